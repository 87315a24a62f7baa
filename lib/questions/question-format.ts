import type { Fact, Layer } from "../facts/fact";
import type { Graph } from "../facts/graph";
import type { Random } from "../random";
import type { Proof, Question, Reply, ReplyKind, Slot } from "./question";

/** What a question could be made of: the facts it would ask, the slot, the layer, and which of up to four faces (variant 0 to 3). */
export type Ask = { factIds: readonly string[]; slot: Slot; layer: Layer; variant: number };

/** What a format gets to make one question. `random` is seeded from the question's identity and the caller's seed. */
export type Making = { graph: Graph; ask: Ask; facts: readonly Fact[]; random: Random };

/** What a format answers: a question without the parts that every format has alike (id, evidence, factIds: makeQuestion adds them). */
export type Draft = {
  context: string;
  stem: string;
  reply: Reply;
  explanation: string;
  restsOn: string[];
  proofs: Proof[];
  /** Facts whose evidence is shown, where that is not just the facts asked. */
  shownFactIds?: string[];
};

/**
 * A way of asking. Adding one: one file here under formats/ that exports one of these, and one line in formats/index.ts. `name` is stored
 * with every answer: once released it never changes.
 */
export type QuestionFormat = {
  name: string;
  /** The name on screen is `messages.formats[name]`; this is its English default. */
  label: string;
  reply: ReplyKind;
  /** True when knowing it takes recall, not recognition (memory moves more). */
  production: boolean;
  /** The chance of being right by guessing, 0 to 1, for one fact of the question. */
  guess(question: Question): number;
  /**
   * Everything that this format might ask about, in the order of the set. Formats of one fact answer for each fact it fits (variant 0 and,
   * where faces differ, more); formats of several facts answer groups. `about` limits it to groups that hold one of these facts.
   */
  asks(graph: Graph, about?: ReadonlySet<string>): Iterable<Ask>;
  /** A draft, or null when these facts cannot be asked this way. */
  draft(making: Making): Draft | null;
};
