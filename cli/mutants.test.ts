import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readFactSet } from "@/lib/facts/fact-set.schema";
import { graphOf } from "@/lib/facts/graph";
import { generateQuestions } from "@/lib/questions/generate";
import type { Finding } from "@/lib/questions/lint";
import { spoiltQuestions } from "@/lib/questions/lint/mutants";
import type { Question } from "@/lib/questions/question";
import { storeFactSet } from "@/server/facts";
import { lint } from "./lint";

const read = readFactSet(readFileSync("prisma/fact-sets/ukraine-talks-2025.json", "utf8"));
if (!read.ok) throw new Error("the bundled set cannot be read");
const set = read.value;
const questions = [...generateQuestions(graphOf(set), { seed: "mutants" })];
// Those whose facts were spoilt need another set and are for the tests of lib.
const mutants = spoiltQuestions(set, questions, 3).flatMap((mutant) => {
  const spoilt = mutant.spoilt.filter(({ graph }) => graph === undefined).map(({ question }) => question);
  return spoilt.length > 0 ? [{ ...mutant, spoilt }] : [];
});

const folder = mkdtempSync(path.join(tmpdir(), "footing-"));

/** What `lint --questions FILE` answers about some questions of the set. */
async function linted(name: string, some: readonly Question[]): Promise<{ problems: Finding[]; failed: boolean }> {
  const file = path.join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify({ set: set.slug, questions: some }));
  const answer = await lint.run([], { questions: file });
  return { problems: (answer.json as { problems: Finding[] }).problems, failed: answer.problems };
}

beforeAll(() => storeFactSet(set));

describe("lint --questions", () => {
  test("is tried with fifty ways to spoil a question or more", () => expect(mutants.length).toBeGreaterThanOrEqual(50));

  test("finds no error in good questions", async () => {
    const { problems, failed } = await linted("good", questions);
    expect(problems.filter(({ level }) => level === "E")).toEqual([]);
    expect(failed).toBe(false);
  });

  test.each(mutants)("names $rule among its problems: $what", async ({ rule, spoilt }) => {
    for (const [i, question] of spoilt.entries()) {
      const { problems, failed } = await linted(`spoilt-${i}`, [question]);
      expect(
        problems.map((problem) => problem.rule),
        JSON.stringify(question),
      ).toContain(rule);
      expect(
        problems.some(({ where }) => where.startsWith(question.id)),
        JSON.stringify(problems),
      ).toBe(true);
      expect(failed).toBe(true);
    }
  });
});
