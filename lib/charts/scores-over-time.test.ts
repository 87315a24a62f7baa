import { expect, test } from "vitest";
import { scoresOverTime } from "./scores-over-time";

test.each([
  ["nothing", []],
  ["one score", [{ id: "a", at: 1, share: 1 }]],
  [
    "one score and one attempt without",
    [
      { id: "a", at: 1, share: 1 },
      { id: "b", at: 2, share: null },
    ],
  ],
])("%s is no chart", (_, attempts) => expect(scoresOverTime(attempts)).toBeNull());

test("the earliest stands on the left, all equally far apart", () => {
  const points = scoresOverTime([
    { id: "late", at: 900, share: 0.9 },
    { id: "early", at: 1, share: 0.3 },
    { id: "second", at: 2, share: 0 },
  ]);
  expect(points?.map(({ id, x, y }) => [id, x, y])).toEqual([
    ["early", 0, 0.3],
    ["second", 0.5, 0],
    ["late", 1, 0.9],
  ]);
});
