import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { signIn, signUp } from "./accounts";
import { purgeClasses } from "./class-retention";
import { db } from "./db";
import { makeTeacher, makeOpenClass, makePupil, giveToClass } from "./testing/classes";
import { membersOf } from "./memberships";
import { saveRoster } from "./classes";

/** The modules read the environment once: each test has them anew with what it sets. */
async function withEnvironment(changes: Record<string, string>) {
  for (const [name, value] of Object.entries(changes)) vi.stubEnv(name, value);
  vi.resetModules();
  return {
    accounts: await import("./accounts"),
    policy: await import("./sign-up-policy"),
    reset: await import("./password-reset"),
    mail: await import("./mail"),
  };
}

afterEach(() => vi.unstubAllEnvs());

const PASSWORD = "tractor-lemon-9";
const comer = { who: null, address: null };
const email = () => `${randomUUID()}@example.org`;

describe("who may make an account", () => {
  test("by invitation: one person for each, and a try that fails uses none up", async () => {
    const { accounts, policy } = await withEnvironment({ SIGN_UP: "invitation" });
    const code = await policy.makeInvitation(14);
    expect(await accounts.signUp(comer, { email: email(), password: PASSWORD })).toMatchObject({
      ok: false,
      problems: [{ where: "invitation" }],
    });
    const taken = email();
    const first = await policy.makeInvitation(14);
    expect(await accounts.signUp(comer, { email: taken, password: PASSWORD }, first)).toMatchObject({ ok: true });
    expect(await accounts.signUp(comer, { email: taken, password: PASSWORD }, code)).toMatchObject({
      ok: false,
      problems: [{ where: "email" }],
    });
    const both = await Promise.all([
      accounts.signUp(comer, { email: email(), password: PASSWORD }, code.toUpperCase()),
      accounts.signUp(comer, { email: email(), password: PASSWORD }, ` ${code} `),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const over = await policy.makeInvitation(0);
    expect(await accounts.signUp(comer, { email: email(), password: PASSWORD }, over)).toMatchObject({ ok: false });
    expect(await policy.purgeInvitations()).toBe(3);
  });

  test("by domain: only addresses of that very one", async () => {
    const { accounts } = await withEnvironment({ SIGN_UP: "domain:school.example" });
    for (const foreign of ["a@example.org", "a@evil-school.example", "a@school.example.org", "a@part.school.example"])
      expect(await accounts.signUp(comer, { email: foreign, password: PASSWORD })).toMatchObject({
        ok: false,
        problems: [{ where: "email" }],
      });
    expect(await accounts.signUp(comer, { email: `${randomUUID()}@school.example`, password: PASSWORD })).toMatchObject({ ok: true });
  });

  test("everybody, where nothing is said; another policy is refused at the start", async () => {
    expect(await signUp(comer, { email: email(), password: PASSWORD })).toMatchObject({ ok: true });
    const { policy } = await withEnvironment({ SIGN_UP: "friends" });
    expect(() => policy.signUpPolicy()).toThrow("SIGN_UP");
  });
});

/** A mail server that takes every letter and keeps it. */
function openSink(): Promise<{ url: string; letters: string[]; close: () => void }> {
  const letters: string[] = [];
  const talk = (socket: Socket) => {
    let letter: string | null = null;
    socket.write("220 sink\r\n");
    socket.on("data", (bytes) => {
      for (const line of bytes.toString().split("\r\n").slice(0, -1)) {
        if (letter !== null && line === ".") {
          letters.push(letter);
          letter = null;
          socket.write("250 kept\r\n");
        } else if (letter !== null) letter += `${line}\n`;
        else if (/^DATA/i.test(line)) {
          letter = "";
          socket.write("354 go on\r\n");
        } else if (/^QUIT/i.test(line)) socket.end("221 bye\r\n");
        else socket.write("250 ok\r\n");
      }
    });
  };
  const server = createServer(talk);
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () =>
      resolve({ url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}?ignoreTLS=true`, letters, close: () => server.close() }),
    ),
  );
}

describe("a forgotten password", () => {
  let sink: Awaited<ReturnType<typeof openSink>>;
  beforeEach(async () => {
    sink = await openSink();
    return () => sink.close();
  });

  test("is replaced once by a link that comes by mail, and everywhere else one is signed out", async () => {
    const { accounts, reset } = await withEnvironment({ SMTP_URL: sink.url, MAIL_FROM: "footing@example.org" });
    const address = email();
    await accounts.signUp(comer, { email: address, password: PASSWORD });
    expect(await reset.askForReset(address, { origin: "https://quiz.example.org", address: null })).toBe(true);
    await vi.waitFor(() => expect(sink.letters).toHaveLength(1), { timeout: 10_000 });
    const letter = sink.letters[0]!.replace(/=\n/g, "").replaceAll("=3D", "=");
    expect(letter).toContain(`To: ${address}`);
    const token = /https:\/\/quiz\.example\.org\/reset\/([\w-]{32})/.exec(letter)![1]!;
    const { id } = await db.person.findUniqueOrThrow({ where: { email: address } });
    expect(await db.session.count({ where: { userId: id } })).toBe(1);
    expect(await reset.isResetToken(token)).toBe(true);
    const used = await Promise.all(Array.from({ length: 5 }, () => reset.resetPassword(token, "green-boats-7")));
    expect(used.filter(Boolean)).toHaveLength(1);
    expect(await db.session.count({ where: { userId: id } })).toBe(0);
    expect([
      await signIn(comer, { email: address, password: PASSWORD }),
      await signIn(comer, { email: address, password: "green-boats-7" }),
    ]).toMatchObject([{ ok: false }, { ok: true }]);
  });

  test("says the same for an address that has no account, and sends nothing", async () => {
    const { reset } = await withEnvironment({ SMTP_URL: sink.url, MAIL_FROM: "footing@example.org" });
    expect(await reset.askForReset(email(), { origin: "", address: null })).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(sink.letters).toEqual([]);
  });

  test("can be replaced by a link of the command line; the one before ends", async () => {
    const { accounts, reset, mail } = await withEnvironment({});
    const address = email();
    await accounts.signUp(comer, { email: address, password: PASSWORD });
    const [first, second] = [await reset.makeResetToken(address.toUpperCase()), await reset.makeResetToken(address)];
    expect([
      await reset.isResetToken(first!),
      await reset.isResetToken(second!),
      await reset.makeResetToken(email()),
      mail.canSendMail(),
    ]).toEqual([false, true, null, false]);
    await db.verification.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await reset.resetPassword(second!, "green-boats-7")).toBe(false);
  });
});

describe("how long a class keeps names", () => {
  const DAY = 86_400_000;
  const ago = (days: number) => new Date(Date.now() - days * DAY);

  async function oldClass(usedDaysAgo: number, deletedDaysAgo: number | null) {
    const teacher = await makeTeacher();
    const one = await makeOpenClass(teacher);
    await saveRoster(teacher, one.id, { ok: true, value: ["Hassan, Amir"] });
    const pupil = await makePupil(one, "Amir");
    const id = await giveToClass(teacher, one.id);
    const attempt = await db.attempt.create({
      data: {
        personId: pupil.personId,
        setId: (await db.factSet.findFirstOrThrow()).id,
        settings: {},
        seed: "",
        feedback: "end",
        assignmentId: id,
      },
    });
    await db.assignment.update({ where: { id }, data: { opensAt: ago(usedDaysAgo + 1), closesAt: ago(usedDaysAgo) } });
    await db.class.update({
      where: { id: one.id },
      data: { keepDays: 100, createdAt: ago(1000), deletedAt: deletedDaysAgo === null ? null : ago(deletedDaysAgo) },
    });
    const isThere = async () => (await db.class.findUnique({ where: { id: one.id } })) !== null;
    const names = async () => [
      ...(await db.membership.findMany({ where: { classId: one.id } })).map(({ name }) => name),
      ...(await db.rosterEntry.findMany({ where: { classId: one.id } })).map(({ name }) => name),
    ];
    const given = async () => (await db.attempt.findUniqueOrThrow({ where: { id: attempt.id } })).assignmentId;
    return { id: one.id, assignment: id, isThere, names, given };
  }

  test("so many days after it was last used they go, and what was answered stays", async () => {
    const [recent, old, bin, away, over] = [
      await oldClass(99, null),
      await oldClass(101, null),
      await oldClass(5, 29),
      await oldClass(5, 31),
      await oldClass(101, 31),
    ];
    expect(await purgeClasses()).toEqual({ nameless: 3, gone: 1 });
    expect([await recent.names(), await bin.names()]).toEqual([
      ["Amir", "Hassan, Amir"],
      ["Amir", "Hassan, Amir"],
    ]);
    expect([await old.names(), await away.names()]).toEqual([[""], [""]]);
    expect([await old.given(), await away.given(), await over.given()]).toEqual([old.assignment, away.assignment, null]);
    expect([await old.isThere(), await away.isThere(), await over.isThere()]).toEqual([true, true, false]);
    expect(await membersOf(old.id)).toEqual([]);
    expect(await purgeClasses()).toEqual({ nameless: 0, gone: 0 });
  });
});
