import type { Problem } from "@/lib/problem";
import type { ComposedQuestion, ComposedQuiz } from "@/lib/quizzes/composed";
import type { DraftDifference, QuizDraft } from "@/lib/quizzes/quiz-draft";
import type { QuizSettings } from "@/lib/quizzes/settings";

/** What was asked for, or why there is nothing. */
export type ComposeAnswer<T> = { kind: "found"; value: T } | { kind: "refused"; problems: Problem[] };

/** What became of saving a quiz. */
export type SaveAnswer =
  | { kind: "saved"; quiz: ComposedQuiz }
  | { kind: "changed"; theirs: ComposedQuiz; difference: DraftDifference }
  | { kind: "refused"; problems: Problem[] };

/** The quiz on the desk, as the actions take it. */
export type Desk = { items: string[]; locked: string[]; wish: QuizSettings };

export type Swaps = { sameFact: ComposedQuestion[]; otherFact: ComposedQuestion[] };
export type FoundQuestion = { question: ComposedQuestion; notes: string[] };

/** Everything that putting a quiz together asks the server for. */
export type ComposeActions = {
  save: (revision: number, draft: QuizDraft) => Promise<SaveAnswer>;
  remake: (desk: Desk) => Promise<ComposeAnswer<ComposedQuestion[]>>;
  swaps: (desk: Desk, questionId: string) => Promise<ComposeAnswer<Swaps>>;
  search: (desk: Desk, words: string) => Promise<ComposeAnswer<FoundQuestion[]>>;
};
