import { describe, expect, test } from "vitest";
import { quiz } from "@/messages/en/quiz";
import { clockText, timeMark } from "./quiz-timer";

test.each([
  [485_000, "8:05"],
  [59_001, "1:00"],
  [3_725_000, "1:02:05"],
  [-5, "0:00"],
])("%d ms read %s", (ms, text) => expect(clockText(ms)).toBe(text));

describe("of a quiz of twenty minutes", () => {
  const total = 20 * 60_000;
  test.each([
    [600_500, 600_000, "Half of the time is left: 10:00."],
    [300_400, 299_900, "5 minutes left."],
    [60_200, 59_700, "1 minute left."],
    [30_100, 29_600, "30 seconds left."],
    [500_000, 499_500, null],
    [600_000, 20_000, "30 seconds left."],
  ])("between %d and %d ms is heard %j", (before, now, said) => expect(timeMark(before, now, total, quiz)).toBe(said));
});

test("a quiz of one minute is not told that a minute is left", () => expect(timeMark(60_000, 59_500, 60_000, quiz)).toBeNull());
