import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { FactSet } from "../lib/facts/fact";
import { graphOf } from "../lib/facts/graph";
import { generateQuestions } from "../lib/questions/generate";
import type { Question } from "../lib/questions/question";
import { query } from "./answering";

/** What can be asked of one fact of a copy of the bundled set, by the same rules as the server. */
export function questionsAbout(slug: string, factId: string): Question[] {
  const set = JSON.parse(readFileSync("prisma/fact-sets/ukraine-talks-2025.json", "utf8")) as FactSet;
  return [...generateQuestions(graphOf({ ...set, slug }), { seed: "1", about: new Set([factId]) })];
}

const SETTINGS = {
  length: 1,
  topics: [],
  formats: [],
  feedback: "each",
  minutes: null,
  strict: false,
  attempts: null,
  shuffleQuestions: false,
  shuffleOptions: true,
  facts: [],
  difficulty: "mixed",
};

/** A quiz of exactly these questions of somebody’s own set, as one puts it together; the code of its link. */
export async function makeQuiz(slug: string, questions: readonly Question[]): Promise<string> {
  const code = randomUUID().slice(0, 8);
  const [set] = await query<{ id: string; ownerId: string }>(`SELECT id, "ownerId" FROM "FactSet" WHERE slug = $1`, [slug]);
  const [quiz] = await query<{ id: string }>(
    `INSERT INTO "Quiz" (id, code, "setId", "ownerId", settings) VALUES (gen_random_uuid(), $1, $2, $3, $4) RETURNING id`,
    [code, set!.id, set!.ownerId, { ...SETTINGS, length: questions.length }],
  );
  for (const [i, { id, format, slot, factIds }] of questions.entries()) {
    await query(
      `INSERT INTO "Question" (id, "setId", format, slot, "factKeys", variant) VALUES ($1, $2, $3, $4, $5, 0) ON CONFLICT DO NOTHING`,
      [id, set!.id, format, slot, factIds],
    );
    await query(`INSERT INTO "QuizItem" ("quizId", position, "questionId") VALUES ($1, $2, $3)`, [quiz!.id, i + 1, id]);
  }
  return code;
}
