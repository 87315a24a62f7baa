import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_PLAN, WEEKDAYS } from "./plan";
import { readPlanChange, toPlan } from "./plan.schema";

describe("a plan as it was stored", () => {
  test.each([[null], ["nonsense"], [{}], [[]], [{ minutes: -3, hour: 99, somethingElse: true }]])(
    "%j is that of somebody who made none",
    (stored) => expect(toPlan(stored)).toEqual(DEFAULT_PLAN),
  );

  test("keeps what is allowed and leaves the rest as it was", () =>
    expect(toPlan({ minutes: 20, retention: 3, daysOff: [7] })).toEqual({ ...DEFAULT_PLAN, minutes: 20, daysOff: [7] }));

  test("comes back as it went in", () => {
    const plan = { ...DEFAULT_PLAN, examOn: "2026-06-12", lightDays: [6] as const, grades: 4 as const };
    expect(toPlan(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
  });

  test("is a whole plan whatever was stored", () =>
    fc.assert(
      fc.property(fc.anything(), (stored) => void expect(Object.keys(toPlan(stored)).sort()).toEqual(Object.keys(DEFAULT_PLAN).sort())),
    ));
});

describe("a change of a plan", () => {
  test("is taken in parts", () => expect(readPlanChange({ minutes: 5 })).toEqual({ ok: true, value: { minutes: 5 } }));

  test.each([
    [{ minutes: 0 }, "minutes"],
    [{ minutes: 7.5 }, "minutes"],
    [{ retention: 0.99 }, "retention"],
    [{ examOn: "2026-02-30" }, "examOn"],
    [{ daysOff: [1, 1] }, "daysOff"],
    [{ daysOff: WEEKDAYS }, "daysOff"],
    [{ lightDays: [8] }, "lightDays.0"],
    [{ hour: 24 }, "hour"],
    [{ colour: "red" }, "plan"],
  ])("%j is refused at %s", (change, where) => {
    const read = readPlanChange(change);
    expect(read.ok ? [] : read.problems.map((problem) => problem.where)).toContain(where);
  });
});
