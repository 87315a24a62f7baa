import { describe, expect, test } from "vitest";
import { DEFAULT_WEIGHTS } from "@/lib/memory/fsrs-curve";
import { factsKept } from "@/lib/memory/forecast";
import { DEFAULT_PLAN } from "@/lib/memory/plan";
import { outlookOf, type PlanBasis } from "./outlook";

const memories = Array.from({ length: 40 }, (_, i) => ({ stability: 1 + i, difficulty: 5, daysAgo: i % 7 }));
const basis: PlanBasis = { today: "2026-03-03", met: { memories, count: 80 }, unmet: 60, secondsPerAsk: 12, weights: DEFAULT_WEIGHTS };

describe("what comes of a plan", () => {
  test("is nothing while nothing was met", () => expect(outlookOf(DEFAULT_PLAN, { ...basis, met: { memories: [], count: 0 } })).toBeNull());

  test("is more with more minutes, and less at a higher retention", () => {
    const keeps = (minutes: number, retention: number) => outlookOf({ ...DEFAULT_PLAN, minutes, retention }, basis)!.keeps;
    expect(keeps(20, 0.9)).toBeGreaterThan(keeps(10, 0.9));
    expect(keeps(10, 0.8)).toBeGreaterThan(keeps(10, 0.95));
  });

  test("is what the forecast says of the same minutes", () => {
    for (const minutes of [1, 7, 60, 120]) {
      const kept = factsKept(basis.met, minutes, basis.secondsPerAsk, { wanted: 0.9, weights: DEFAULT_WEIGHTS });
      expect(outlookOf({ ...DEFAULT_PLAN, minutes }, basis)!.keeps).toBe(kept);
    }
  });

  test("counts days off", () => {
    const everyDay = outlookOf(DEFAULT_PLAN, basis)!;
    const weekends = outlookOf({ ...DEFAULT_PLAN, daysOff: [1, 2, 3, 4, 5] }, basis)!;
    expect(weekends.mean).toBeLessThan(everyDay.mean);
    expect(weekends.keeps).toBeLessThan(everyDay.keeps);
  });

  test("says what is reachable by a day, and nothing of a day that is over or none", () => {
    expect(outlookOf({ ...DEFAULT_PLAN, examOn: "2026-06-12" }, basis)!.exam).toMatchObject({ facts: 140 });
    expect(outlookOf({ ...DEFAULT_PLAN, examOn: "2026-03-02" }, basis)!.exam).toBeNull();
    expect(outlookOf(DEFAULT_PLAN, basis)!.exam).toBeNull();
  });
});
