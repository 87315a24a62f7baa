import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { PracticeItem } from "@/lib/memory/practice";
import { recordAnswer } from "./answers";
import { handIn } from "./attempts";
import { db, pool } from "./db";
import { foldStale, memoriesOf } from "./memories";
import { askAgain, askAgainAt, findPractice, neverAsk, notNow, restartFact, startPractice, takeHint, withdraw } from "./practice";
import { listScores } from "./scores";
import { rebuildMemories } from "./memory-rebuild";
import { bodyOf, makeAttempt, makePerson, positionOf, rightReply, sampleSetId } from "./testing/attempts";
import { answerItem, beginSession, makeLearner, practise, rightAnswer } from "./testing/practice";

let setId: string;
beforeAll(async () => {
  setId = await sampleSetId();
});

const differences = async () => (await rebuildMemories({ check: true })).differences;

describe("a session", () => {
  test("asks new facts of the sets in the plan, tells nothing before, and goes on by itself", async () => {
    const who = await makeLearner();
    const state = await beginSession(who);
    expect(state).toMatchObject({ mode: "practice", minutes: 5, spentMs: 0, finished: false, grades: 2 });
    expect(state.items.length).toBeGreaterThan(2);
    expect(state.items.every((item) => item.reason === "new" && item.feedback === null && item.memory.retrievability === null)).toBe(true);
    expect(JSON.stringify(state)).not.toContain("explanation");
    const asked = await practise(who, state, () => true);
    expect(asked.length).toBeGreaterThan(state.items.length);
    expect(new Set(asked.map((item) => item.question.id)).size).toBe(asked.length);
  });

  test("brings back what was missed after others, and not what was known", async () => {
    const who = await makeLearner();
    const state = await beginSession(who, { minutes: 10 });
    const asked = await practise(who, state, (_item, place) => place > 1);
    const back = asked.filter((item) => item.reason === "missed");
    expect(back.length).toBeGreaterThanOrEqual(1);
    expect(asked.indexOf(back[0]!)).toBeGreaterThanOrEqual(3);
  });

  test("is one for the same press, and nobody else's", async () => {
    const [who, stranger] = [await makeLearner(), await makeLearner()];
    const start = { minutes: 5, mode: "practice" as const, token: randomUUID() };
    const ids = await Promise.all([...Array(5)].map(() => startPractice(who, start)));
    expect(new Set(ids.map((one) => one.ok && one.value)).size).toBe(1);
    const id = ids[0]!.ok ? ids[0]!.value : "";
    expect(await findPractice(stranger, id)).toBeNull();
    expect([
      await notNow(stranger, id, 1),
      await neverAsk(stranger, id, 1),
      await restartFact(stranger, id, 1),
      await askAgainAt(stranger, id, 1),
      await takeHint(stranger, id, 1),
      await withdraw(stranger, id, 1, randomUUID()),
    ]).toEqual(Array(6).fill(null));
    expect(await db.setAside.count({ where: { personId: stranger.personId } })).toBe(0);
  });

  test("with nothing to ask says so in one sentence", async () => {
    expect(await startPractice(await makePerson(), { minutes: 5, mode: "practice" })).toMatchObject({
      ok: false,
      problems: [{ where: "minutes" }],
    });
    expect(await startPractice(await makeLearner(), { minutes: 0, mode: "practice" })).toMatchObject({ ok: false });
  });

  test("the same answer sent again gets the same questions", async () => {
    const who = await makeLearner();
    const state = await beginSession(who);
    const item = state.items[0]!;
    const body = bodyOf(await rightAnswer(state.id, 1));
    const outcomes = await Promise.all([...Array(8)].map(() => recordAnswer(who, state.id, item.position, { ...body })));
    const added = outcomes.map((one) =>
      one?.outcome === "stored" && "added" in one.response ? one.response.added.map((next) => next.position) : null,
    );
    expect(new Set(added.map((one) => JSON.stringify(one))).size).toBe(1);
    const positions = await db.attemptItem.findMany({ where: { attemptId: state.id }, select: { position: true } });
    expect(new Set(positions.map((one) => one.position)).size).toBe(positions.length);
  });

  test("is no quiz score", async () => {
    const who = await makeLearner();
    await practise(who, await beginSession(who), () => true);
    expect(await listScores(who)).toMatchObject({ open: [], sets: [] });
  });

  test("left alone overnight is over, and a late answer still counts", async () => {
    const who = await makeLearner();
    const state = await beginSession(who);
    await pool.query(`UPDATE "Attempt" SET "startedAt" = now() - interval '13 hours' WHERE id = $1`, [state.id]);
    expect((await findPractice(who, state.id))!.finished).toBe(true);
    const late = await answerItem(who, state.id, state.items[0]!, true, { answeredAt: Date.now() - 12 * 3_600_000 });
    expect(late).toMatchObject({ stored: { counts: true }, added: [], done: true });
    expect((await memoriesOf(who)).filter(({ memory }) => memory !== null).length).toBeGreaterThan(0);
  });

  test("goes on when a set is deleted in the middle", async () => {
    const who = await makeLearner();
    const state = await beginSession(who);
    await db.factSet.update({ where: { id: setId }, data: { deletedAt: new Date() } });
    try {
      const move = await answerItem(who, state.id, state.items[0]!, true);
      expect(move.added).toEqual([]);
      expect((await findPractice(who, state.id))!.items.length).toBe(state.items.length);
      expect(await startPractice(who, { minutes: 5, mode: "practice" })).toMatchObject({ ok: false });
    } finally {
      await db.factSet.update({ where: { id: setId }, data: { deletedAt: null } });
    }
  });
});

describe("memory", () => {
  test("moves with an answer, and is as before when that is taken back, thirty times", async () => {
    const who = await makeLearner();
    const state = await beginSession(who, { minutes: 20 });
    const open = [...state.items];
    const given: { item: PracticeItem; key: string }[] = [];
    while (given.length < 30 && open.length > 0) {
      const item = open.shift()!;
      const { key, added } = await answerItem(who, state.id, item, given.length % 3 > 0, { elapsedMs: given.length * 2_000 });
      given.push({ item, key });
      open.push(...added);
    }
    await foldStale(who.personId);
    expect((await memoriesOf(who)).some(({ memory }) => memory !== null)).toBe(true);
    for (const { item, key } of given.reverse())
      expect(await withdraw(who, state.id, item.position, key)).toMatchObject({ outcome: "withdrawn" });
    expect((await memoriesOf(who)).every(({ memory }) => memory === null)).toBe(true);
    expect(await withdraw(who, state.id, given[0]!.item.position, given[0]!.key)).toMatchObject({ outcome: "withdrawn" });
    const again = await answerItem(who, state.id, given[0]!.item, true, { sequence: 1 });
    expect(again.stored).toMatchObject({ sequence: 1, counts: true });
    expect((await memoriesOf(who)).some(({ memory }) => memory !== null)).toBe(true);
    expect(await differences()).toEqual([]);
  });

  test("of free practice is none", async () => {
    const who = await makeLearner();
    await practise(who, await beginSession(who, { mode: "free", scope: [{ setId, topics: [] }] }), () => true);
    expect(await memoriesOf(who)).toEqual([]);
    expect(await differences()).toEqual([]);
  });

  test("of a quiz with feedback at the end waits until it is over", async () => {
    const who = await makePerson();
    const quiz = await makeAttempt(who, { feedback: "end" });
    await recordAnswer(who, quiz, positionOf("choice"), bodyOf({ kind: "choice", value: "a" }));
    await recordAnswer(who, quiz, positionOf("choice"), bodyOf(rightReply("choice"), { sequence: 1 }));
    expect(await memoriesOf(who)).toEqual([]);
    await handIn(who, quiz);
    expect(await memoriesOf(who)).toMatchObject([{ key: { factId: "f1" }, memory: { reviews: 1, missedInARow: 0 } }]);
    expect(await differences()).toEqual([]);
  });

  test("does not take an answer to a quiz back", async () => {
    const who = await makePerson();
    const quiz = await makeAttempt(who);
    const body = bodyOf(rightReply("choice"));
    await recordAnswer(who, quiz, positionOf("choice"), body);
    expect(await withdraw(who, quiz, positionOf("choice"), body.key)).toMatchObject({ outcome: "conflict" });
  });

  test("counts a hint as half, whatever the answer says of it", async () => {
    const who = await makeLearner();
    const state = await beginSession(who, { minutes: 20 });
    const hinted = state.items.find((item) => item.canHint);
    if (!hinted) throw new Error("no question of the sample can be hinted at");
    const hint = await takeHint(who, state.id, hinted.position);
    expect(hint?.text).toContain("___");
    await answerItem(who, state.id, hinted, true);
    expect(await db.answer.findMany({ where: { item: { attemptId: state.id } } })).toMatchObject([{ hints: 1 }]);
    expect((await findPractice(who, state.id))!.items.find((item) => item.position === hinted.position)!.hint).toEqual(hint);
  });
});

describe("what is put away", () => {
  test("is not asked again in the session, and comes back when it is brought back", async () => {
    const who = await makeLearner();
    const state = await beginSession(who);
    const never = await neverAsk(who, state.id, 1);
    expect(never).not.toBeNull();
    const later = (await findPractice(who, state.id))!;
    expect(later.items.some((item) => item.position === 1)).toBe(false);
    const back = await askAgainAt(who, state.id, 1);
    expect(back!.added[0]).toMatchObject({ position: 1, answer: null });
    expect(await db.setAside.count({ where: { personId: who.personId } })).toBe(0);
  });

  test("not now holds until the day ends where the learner is; never holds for ever", async () => {
    const who = { ...(await makeLearner()), zone: "Pacific/Auckland" };
    const state = await beginSession(who);
    await notNow(who, state.id, 1);
    await neverAsk(who, state.id, 2);
    const rows = await db.setAside.findMany({ where: { personId: who.personId }, orderBy: { createdAt: "asc" } });
    expect(rows[0]!.until!.getTime() - Date.now()).toBeLessThanOrEqual(25 * 3_600_000);
    expect(
      new Intl.DateTimeFormat("en-GB", { timeZone: "Pacific/Auckland", hour: "2-digit", minute: "2-digit" }).format(rows[0]!.until!),
    ).toBe("00:00");
    expect(rows[1]!.until).toBeNull();
    expect(await askAgain(who, rows[1]!.setId, rows[1]!.factKey)).toBe(true);
    expect(await askAgain(who, rows[1]!.setId, rows[1]!.factKey)).toBe(false);
  });

  test("a fact that is begun again has no memory", async () => {
    const who = await makeLearner();
    const state = await beginSession(who);
    await answerItem(who, state.id, state.items[0]!, true);
    expect((await memoriesOf(who)).filter(({ memory }) => memory !== null)).toHaveLength(1);
    await restartFact(who, state.id, 1);
    expect((await memoriesOf(who)).filter(({ memory }) => memory !== null)).toHaveLength(0);
    expect(await differences()).toEqual([]);
  });
});
