import { expect, test } from "vitest";
import { passageAround } from "./passage";

const TEXT =
  "A heading\nThe ministers met in Paris. Serhii Boiev joined by video. Nato sent someone. They will meet again.\nAnother paragraph.";
const spanOf = (words: string): [number, number] => [TEXT.indexOf(words), TEXT.indexOf(words) + words.length];

test("a marked sentence stands between its neighbours", () => {
  expect(passageAround(TEXT, ...spanOf("Serhii Boiev joined by video."), "en")).toEqual({
    before: "The ministers met in Paris. ",
    after: " Nato sent someone.",
  });
});

test("a span within a sentence keeps the rest of it", () => {
  expect(passageAround(TEXT, ...spanOf("Boiev joined"), "en")).toEqual({
    before: "The ministers met in Paris. Serhii ",
    after: " by video. Nato sent someone.",
  });
});

test("nothing reaches into another paragraph", () => {
  expect(passageAround(TEXT, ...spanOf("The ministers met in Paris."), "en").before).toBe("");
  expect(passageAround(TEXT, ...spanOf("They will meet again."), "en").after).toBe("");
  expect(passageAround("One.", 0, 4, "en")).toEqual({ before: "", after: "" });
});
