import { expect, test } from "vitest";
import { isSlow, median } from "./pace";

test.each([
  [[], null],
  [[4], 4],
  [[9, 1, 5], 5],
  [[4, 1, 3, 2], 2.5],
])("the median of %j is %j", (numbers, middle) => expect(median(numbers)).toBe(middle));

const ten = Array.from({ length: 10 }, () => 4000);
test.each([
  ["just at the limit", 10_000, ten, false],
  ["above it", 10_001, ten, true],
  ["with nine earlier answers", 60_000, ten.slice(1), false],
  ["without a time in view", undefined, ten, false],
  ["where a minute is nothing unusual", 600_000, ten.map(() => 30_000), false],
  ["where earlier ones were left lying", 59_000, ten.map(() => 3_600_000), false],
])("slow %s", (_, itemMs, earlier, slow) => expect(isSlow(itemMs, earlier)).toBe(slow));
