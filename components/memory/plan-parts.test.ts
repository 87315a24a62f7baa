import { expect, test } from "vitest";
import { DEFAULT_PLAN } from "@/lib/memory/plan";
import { toggledSet, toggledTopic } from "./plan-scopes";
import { withLoad } from "./plan-week";

test("a day is full, light or off, one at a time", () => {
  const light = { ...DEFAULT_PLAN, ...withLoad(DEFAULT_PLAN, 6, "light") };
  const off = { ...light, ...withLoad(light, 6, "off") };
  expect([light.lightDays, light.daysOff]).toEqual([[6], []]);
  expect([off.lightDays, off.daysOff]).toEqual([[], [6]]);
  expect(withLoad(off, 6, "full")).toEqual({ lightDays: [], daysOff: [] });
  expect(withLoad(off, 1, "off").daysOff).toEqual([1, 6]);
});

test("a set is asked whole or by topics", () => {
  const whole = toggledSet([], "a");
  expect(whole).toEqual([{ setId: "a", topics: [] }]);
  const some = toggledTopic(whole, "a", "people");
  expect(some).toEqual([{ setId: "a", topics: ["people"] }]);
  expect(toggledTopic(some, "a", "people")).toEqual(whole);
  expect(toggledSet(some, "a")).toEqual([]);
});
