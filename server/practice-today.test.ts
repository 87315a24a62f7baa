import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { SAMPLE_SET } from "@/lib/facts/sample";
import { recordAnswer } from "./answers";
import { handIn, startAttempt } from "./attempts";
import { changesFor, noteChangesSeen } from "./changes";
import { db, pool } from "./db";
import { storeFactSet } from "./facts";
import { memoriesOf } from "./memories";
import { rebuildMemories } from "./memory-rebuild";
import { planOf, savePlan } from "./plan";
import { findPractice, neverAsk, startPractice } from "./practice";
import { planChoices, practiceChoices } from "./practice-choices";
import { planBasis, todayOf } from "./practice-today";
import { setAsideOf } from "./set-asides";
import { USUAL_SETTINGS } from "@/lib/quizzes/settings";
import { bodyOf, makePerson, sampleSetId } from "./testing/attempts";
import { answerItem, beginSession, makeLearner, practise } from "./testing/practice";

let setId: string;
beforeAll(async () => {
  setId = await sampleSetId();
});

describe("today", () => {
  test("begins with a set for somebody who has answered nothing", async () => {
    expect(await todayOf(await makePerson())).toMatchObject({
      met: false,
      ready: { minutes: 0, keep: 0, fresh: 0, missed: 0 },
      open: null,
      topics: [],
      confused: [],
      changes: [],
      streak: { days: 0 },
    });
  });

  test("asks tonight what was missed in a quiz", async () => {
    const who = await makePerson();
    const quiz = await startAttempt(who, {
      setId,
      settings: { ...USUAL_SETTINGS, length: 5, feedback: "end", formats: ["multiple-choice", "short-answer", "flashcard"] },
    });
    const id = quiz?.ok ? quiz.value : "";
    const items = await db.attemptItem.findMany({ where: { attemptId: id }, include: { questionVersion: true } });
    for (const { position, questionVersion } of items) {
      const { kind } = (questionVersion.content as { reply: { kind: string } }).reply;
      await recordAnswer(who, id, position, bodyOf({ kind, gaveUp: true }));
    }
    expect((await todayOf(who)).ready.missed, "a quiz that goes on tells nothing").toBe(0);
    await handIn(who, id);
    const today = await todayOf(who);
    expect(today).toMatchObject({ met: true, minutes: 10, open: null });
    expect(today.ready.missed).toBeGreaterThanOrEqual(3);
    expect(today.topics.length).toBeGreaterThan(0);
    expect(today.days.filter((day) => day.answers > 0)).toHaveLength(1);
    const started = await startPractice(who, { minutes: 10, mode: "practice" });
    const state = (await findPractice(who, started.ok ? started.value : ""))!;
    expect(state.items.some((item) => item.reason === "missed")).toBe(true);
  });

  test("offers the session under way, and not one that was left alone", async () => {
    const who = await makeLearner();
    const state = await beginSession(who);
    expect((await todayOf(who)).open).toEqual({ attemptId: state.id, minutesLeft: 5, mode: "practice" });
    await pool.query(`UPDATE "Attempt" SET "startedAt" = now() - interval '13 hours' WHERE id = $1`, [state.id]);
    expect((await todayOf(who)).open).toBeNull();
  });

  test("is a normal session for somebody who was away for a month", async () => {
    const who = await makeLearner();
    const past = Date.now() - 40 * 86_400_000;
    await practise(who, await beginSession(who, { minutes: 20 }), () => true, { answeredAt: past });
    const today = await todayOf(who);
    expect(today.ready.minutes).toBeLessThanOrEqual(11);
    expect(today.ready.keep).toBeGreaterThan(0);
    expect(JSON.stringify(today)).not.toMatch(/overdue|backlog/);
  });

  test("says what is mixed up, with both sides to ask", async () => {
    const who = await makePerson();
    const quiz = await startAttempt(who, { setId, settings: { ...USUAL_SETTINGS, length: 20, formats: ["multiple-choice"] } });
    const id = quiz?.ok ? quiz.value : "";
    const items = await db.attemptItem.findMany({ where: { attemptId: id }, include: { questionVersion: true } });
    for (const { position, questionVersion } of items) {
      const { reply } = questionVersion.content as unknown as { reply: { kind: "choice"; key: string; options: { id: string }[] } };
      await recordAnswer(who, id, position, bodyOf({ kind: "choice", value: reply.options.find((option) => option.id !== reply.key)!.id }));
    }
    expect(await db.confusion.count({ where: { personId: who.personId } })).toBe(items.length);
    const { confused } = await todayOf(who);
    for (const pair of confused) {
      expect(pair.pair[0].text).not.toBe(pair.pair[1].text);
      for (const { text, before, after } of pair.pair) expect(`${before}${text}${after}`).toMatch(/^\S.*\S$/);
      const started = await startPractice(who, { minutes: 2, mode: "practice", keys: pair.keys });
      expect(started.ok).toBe(true);
    }
  });
});

describe("the plan", () => {
  test("is the usual one until something of it is changed", async () => {
    const who = await makePerson();
    expect(await planOf(who)).toMatchObject({ minutes: 10, retention: 0.9, scopes: [] });
    expect(await savePlan(who, { minutes: 20, daysOff: [6, 7], examOn: "2027-06-12" })).toMatchObject({
      minutes: 20,
      retention: 0.9,
      daysOff: [6, 7],
      examOn: "2027-06-12",
    });
    expect(await planOf(who)).toMatchObject({ minutes: 20, daysOff: [6, 7], examOn: "2027-06-12" });
  });

  test("another wanted recall moves every due date", async () => {
    const who = await makeLearner();
    await practise(who, await beginSession(who), () => true, { answeredAt: Date.now() - 10 * 86_400_000 });
    const before = await memoriesOf(who);
    await savePlan(who, { retention: 0.75 });
    const after = await memoriesOf(who);
    expect(after.every(({ dueAt }, i) => dueAt === null || dueAt >= before[i]!.dueAt!)).toBe(true);
    expect(after.some(({ dueAt }, i) => dueAt !== null && dueAt > before[i]!.dueAt!)).toBe(true);
    expect((await rebuildMemories({ check: true })).differences).toEqual([]);
  });

  test("has sets to choose from, and something to plan with", async () => {
    const who = await makeLearner();
    expect(await planChoices(who)).toEqual([]);
    await practise(who, await beginSession(who), () => true);
    expect(await planChoices(who)).toMatchObject([{ id: setId, slug: SAMPLE_SET.slug }]);
    expect((await practiceChoices(null)).some((choice) => choice.id === setId)).toBe(true);
    const basis = await planBasis(who);
    expect(basis.met.count).toBeGreaterThan(0);
    expect(basis.met.memories).toHaveLength(basis.met.count);
    expect(basis.unmet).toBeGreaterThan(0);
    expect(basis.secondsPerAsk).toBeGreaterThan(2);
  });

  test("lists what was set aside in words", async () => {
    const who = await makeLearner();
    const state = await beginSession(who);
    await neverAsk(who, state.id, 1);
    expect(await setAsideOf(who)).toMatchObject([{ setId, set: SAMPLE_SET.title, until: null, statement: expect.stringMatching(/\.$/) }]);
    expect(await setAsideOf(await makePerson())).toEqual([]);
  });
});

describe("a fact that came to mean something else", () => {
  test("is told once, with what it was and what it is, is due, and keeps its memory", async () => {
    const slug = `changed-${randomUUID()}`;
    const fact = SAMPLE_SET.facts.find((one) => "entity" in one.object && !one.trivial)!;
    await storeFactSet({ ...SAMPLE_SET, slug });
    const own = (await db.factSet.findUniqueOrThrow({ where: { slug } })).id;
    const who = await makeLearner(own);
    const state = await beginSession(who, { minutes: 20 });
    await practise(who, state, () => true, { answeredAt: Date.now() - 86_400_000 });
    const met = (await memoriesOf(who)).filter(({ memory }) => memory !== null);
    const target = SAMPLE_SET.facts.find((one) => met.some(({ key }) => key.factId === one.id) && "number" in one.object) ?? fact;
    const changed =
      "number" in target.object
        ? { ...target, object: { ...target.object, number: target.object.number + 1 } }
        : { ...target, negated: !target.negated };
    await storeFactSet({ ...SAMPLE_SET, slug, facts: SAMPLE_SET.facts.map((one) => (one.id === target.id ? changed : one)) });
    const after = (await memoriesOf(who)).filter(
      ({ key }) => key.factId === target.id && met.some((one) => one.key.factId === key.factId && one.key.slot === key.slot),
    );
    expect(after.every(({ memory, dueAt }) => memory!.changed && memory!.stability <= 3 && dueAt! <= Date.now())).toBe(true);
    const told = await changesFor(who);
    if (after.length > 0)
      expect(told).toMatchObject([{ before: expect.any(String), after: expect.any(String), source: { quote: expect.any(String) } }]);
    expect(await changesFor(await makePerson())).toEqual([]);
    await noteChangesSeen(who, [...told.map((change) => change.factVersionId), "no id", randomUUID()]);
    expect(await changesFor(who)).toEqual([]);
    expect((await rebuildMemories({ check: true })).differences).toEqual([]);
  });
});

test("answers of a clock that is ahead count from when they came", async () => {
  const who = await makeLearner();
  const state = await beginSession(who);
  await answerItem(who, state.id, state.items[0]!, true, { answeredAt: Date.now() + 86_400_000 });
  await answerItem(who, state.id, state.items[1]!, true, { answeredAt: Date.now() - 30 * 86_400_000 });
  const ats = (await memoriesOf(who)).flatMap(({ memory }) => (memory ? [memory.at] : []));
  expect(ats.every((at) => at <= Date.now())).toBe(true);
  expect(Math.min(...ats)).toBeLessThan(Date.now() - 29 * 86_400_000);
});
