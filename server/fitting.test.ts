import { describe, expect, test } from "vitest";
import { nextState, retrievability } from "@/lib/memory/fsrs";
import { DEFAULT_WEIGHTS } from "@/lib/memory/fsrs-curve";
import { random } from "@/lib/random";
import { db, pool } from "./db";
import { fitNow, fitParameters, parametersOf } from "./fitting";
import { memoriesOf } from "./memories";
import { rebuildMemories } from "./memory-rebuild";
import { makePerson } from "./testing/attempts";
import { addGradedCards, type GradedCard } from "./testing/bulk-answers";

const DAY_MS = 86_400_000;

/** Cards of somebody who forgets as FSRS says with these weights, asked on days of chance. */
function cardsOf(weights: readonly number[], facts: number, seed: string): GradedCard[] {
  const chance = random(seed);
  const begin = Date.UTC(2025, 0, 1);
  return Array.from({ length: facts }, (_, i) => i).flatMap((fact) => {
    let at = begin + chance.below(60) * DAY_MS;
    let state = nextState(weights, null, 0, 3);
    const cards: GradedCard[] = [{ factId: `fact-${fact}`, at, grade: 3 }];
    for (let review = 0; review < 6; review++) {
      const days = 1 + chance.below(25);
      at += days * DAY_MS;
      const grade = chance.next() < retrievability(weights, days, state.stability) ? 3 : 1;
      state = nextState(weights, state, days, grade);
      cards.push({ factId: `fact-${fact}`, at, grade });
    }
    return cards;
  });
}

describe("fitting", () => {
  test("somebody who forgets much faster than most gets weights that say so; every memory follows", async () => {
    const who = await makePerson();
    const forgetful = DEFAULT_WEIGHTS.map((weight, place) => (place < 4 ? weight / 3 : place === 8 ? weight - 0.9 : weight));
    await addGradedCards(who.personId, cardsOf(forgetful, 400, "forgetful"));
    const before = await memoriesOf(who);
    const fit = await fitParameters(who);
    expect(fit.outcome).toBe("fitted");
    const [own] = await parametersOf(who);
    expect(own).toMatchObject({ current: true });
    expect(own!.logLossAfter).toBeLessThan(own!.logLossBefore);
    expect((await db.parameterSet.findUniqueOrThrow({ where: { id: own!.id } })).weights).toHaveLength(21);
    const after = await memoriesOf(who);
    expect(after.map(({ memory }) => memory!.stability)).not.toEqual(before.map(({ memory }) => memory!.stability));
    expect((await rebuildMemories({ check: true })).differences).toEqual([]);
  });

  test("another instance that fits the same person at this moment keeps ours from doing it twice", async () => {
    const who = await makePerson();
    const other = await pool.connect();
    try {
      await other.query("SELECT pg_advisory_lock(hashtextextended('fit:' || $1, 0))", [who.personId]);
      expect(await fitParameters(who)).toEqual({ outcome: "busy" });
    } finally {
      other.release(true);
    }
    expect(await fitParameters(await makePerson())).toEqual({ outcome: "too-few" });
  });

  test("answers that follow no curve change nothing, and memory holds", async () => {
    const who = await makePerson();
    const chance = random("coin");
    const cards = cardsOf(DEFAULT_WEIGHTS, 300, "coin").map((card) => ({
      ...card,
      grade: chance.below(2) === 0 ? (1 as const) : (3 as const),
    }));
    await addGradedCards(
      who.personId,
      cards.map((card, i) => (i % 7 === 0 ? { ...card, grade: 3 as const } : card)),
    );
    const fit = await fitParameters(who);
    expect(["fitted", "no-better", "unfit"]).toContain(fit.outcome);
    expect((await parametersOf(who)).length).toBe(fit.outcome === "fitted" ? 1 : 0);
    expect((await rebuildMemories({ check: true })).differences).toEqual([]);
  });

  test("asked for, it says what is missing, and is not tried twice with the same answers", async () => {
    const who = await makePerson();
    expect(await fitNow(who)).toEqual({ outcome: "too-few" });
    await addGradedCards(who.personId, cardsOf(DEFAULT_WEIGHTS, 200, "asked"));
    expect((await fitNow(who)).outcome).not.toBe("too-few");
    expect(await fitNow(who)).toEqual({ outcome: "nothing-new" });
  });

  test("is one at a time", async () => {
    const who = await makePerson();
    const outcomes = await Promise.all([fitParameters(who), fitParameters(who)]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["busy", "too-few"]);
  });
});
