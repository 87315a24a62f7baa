import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, test, vi } from "vitest";
import { SAMPLE_SET } from "@/lib/facts/sample";
import { recordAnswer, type AnswerOutcome } from "./answers";
import { storeAnswer, type AnswerToStore } from "./answers-together";
import { findFrame } from "./attempt-frames";
import { handIn } from "./attempts";
import { db, pool } from "./db";
import { foldStale } from "./memories";
import { rebuildMemories } from "./memory-rebuild";
import { findSession, openAnonymousSession, presumedSession } from "./sessions";
import { bodyOf, makeAttempt, makePerson, positionOf, rightReply, sampleSetId } from "./testing/attempts";
import { inTransaction } from "./transactions";

const CHOICE = positionOf("choice");
const TEXT = positionOf("text");

type Taking = { personId: string; zone: string | null; attempt: string };
const taker = async (): Promise<Taking> => {
  const who = await makePerson();
  return { ...who, attempt: await makeAttempt(who) };
};
const answer = (who: Taking, kind = "choice", more = {}) =>
  recordAnswer(who, who.attempt, positionOf(kind), bodyOf(rightReply(kind), more));
const storedFor = (attempts: string[]) =>
  db.answer.findMany({ where: { item: { attemptId: { in: attempts } } }, include: { marks: { include: { outcomeRows: true } } } });
const told = (outcome: AnswerOutcome | null) => outcome?.outcome ?? "missing";

/** What the statement is given for somebody's answer to their first question. */
async function toStore(who: Taking, more: Partial<AnswerToStore> = {}): Promise<AnswerToStore> {
  const frame = (await findFrame(who, who.attempt))!;
  const { id: itemId, versionId } = frame.items.get(CHOICE)!;
  return {
    answer: randomUUID(),
    mark: randomUUID(),
    attemptId: frame.id,
    itemId,
    position: CHOICE,
    personId: who.personId,
    session: null,
    key: randomUUID(),
    sequence: 0,
    reply: { kind: "choice", value: "b" },
    digest: "a".repeat(64),
    locks: true,
    answeredAt: Date.now(),
    givenAt: Date.now(),
    elapsedMs: 1,
    itemMs: null,
    hints: 0,
    slow: false,
    zone: "UTC",
    minutes: 0,
    learnsZone: false,
    versionId,
    setId: await sampleSetId(),
    revision: null,
    points: 1,
    near: false,
    selfMarked: false,
    outcomes: [],
    kind: "choice",
    format: "multiple-choice",
    hasParts: false,
    choices: 3,
    confusions: [],
    ...more,
  };
}

afterEach(() => void vi.restoreAllMocks());

describe("answers that come together", () => {
  test("are stored by few statements, each once with its own mark", async () => {
    const takers: Taking[] = [];
    for (let i = 0; i < 24; i++) takers.push(await taker());
    for (const who of takers) await findFrame(who, who.attempt);
    const query = vi.spyOn((globalThis as unknown as { footingConnections: { pool: typeof pool } }).footingConnections.pool, "query");
    const outcomes = await Promise.all(
      takers.map((who, i) => recordAnswer(who, who.attempt, CHOICE, bodyOf({ kind: "choice", value: i % 2 ? "a" : "b" }))),
    );
    const statements = query.mock.calls.filter(([config]) => (config as { name?: string }).name === "store-answers");
    expect(outcomes.map(told)).toEqual(takers.map(() => "stored"));
    expect(statements.length).toBeLessThan(12);
    for (const [i, who] of takers.entries()) {
      const [row, ...more] = await storedFor([who.attempt]);
      expect([more, row!.marks.length, row!.marks[0]!.points, row!.reply]).toEqual([
        [],
        1,
        i % 2 ? 0 : 1,
        { kind: "choice", value: i % 2 ? "a" : "b" },
      ]);
      expect(row!.marks[0]!.outcomeRows.map((outcome) => outcome.personId)).toEqual([who.personId]);
    }
  });

  test("and a quiz that is handed in while one of them is being stored, wait for each other: memory misses none", async () => {
    const who = await makePerson();
    const attempt = await makeAttempt(who, { feedback: "end" });
    const other = await pool.connect();
    // Whoever holds the item keeps the answer from being stored when all but that is done.
    await other.query("BEGIN");
    await other.query(`SELECT 1 FROM "AttemptItem" WHERE "attemptId" = $1 FOR UPDATE`, [attempt]);
    const storing = recordAnswer(who, attempt, CHOICE, bodyOf(rightReply("choice")));
    await pause(800);
    const handingIn = handIn(who, attempt);
    await Promise.race([handingIn, pause(2_500)]);
    await other.query("ROLLBACK");
    other.release();
    expect(told(await storing)).toBe("stored");
    await handingIn;
    await foldStale(who.personId);
    expect(await db.outcome.count({ where: { personId: who.personId } })).toBe(1);
    expect(await rebuildMemories({ check: true, only: [who.personId] })).toMatchObject({ memories: 1, stale: 0, differences: [] });
  });

  test("of one person about the same fact move its memory, and make it stale", async () => {
    const who = await taker();
    const others = await Promise.all(Array.from({ length: 4 }, () => makeAttempt(who)));
    const outcomes = await Promise.all(others.map((attempt) => recordAnswer(who, attempt, CHOICE, bodyOf(rightReply("choice")))));
    expect(outcomes.map(told)).toEqual(others.map(() => "stored"));
    expect(await db.memory.findMany({ where: { personId: who.personId } })).toMatchObject([{ stale: true }]);
    expect(await db.outcome.count({ where: { personId: who.personId } })).toBe(4);
  });

  test("to one question keep their order: each is told what came before it", async () => {
    const who = await taker();
    const ways = await Promise.all([7, 3, 5].map((sequence) => toStore(who, { sequence, locks: false })));
    const stored = await Promise.all(ways.map(storeAnswer));
    expect(stored.map((one) => [one?.receivedAt !== null, one?.highest])).toEqual([
      [true, null],
      [true, 7],
      [true, 7],
    ]);
  });

  test("do not lose what one of them does wrong", async () => {
    const [good, bad, other] = [await taker(), await taker(), await taker()];
    const ways = await Promise.all([toStore(good), toStore(bad, { versionId: randomUUID() }), toStore(other)]);
    const settled = await Promise.allSettled(ways.map(storeAnswer));
    expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect((await storedFor([good.attempt, bad.attempt, other.attempt])).map((row) => row.id).sort()).toEqual(
      [ways[0].answer, ways[2].answer].sort(),
    );
  });

  test("do not wait for the one whose memory somebody holds", async () => {
    const [held, free] = [await taker(), await taker()];
    await answer(held);
    const again = { ...held, attempt: await makeAttempt(held) };
    let isStored = false;
    const late = await inTransaction(async (client) => {
      await client.query(`SELECT 1 FROM "Memory" WHERE "personId" = $1 FOR UPDATE`, [held.personId]);
      const waits = answer(again).then((outcome) => {
        isStored = true;
        return outcome;
      });
      expect(told(await answer(free))).toBe("stored");
      expect(isStored).toBe(false);
      return { waits };
    });
    expect(told(await late.waits)).toBe("stored");
    expect(await storedFor([again.attempt, free.attempt])).toHaveLength(2);
  });

  test("are all refused where the database is gone, and stored when they are sent again", async () => {
    const takers = [await taker(), await taker()];
    const bodies = takers.map(() => bodyOf(rightReply("choice")));
    const send = () => Promise.allSettled(takers.map((who, i) => recordAnswer(who, who.attempt, CHOICE, bodies[i]!)));
    for (const who of takers) await answer(who, "number"); // whatever else is read is known now
    vi.spyOn((globalThis as unknown as { footingConnections: { pool: typeof pool } }).footingConnections.pool, "query").mockImplementation(
      () => Promise.reject(new Error("gone")),
    );
    expect((await send()).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    vi.restoreAllMocks();
    expect((await send()).map((one) => one.status === "fulfilled" && told(one.value))).toEqual(["stored", "stored"]);
  });
});

test("two instances on one database store each answer once, sent to both at the same moment in any order", async () => {
  const takers: Taking[] = [];
  for (let i = 0; i < 8; i++) takers.push(await taker());
  vi.resetModules(); // another instance knows nothing of what this one remembers
  const { recordAnswer: recordElsewhere } = await import("./answers");
  expect(recordElsewhere).not.toBe(recordAnswer);
  const sent = takers.flatMap((who) =>
    ["choice", "choices", "number", "pairs"].map((kind) => ({ who, position: positionOf(kind), body: bodyOf(rightReply(kind)) })),
  );
  const here = Promise.all(sent.map(({ who, position, body }) => recordAnswer(who, who.attempt, position, body)));
  const elsewhere = Promise.all([...sent].reverse().map(({ who, position, body }) => recordElsewhere(who, who.attempt, position, body)));
  const [ours, theirs] = [await here, (await elsewhere).reverse()];
  expect(ours.map(told)).toEqual(sent.map(() => "stored"));
  expect(theirs.map((one) => JSON.stringify(one))).toEqual(ours.map((one) => JSON.stringify(one)));
  const rows = await storedFor(takers.map((who) => who.attempt));
  expect(rows.map((row) => row.key).sort()).toEqual(sent.map(({ body }) => body.key).sort());
  expect(rows.every((row) => row.marks.length === 1)).toBe(true);
});

describe("what was presumed is proved with the answer", () => {
  const begin = async () => {
    const { token, who } = await openAnonymousSession();
    await findSession(token);
    return { ...presumedSession(token)!, attempt: await makeAttempt(who) };
  };
  const sql = (text: string, ...values: unknown[]) => pool.query(text, values);

  test("a session that holds needs no look at it", async () => {
    const who = await begin();
    expect(told(await answer(who))).toBe("stored");
  });

  test.each([
    ["ended elsewhere", (who: { token: string }) => sql(`DELETE FROM "Session" WHERE token = $1`, who.token)],
    ["run out", (who: { token: string }) => sql(`UPDATE "Session" SET "expiresAt" = now() WHERE token = $1`, who.token)],
    [
      "to be prolonged",
      (who: { token: string }) => sql(`UPDATE "Session" SET "updatedAt" = now() - interval '2 days' WHERE token = $1`, who.token),
    ],
    [
      "idle on a device that others use",
      (who: { token: string }) =>
        sql(`UPDATE "Session" SET "ownDevice" = false, "updatedAt" = now() - interval '2 minutes' WHERE token = $1`, who.token),
    ],
    ["of somebody deleted", (who: { personId: string }) => sql(`UPDATE "Person" SET "deletedAt" = now() WHERE id = $1`, who.personId)],
    [
      "of somebody merged",
      async (who: { personId: string }) =>
        sql(`UPDATE "Person" SET "mergedIntoId" = $2 WHERE id = $1`, who.personId, (await makePerson()).personId),
    ],
    [
      "of somebody who has moved",
      (who: { personId: string }) => sql(`UPDATE "Person" SET zone = 'Asia/Tokyo' WHERE id = $1`, who.personId),
    ],
    [
      "of somebody else now",
      async (who: { token: string }) =>
        sql(`UPDATE "Session" SET "userId" = $2 WHERE token = $1`, who.token, (await makePerson()).personId),
    ],
  ])("nothing is stored by a session that is %s", async (_, change) => {
    const who = await begin();
    await change(who);
    expect(await answer(who)).toBeNull();
    expect(await storedFor([who.attempt])).toEqual([]);
  });

  test("where somebody lives does not matter to an answer that says it", async () => {
    const who = await begin();
    for (const kind of ["choice", "number"]) expect(told(await answer(who, kind, { zone: "Europe/Kyiv" }))).toBe("stored");
    expect(await db.person.findUnique({ where: { id: who.personId } })).toMatchObject({ zone: "Europe/Kyiv" });
  });

  test("somebody else’s session opens nobody’s attempt", async () => {
    const [who, other] = [await begin(), await begin()];
    expect(await answer({ ...who, attempt: other.attempt })).toBeNull();
    const mixed = await toStore(other, { session: who });
    expect(await storeAnswer(mixed)).toBeNull();
    expect(await storedFor([other.attempt])).toEqual([]);
  });

  test("a name that was added elsewhere since is known to the mark", async () => {
    const typed = { kind: "text", value: `${(rightReply("text") as { value: string }).value}x` };
    const [before, after] = [await taker(), await taker()];
    expect(await recordAnswer(before, before.attempt, TEXT, bodyOf(typed))).toMatchObject({
      outcome: "stored",
      response: { feedback: { points: 1, near: true } },
    });
    const set = await db.factSet.findUniqueOrThrow({ where: { slug: SAMPLE_SET.slug } });
    await db.entity.create({ data: { setId: set.id, key: "somewhere-else", kind: "place", name: typed.value, position: 9_999 } });
    await db.factSet.update({ where: { id: set.id }, data: { revision: { increment: 1 } } });
    expect(await recordAnswer(after, after.attempt, TEXT, bodyOf(typed))).toMatchObject({
      outcome: "stored",
      response: { feedback: { points: 0, near: false } },
    });
    expect((await storedFor([after.attempt]))[0]!.marks).toHaveLength(1);
  });
});
