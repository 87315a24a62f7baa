/** A question that learners said is wrong: how many of them, with what they wrote, and what it asks. Times in ISO 8601. */
export type FlaggedQuestion = {
  questionId: string;
  factId: string;
  stem: string;
  statement: string;
  people: number;
  notes: readonly string[];
  reportIds: readonly string[];
  latest: string;
};

/**
 * Something that was typed and not accepted: how often, for which question, and what is right there. `entityId` is what it could become a
 * further name of, null where the right answer is no name; `isNear` where it is nearly right, and `isAnother` where it is the name of
 * something else.
 */
export type RejectedAnswer = {
  questionId: string;
  factId: string;
  stem: string;
  right: string;
  typed: string;
  plain: string;
  count: number;
  entityId: string | null;
  isNear: boolean;
  isAnother: boolean;
};

/** What waits for whoever may change a set. */
export type Inbox = { flagged: readonly FlaggedQuestion[]; rejected: readonly RejectedAnswer[] };
