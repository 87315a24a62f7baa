import { FIXED_OPTIONS } from "../questions/lint/reading";
import type { Given, GivenReply, Question, Reply } from "../questions/question";
import { guessScore } from "./guess";

/** A part of a reply that is answered with options: the only one has the id "", otherwise one for each item or cell. `right` is secret. */
export type ItemPart = { id: string; text: string; options: { id: string; text: string; right: boolean }[] };

/**
 * What was asked at one place of a quiz. `position` names the place; where every attempt asks the same questions, the question's id will
 * do. `drawn` says that the place draws its question at random. `variant` is null where a question has only one.
 */
export type AskedItem = {
  position: string;
  drawn: boolean;
  questionId: string;
  variant: string | null;
  format: string;
  factIds: readonly string[];
  /** The mark for a wholly right answer. */
  maxMark: number;
  /** The share of maxMark that blind guessing gets on average, 0 to 1; null where the learner marks, or where nobody can say. */
  guess: number | null;
  /** Empty where nothing is chosen from options. */
  parts: readonly ItemPart[];
  /** Whether its wrong options were looked for, so that one which nobody takes can give way to another. */
  hasDistractors: boolean;
};

/** An option chosen for a part of the reply. */
export type Chosen = { part: string; optionId: string };

/**
 * One answer of one attempt. `mark` is 0 to maxMark; null = it was shown and not answered, which counts as 0, as in the score. What an
 * attempt was not shown has no row. `typed` is what was written, null where nothing was.
 */
export type Response = {
  attemptId: string;
  personId: string;
  item: AskedItem;
  mark: number | null;
  chosen: readonly Chosen[];
  typed: string | null;
};

/** The mark as it counts. */
export const markOf = (response: Response): number => response.mark ?? 0;

/** Replies whose keys are one option for each item. */
type ItemsReply = Extract<Reply, { kind: "pairs" | "boxes" | "grid" }>;

function itemTexts(reply: ItemsReply): { id: string; text: string }[] {
  if (reply.kind !== "grid") return reply.items;
  const named = new Map([...reply.rows, ...reply.columns].map(({ id, text }) => [id, text]));
  return reply.items.map(({ id, row, column }) => ({ id, text: `${named.get(row) ?? row}, ${named.get(column) ?? column}` }));
}

const onePart = (options: readonly { id: string; text: string }[], isRight: (id: string) => boolean): ItemPart[] => [
  { id: "", text: "", options: options.map(({ id, text }) => ({ id, text, right: isRight(id) })) },
];

const partsOfItems = (reply: ItemsReply): ItemPart[] =>
  itemTexts(reply).map(({ id, text }) => ({
    id,
    text,
    options: reply.options.map((option) => ({ id: option.id, text: option.text, right: reply.key[id] === option.id })),
  }));

/** The parts of a reply with their options and keys; none for an order, what is typed and what the learner marks. */
export function partsOf(reply: Reply): ItemPart[] {
  switch (reply.kind) {
    case "choice":
    case "place":
      return onePart(reply.options, (id) => id === reply.key);
    case "choices":
      return onePart(reply.options, (id) => reply.key.includes(id));
    case "pairs":
    case "boxes":
    case "grid":
      return partsOfItems(reply);
    case "order":
    case "text":
    case "number":
    case "points":
    case "grade":
      return [];
  }
}

const hasDistractors = ({ format, reply }: Question) => ["choice", "choices"].includes(reply.kind) && !FIXED_OPTIONS.includes(format);

/** A question as an item of a quiz that asks everybody the same: one mark, its place named by its id. */
export function askedItem(question: Question): AskedItem {
  const { id, format, factIds, reply } = question;
  const asked = { position: id, drawn: false, questionId: id, variant: null, format, factIds, maxMark: 1 };
  return { ...asked, guess: guessScore(reply), parts: partsOf(reply), hasDistractors: hasDistractors(question) };
}

/** The options that an answer chose; none where nothing is chosen from options, or where the learner gave up. */
export function chosenIn(given: GivenReply | null): Chosen[] {
  if (given === null || "gaveUp" in given) return [];
  switch (given.kind) {
    case "choice":
    case "place":
      return [{ part: "", optionId: given.value }];
    case "choices":
      return given.value.map((optionId) => ({ part: "", optionId }));
    case "pairs":
    case "boxes":
    case "grid":
      return Object.entries(given.value).map(([part, optionId]) => ({ part, optionId }));
    default:
      return [];
  }
}

const isTyped = (given: Given): given is Extract<Given, { kind: "text" | "number" }> => given.kind === "text" || given.kind === "number";

/** What an answer typed; null where nothing is typed, or where the learner gave up. */
export function typedIn(given: GivenReply | null): string | null {
  if (given === null || "gaveUp" in given) return null;
  return isTyped(given) ? String(given.value) : null;
}
