import { describe, expect, it, test } from "vitest";
import { isDueAgain, isDueTonight, lastNight } from "./due";

const at = (text: string) => Date.parse(text);
const HOUR = 3_600_000;

test.each([
  ["2026-11-23T02:00:00Z", "2026-11-23T02:00:00Z"],
  ["2026-11-23T01:59:59Z", "2026-11-22T02:00:00Z"],
  ["2026-11-23T23:00:00Z", "2026-11-23T02:00:00Z"],
  ["2024-03-01T00:00:00Z", "2024-02-29T02:00:00Z"],
])("at %s the last night began at %s", (now, night) => {
  expect(new Date(lastNight(at(now))).toISOString()).toBe(new Date(at(night)).toISOString());
});

describe("night work", () => {
  const now = at("2026-11-23T09:00:00Z");
  it.each([
    ["never begun", null, true],
    ["begun yesterday evening", at("2026-11-22T22:00:00Z"), true],
    ["begun this night", at("2026-11-23T02:10:00Z"), false],
    ["begun in a future that a wrong clock told of", at("2027-11-23T02:10:00Z"), true],
  ])("%s", (_, begunAt, due) => expect(isDueTonight(begunAt, now)).toBe(due));

  it("is due exactly once a night, whenever somebody looks", () => {
    let begunAt: number | null = null;
    let runs = 0;
    for (let t = now; t < now + 10 * 24 * HOUR; t += 10 * 60_000) {
      if (!isDueTonight(begunAt, t)) continue;
      begunAt = t;
      runs += 1;
    }
    expect(runs).toBe(11);
  });
});

describe("what is done again and again", () => {
  const now = at("2026-11-23T09:00:00Z");
  it.each([
    ["never done", { begunAt: null, doneAt: null }, true],
    ["done long ago", { begunAt: now - 7 * HOUR, doneAt: now - 7 * HOUR }, true],
    ["done just now", { begunAt: now - HOUR, doneAt: now - HOUR }, false],
    ["tried just now, and failed", { begunAt: now - 60_000, doneAt: now - 7 * HOUR }, false],
    ["tried a while ago, and failed", { begunAt: now - HOUR, doneAt: now - 7 * HOUR }, true],
  ])("%s", (_, job, due) => expect(isDueAgain(job, 6 * HOUR, now)).toBe(due));
});
