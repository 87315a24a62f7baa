import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { SAMPLE_SET } from "@/lib/facts/sample";
import { signUp } from "./accounts";
import { findOwnAssignment, openAssignments, startAssignment } from "./assignments";
import { findAttempt, handIn, reviewOf } from "./attempts";
import { purgeBins } from "./bin";
import { db, pool } from "./db";
import { storeFactSet } from "./facts";
import { readMedia, storeMedia } from "./media";
import { findOpenClass, findOwnPlace, joinClass, joinedClasses } from "./memberships";
import { deleteLost, deletePerson, purgePeople, saveSettings } from "./people";
import { exportPerson, PERSONAL_TABLES } from "./person-export";
import { prepareMedia } from "./prepare-media";
import { pulseOf, resultsOf, scoresOfClass } from "./results";
import { resultsFile } from "./results-file";
import { listScores } from "./scores";
import { findSession, openAnonymousSession } from "./sessions";
import { makeAttempt, makePerson } from "./testing/attempts";
import { giveToClass, makeOpenClass, makePupil, makeTeacher } from "./testing/classes";
import { pupilWall } from "./wall";

// What docs/trust/privacy.md promises, tried on the whole database: a word that one person wrote is looked for in every table.

const PASSWORD = "tractor-lemon-9";

async function tablesWith(word: string): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const found = await Promise.all(
    rows.map(async ({ name }) => ({
      name,
      has: (await pool.query(`SELECT 1 FROM "${name}" t WHERE to_jsonb(t)::text LIKE '%' || $1 || '%' LIMIT 1`, [word])).rows.length > 0,
    })),
  );
  return found.filter(({ has }) => has).map(({ name }) => name);
}

/** Somebody with an account who wrote this word wherever one can write. */
async function writer(word: string) {
  const entrance = await signUp({ who: null, address: null }, { email: `${word}@example.org`, password: PASSWORD });
  if (!entrance.ok) throw new Error(JSON.stringify(entrance));
  const { who } = (await findSession(entrance.value.token))!;
  await db.person.update({ where: { id: who.personId }, data: { name: word, image: word, zone: word } });
  await saveSettings(who, { theme: "dark" });
  const slug = `set-${word}`;
  await storeFactSet({ ...SAMPLE_SET, slug, title: word, description: word }, { ownerId: who.personId, personId: who.personId });
  const set = await db.factSet.findUniqueOrThrow({ where: { slug } });
  await db.quiz.create({ data: { code: word, setId: set.id, ownerId: who.personId, title: word, settings: {} } });
  await db.edit.create({
    data: {
      setId: set.id,
      personId: who.personId,
      target: "set",
      targetKey: "",
      action: "changed",
      before: { title: word },
      after: { title: word },
    },
  });
  await db.import.create({
    data: {
      personId: who.personId,
      setId: set.id,
      fileName: `${word}.apkg`,
      size: 1,
      sha256: "a".repeat(64),
      parts: { create: { kind: "report", position: 0, bytes: Buffer.from(word) } },
    },
  });
  const own = await makeOpenClass(who, word);
  await db.rosterEntry.create({ data: { classId: own.id, position: 1, name: word } });
  return { who, set };
}

/** An answer, a reveal and a report with the word in it, in an attempt of a set that is not theirs. */
async function answered(personId: string, word: string): Promise<void> {
  const attempt = await makeAttempt({ personId });
  const item = await db.attemptItem.findFirstOrThrow({ where: { attemptId: attempt } });
  await db.answer.create({
    data: {
      attemptItemId: item.id,
      key: randomUUID(),
      sequence: 1,
      reply: { kind: "text", value: word },
      digest: "",
      locks: true,
      answeredAt: new Date(),
      elapsedMs: 1,
      localDate: "2025-03-12",
    },
  });
  await db.reveal.create({ data: { attemptItemId: item.id, key: randomUUID(), text: word } });
  await db.questionReport.create({ data: { questionVersionId: item.questionVersionId, attemptItemId: item.id, personId, note: word } });
}

const forget = async (who: { personId: string }) => {
  await deletePerson(who);
  await pool.query(`UPDATE "Person" SET "deletedAt" = now() - interval '31 days' WHERE "id" = $1`, [who.personId]);
  await purgePeople();
};

test("a pupil joins with a name and nothing else: no e-mail address, no password, no address of the device", async () => {
  const one = await makeOpenClass(await makeTeacher());
  const { who, id } = await openAnonymousSession();
  expect(await joinClass(who, one.code, "Amir")).toMatchObject({ ok: true });
  const [person, session] = [
    await db.person.findUniqueOrThrow({ where: { id: who.personId }, include: { accounts: true } }),
    await db.session.findUniqueOrThrow({ where: { id } }),
  ];
  expect(person).toMatchObject({
    name: "",
    email: `${who.personId}@anonymous.invalid`,
    emailVerified: false,
    image: null,
    zone: null,
    settings: {},
    accounts: [],
  });
  expect(session).toMatchObject({ ipAddress: null, userAgent: null });
});

test("a pupil learns neither the name nor the score of another, wherever they ask", async () => {
  const teacher = await makeTeacher();
  const one = await makeOpenClass(teacher);
  const [amir, bea] = [await makePupil(one, "Canary Amir"), await makePupil(one, "Bea")];
  const [given, wall] = [await giveToClass(teacher, one.id), await giveToClass(teacher, one.id, { mode: "wall" })];
  const started = await startAssignment(amir, given);
  if (!started?.ok) throw new Error(JSON.stringify(started));
  await handIn(amir, started.value);
  const own = await startAssignment(bea, given);
  const seen = [
    await joinedClasses(bea),
    await openAssignments(bea),
    await findOwnAssignment(bea, given),
    await findOwnAssignment(bea, wall),
    await pupilWall(bea, wall),
    await findOpenClass(one.code, null),
    await findOwnPlace(bea, one.code),
    await findAttempt(bea, own?.ok ? own.value : ""),
    await reviewOf(bea, own?.ok ? own.value : ""),
    await listScores(bea),
    await exportPerson(bea),
  ];
  expect(seen.filter((one) => one === null)).toEqual([]);
  const text = JSON.stringify(seen);
  for (const others of ["Canary", amir.personId, amir.memberId, started.value]) expect(text).not.toContain(others);
  expect([
    await findAttempt(bea, started.value),
    await reviewOf(bea, started.value),
    await resultsOf(bea, given),
    await resultsFile(bea, given),
    await pulseOf(bea, given),
    await scoresOfClass(bea, given),
  ]).toEqual([null, null, null, null, null, null]);
  expect((await resultsFile(teacher, given))!.text).toContain("Canary Amir");
});

test("whatever somebody wrote is in their export", async () => {
  const word = `canary${randomUUID().slice(0, 8)}`;
  const { who } = await writer(word);
  await answered(who.personId, word);
  await makePupil(await makeOpenClass(await makeTeacher()), "Bea");
  const { tables } = await exportPerson(who);
  const exported = Object.keys(tables)
    .filter((name) => JSON.stringify(tables[name]).includes(word))
    .sort();
  expect(exported).toEqual((await tablesWith(word)).filter((name) => name in PERSONAL_TABLES).sort());
  for (const name of ["Person", "FactSet", "Quiz", "Class", "RosterEntry", "Answer", "Reveal", "QuestionReport", "Edit", "Import"])
    expect(exported).toContain(name);
});

test("after thirty days nothing that somebody wrote is in any table", async () => {
  const word = `canary${randomUUID().slice(0, 8)}`;
  const { who } = await writer(word);
  await answered(who.personId, word);
  expect((await tablesWith(word)).length).toBeGreaterThan(8);
  await forget(who);
  expect(await tablesWith(word)).toEqual([]);
});

test("nobody is kept for ever to whom nothing leads any more: no session, no account, no place in a class", async () => {
  const teacher = await makeTeacher();
  const one = await makeOpenClass(teacher);
  const long = { createdAt: new Date(Date.now() - 500 * 86_400_000) };
  const [lost, pupil, left, here, young] = [
    await makePerson(),
    await makePupil(one, "Amir"),
    await makePupil(one, "Bea"),
    (await openAnonymousSession()).who,
    await makePerson(),
  ];
  for (const { personId } of [lost, pupil, left, here, teacher]) await db.person.update({ where: { id: personId }, data: long });
  await db.membership.update({ where: { id: left.memberId }, data: { leftAt: new Date() } });
  const isThere = async ({ personId }: { personId: string }) =>
    (await db.person.findUniqueOrThrow({ where: { id: personId } })).deletedAt === null;
  expect(await deleteLost()).toBeGreaterThan(1);
  expect(await Promise.all([lost, left, pupil, here, young, teacher].map(isThere))).toEqual([false, false, true, true, true, true]);
  expect(await deleteLost()).toBe(0);
  await db.session.updateMany({ where: { userId: here.personId }, data: { expiresAt: new Date(Date.now() - 1_000) } });
  await db.class.update({ where: { id: one.id }, data: { deletedAt: new Date() } });
  expect(await deleteLost()).toBe(2);
  expect(await Promise.all([pupil, here, young, teacher].map(isThere))).toEqual([false, false, true, true]);
});

test("of an attempt in a teacher's quiz the answers stay, without a name and without what was written in sentences", async () => {
  const word = `canary${randomUUID().slice(0, 8)}`;
  const teacher = await makeTeacher();
  const { who } = await writer(`w${word}`);
  const one = await makeOpenClass(teacher);
  await joinClass(who, one.code, word);
  await answered(who.personId, word);
  const attempt = await db.attempt.findFirstOrThrow({ where: { personId: who.personId } });
  const set = await db.factSet.create({ data: { slug: randomUUID(), title: "Talks", ownerId: teacher.personId } });
  await db.attempt.update({ where: { id: attempt.id }, data: { setId: set.id } });
  const item = await db.attemptItem.create({
    data: {
      attemptId: attempt.id,
      position: 99,
      questionVersionId: (await db.attemptItem.findFirstOrThrow({ where: { attemptId: attempt.id } })).questionVersionId,
      optionOrder: [],
    },
  });
  await db.answer.create({
    data: {
      attemptItemId: item.id,
      key: randomUUID(),
      sequence: 1,
      reply: { kind: "text", value: word },
      digest: "",
      locks: true,
      answeredAt: new Date(),
      elapsedMs: 1,
      localDate: "2025-03-12",
    },
  });
  await forget(who);
  expect(await tablesWith(word)).toEqual(["Answer"]);
  expect(await db.answer.count({ where: { item: { attempt: { personId: who.personId } } } }), "the one beside a reveal went with it").toBe(
    1,
  );
  expect(await db.membership.count({ where: { personId: who.personId } })).toBe(0);
});

test("pictures of somebody who was deleted are there for nobody, and gone after thirty days", async () => {
  const word = `canary${randomUUID().slice(0, 8)}`;
  const { who, set } = await writer(word);
  const png = Buffer.from([
    0x89,
    0x50,
    0x4e,
    0x47,
    0x0d,
    0x0a,
    0x1a,
    0x0a,
    0,
    0,
    0,
    8,
    ...Buffer.from("IDAT"),
    ...Buffer.from(word.slice(-8)),
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    ...Buffer.from("IEND"),
    0,
    0,
    0,
    0,
  ]);
  const { ready } = prepareMedia([{ name: "a.png", bytes: Uint8Array.from(png) }]);
  await db.media.createMany({
    data: ready.map(({ name, mediaType, bytes }) => ({
      name,
      mediaType,
      bytes,
      size: bytes.length,
      createdAt: new Date(Date.now() - 31 * 86_400_000),
    })),
  });
  await db.$transaction((transaction) => storeMedia(transaction, set.id, ready));
  await db.factSet.update({ where: { id: set.id }, data: { visibility: "link" } });
  const { name } = ready[0]!;
  expect(await readMedia(null, name)).not.toBeNull();
  await deletePerson(who);
  expect([await readMedia(null, name), await readMedia(who, name), await readMedia(await makeTeacher(), name)]).toEqual([null, null, null]);
  await pool.query(`UPDATE "Person" SET "deletedAt" = now() - interval '31 days' WHERE "id" = $1`, [who.personId]);
  await purgePeople();
  await purgeBins();
  expect(await db.media.count({ where: { name } })).toBe(0);
});
