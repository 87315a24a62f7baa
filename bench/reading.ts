// How fast articles are read: three articles of ours, again and again, after the first of each kind of work was done once.
import { readFileSync } from "node:fs";
import path from "node:path";
import { readArticle } from "@/lib/reading/read-article";
import type { Article } from "@/lib/reading/article";
import { cpuSeconds, median, type Measure } from "./measure";

const FOLDER = path.join(import.meta.dirname, "../lib/reading/samples");
const NAMES = ["school", "sport", "science"];
/** Reports of newspapers are about three times as long as ours. */
const TIMES_LONGER = 3;
const ROUNDS = 7;
const PER_ROUND = 10;

const articles = (): Article[] => {
  const texts = NAMES.map((name) => readFileSync(path.join(FOLDER, `${name}.txt`), "utf8"));
  return texts.map((_, i) => ({
    text: Array.from({ length: TIMES_LONGER }, (__, n) => texts[(i + n) % texts.length]!).join("\n\n"),
    date: "2031-05-07",
  }));
};

function secondsFor(read: readonly Article[]): number {
  const start = cpuSeconds();
  for (let n = 0; n < PER_ROUND; n++) for (const article of read) readArticle(article);
  return cpuSeconds() - start;
}

export const reading: Measure = {
  name: "reading",
  async run() {
    const read = articles();
    const started = cpuSeconds();
    const found = read.map((article) => readArticle(article).candidates.length);
    const first = cpuSeconds() - started;
    const seconds = median(Array.from({ length: ROUNDS }, () => secondsFor(read)));
    return [
      { name: "articles a minute on one core", value: (PER_ROUND * read.length * 60) / seconds, unit: "", target: { atLeast: 200 } },
      { name: "the first three, rules and dictionaries made ready", value: first * 1000, unit: "CPU-ms", target: null },
      { name: "candidates of an article", value: found.reduce((sum, n) => sum + n, 0) / found.length, unit: "", target: null },
    ];
  },
};
