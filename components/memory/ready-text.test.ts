import { describe, expect, test } from "vitest";
import { today } from "@/messages/en/today";
import { practice } from "@/messages/en/practice";
import { intervalText } from "./interval-text";
import { readyText } from "./ready-text";

describe("what is ready", () => {
  test.each([
    [{ minutes: 8, keep: 13, missed: 0, fresh: 3 }, "Eight minutes are ready.", "Thirteen facts to keep and three new ones."],
    [{ minutes: 1, keep: 0, missed: 1, fresh: 0 }, "One minute is ready.", "One you missed."],
    [{ minutes: 120, keep: 1, missed: 0, fresh: 0 }, "120 minutes are ready.", "One fact to keep."],
    [{ minutes: 8, keep: 34, missed: 17, fresh: 4 }, "Eight minutes are ready.", "34 facts to keep, 17 you missed and 4 new ones."],
    [{ minutes: 5, keep: 0, missed: 0, fresh: 6 }, "Five minutes are ready.", "Six new facts."],
  ])("is said in words: %o", (ready, title, lead) => expect(readyText(ready, today)).toEqual({ title, lead }));

  test("is nothing where nothing has to be asked", () =>
    expect(readyText({ minutes: 0, keep: 0, missed: 0, fresh: 0 }, today).title).toBe("Everything holds today."));
});

test.each([
  [0.4, "today"],
  [1, "in 1 day"],
  [13.6, "in 14 days"],
  [90, "in 3 months"],
])("an interval of %d days is said as %s", (days, text) => expect(intervalText(days, practice, "en-GB")).toBe(text));
