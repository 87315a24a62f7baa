import fc from "fast-check";
import { expect, test } from "vitest";
import type { FactSet } from "../facts/fact";
import { SAMPLE_SET } from "../facts/sample";
import { cutTexts, windowsOf } from "./excerpt";

const SENTENCES = [
  "The council of Larch Hill met on Monday.",
  "Ada Okoro opened the meeting.",
  "The bridge stays closed.",
  "Nobody knows for how long.",
  "The mayor wants a ferry.",
  "It rained all day.",
];
const TEXT = `${SENTENCES.slice(0, 3).join(" ")}\n\n${SENTENCES.slice(3).join(" ")}`;

const spanOf = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });

test("a marked sentence is shown with the sentence before and after it, and no more", () => {
  const [window] = windowsOf(TEXT, [spanOf("The bridge stays closed.")], "en");
  expect(TEXT.slice(window!.start, window!.end)).toBe("Ada Okoro opened the meeting. The bridge stays closed.");
});

const someSpans = fc.array(
  fc.tuple(fc.nat(TEXT.length - 1), fc.nat(40)).map(([start, length]) => ({ start, end: Math.min(TEXT.length, start + 1 + length) })),
  { maxLength: 6 },
);

const setWith = (spans: readonly { start: number; end: number }[]): FactSet => ({
  ...SAMPLE_SET,
  sources: [...SAMPLE_SET.sources, { id: "pasted", kind: "text", title: "A ferry", text: TEXT }],
  facts: [
    ...SAMPLE_SET.facts,
    ...spans.map((span, i) => ({ ...SAMPLE_SET.facts[0]!, id: `of-${i}`, evidence: [{ source: "pasted", ...span }] })),
  ],
});

test("every mark keeps its words when a text is cut", () => {
  fc.assert(
    fc.property(someSpans, (spans) => {
      const cut = cutTexts(setWith(spans));
      const source = cut.sources.find((one) => one.id === "pasted");
      const words = cut.facts.slice(SAMPLE_SET.facts.length).map(({ evidence: [one] }) => source!.text.slice(one!.start, one!.end));
      expect(words).toEqual(spans.map(({ start, end }) => TEXT.slice(start, end)));
    }),
  );
});

test("a text that nothing rests on is not given away at all", () => {
  expect(cutTexts(setWith([])).sources.map((source) => source.id)).toEqual(SAMPLE_SET.sources.map((source) => source.id));
});

test("our own summaries stay whole", () => {
  expect(cutTexts(SAMPLE_SET)).toBe(SAMPLE_SET);
});
