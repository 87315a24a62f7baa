import { readFileSync } from "node:fs";
import path from "node:path";
import type { Graph } from "@/lib/facts/graph";
import { chooseQuiz } from "@/lib/quizzes/choose";
import { generateQuestions } from "@/lib/questions/generate";
import { lintQuestion, lintQuiz, type Finding } from "@/lib/questions/lint";
import { readQuestions } from "@/lib/questions/question.schema";
import type { Question } from "@/lib/questions/question";
import { FORMATS } from "@/lib/questions/registry";
import { needed, optional, refusal, UsageError, type Answer, type Command } from "./command";
import { noSuchSet, setNamed } from "./set";

const QUIZ_LENGTH = 20;

/** The seeds of "1-50", "7" or "1-3,9": at most a thousand. */
function seedsOf(text: string): string[] {
  const seeds = text.split(",").flatMap((part) => {
    const range = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(part.trim());
    if (!range) throw new UsageError(`--seeds takes numbers or a range like 1-50, not "${text}".`);
    const [from, to] = [Number(range[1]), Number(range[2] ?? range[1])];
    if (to < from || to - from >= 1000) throw new UsageError(`--seeds takes a range of at most a thousand, lowest first, not "${part}".`);
    return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
  });
  return seeds;
}

type Line = { where: string; rule: string; level: Finding["level"]; message: string };

/** Every finding once, with the seed where it was first seen. */
function lintSeed(graph: Graph, seed: string, seen: Set<string>): Line[] {
  const questions = [...generateQuestions(graph, { formats: FORMATS, seed })];
  const found = questions.flatMap((question) => lintQuestion(graph, question));
  const quiz = lintQuiz(graph, chooseQuiz(graph, questions, { length: QUIZ_LENGTH, seed }));
  const lines = [...found, ...quiz.map((one) => ({ ...one, where: `quiz of seed ${seed}, ${one.where}` }))];
  return lines.filter(({ where, rule, message }) => {
    const mark = `${where} ${rule} ${message}`;
    return !seen.has(mark) && seen.add(mark);
  });
}

/**
 * Errors make the command fail; warnings are told and do not. Of a set, warnings stand apart; of questions that somebody brings, every rule
 * that speaks up is a problem to look at, with its level.
 */
function answer(found: readonly Line[], apart: boolean): Answer {
  const [errors, warnings] = [found.filter(({ level }) => level === "E"), found.filter(({ level }) => level === "W")];
  return {
    json: apart ? { problems: errors, warnings } : { problems: found },
    lines: found.map(({ where, rule, level, message }) => `${level} ${rule} ${where}: ${message}`),
    problems: errors.length > 0,
  };
}

/** The file with its place, as the person gave it. */
function readText(file: string): string {
  return readFileSync(path.resolve(process.env.FOOTING_FOLDER ?? ".", file), "utf8");
}

async function lintFile(file: string, slug: string | undefined): Promise<Answer> {
  let text: string;
  try {
    text = readText(file);
  } catch {
    return refusal({ where: file, message: "This file cannot be read: check its name and that you may read it." });
  }
  const read = readQuestions(text);
  if (!read.ok) return refusal(...read.problems.map(({ where, message }) => ({ where: `${file} ${where}`, message })));
  const name = slug ?? read.value.set;
  if (name === undefined) throw new UsageError("The file does not name its set: add --set SLUG.");
  const set = await setNamed(name);
  if (!set) return noSuchSet(name);
  const questions: Question[] = read.value.questions;
  return answer(
    questions.flatMap((question) => lintQuestion(set.graph, question)),
    false,
  );
}

export const lint: Command = {
  usage: "lint --set SLUG [--seeds 1-50]  or  lint --questions FILE [--set SLUG]",
  summary: "checks questions by every rule",
  options: { set: { type: "string" }, seeds: { type: "string" }, questions: { type: "string" } },
  async run(_, options) {
    const file = optional(options, "questions");
    if (file !== undefined) return lintFile(file, optional(options, "set"));
    const slug = needed(options, "set");
    const seeds = seedsOf(optional(options, "seeds") ?? "1");
    const set = await setNamed(slug);
    if (!set) return noSuchSet(slug);
    const seen = new Set<string>();
    return answer(
      seeds.flatMap((seed) => lintSeed(set.graph, seed, seen)),
      true,
    );
  },
};
