import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { SAMPLE_SET } from "@/lib/facts/sample";
import { DEFAULT_WEIGHTS } from "@/lib/memory/fsrs-curve";
import { nextState, type Grade } from "@/lib/memory/fsrs";
import type { PastReviews } from "@/lib/transfer/plan";
import { db } from "./db";
import { storeFactSet } from "./facts";
import { memoriesOf } from "./memories";
import { rebuildMemories } from "./memory-rebuild";
import { takeOver, withdrawPastReviews } from "./past-reviews";
import { openAnonymousSession } from "./sessions";

const DAY_MS = 86_400_000;
const FACT = SAMPLE_SET.facts[0]!.id;
let setId: string;

beforeAll(async () => {
  await storeFactSet({ ...SAMPLE_SET, slug: "past" });
  setId = (await db.factSet.findUniqueOrThrow({ where: { slug: "past" } })).id;
});

const now = Date.now();
const past = (days: readonly number[], grades: readonly Grade[]): PastReviews[] => [
  { factId: FACT, slot: "object", reviews: days.map((ago, i) => ({ at: now - ago * DAY_MS, grade: grades[i]!, ms: 1_000 })) },
];

async function somebody() {
  const { who } = await openAnonymousSession();
  const bring = async (reviews: readonly PastReviews[]) => {
    const { id } = await db.import.create({
      data: { id: randomUUID(), personId: who.personId, setId, fileName: "deck.apkg", size: 1, sha256: "a".repeat(64) },
    });
    return {
      id,
      taken: await db.$transaction((transaction) =>
        takeOver(transaction, { personId: who.personId, zone: "Asia/Tokyo", setId, importId: id }, reviews),
      ),
    };
  };
  return { who, bring };
}

test("answers given elsewhere are replayed as FSRS counts them", async () => {
  const { who, bring } = await somebody();
  expect(await bring(past([30, 27, 20, 5], [3, 3, 1, 4]))).toMatchObject({ taken: 4 });
  let state = nextState(DEFAULT_WEIGHTS, null, 0, 3);
  for (const [elapsed, grade] of [
    [3, 3],
    [7, 1],
    [15, 4],
  ] as const)
    state = nextState(DEFAULT_WEIGHTS, state, elapsed, grade);
  const memory = (await memoriesOf(who))[0]!.memory!;
  expect(memory.stability).toBeCloseTo(state.stability, 9);
  expect(memory.difficulty).toBeCloseTo(state.difficulty, 9);
  expect(memory).toMatchObject({ reviews: 4, lapses: 1 });
});

test("the same answers count once, those to come not at all, and a day is that of the learner", async () => {
  const { who, bring } = await somebody();
  await bring(past([30, 20], [3, 3]));
  expect(await bring(past([30, 20, 10, -1], [3, 3, 3, 3]))).toMatchObject({ taken: 1 });
  expect((await memoriesOf(who))[0]!.memory!.reviews).toBe(3);
  const rows = await db.pastReview.findMany({ where: { personId: who.personId } });
  for (const { at, localDate } of rows) expect(localDate).toBe(new Date(at.getTime() + 9 * 3_600_000).toISOString().slice(0, 10));
});

test("what is taken back counts no more, and may come again", async () => {
  const { who, bring } = await somebody();
  const { id } = await bring(past([30, 20], [3, 3]));
  await memoriesOf(who);
  expect(await db.$transaction((transaction) => withdrawPastReviews(transaction, id))).toBe(2);
  expect((await memoriesOf(who))[0]!.memory).toBeNull();
  expect(await bring(past([30, 20], [3, 3]))).toMatchObject({ taken: 2 });
  expect((await memoriesOf(who))[0]!.memory).not.toBeNull();
});

test("a rebuild knows them, and its check finds where they are missing", async () => {
  const { who, bring } = await somebody();
  await bring(past([9], [2]));
  await memoriesOf(who);
  const mine = async () => (await rebuildMemories({ check: true })).differences.filter(({ personId }) => personId === who.personId);
  expect(await mine()).toEqual([]);
  await db.memory.deleteMany({ where: { personId: who.personId } });
  expect(await mine()).toHaveLength(1);
  await rebuildMemories({ check: false });
  expect(await mine()).toEqual([]);
  expect((await memoriesOf(who))[0]!.memory!.reviews).toBe(1);
});
