"use server";

import type { Feedback, Revealed } from "@/lib/quizzes/answer";
import { markInPreview, revealInPreview } from "@/server/quiz-preview";
import { whoIsAsking } from "@/server/session";

/** Marks one answer of a preview. Nothing is stored. */
export async function answerPreview(slug: string, quizId: string, questionId: string, reply: unknown): Promise<Feedback | null> {
  return typeof slug === "string" ? markInPreview(await whoIsAsking(), slug, quizId, questionId, reply) : null;
}

/** Shows what a student sees after a reveal. Nothing is stored. */
export async function revealPreview(slug: string, quizId: string, questionId: string, text: string): Promise<Revealed | null> {
  return typeof slug === "string" && typeof text === "string"
    ? revealInPreview(await whoIsAsking(), slug, quizId, questionId, text.slice(0, 2_000))
    : null;
}
