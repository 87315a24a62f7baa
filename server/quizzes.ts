import "server-only";
import { randomInt } from "node:crypto";
import { FORMATS } from "@/lib/questions/registry";
import type { QuizSettings } from "@/lib/quizzes/settings";
import { readQuizSettings } from "@/lib/quizzes/settings.schema";
import { words } from "@/messages";
import { db } from "./db";
import { Prisma } from "./generated/prisma/client";
import { findSetById, poolOfSet, standingSet, type SetCard } from "./sets";

/** A saved choice that others can follow. */
export type SavedQuiz = { id: string; code: string; title: string; set: SetCard; settings: QuizSettings };

/** Letters and digits that nobody mistakes for each other, and that spell no words. */
const LETTERS = "23456789bcdfghjkmnpqrstvwxz";
const CODE_LENGTH = 8;

const newCode = () => Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join("");

const isTaken = (error: unknown) => error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";

/** Makes something with a code for a link that nothing else has. */
export async function withNewCode<T>(make: (code: string) => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await make(newCode());
    } catch (error) {
      if (!isTaken(error) || tries >= 5) throw error;
    }
  }
}

/** Saves a choice and says the code of its link. The caller has found the set, so that the person may see it. */
export async function saveQuiz(who: { personId: string }, set: Pick<SetCard, "id">, settings: QuizSettings, title = ""): Promise<string> {
  const { code } = await withNewCode((code) =>
    db.quiz.create({ data: { code, setId: set.id, ownerId: who.personId, title, settings }, select: { code: true } }),
  );
  return code;
}

/** The choice behind a link, or null when there is none or its set is not for this person. Upper and lower case are the same. */
export async function findQuiz(who: { personId: string } | null, code: string): Promise<SavedQuiz | null> {
  const row = await db.quiz.findFirst({ where: { code: code.toLowerCase(), deletedAt: null } });
  if (!row) return null;
  // Whoever has the link of a quiz may take it where its owner may see the set.
  const set = (await findSetById(who, row.setId)) ?? (row.ownerId ? await findSetById({ personId: row.ownerId }, row.setId) : null);
  const settings = readQuizSettings(row.settings);
  return set && settings.ok ? { id: row.id, code: row.code, title: row.title, set, settings: settings.value } : null;
}

/** What can be chosen for a quiz on a set: its topics by name, and the formats that have questions. */
export type QuizChoices = { topics: string[]; formats: { name: string; label: string }[] };

/** What can be chosen for a quiz on a set as it stands; no formats where nothing can be asked. */
export async function listChoices(setId: string): Promise<QuizChoices> {
  const [set, pool] = await Promise.all([standingSet(setId), poolOfSet(setId)]);
  const asked = new Set(pool.flatMap((question) => question.factIds));
  const topics = new Set((set?.graph.set.facts ?? []).flatMap((fact) => (fact.topic && asked.has(fact.id) ? [fact.topic] : [])));
  const used = new Set(pool.map((question) => question.format));
  const names: Readonly<Record<string, string>> = words("formats");
  const formats = FORMATS.filter((format) => used.has(format.name)).map(({ name, label }) => ({ name, label: names[name] ?? label }));
  return {
    topics: [...topics].sort((a, b) => a.localeCompare(b, "en")),
    formats: formats.sort((a, b) => a.label.localeCompare(b.label, "en")),
  };
}
