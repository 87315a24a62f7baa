"use server";

import type { Feedback } from "@/lib/quizzes/answer";
import { answerTryout } from "@/server/tryout";

/** What was right about the question to try. Open to everybody: it answers for that question only, and keeps nothing. */
export async function answerTheTryout(questionId: unknown, optionId: unknown): Promise<Feedback | null> {
  return typeof questionId === "string" && typeof optionId === "string" ? answerTryout(questionId, optionId) : null;
}
