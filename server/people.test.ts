import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { SAMPLE_SET } from "@/lib/facts/sample";
import { changeEmail, changePassword, signIn, signOutAccount, signOutEverywhere, signUp } from "./accounts";
import { db, pool } from "./db";
import { storeFactSet } from "./facts";
import { COLUMNS_OF_A_PERSON, deletePerson, mergePeople, ONE_ROW_A_PERSON, purgePeople, restorePerson, saveSettings } from "./people";
import { exportPerson, NOT_PERSONAL_TABLES, PERSONAL_TABLES } from "./person-export";
import { findSession, openAnonymousSession, saveOwnDevice, type Who } from "./sessions";

const PASSWORD = "tractor-lemon-9";
const nobody = { who: null, address: null };
const email = () => `${randomUUID()}@example.org`;

/** Somebody with an account, and the session they came in with. */
async function member(address = email(), who: Who | null = null) {
  const entrance = await signUp({ who, address: null }, { email: address, password: PASSWORD });
  if (!entrance.ok) throw new Error(JSON.stringify(entrance.problems));
  const session = await findSession(entrance.value.token);
  return { email: address, token: entrance.value.token, who: session!.who };
}

/** A set with one question and one answered attempt; `owner` null makes it a set that is for everyone. */
async function setOf(ownerId: string | null) {
  const slug = `set-${randomUUID()}`;
  await storeFactSet({ ...SAMPLE_SET, slug });
  const set = await db.factSet.update({ where: { slug }, data: { ownerId, seededFrom: null } });
  const questionId = randomUUID();
  await db.question.create({
    data: { id: questionId, setId: set.id, format: "multiple-choice", slot: "object", factKeys: [], variant: 0 },
  });
  const version = await db.questionVersion.create({
    data: {
      questionId,
      number: 1,
      digest: "d",
      content: { format: "multiple-choice", context: "Paris", stem: "Who?", explanation: "a secret" },
      personId: ownerId,
    },
  });
  return { ...set, versionId: version.id };
}

async function attemptOf(personId: string, set: { id: string; versionId: string }, more: { quizId?: string; feedback?: string } = {}) {
  const attempt = await db.attempt.create({ data: { personId, setId: set.id, settings: {}, seed: "1", feedback: "each", ...more } });
  const item = await db.attemptItem.create({
    data: { attemptId: attempt.id, position: 1, questionVersionId: set.versionId, optionOrder: [] },
  });
  const answer = await db.answer.create({
    data: {
      attemptItemId: item.id,
      key: randomUUID(),
      sequence: 1,
      reply: {},
      digest: "",
      locks: true,
      answeredAt: new Date(),
      elapsedMs: 1,
      localDate: "2025-03-12",
    },
  });
  await db.mark.create({ data: { answerId: answer.id, questionVersionId: set.versionId, points: 1, outcomes: [] } });
  await db.questionReport.create({ data: { questionVersionId: set.versionId, attemptItemId: item.id, personId, note: "a note" } });
  return attempt;
}

const quizOf = (ownerId: string, setId: string) => db.quiz.create({ data: { code: randomUUID(), setId, ownerId, settings: {} } });

/** Memories and what goes with them, a row in each table. */
async function remember(personId: string, set: { id: string }, attempt: { id: string }) {
  const { answers } = await db.attemptItem.findFirstOrThrow({
    where: { attemptId: attempt.id },
    include: { answers: { include: { marks: true } } },
  });
  const version = await db.factVersion.findFirstOrThrow({ where: { setId: set.id } });
  const fact = { personId, setId: set.id, factKey: version.factKey };
  await db.outcome.create({
    data: { ...fact, markId: answers[0]!.marks[0]!.id, slot: "object", right: true, points: 1, reply: "text", format: "short-answer" },
  });
  await db.memory.create({ data: { ...fact, slot: "object" } });
  await db.restart.create({ data: { ...fact, slot: "object" } });
  await db.confusion.create({ data: { ...fact, answerId: answers[0]!.id, slot: "object", chosen: "Rome", chosenFactKeys: [] } });
  await db.setAside.create({ data: fact });
  await db.plan.create({
    data: {
      personId,
      minutes: 10,
      retention: 0.9,
      newShare: 0.25,
      daysOff: [],
      lightDays: [],
      scopes: [],
      grades: 2,
      showIntervals: false,
      showStreak: true,
      hour: 18,
    },
  });
  await db.parameterSet.create({
    data: { personId, weights: Array(21).fill(1), answers: 400, logLossBefore: 0.4, logLossAfter: 0.3, isCurrent: true },
  });
  await db.factNotice.create({ data: { personId, factVersionId: version.id } });
  await db.feed.create({ data: { tokenHash: randomUUID(), personId, hour: 18 } });
  await db.mark.create({
    data: {
      answerId: answers[0]!.id,
      questionVersionId: answers[0]!.marks[0]!.questionVersionId,
      points: 0.5,
      outcomes: [],
      reason: "override",
      byId: personId,
      note: "said aloud",
    },
  });
}

/** A class, a place in it, and what is kept of work on sets: a row in each table. */
async function teach(personId: string, set: { id: string }) {
  const code = randomUUID().slice(0, 8);
  const { id: classId } = await db.class.create({ data: { ownerId: personId, name: "7b", joinCode: code } });
  await db.membership.create({ data: { classId, personId, name: "Ada" } });
  await db.share.create({
    data: { setId: set.id, allows: "edit", tokenHash: randomUUID(), givenById: personId, takenById: personId, takenAt: new Date() },
  });
  await db.edit.create({
    data: { setId: set.id, personId, target: "set", targetKey: "", action: "changed", undoneAt: new Date(), undoneById: personId },
  });
  await db.regrade.create({ data: { setId: set.id, personId, policy: "raise-only", cause: {}, summary: {} } });
  await db.import.create({ data: { personId, setId: set.id, fileName: "deck.apkg", size: 1, sha256: "a".repeat(64) } });
  await db.pastReview.create({ data: pastReview(personId, set.id) });
}

const pastReview = (personId: string, setId: string) => ({
  personId,
  setId,
  factKey: "f1",
  slot: "object",
  at: new Date("2025-03-12T08:00:00Z"),
  grade: 3,
  ms: 900,
  localDate: "2025-03-12",
});

/** Somebody anonymous with a row in every table that says whose it is. */
async function somebodyBusy() {
  const session = await openAnonymousSession();
  const { personId } = session.who;
  const set = await setOf(personId);
  await db.factVersion.updateMany({ where: { setId: set.id }, data: { personId } });
  const quiz = await quizOf(personId, set.id);
  const attempt = await attemptOf(personId, set);
  await remember(personId, set, attempt);
  await teach(personId, set);
  return { session, personId, set, quiz, attempt };
}

async function rowsOf(personId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [table, column] of [...COLUMNS_OF_A_PERSON, ...Object.keys(ONE_ROW_A_PERSON).map((name) => [name, "personId"] as const)]) {
    const { rows } = await pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM "${table}" WHERE "${column}" = $1`, [
      personId,
    ]);
    counts[`${table}.${column}`] = rows[0]!.count;
  }
  return counts;
}

const NOTHING = Object.fromEntries(
  [...COLUMNS_OF_A_PERSON.map((pair) => pair.join(".")), ...Object.keys(ONE_ROW_A_PERSON).map((table) => `${table}.personId`)].map(
    (name) => [name, 0],
  ),
);

test("every column that names a person is moved by a merge", async () => {
  const { rows } = await pool.query<{ table: string; column: string }>(
    `SELECT c.conrelid::regclass::text AS "table", a.attname AS "column" FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
     WHERE c.contype = 'f' AND c.confrelid = '"Person"'::regclass`,
  );
  const named = rows
    .map(({ table, column }) => `${table.replaceAll('"', "")}.${column}`)
    .filter((name) => !["Session.userId", "Account.userId", "Person.mergedIntoId"].includes(name));
  expect(named.sort()).toEqual(
    [...COLUMNS_OF_A_PERSON.map((pair) => pair.join(".")), ...Object.keys(ONE_ROW_A_PERSON).map((table) => `${table}.personId`)].sort(),
  );
});

describe("merging", () => {
  test("signing up moves everything and keeps what was set", async () => {
    const { session, personId } = await somebodyBusy();
    await saveSettings(session.who, { theme: "dark" });
    const before = await rowsOf(personId);
    expect(Object.values(before).every((count) => count > 0)).toBe(true);
    const { who } = await member(email(), session.who);
    expect(await rowsOf(who.personId)).toEqual(before);
    expect(await rowsOf(personId)).toEqual(NOTHING);
    expect(who.settings.theme).toBe("dark");
    expect(await db.person.findUnique({ where: { id: personId } })).toMatchObject({ mergedIntoId: who.personId });
  });

  test("signing in moves everything, and what the account had set holds", async () => {
    const account = await member();
    await saveSettings(account.who, { theme: "light" });
    const { session, personId } = await somebodyBusy();
    await saveSettings(session.who, { theme: "dark", spacing: "wide" });
    const guest = { ...session.who, settings: { ...session.who.settings, ownDevice: true } };
    const into = await signIn({ who: guest, address: null }, { email: account.email, password: PASSWORD });
    expect(into.ok).toBe(true);
    expect(await rowsOf(personId)).toEqual(NOTHING);
    const { who } = (await findSession(into.ok ? into.value.token : ""))!;
    expect(who).toMatchObject({ personId: account.who.personId, settings: { theme: "light", spacing: "wide", ownDevice: true } });
  });

  test("an old session leads to the account for a while, and not to its settings of weight", async () => {
    const session = await openAnonymousSession();
    const { who } = await member(email(), session.who);
    expect(await findSession(session.token)).toMatchObject({ isDirect: false, who: { personId: who.personId } });
    const { expiresAt } = await db.session.findUniqueOrThrow({ where: { token: session.token } });
    expect(expiresAt.getTime()).toBeLessThan(Date.now() + 11 * 60_000);
  });

  test("a request under way writes for the account", async () => {
    const session = await openAnonymousSession();
    const set = await setOf(null);
    const { who } = await member(email(), session.who);
    const late = await attemptOf(session.who.personId, set);
    expect(await db.attempt.findUnique({ where: { id: late.id } })).toMatchObject({ personId: who.personId });
    expect(await rowsOf(session.who.personId)).toEqual(NOTHING);
  });

  test("an answer that both took over from a file stays once", async () => {
    const [guest, account, set] = [await openAnonymousSession(), await member(), await setOf(null)];
    await db.pastReview.create({ data: pastReview(guest.who.personId, set.id) });
    await db.pastReview.create({ data: { ...pastReview(guest.who.personId, set.id), at: new Date("2025-03-13T08:00:00Z") } });
    await db.pastReview.create({ data: pastReview(account.who.personId, set.id) });
    await mergePeople(guest.who.personId, account.who.personId);
    expect(await rowsOf(account.who.personId)).toMatchObject({ "PastReview.personId": 2 });
    expect(await rowsOf(guest.who.personId)).toEqual(NOTHING);
  });

  test("writes that race with a merge are not left behind", async () => {
    const session = await openAnonymousSession();
    const set = await setOf(null);
    const account = await member();
    const write = () =>
      db.attempt.create({ data: { personId: session.who.personId, setId: set.id, settings: {}, seed: "1", feedback: "each" } });
    const writes = [...Array(20)].map(async (_, at) => {
      await new Promise((done) => setTimeout(done, at));
      return write();
    });
    await Promise.all([...writes, mergePeople(session.who.personId, account.who.personId)]);
    expect(await rowsOf(account.who.personId)).toMatchObject({ "Attempt.personId": 20 });
  });

  test("twenty merges at once are one", async () => {
    const { session, personId } = await somebodyBusy();
    const account = await member();
    const done = await Promise.all([...Array(20)].map(() => mergePeople(personId, account.who.personId)));
    expect(done.filter(Boolean)).toHaveLength(1);
    expect(await rowsOf(account.who.personId)).toMatchObject({ "Attempt.personId": 1 });
    expect(await mergePeople(session.who.personId, account.who.personId)).toBe(false);
  });

  test("only somebody anonymous goes into somebody with an account", async () => {
    const [one, other, guest] = [await member(), await member(), await openAnonymousSession()];
    expect(await mergePeople(one.who.personId, other.who.personId)).toBe(false);
    expect(await mergePeople(one.who.personId, guest.who.personId)).toBe(false);
    expect(await mergePeople(guest.who.personId, guest.who.personId)).toBe(false);
    expect(await mergePeople(guest.who.personId, "nobody")).toBe(false);
  });

  test("versions that come together go to whom their makers have become, whoever else made some of them", async () => {
    const ids = ["a", "b", "c", "d"].map((name) => `${name}-${randomUUID()}`);
    for (const id of ids) await db.person.create({ data: { id, name: "", email: `${id}@example.org` } });
    const [merged, between, last, other] = ids as [string, string, string, string];
    await db.person.update({ where: { id: merged }, data: { mergedIntoId: between } });
    await db.person.update({ where: { id: between }, data: { mergedIntoId: last } });
    const slug = `set-${randomUUID()}`;
    await storeFactSet({ ...SAMPLE_SET, slug }, { personId: merged });
    const makers = async () =>
      (
        await db.factVersion.groupBy({ by: ["personId"], where: { fact: { set: { slug } } }, _count: true, orderBy: { personId: "asc" } })
      ).map(({ personId, _count }) => [personId, _count]);
    expect(await makers()).toEqual([[last, SAMPLE_SET.facts.length]]);
    const { id: setId } = await db.factSet.findUniqueOrThrow({ where: { slug } });
    const add = `INSERT INTO "FactVersion" (id, "setId", "factKey", number, "isCurrent", "personId", "subjectKey", "relationKey", "objectText")
      SELECT gen_random_uuid(), "setId", "factKey", 2 + n, false, who, "subjectKey", "relationKey", 'x' FROM "FactVersion" v, unnest($2::text[]) WITH ORDINALITY AS w(who, n) WHERE v."setId" = $1 AND v.number = 1`;
    await pool.query(add, [setId, [merged, other, null, between]]);
    const each = SAMPLE_SET.facts.length;
    expect(new Map((await makers()) as [string | null, number][])).toEqual(
      new Map([
        [last, 3 * each],
        [other, each],
        [null, each],
      ]),
    );
  });

  test("merges are followed to their end, and never in a circle", async () => {
    const ids = ["a", "b", "c"].map((name) => `${name}-${randomUUID()}`);
    for (const id of ids) await db.person.create({ data: { id, name: "", email: `${id}@example.org` } });
    await db.person.update({ where: { id: ids[0]! }, data: { mergedIntoId: ids[1]! } });
    await db.person.update({ where: { id: ids[1]! }, data: { mergedIntoId: ids[2]! } });
    const end = async () => (await pool.query(`SELECT current_person($1) AS id`, [ids[0]])).rows[0].id;
    expect(await end()).toBe(ids[2]);
    await db.person.update({ where: { id: ids[2]! }, data: { mergedIntoId: ids[0]! } });
    expect(await end()).toBeNull();
  });
});

describe("signing in", () => {
  test("an unknown address and a wrong password are answered alike", async () => {
    const { email } = await member();
    const unknown = await signIn(nobody, { email: "nobody@example.org", password: PASSWORD });
    expect(unknown).toEqual(await signIn(nobody, { email, password: "another-lemon-9" }));
    expect(unknown).toMatchObject({ ok: false, problems: [{ where: "form" }] });
  });

  test("one address has one account", async () => {
    const { email } = await member();
    expect(await signUp(nobody, { email, password: PASSWORD })).toMatchObject({ ok: false, problems: [{ where: "email" }] });
  });

  test("ten signing up at once with one address make one account", async () => {
    const address = email();
    const results = await Promise.all([...Array(10)].map(() => signUp(nobody, { email: address, password: PASSWORD })));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await db.person.count({ where: { email: address } })).toBe(1);
  });

  test("after ten wrong passwords even the right one has to wait, and then counts again", async () => {
    const { email } = await member();
    const attempt = (password: string) => signIn(nobody, { email, password });
    for (let times = 0; times < 10; times++) expect(await attempt("another-lemon-9")).toMatchObject({ ok: false });
    const refused = await attempt(PASSWORD);
    expect(refused).toMatchObject({ ok: false, problems: [{ where: "form" }] });
    await db.rateLimit.updateMany({ data: { lastRequest: BigInt(Date.now() - 901_000) } });
    expect(await attempt(PASSWORD)).toMatchObject({ ok: true });
    expect(await attempt(PASSWORD)).toMatchObject({ ok: true });
  });

  test("signing in with the right password is never too often", async () => {
    const { email } = await member();
    for (let times = 0; times < 12; times++)
      expect(await signIn({ who: null, address: "192.0.2.1" }, { email, password: PASSWORD })).toMatchObject({ ok: true });
  });
});

describe("sessions", () => {
  let account: Awaited<ReturnType<typeof member>>;
  beforeEach(async () => {
    account = await member();
  });

  async function another() {
    const entrance = await signIn(nobody, { email: account.email, password: PASSWORD });
    return entrance.ok ? entrance.value.token : "";
  }

  test("a changed password ends the others", async () => {
    const [token, other] = [account.token, await another()];
    expect(await changePassword(account.who, token, { currentPassword: "wrong", newPassword: "green-boats-7" })).toMatchObject({
      ok: false,
      problems: [{ where: "currentPassword" }],
    });
    expect(await changePassword(account.who, token, { currentPassword: PASSWORD, newPassword: "green-boats-7" })).toMatchObject({
      ok: true,
    });
    expect(await findSession(token)).not.toBeNull();
    expect(await findSession(other)).toBeNull();
    expect(await signIn(nobody, { email: account.email, password: PASSWORD })).toMatchObject({ ok: false });
    expect(await signIn(nobody, { email: account.email, password: "green-boats-7" })).toMatchObject({ ok: true });
  });

  test("a changed e-mail address ends the others, and nobody else's is taken", async () => {
    const other = await another();
    const taken = await member();
    expect(await changeEmail(account.who, account.token, { email: taken.email, currentPassword: PASSWORD })).toMatchObject({
      ok: false,
      problems: [{ where: "email" }],
    });
    expect(await findSession(other)).not.toBeNull();
    const next = email();
    expect(await changeEmail(account.who, account.token, { email: next, currentPassword: PASSWORD })).toMatchObject({ ok: true });
    expect(await findSession(other)).toBeNull();
    expect(await signIn(nobody, { email: next, password: PASSWORD })).toMatchObject({ ok: true });
  });

  test("signing out everywhere ends those of earlier days too", async () => {
    const guest = await openAnonymousSession();
    await mergePeople(guest.who.personId, account.who.personId);
    await signOutEverywhere(account.who);
    expect(await findSession(account.token)).toBeNull();
    expect(await findSession(guest.token)).toBeNull();
  });

  test("whoever runs the server can end those of an account", async () => {
    const other = await another();
    expect(await signOutAccount(account.email.toUpperCase())).toBe(true);
    expect([await findSession(account.token), await findSession(other)]).toEqual([null, null]);
    expect(await signOutAccount("nobody@example.org")).toBe(false);
  });

  test("on a device that others use it ends after twenty idle minutes, and lasts while there is something to do", async () => {
    const { token } = account;
    await saveOwnDevice(token, false);
    const life = async () => {
      const { expiresAt } = await db.session.findUniqueOrThrow({ where: { token } });
      return Math.round((expiresAt.getTime() - Date.now()) / 60_000);
    };
    expect(await life()).toBe(20);
    await pool.query(
      `UPDATE "Session" SET "updatedAt" = now() - interval '19 minutes', "expiresAt" = now() + interval '1 minute' WHERE "token" = $1`,
      [token],
    );
    expect(await findSession(token)).toMatchObject({ who: { settings: { ownDevice: false } } });
    expect(await life()).toBe(20);
    await pool.query(`UPDATE "Session" SET "expiresAt" = now() - interval '1 second' WHERE "token" = $1`, [token]);
    expect(await findSession(token)).toBeNull();
  });

  test("on one's own device it lasts four hundred days from the last day on", async () => {
    const { token } = account;
    await pool.query(
      `UPDATE "Session" SET "updatedAt" = now() - interval '2 days', "expiresAt" = now() + interval '1 day' WHERE "token" = $1`,
      [token],
    );
    await findSession(token);
    const { expiresAt } = await db.session.findUniqueOrThrow({ where: { token } });
    expect(Math.round((expiresAt.getTime() - Date.now()) / 86_400_000)).toBe(400);
  });
});

describe("what is kept about somebody", () => {
  test("every table is in the export or named with the reason why not", async () => {
    const { rows } = await pool.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    expect([...Object.keys(PERSONAL_TABLES), ...Object.keys(NOT_PERSONAL_TABLES)].sort()).toEqual(rows.map(({ name }) => name).sort());
  });

  test("the export holds all of theirs, nothing of others, and no secret", async () => {
    const { session } = await somebodyBusy();
    const { who, token } = await member(email(), session.who);
    const other = await somebodyBusy();
    const open = await attemptOf(who.personId, other.set, { feedback: "end" });
    const { tables, asked } = await exportPerson(who);
    const text = JSON.stringify({ tables, asked });
    for (const name of [
      "Person",
      "Session",
      "Account",
      "FactSet",
      "Fact",
      "FactVersion",
      "Quiz",
      "Attempt",
      "AttemptItem",
      "Answer",
      "Mark",
      "QuestionReport",
      "Outcome",
      "Memory",
      "SetAside",
      "Restart",
      "Confusion",
      "Plan",
      "ParameterSet",
      "FactNotice",
      "Feed",
      "Class",
      "Membership",
      "Share",
      "Edit",
      "Regrade",
      "Import",
      "PastReview",
    ])
      expect(tables[name], name).not.toHaveLength(0);
    expect(text).toContain(who.email);
    expect(text).toContain(open.id);
    expect(text).not.toContain(other.personId);
    expect(text).not.toContain(token);
    expect(text).not.toContain((await db.account.findFirstOrThrow({ where: { userId: who.personId } })).password);
    expect(tables.Mark, "the marks of an attempt that goes on say what is right").toHaveLength(2);
    expect(JSON.stringify(asked)).not.toContain("a secret");
  });

  test("who was deleted is not there, and can be back within thirty days with everything", async () => {
    const { session, set } = await somebodyBusy();
    const { who, email: address, token } = await member(email(), session.who);
    const earlier = await setOf(who.personId);
    await db.factSet.update({ where: { id: earlier.id }, data: { deletedAt: new Date("2025-01-01T00:00:00Z") } });
    await deletePerson(who);
    expect(await findSession(token)).toBeNull();
    expect(await db.factSet.findUnique({ where: { id: set.id } })).toMatchObject({ deletedAt: expect.any(Date) });
    expect(await purgePeople()).toBe(0);
    expect(await signIn(nobody, { email: address, password: PASSWORD })).toMatchObject({ ok: true, value: { restored: true } });
    expect(await db.factSet.findUnique({ where: { id: set.id } })).toMatchObject({ deletedAt: null });
    expect(await db.factSet.findUnique({ where: { id: earlier.id } }), "what was deleted before stays deleted").toMatchObject({
      deletedAt: expect.any(Date),
    });
    expect(await rowsOf(who.personId)).toMatchObject({ "Attempt.personId": 1, "Quiz.ownerId": 1, "Class.ownerId": 1 });
  });

  test("after thirty days everything is gone, but for what others rest on, which has no name", async () => {
    const { session, set, personId: guest } = await somebodyBusy();
    const { who, email: address } = await member(email(), session.who);
    const teacher = await member();
    const lesson = await setOf(teacher.who.personId);
    const kept = await attemptOf(who.personId, lesson, { quizId: (await quizOf(teacher.who.personId, lesson.id)).id });
    const keptItem = await db.attemptItem.findFirstOrThrow({ where: { attemptId: kept.id } });
    const written = await db.attemptItem.create({
      data: { attemptId: kept.id, position: 2, questionVersionId: lesson.versionId, optionOrder: [] },
    });
    await db.reveal.create({ data: { attemptItemId: written.id, key: randomUUID(), text: "two sentences of mine" } });
    const shared = await setOf(who.personId);
    await attemptOf(teacher.who.personId, shared);

    await deletePerson(who);
    await pool.query(`UPDATE "Person" SET "deletedAt" = now() - interval '31 days' WHERE "id" = $1`, [who.personId]);
    expect(await restorePerson(who.personId)).toBe(false);
    expect(await signIn(nobody, { email: address, password: PASSWORD })).toMatchObject({ ok: false });
    expect(await purgePeople()).toBe(1);
    expect(await purgePeople()).toBe(0);

    expect(await rowsOf(who.personId)).toEqual({ ...NOTHING, "Attempt.personId": 1, "FactSet.ownerId": 1 });
    expect(await db.attemptItem.findMany({ where: { attemptId: kept.id } })).toEqual([keptItem]);
    expect(await db.factSet.findUnique({ where: { id: set.id } })).toBeNull();
    expect(await db.factSet.findUnique({ where: { id: shared.id } })).toMatchObject({ deletedAt: expect.any(Date) });
    const { tables } = await exportPerson(who);
    expect(JSON.stringify(tables)).not.toContain(address);
    expect(tables.Account).toEqual([]);
    expect(
      await db.person.findMany({ where: { id: { in: [who.personId, guest] } }, select: { name: true, settings: true, zone: true } }),
    ).toEqual([
      { name: "", settings: {}, zone: null },
      { name: "", settings: {}, zone: null },
    ]);
    expect((await db.person.findUniqueOrThrow({ where: { id: who.personId } })).email).not.toBe(address);
    expect(await member(address)).toMatchObject({ email: address });
  });
});
