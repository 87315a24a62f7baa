import { describe, expect, test } from "vitest";
import { fill, list, percent, plural } from "./words";

describe("fill", () => {
  test.each([
    ["{done} of {total}", { done: 3, total: 10 }, "3 of 10"],
    ["{name}, {name}", { name: "Ada" }, "Ada, Ada"],
    ["no gap", { name: "Ada" }, "no gap"],
    ["{missing} stays", {}, "{missing} stays"],
    ["{toString} is no value", {}, "{toString} is no value"],
    ["{text}", { text: "$& {other}" }, "$& {other}"],
  ])("%s", (template, values, expected) => expect(fill(template, values)).toBe(expected));
});

test("plural takes the form of the language and writes the count as it does", () => {
  const forms = { one: "{count} question in {set}", other: "{count} questions in {set}" };
  expect(plural("en", 1, forms, { set: "A" })).toBe("1 question in A");
  expect(plural("en", 0, forms, { set: "A" })).toBe("0 questions in A");
  expect(plural("en", 1200, forms, { set: "A" })).toBe("1,200 questions in A");
});

test("a list is joined as the language joins it", () => {
  expect(list("en-GB", ["a", "b", "c"])).toBe("a, b and c");
  expect(list("en-GB", [])).toBe("");
});

test("a share is rounded", () => expect(percent("en", 0.826)).toBe("83\u00a0%"));

test("a language with more than two forms has each of them, and the last where one is not given", () => {
  const forms = { zero: "{count} z", two: "{count} t", few: "{count} f", other: "{count} o" };
  expect([0, 1, 2, 3, 11, 100].map((count) => plural("ar-u-nu-latn", count, forms))).toEqual(["0 z", "1 o", "2 t", "3 f", "11 o", "100 o"]);
});
