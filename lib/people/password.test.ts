import { expect, test } from "vitest";
import { COMMON_PASSWORDS } from "./common-passwords";
import { isCommonPassword, PASSWORD_LENGTH } from "./password";

test.each([
  "password",
  "Password1",
  "P@ssw0rd",
  "passw0rd!",
  "12345678",
  "1234567890",
  "11111111",
  "qwertyuiop",
  "qwerty123",
  "abc12345",
  "iloveyou",
  "ILOVEYOU2",
  "football1",
  "sunshine2024!",
  "letmein1",
  "admin123",
  "welcome1",
  "asdfghjkl",
  "zxcvbnm1",
  "87654321",
  "abcabcabc",
  "aaaaaaaa",
  "passwordpassword",
  "1qaz2wsx",
  "monkey123",
  "qazwsxedc",
  "trustno1",
  "19870412",
  "charl132024",
  "m0nk3y99",
  "mich431!",
])("%s is common", (password) => expect(isCommonPassword(password)).toBe(true));

test.each([
  "correct horse battery",
  "tractor-lemon-9",
  "Seven green boats",
  "k3vß2øq!xd",
  "пароль длинный",
  "a quiet reading room",
  "Charlevoix-Jeddah",
])("%s is not", (password) => expect(isCommonPassword(password)).toBe(false));

test("the 3,000 commonest that are long enough are all refused, and all others on the list", () => {
  const longEnough = COMMON_PASSWORDS.filter((password) => password.length >= PASSWORD_LENGTH.least);
  expect(longEnough.length).toBeGreaterThan(3_000);
  expect(longEnough.filter((password) => !isCommonPassword(password))).toEqual([]);
  expect(longEnough.slice(0, 3_000).filter((password) => !isCommonPassword(`${password[0]!.toUpperCase()}${password.slice(1)}`))).toEqual(
    [],
  );
});

test.each(["footing2026", "Footing!!", "myfootingquiz", "footing-teacher", "FOOTINGfooting"])("%s is of the name of the app", (password) =>
  expect(isCommonPassword(password)).toBe(true),
);

test("a long text is judged at once", () => {
  const began = performance.now();
  isCommonPassword("ab1!".repeat(32));
  isCommonPassword("x".repeat(128));
  expect(performance.now() - began).toBeLessThan(50);
});
