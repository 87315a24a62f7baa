import type { Reply, ReplyKind } from "../questions/question";
import type { Grade } from "./fsrs";
import type { OutcomeEvent } from "./memory";

/**
 * How much one answer says of a memory. Recognising counts less than producing, and less the easier it is to guess: credit = 0.75 (1 -
 * guess). Source: docs/decisions/memory.md, after memory-and-statistics.md 5.3.
 */

/** What a recognition without any chance of guessing would be worth against a production: a prior. */
export const RECOGNITION_CREDIT = 0.75;
/** What a hint leaves of the credit, however many were taken. */
export const HINT_CREDIT = 0.5;
/** The chance that a typed answer is right by accident. */
export const TYPED_GUESS = 0.01;
/** From this share of the points on, a reply that moves one fact as a whole was known, if with effort. */
const PARTLY_KNOWN = 0.5;

/** Replies that have parts, and so points between 0 and 1 that the app gives. */
const WITH_PARTS: readonly ReplyKind[] = ["choices", "order", "pairs", "boxes", "grid"];
/** Replies that the learner marks: nothing to guess. */
const BY_LEARNER: readonly ReplyKind[] = ["grade", "points"];

/**
 * The options that can be guessed among for one part of a reply: `choices` of an outcome event. Null where the answer has to be produced.
 * In multiple select each option is ticked or not; in an order each neighbour stands before or after.
 */
export function choicesOf(reply: Reply): number | null {
  switch (reply.kind) {
    case "choice":
    case "place":
    case "pairs":
    case "boxes":
    case "grid":
      return reply.options.length;
    case "choices":
    case "order":
      return 2;
    case "text":
    case "number":
    case "points":
    case "grade":
      return null;
  }
}

/** The chance of being right without knowing: 1 of the choices, 0.01 for what is typed, 0 for what the learner marks. */
export function guessOf(event: Pick<OutcomeEvent, "choices" | "reply">): number {
  if (event.choices !== null) return 1 / Math.max(1, event.choices);
  return BY_LEARNER.includes(event.reply) ? 0 : TYPED_GUESS;
}

/** A typed answer that was refused for a slip of the pen alone: it says nothing of the memory and is asked again. */
export const isSlipOfThePen = (event: OutcomeEvent): boolean => event.near && !event.right;

const isPartlyKnown = (event: OutcomeEvent) => event.points >= PARTLY_KNOWN && event.points < 1 && WITH_PARTS.includes(event.reply);

/**
 * Whether the answer counts as known: right, or at least half right where a reply with parts moves the fact as a whole. A card that the
 * learner graded 1 is not.
 */
export const isSuccess = (event: OutcomeEvent): boolean => (event.right ? event.grade !== 1 : isPartlyKnown(event));

/**
 * The grade that FSRS is told: 1 for what was not known; 2 where a hint was taken, and where the app marked also for a slow answer, a slip
 * of the pen or a part of the points; 3 otherwise. The learner's own grade of a card stands (with a hint 2 at most). 4 is never given for
 * speed.
 */
export function ratingOf(event: OutcomeEvent): Grade {
  if (!isSuccess(event)) return 1;
  if (event.hints > 0) return 2;
  if (event.grade !== null) return event.grade;
  return !event.right || event.slow || event.near ? 2 : 3;
}

/** From 0, says nothing, to 1, says as much as plain FSRS takes it to say. A failure has 1 whatever the format; a slip of the pen 0. */
export function creditOf(event: OutcomeEvent): number {
  if (isSlipOfThePen(event)) return 0;
  if (!isSuccess(event)) return 1;
  const credit = event.choices === null ? 1 : RECOGNITION_CREDIT * (1 - guessOf(event));
  return event.hints > 0 ? credit * HINT_CREDIT : credit;
}
