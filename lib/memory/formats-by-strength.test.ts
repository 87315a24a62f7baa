import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FORMATS } from "../questions/registry";
import { easierFormat, faceOf, formatFor, levelFor } from "./formats-by-strength";

const names = FORMATS.map(({ name }) => name);
const some = fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 });
const stabilities = fc.option(fc.double({ min: 0.01, max: 400, noNaN: true }));
const turns = fc.nat(40);

describe("the face of a fact", () => {
  test("is one that can ask it", () =>
    fc.assert(
      fc.property(
        some,
        stabilities,
        turns,
        fc.string(),
        (formats, stability, reviews, fact) => void expect(formats).toContain(formatFor(fact, stability, reviews, formats)),
      ),
    ));

  test("is none where none can", () => expect(formatFor("f", 3, 1, [])).toBeNull());

  test.each([
    [null, "recognise"],
    [0.99, "recognise"],
    [1, "pick"],
    [7, "pick"],
    [7.01, "produce"],
  ] as const)("for a stability of %s days is to %s", (stability, level) => expect(levelFor(stability)).toBe(level));

  test("fits the strength where a face of that level can ask it", () =>
    fc.assert(
      fc.property(some, stabilities, turns, (formats, stability, reviews) => {
        const level = levelFor(stability);
        const strong = formats.filter((format) => format !== "true-false");
        if (!strong.some((format) => faceOf(format).levels.includes(level))) return;
        expect(faceOf(formatFor("f", stability, reviews, formats)!).levels).toContain(level);
      }),
    ));

  test("is another with each answer, where there is another of its level", () =>
    fc.assert(
      fc.property(stabilities, turns, (stability, reviews) => {
        const formats = ["flashcard", "multiple-choice", "gap-from-bank", "short-answer", "fill-the-gap"];
        expect(formatFor("f", stability, reviews, formats)).not.toBe(formatFor("f", stability, reviews + 1, formats));
      }),
    ));

  test("is true or false only where nothing else can ask it", () =>
    fc.assert(
      fc.property(
        some,
        stabilities,
        turns,
        (formats, stability, reviews) =>
          void (formats.length > 1 && expect(formatFor("f", stability, reviews, formats)).not.toBe("true-false")),
      ),
    ));

  test("comes round: every face of a level has its turn", () => {
    const formats = ["flashcard", "fill-the-gap", "short-answer", "in-order", "say-it"];
    expect(new Set(Array.from({ length: 40 }, (_, reviews) => formatFor("f", 30, reviews, formats)))).toEqual(new Set(formats));
  });
});

test("every format that there is has a place in the table", () =>
  expect(names.filter((name) => faceOf(name) === faceOf("no such format"))).toEqual([]));

describe("what was missed", () => {
  test("comes back in another face where there is one", () =>
    fc.assert(
      fc.property(
        some,
        fc.constantFrom(...names),
        (formats, missed) =>
          void (
            formats.some((format) => format !== missed && format !== "true-false") && expect(easierFormat(missed, formats)).not.toBe(missed)
          ),
      ),
    ));
  test("comes back as it was where there is none", () => expect(easierFormat("short-answer", ["short-answer"])).toBe("short-answer"));
  test("comes back as a card after something else", () =>
    expect(easierFormat("short-answer", ["flashcard", "multiple-choice", "short-answer"])).toBe("flashcard"));
});
