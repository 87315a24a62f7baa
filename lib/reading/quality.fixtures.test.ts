import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Candidate, Family } from "./article";
import { readArticle } from "./read-article";

// Counts again what docs/reading.md lists, on the five articles that others wrote.
const ROOT = path.join(import.meta.dirname, "../..");
const ARTICLES = path.join(ROOT, "../shared/articles");
const WRITTEN = ["2025-03-10", "2025-03-11", "2025-03-10", "2025-02-18", "2025-02-17"];
/** The boilerplate, captions and headings among the sentences, numbered as content.md numbers them: none of them says a fact. */
const NOT_BODY: Readonly<Record<number, readonly [from: number, to: number][]>> = {
  0: [[0, 8]],
  1: [
    [4, 4],
    [13, 13],
    [20, 20],
    [24, 24],
    [30, 30],
  ],
  2: [
    [3, 3],
    [7, 8],
  ],
  3: [
    [0, 8],
    [15, 15],
    [24, 24],
    [32, 32],
    [38, 39],
    [46, 60],
  ],
  4: [],
};

const isThere = existsSync(ARTICLES);
if (!isThere && process.env.CI === "true") throw new Error("The five articles are missing: they are expected in ../shared/articles.");

const articles = isThere
  ? WRITTEN.map((date, i) => ({ number: i + 1, date, text: readFileSync(path.join(ARTICLES, `article-${i + 1}.txt`), "utf8") }))
  : [];
const readings = articles.map(({ number, date, text }) => ({ number, text, reading: readArticle({ text, date }) }));

type Row = { key: string; family: Family; verdict: "true" | "false" | "missed" };

const COLUMNS = 7;

function listed(): Row[] {
  const cells = readFileSync(path.join(ROOT, "docs/reading.md"), "utf8")
    .split("\n")
    .filter((line) => /^\| \d \|/.test(line))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return cells.map((row) => {
    if (row.length !== COLUMNS) throw new Error(`A row of docs/reading.md has not ${COLUMNS} columns: ${row.join(" | ")}`);
    const [article, offsets, family, subject, relation, , verdict] = row as [string, string, Family, string, string, string, string];
    return { key: [article, offsets, family, subject, relation].join(" | "), family, verdict: verdict.split(":")[0] as Row["verdict"] };
  });
}

/** As the list writes it: long names are cut, words that nobody may copy are left out. */
function subjectOf({ family, subject }: Candidate): string {
  if (family === "reason" || (family === "quote" && subject.length > 40)) return "“…”";
  return family === "quantity" ? subject.split(" ").slice(0, 5).join(" ") : subject;
}

const keyOf = (number: number, candidate: Candidate) =>
  [number, `${candidate.evidence.start}–${candidate.evidence.end}`, candidate.family, subjectOf(candidate), candidate.relation].join(" | ");

const GROUPS: readonly [string, readonly Family[]][] = [
  ["offices", ["office"]],
  ["definitions", ["definition"]],
  ["quantities", ["quantity"]],
  ["quotes and statements", ["quote", "statement"]],
];

describe.skipIf(!isThere)("the five articles", () => {
  test("give what docs/reading.md lists, no more and no less", () => {
    const found = readings.flatMap(({ number, reading }) => reading.candidates.map((one) => keyOf(number, one))).sort();
    expect(found).toEqual(
      listed()
        .filter(({ verdict }) => verdict !== "missed")
        .map(({ key }) => key)
        .sort(),
    );
  });

  test("give a hundred candidates or more, each in the words of the text", () => {
    expect(readings.reduce((sum, { reading }) => sum + reading.candidates.length, 0)).toBeGreaterThanOrEqual(100);
    for (const { text, reading } of readings)
      for (const { evidence } of reading.candidates) expect(text.slice(evidence.start, evidence.end)).toBe(evidence.quote);
  });

  test.each(GROUPS)("%s: precision 0.85 and recall 0.5 at least", (_, families) => {
    const rows = listed().filter(({ family }) => families.includes(family));
    const count = (verdict: Row["verdict"]) => rows.filter((row) => row.verdict === verdict).length;
    expect(count("true") / (count("true") + count("false"))).toBeGreaterThanOrEqual(0.85);
    expect(count("true") / (count("true") + count("missed"))).toBeGreaterThanOrEqual(0.5);
  });

  test("have the sentences and the body that people see in them", () => {
    readings.forEach(({ number, text, reading }, i) => {
      const wanted = readFileSync(path.join(ARTICLES, `article-${number}.sentences.tsv`), "utf8")
        .trim()
        .split("\n")
        .map((line) => line.split("\t")[1]!.trim());
      expect(reading.sentences.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, " "))).toEqual(wanted);
      const isOutside = (index: number) => NOT_BODY[i]!.some(([from, to]) => from <= index && index <= to);
      expect(reading.sentences.filter((one) => (one.class === "body") === isOutside(one.index)).map(({ index }) => index)).toEqual([]);
    });
  });
});
