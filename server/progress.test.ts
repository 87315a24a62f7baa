import { beforeAll, describe, expect, test } from "vitest";
import { db } from "./db";
import { chooseParameters, fitParameters, parametersOf } from "./fitting";
import { memoriesOf } from "./memories";
import { rebuildMemories } from "./memory-rebuild";
import { planOf, savePlan } from "./plan";
import { todayOf } from "./practice-today";
import { progressOf } from "./progress";
import { makePerson, sampleSetId } from "./testing/attempts";
import { beginSession, makeLearner, practise } from "./testing/practice";
import { DEFAULT_WEIGHTS } from "@/lib/memory/fsrs-curve";

let setId: string;
beforeAll(async () => {
  setId = await sampleSetId();
});

describe("progress", () => {
  test("is nothing before the first answer", async () => {
    expect(await progressOf(await makePerson())).toBeNull();
  });

  test("shows what was practised, of this person only", async () => {
    const who = await makeLearner();
    await practise(who, await beginSession(who), (_item, place) => place % 3 > 0, { answeredAt: Date.now() - 3 * 86_400_000 });
    const progress = (await progressOf(who))!;
    expect(progress.topics.length).toBeGreaterThan(0);
    expect(progress.topics.every((row) => row.known === null || (row.known > 0 && row.known <= 1))).toBe(true);
    expect(progress.events.length).toBeGreaterThan(0);
    expect(progress.forecast!.length).toBeGreaterThan(0);
    expect(progress.slipping.length).toBeGreaterThan(0);
    expect(progress.curves.length).toBeGreaterThan(0);
    expect(progress.curve).toMatchObject({ id: progress.curves[0]!.id });
    const other = progress.curves.at(-1)!;
    expect((await progressOf(who, other.id))!.curve).toMatchObject({ id: other.id, statement: other.statement });
    expect((await progressOf(who, "no such fact"))!.curve).toMatchObject({ id: progress.curves[0]!.id });
    expect(await progressOf(await makeLearner())).toBeNull();
  });

  test("says the same of a topic as the front page does", async () => {
    const who = await makeLearner();
    await practise(who, await beginSession(who), (_item, place) => place % 3 > 0, { answeredAt: Date.now() - 3 * 86_400_000 });
    const [{ topics }, progress] = await Promise.all([todayOf(who), progressOf(who)]);
    const met = new Map(progress!.topics.filter((row) => row.met > 0).map((row) => [row.group, row]));
    expect(topics.map(({ topic }) => topic).sort()).toEqual([...met.keys()].sort());
    for (const { topic, facts, known } of topics) {
      expect(facts).toBe(met.get(topic)!.met);
      expect(known).toBeCloseTo(met.get(topic)!.known!, 4);
    }
  });

  test("hides the streak from whoever does not want it", async () => {
    const who = await makeLearner();
    await practise(who, await beginSession(who), () => true);
    expect((await progressOf(who))!.streak).toEqual({ days: 1, forgiven: 0 });
    await savePlan(who, { showStreak: false });
    expect((await planOf(who)).showStreak).toBe(false);
    expect((await progressOf(who))!.streak).toBeNull();
  });
});

describe("weights of one's own", () => {
  const weights = DEFAULT_WEIGHTS.map((weight, place) => (place < 4 ? weight * 2 : weight));
  const addWeights = (personId: string) =>
    db.parameterSet.create({ data: { personId, weights, answers: 1_000, logLossBefore: 0.4, logLossAfter: 0.35 } });

  test("are not fitted to few answers, and the learner's memories stay", async () => {
    const who = await makeLearner();
    await practise(who, await beginSession(who), () => true);
    const before = await memoriesOf(who);
    expect(await fitParameters(who)).toEqual({ outcome: "too-few" });
    expect(await memoriesOf(who)).toEqual(before);
  });

  test("can be taken and given back; every memory follows", async () => {
    const who = await makeLearner(setId);
    await practise(who, await beginSession(who), () => true, { answeredAt: Date.now() - 86_400_000 });
    const before = await memoriesOf(who);
    const { id } = await addWeights(who.personId);
    expect(await parametersOf(who)).toMatchObject([{ id, current: false }]);
    expect(await chooseParameters(who, id)).toBe(true);
    const fitted = await memoriesOf(who);
    expect(fitted.some(({ memory }, i) => memory !== null && memory.stability !== before[i]!.memory?.stability)).toBe(true);
    expect((await rebuildMemories({ check: true })).differences).toEqual([]);
    expect(await chooseParameters(who, null)).toBe(true);
    expect(await memoriesOf(who)).toEqual(before);
  });

  test("of somebody else are not there", async () => {
    const [who, stranger] = [await makeLearner(), await makeLearner()];
    const { id } = await addWeights(who.personId);
    expect(await chooseParameters(stranger, id)).toBe(false);
    expect(await chooseParameters(stranger, "no id")).toBe(false);
    expect(await parametersOf(stranger)).toEqual([]);
  });
});
