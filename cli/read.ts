import { readFileSync } from "node:fs";
import path from "node:path";
import { isDate } from "@/lib/facts/date-span";
import type { Problem } from "@/lib/problem";
import type { Reading } from "@/lib/reading/article";
import { needed, problemLines, UsageError, type Command } from "./command";

type ReadFile = { file: string; ms: number } & Omit<Reading, "article" | "lines">;

const here = (file: string) => path.resolve(process.env.FOOTING_FOLDER ?? ".", file);

function bytesOf(file: string): Uint8Array | null {
  try {
    return readFileSync(here(file));
  } catch {
    return null;
  }
}

/** Reads one file; the time counts from its bytes on, with the loading of rules and dictionaries where it is the first. */
async function readOne(file: string, date: string): Promise<ReadFile | Problem[]> {
  const bytes = bytesOf(file);
  if (bytes === null) return [{ where: file, message: "This file cannot be read: check its name and that you may read it." }];
  const started = performance.now();
  const [{ textOfFile }, { readArticle }] = await Promise.all([import("@/lib/reading/file-text"), import("@/lib/reading/read-article")]);
  const read = await textOfFile(path.basename(file), bytes);
  if (!read.ok) return read.problems.map(({ message }) => ({ where: file, message }));
  const { language, sentences, entities, dates, candidates, events } = readArticle({ text: read.value.text, date });
  return { file, language, sentences, entities, dates, candidates, events, ms: Math.round((performance.now() - started) * 10) / 10 };
}

const isReading = (one: ReadFile | Problem[]): one is ReadFile => !Array.isArray(one);

function linesFor({ file, candidates, events, sentences, language, ms }: ReadFile): string[] {
  const sure = candidates.filter((one) => one.sure).length;
  const head = `${file}: ${sentences.length} sentences, ${candidates.length} candidates (${sure} of them sure), ${events.length} events, ${Math.round(ms)} ms`;
  if (!language.startsWith("en")) return [`${head}. It is not in English (${language}): its facts are made by hand.`];
  return [
    head,
    ...candidates.map(
      ({ family, subject, relation, object, sure: isSure }) => `  ${isSure ? "+" : "?"} ${family}: ${subject} | ${relation} | ${object}`,
    ),
  ];
}

/** What the rules find in articles; needs no database and stores nothing. */
export const read: Command = {
  usage: "read FILE… --date YYYY-MM-DD",
  summary: "reads articles and says what facts they propose; stores nothing",
  options: { date: { type: "string" } },
  async run(files, options) {
    const date = needed(options, "date");
    if (!isDate(date)) throw new UsageError(`--date takes a day like 2025-03-10, not "${date}".`);
    if (files.length === 0) throw new UsageError("Which files?");
    const done: (ReadFile | Problem[])[] = [];
    for (const file of files) done.push(await readOne(file, date));
    const articles = done.filter(isReading);
    const problems = done.filter((one): one is Problem[] => Array.isArray(one)).flat();
    return {
      json: problems.length > 0 ? { articles, problems } : { articles },
      lines: [...articles.flatMap(linesFor), ...problemLines(problems)],
      problems: problems.length > 0,
    };
  },
};
