import { markAnswer } from "../questions/mark";
import type { GivenReply, Question } from "../questions/question";
import type { Feedback, Revealed } from "../quizzes/answer";
import type { PracticeAnswerResponse, PracticeHint, PracticeItem, PracticeState } from "./practice";

/**
 * One question of a session taken along, with what is secret elsewhere: it is marked on the device. `told` is the feedback but for what the
 * answer makes of it; `names` are what a typed answer must not come near (lib/questions/mark.ts).
 */
export type TakenQuestion = {
  position: number;
  question: Question;
  told: Omit<Feedback, "points" | "near" | "outcomes">;
  revealed: Revealed | null;
  hint: PracticeHint | null;
  names: string[];
};

/** A session taken along: as it stood when it was taken, and what is needed to go on without a network. */
export type Taken = { state: PracticeState; questions: readonly TakenQuestion[] };

/** What was done in a session, in order: an answer, or word that one is taken back. */
export type TakenStep =
  | { kind: "answer"; answer: { position: number; key: string; sequence: number; reply: GivenReply } }
  | { kind: "withdrawal"; position: number; key: string };

/** The question at a position of a session taken along; null where it is not among them. */
export const takenAt = (taken: Taken, position: number): TakenQuestion | null =>
  taken.questions.find((one) => one.position === position) ?? null;

/** What the learner hears of a reply: as the server will say once the answer reaches it. */
export function feedbackOn(taken: TakenQuestion, reply: GivenReply): Feedback {
  const { points, near, outcomes } = markAnswer(taken.question, reply, taken.names);
  return { points, near, outcomes, ...taken.told };
}

/**
 * The response to an answer, made on the device; null where its question was not taken along. Nothing is drawn as it goes: what was taken
 * is all there is.
 */
export function answerTaken(
  taken: Taken,
  { position, sequence, reply }: { position: number; sequence: number; reply: GivenReply },
): PracticeAnswerResponse | null {
  const question = takenAt(taken, position);
  return (
    question && {
      stored: { sequence, counts: true, late: false },
      feedback: feedbackOn(question, reply),
      next: null,
      deadline: null,
      added: [],
      done: true,
    }
  );
}

function withoutAnswer(item: PracticeItem): PracticeItem {
  return { ...item, answer: null, feedback: null };
}

function withStep(taken: Taken, item: PracticeItem, step: TakenStep): PracticeItem {
  if (step.kind === "withdrawal") return item.answer?.key === step.key ? withoutAnswer(item) : item;
  const { key, sequence, reply } = step.answer;
  const question = takenAt(taken, item.position);
  const feedback = question && feedbackOn(question, reply);
  return {
    ...item,
    answer: { key, sequence, reply, counts: true, late: false },
    lastSequence: Math.max(item.lastSequence, sequence),
    feedback,
    revealed: question?.revealed ?? item.revealed,
  };
}

/**
 * A session taken along after what was done in it since: what a reload without a network goes on from. Steps of other positions are left
 * out.
 */
export function stateAfter(taken: Taken, steps: readonly TakenStep[]): PracticeState {
  const positionOf = (step: TakenStep) => (step.kind === "answer" ? step.answer.position : step.position);
  const items = taken.state.items.map((item) =>
    steps.filter((step) => positionOf(step) === item.position).reduce((now, step) => withStep(taken, now, step), item),
  );
  return { ...taken.state, items };
}
