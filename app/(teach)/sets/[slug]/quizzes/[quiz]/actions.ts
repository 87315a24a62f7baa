"use server";

import type { ComposeAnswer } from "@/components/quizzes/compose-actions";
import { readDesk } from "@/lib/quizzes/desk.schema";
import { readQuizDraft } from "@/lib/quizzes/quiz-draft.schema";
import { words } from "@/messages";
import {
  offerSwaps,
  remakeQuiz,
  saveDraft,
  searchQuestions,
  type FoundQuestion,
  type OfferedSwaps,
  type SavedDraft,
} from "@/server/composed-quizzes";
import type { ComposedQuestion } from "@/lib/quizzes/composed";
import { whoIsChanging } from "@/server/session";

const refusedWith = (message: string): { kind: "refused"; problems: { where: string; message: string }[] } => ({
  kind: "refused",
  problems: [{ where: "quiz", message }],
});
const notYours = () => refusedWith(words("quizzes").notYours);

/** Stores a quiz as it was put together, over the revision it was seen at. */
export async function saveComposedQuiz(slug: string, quizId: string, revision: number, body: unknown): Promise<SavedDraft> {
  const draft = readQuizDraft(body);
  if (!draft.ok) return { kind: "refused", problems: draft.problems };
  const who = await whoIsChanging();
  if (!who || typeof slug !== "string" || !Number.isSafeInteger(revision)) return notYours();
  return (await saveDraft(who, slug, quizId, revision, draft.value)) ?? notYours();
}

/** Questions in place of those that are not kept; nothing is stored until the page saves it. */
export async function remakeQuestions(slug: string, quizId: string, body: unknown): Promise<ComposeAnswer<ComposedQuestion[]>> {
  const desk = readDesk(body);
  const who = await whoIsChanging();
  const made = desk && typeof slug === "string" ? await remakeQuiz(who, slug, quizId, desk, new Set(desk.locked)) : null;
  if (!made) return notYours();
  return made.ok ? { kind: "found", value: made.value } : { kind: "refused", problems: made.problems };
}

/** What may stand in a question's place. */
export async function offerOthers(slug: string, quizId: string, body: unknown, questionId: string): Promise<ComposeAnswer<OfferedSwaps>> {
  const desk = readDesk(body);
  const who = await whoIsChanging();
  const swaps =
    desk && typeof slug === "string" && typeof questionId === "string" ? await offerSwaps(who, slug, quizId, desk, questionId) : null;
  return swaps ? { kind: "found", value: swaps } : notYours();
}

/** Questions to add. */
export async function searchOthers(slug: string, quizId: string, body: unknown, search: string): Promise<ComposeAnswer<FoundQuestion[]>> {
  const desk = readDesk(body);
  const who = await whoIsChanging();
  const found =
    desk && typeof slug === "string" && typeof search === "string"
      ? await searchQuestions(who, slug, quizId, desk, search.slice(0, 200))
      : null;
  return found ? { kind: "found", value: found } : notYours();
}
