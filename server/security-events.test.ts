import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { changeEmail, changePassword, forgetAccount, signIn, signOutEverywhere, signUp } from "./accounts";
import { countTowards } from "./limits";
import { log } from "./log";
import type { Letter } from "./mail";
import { askForReset, makeResetToken, resetPassword } from "./password-reset";
import { noteSecurity, SECURITY_EVENTS } from "./security-events";
import { findSession } from "./sessions";

const letters = vi.hoisted((): Letter[] => []);
vi.mock("./mail", () => ({ canSendMail: () => true, sendMail: async (letter: Letter) => letters.push(letter) }));

const [warned, told] = [vi.spyOn(log, "warn"), vi.spyOn(log, "info")];
type Line = { event: string } & Record<string, unknown>;
const lines = () =>
  [...warned.mock.calls, ...told.mock.calls].filter(([, message]) => message === "security").map(([line]) => line as unknown as Line);
const eventsOf = () => lines().map(({ event }) => event);

beforeEach(() => {
  letters.length = 0;
  warned.mockClear();
  told.mockClear();
});

const PASSWORD = "tractor-lemon-9";
const ADDRESS = "198.51.100.7";
const comer = { who: null, address: ADDRESS };

async function member() {
  const email = `canary-${randomUUID()}@example.org`;
  const entrance = await signUp(comer, { email, password: PASSWORD });
  if (!entrance.ok) throw new Error(JSON.stringify(entrance));
  return { email, token: entrance.value.token, who: (await findSession(entrance.value.token))!.who };
}

describe("what is written down of an account", () => {
  test("every step is a line, with neither names nor addresses nor passwords", async () => {
    const { email, token, who } = await member();
    await signUp(comer, { email, password: PASSWORD });
    await signIn(comer, { email, password: "canary-wrong-1" });
    await signIn(comer, { email, password: PASSWORD });
    await changePassword(who, token, { currentPassword: "canary-wrong-2", newPassword: "green-boats-7" });
    await changePassword(who, token, { currentPassword: PASSWORD, newPassword: "green-boats-7" });
    const next = `canary-${randomUUID()}@example.org`;
    await changeEmail(who, token, { email: next, currentPassword: "green-boats-7" });
    await askForReset(next, { origin: "https://quiz.example.org", address: ADDRESS });
    await resetPassword("canary-token", "canary-password");
    await resetPassword((await makeResetToken(next))!, "seven-boats-8");
    await signOutEverywhere(who);
    await forgetAccount({ ...who, email: next }, "seven-boats-8");
    await signIn(comer, { email: next, password: "seven-boats-8" });
    expect(eventsOf().sort()).toEqual(
      [
        "signed-up",
        "sign-up-refused",
        "sign-in-refused",
        "signed-in",
        "password-proof-refused",
        "password-changed",
        "email-changed",
        "reset-asked",
        "reset-refused",
        "reset-used",
        "signed-out-everywhere",
        "account-deleted",
        "account-restored",
        "signed-in",
      ].sort(),
    );
    const written = JSON.stringify(lines());
    for (const secret of ["canary", "example.org", ADDRESS, PASSWORD, "green-boats", "seven-boats", who.personId])
      expect(written).not.toContain(secret);
    expect(
      new Set(
        lines()
          .filter(({ event }) => event === "signed-in" || event === "signed-up")
          .map(({ person }) => person),
      ).size,
      "one person has one hash",
    ).toBe(1);
    expect(warned.mock.calls.filter(([, message]) => message === "security")).toHaveLength(3);
  });

  test("a limit that is reached is written down once, by its name", async () => {
    const limit = { name: "three", times: 3, seconds: 60 };
    const whom = randomUUID();
    for (let times = 0; times < 6; times++) await countTowards(limit, whom);
    expect(lines()).toEqual([expect.objectContaining({ event: "limit-reached", detail: "three" })]);
  });

  test("there is no line of another kind", () => {
    for (const event of SECURITY_EVENTS) noteSecurity(event);
    expect(eventsOf().sort()).toEqual([...SECURITY_EVENTS].sort());
  });
});

describe("whoever has an account is told", () => {
  test("of a changed password, and of a changed address at the one before", async () => {
    const { email, token, who } = await member();
    await changePassword(who, token, { currentPassword: PASSWORD, newPassword: "green-boats-7" });
    await changeEmail(who, token, { email: `${randomUUID()}@example.org`, currentPassword: "green-boats-7" });
    expect(letters.map(({ to }) => to)).toEqual([email, email]);
    expect(letters.map(({ subject }) => subject)).toEqual([
      "Your password for Footing was changed",
      "Your e-mail address for Footing was changed",
    ]);
    expect(letters.map(({ text }) => text).join()).not.toContain("green-boats-7");
  });

  test("of a password that was replaced by a link", async () => {
    const { email } = await member();
    await resetPassword((await makeResetToken(email))!, "green-boats-7");
    expect(letters.map(({ to, subject }) => [to, subject])).toEqual([[email, "Your password for Footing was changed"]]);
  });

  test("of somebody who came in after five wrong passwords, by letter and on the page, and not after four", async () => {
    const { email } = await member();
    const tryTimes = async (times: number) => {
      for (let time = 0; time < times; time++) await signIn(comer, { email, password: "another-lemon-9" });
      return signIn(comer, { email, password: PASSWORD });
    };
    expect(await tryTimes(4)).toMatchObject({ ok: true, value: { tried: false } });
    expect(letters).toEqual([]);
    expect(await tryTimes(5)).toMatchObject({ ok: true, value: { tried: true } });
    expect(letters.map(({ to, subject }) => [to, subject])).toEqual([[email, "Wrong passwords for your account"]]);
    expect(eventsOf()).toContain("signed-in-after-failures");
    expect(await tryTimes(0)).toMatchObject({ ok: true, value: { tried: false } });
  });

  test("at no address where nobody has an account", async () => {
    await signIn(comer, { email: `${randomUUID()}@example.org`, password: PASSWORD });
    await askForReset(`${randomUUID()}@example.org`, { origin: "https://quiz.example.org", address: null });
    expect(letters).toEqual([]);
  });
});
