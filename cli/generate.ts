import { generateQuestions } from "@/lib/questions/generate";
import { FORMATS, formatNamed } from "@/lib/questions/registry";
import type { Question } from "@/lib/questions/question";
import { needed, optional, UsageError, wholeNumber, type Command } from "./command";
import { byCodePoint, noSuchSet, setNamed } from "./set";

/** The formats asked for: the one named, else all. */
function formatsOf(name: string | undefined) {
  if (name === undefined) return FORMATS;
  const format = formatNamed(name);
  if (!format) throw new UsageError(`There is no format "${name}". There are: ${FORMATS.map((one) => one.name).join(", ")}.`);
  return [format];
}

const lineOf = (question: Question) => `${question.format}: ${question.context}. ${question.stem}`;

export const generate: Command = {
  usage: "generate --set SLUG [--format NAME] [--seed 1] [--limit N]",
  summary: "makes the questions of a set",
  options: { set: { type: "string" }, format: { type: "string" }, seed: { type: "string" }, limit: { type: "string" } },
  async run(_, options) {
    const slug = needed(options, "set");
    const formats = formatsOf(optional(options, "format"));
    const limit = wholeNumber(options, "limit", Number.POSITIVE_INFINITY);
    const set = await setNamed(slug);
    if (!set) return noSuchSet(slug);
    const made = [...generateQuestions(set.graph, { formats, seed: optional(options, "seed") ?? "1" })];
    const questions = made.sort((a, b) => byCodePoint(a.format, b.format) || byCodePoint(a.id, b.id)).slice(0, limit);
    return { json: { set: slug, questions }, lines: questions.map(lineOf), problems: false };
  },
};
