import { describe, expect, test } from "vitest";
import { readPasswordChange, readSignIn, readSignUp, type AccountProblems } from "./account.schema";

const words: AccountProblems = {
  email: "email",
  passwordMissing: "missing",
  passwordShort: "short",
  passwordLong: "long",
  passwordCommon: "common",
  passwordIsEmail: "is email",
};

describe("signing up", () => {
  test("an address is read without case and spaces", () => {
    expect(readSignUp({ email: "  Ada@Example.ORG ", password: "tractor-lemon-9" }, words)).toEqual({
      ok: true,
      value: { email: "ada@example.org", password: "tractor-lemon-9" },
    });
  });

  test.each([
    [{ email: "ada", password: "tractor-lemon-9" }, "email", "email"],
    [{ email: `${"a".repeat(250)}@example.org`, password: "tractor-lemon-9" }, "email", "email"],
    [{ email: "a@b.org" }, "password", "missing"],
    [{ email: "a@b.org", password: "short" }, "password", "short"],
    [{ email: "a@b.org", password: "long".repeat(40) }, "password", "long"],
    [{ email: "a@b.org", password: "password1" }, "password", "common"],
    [{ email: "ada.lovelace@b.org", password: "Ada.Lovelace" }, "password", "is email"],
    [{ email: ["a@b.org"], password: "tractor-lemon-9" }, "email", "email"],
    ["nonsense", "form", "Invalid input: expected object, received string"],
  ])("%j: %s", (body, where, message) => expect(readSignUp(body, words)).toEqual({ ok: false, problems: [{ where, message }] }));
});

test("signing in takes any password that somebody may have", () => {
  expect(readSignIn({ email: "a@b.org", password: "x" }, words)).toEqual({ ok: true, value: { email: "a@b.org", password: "x" } });
});

test("a password is changed for one that would be taken at sign-up", () => {
  expect(readPasswordChange({ currentPassword: "", newPassword: "12345678" }, words)).toEqual({
    ok: false,
    problems: [
      { where: "currentPassword", message: "missing" },
      { where: "newPassword", message: "common" },
    ],
  });
});
