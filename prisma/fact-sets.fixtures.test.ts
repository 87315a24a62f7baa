import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

// The bundled sets sum the reports up in our own words: no run of eight of a report's words stands in them. The reports themselves are not
// in the project; where they are not found, this says so, and with CI=true that is a failure.
const ARTICLES = path.resolve("../shared/articles");
const RUN_LENGTH = 8;
const isHere = existsSync(ARTICLES);

/** Words as they sound, without case, accents and punctuation. */
const words = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];
const runs = (text: string) => {
  const all = words(text);
  return all.slice(RUN_LENGTH - 1).map((_, index) => all.slice(index, index + RUN_LENGTH).join(" "));
};

/** Every text in a JSON value; what a source is a digest `of` is named by its own title. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === "of" ? [] : textsOf(inner)));
}

if (!isHere) console.warn(`${ARTICLES} is not here: the check of the bundled sets against the reports was not run.`);

test("the reports are here where they have to be", () => {
  if (process.env.CI === "true") expect(isHere).toBe(true);
});

test.runIf(isHere)("no bundled set has eight words in a row from a report", () => {
  const reports = readdirSync(ARTICLES).filter((name) => /^article-\d+\.txt$/.test(name));
  expect(reports.length).toBeGreaterThan(0);
  const taken = new Set(reports.flatMap((name) => runs(readFileSync(path.join(ARTICLES, name), "utf8"))));
  const sets = readdirSync("prisma/fact-sets").filter((name) => name.endsWith(".json"));
  expect(sets.length).toBeGreaterThan(0);
  const found = sets.flatMap((name) =>
    textsOf(JSON.parse(readFileSync(path.join("prisma/fact-sets", name), "utf8"))).flatMap((text) =>
      runs(text)
        .filter((run) => taken.has(run))
        .map((run) => `${name}: ${run}`),
    ),
  );
  expect(found).toEqual([]);
});
