import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readClozes, shownWhole, withGap } from "./cloze";

const gap = (text: string, number: number) => withGap(readClozes(text), number, "___");

describe("gaps in a text", () => {
  test.each<[text: string, number: number, shown: string, answers: string[], hints: string[]]>([
    ["{{c1::Paris}} is the capital", 1, "___ is the capital", ["Paris"], [""]],
    ["{{c1::Paris::a city}} is {{c2::the capital}}", 1, "___ is the capital", ["Paris"], ["a city"]],
    ["{{c1::Paris::a city}} is {{c2::the capital}}", 2, "Paris is ___", ["the capital"], [""]],
    ["{{c1::one}} and {{c1::two}}", 1, "___ and ___", ["one", "two"], ["", ""]],
    ["{{c1::the {{c2::old}} town}}", 1, "___", ["the old town"], [""]],
    ["{{c1::the {{c2::old}} town}}", 2, "the ___ town", ["old"], [""]],
    ["{{c1::the {{c2::old::age}} town::where}}", 1, "___", ["the old town"], ["where"]],
    ["{{c1,3::both}} and {{c2::other}}", 3, "___ and other", ["both"], [""]],
    ["{{C1::large letter}}", 1, "___", ["large letter"], [""]],
    ["{{c1::}}", 1, "___", [""], [""]],
    ["{{{c1::x}}}", 1, "{___}", ["x"], [""]],
    ["a }} b {{c1::x}}", 1, "a }} b ___", ["x"], [""]],
    ["{{c1::never closed", 1, "{{c1::never closed", [], []],
    ["{{c1::one {{c2::two}}", 2, "{{c1::one ___", ["two"], [""]],
    ["{{c1::a::b {{c2::x}}", 2, "{{c1::a___::b ", ["x"], [""]],
    ["{{c10::ten}} {{c1::one}}", 1, "ten ___", ["one"], [""]],
    ["{{cx::no}} {{c::no}} c1::no", 1, "{{cx::no}} {{c::no}} c1::no", [], []],
  ])("%j, gap %i", (text, number, shown, answers, hints) => {
    const read = gap(text, number);
    expect(read.text).toBe(shown);
    expect(read.asked.map(({ answer }) => answer)).toEqual(answers);
    expect(read.asked.map(({ hint }) => hint)).toEqual(hints);
  });

  test("a text without gaps is itself, and every text can be read", () => {
    const pieces = fc
      .array(fc.constantFrom("{{c1::", "{{c2::", "}}", "{", "}", "::", "word ", "{{c1,2::"), { maxLength: 30 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes("{{")),
        (text) => void expect(shownWhole(readClozes(text))).toBe(text),
      ),
    );
    fc.assert(
      fc.property(pieces, (text) => void expect(shownWhole(readClozes(text)).length).toBeLessThanOrEqual(text.length)),
      { numRuns: 500 },
    );
  });

  test("very many and very deep gaps are read once through", () => {
    expect(shownWhole(readClozes("{{c1::".repeat(50_000)))).toBe("{{c1::".repeat(50_000));
    expect(shownWhole(readClozes("{{c1::a}}".repeat(50_000)))).toBe("a".repeat(50_000));
    expect(shownWhole(readClozes("{{".repeat(200_000)))).toHaveLength(400_000);
  });
});
