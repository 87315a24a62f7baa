import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { words, type Area } from "./index";

const areasOf = (folder: string) =>
  readdirSync(join(import.meta.dirname, folder))
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.replace(/\.ts$/, "") as Area)
    .sort();
const AREAS = areasOf("en");

/** Words that German has from English, or writes the same: names, and what a gap alone is. */
const SHARED = [
  "Footing",
  "{page} – Footing",
  "Name",
  "Code",
  "Quiz",
  "Normal",
  "Enter",
  "Option",
  "Option {number}",
  "Median",
  "Person",
  "Organisation",
  "GIFT",
  "Aiken",
  "QTI 3.0",
  "QTI 2.2",
  "Moodle XML",
  "Markdown (Obsidian)",
];

type Line = { path: string; text: string };
const flat = (part: unknown, path: string): Line[] =>
  typeof part === "string"
    ? [{ path, text: part }]
    : Object.entries(part as Record<string, unknown>).flatMap(([name, inner]) => flat(inner, `${path}.${name}`));
const ENGLISH = new Map(AREAS.flatMap((area) => flat(words(area, "en"), area)).map(({ path, text }) => [path, text]));
const GERMAN = AREAS.flatMap((area) => flat(words(area, "de"), area));

const gapsOf = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
const isGapsOnly = (text: string) => !/\p{Letter}/u.test(text.replace(/\{\w+\}/g, ""));
/** The gaps that a phrase must have. The form for one may say its number in words, as "einmal" does. */
const neededGaps = (path: string, text: string) =>
  gapsOf(text)
    .filter((gap) => !(path.endsWith(".one") && /^\{(count|number)\}$/.test(gap)))
    .join();
const linesWhere = (isOdd: (line: Line) => boolean) => GERMAN.filter(isOdd).map(({ path, text }) => `${path}: ${text}`);

describe("German", () => {
  test("has every area and every phrase of English, and no others", () => {
    // Beside them: what lib and the server say (said.ts).
    expect(areasOf("de").filter((area) => String(area) !== "said")).toEqual(AREAS);
    expect(GERMAN.map(({ path }) => path).sort()).toEqual([...ENGLISH.keys()].sort());
  });

  test("keeps the gaps of every phrase", () =>
    expect(linesWhere(({ path, text }) => neededGaps(path, text) !== neededGaps(path, ENGLISH.get(path) ?? ""))).toEqual([]));

  test("leaves nothing empty that English says", () =>
    expect(linesWhere(({ path, text }) => (text.trim() === "") !== (ENGLISH.get(path)?.trim() === ""))).toEqual([]));

  test("says in German what English says in English", () => {
    expect(linesWhere(({ path, text }) => text === ENGLISH.get(path) && !isGapsOnly(text) && !SHARED.includes(text))).toEqual([]);
    expect(SHARED.filter((text) => !GERMAN.some((line) => line.text === text))).toEqual([]);
  });

  test("writes quotation marks as German does, and never raises its voice", () => {
    const isStraight = (text: string) => /["'!]|\.\.\./.test(text);
    const isUnpaired = (text: string) => /[„“”‚‘]/.test(text.replace(/„[^„“”]*“/g, ""));
    expect(linesWhere(({ text }) => isStraight(text) || isUnpaired(text))).toEqual([]);
  });

  test("says du to everybody, and puts no signs into words", () => {
    const isFormal = (text: string) => /[a-zäöüß,] (Sie|Ihnen|Ihr(e[nrms]?)?)(?!\p{Letter})/u.test(text);
    const hasSign = (text: string) => /\p{Letter}[*:_/·]in(nen)?(?!\p{Letter})/u.test(text);
    expect(linesWhere(({ text }) => isFormal(text) || hasSign(text))).toEqual([]);
  });
});
