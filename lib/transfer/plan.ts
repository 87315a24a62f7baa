import type { FactSet } from "../facts/fact";
import type { Problem } from "../problem";
import type { MediaFile, Review } from "./material";

export const CARDS_ABOUT = ["cards", "meaning", "relation"] as const;
/** What the two sides of a card are to one another: a question and its answer, a term and what it means, or two things in a relation. */
export type CardsAbout = (typeof CARDS_ABOUT)[number];

/**
 * What a person decides before rows become facts. `relation` is the label for cards about a relation ("capital"); `oneAnswer` says that a
 * front has one right back and no other, so that the backs of other cards are wrong for it; `bothWays` asks backs for fronts too; `reviews`
 * takes over earlier answers.
 */
export type ImportChoices = { about: CardsAbout; relation: string; oneAnswer: boolean; bothWays: boolean; reviews: boolean };

/** Rows taken as they stand, where nobody says anything and nothing can be guessed. */
export const AS_THEY_STAND: ImportChoices = { about: "cards", relation: "", oneAnswer: false, bothWays: false, reviews: false };

export const LINE_OUTCOMES = ["new", "changed", "unchanged", "skipped"] as const;
export type LineOutcome = (typeof LINE_OUTCOMES)[number];

/** One row of the file and what becomes of it. `text` says in a line what it is, in plain words; `why` is for what is skipped, else "". */
export type PlanLine = {
  where: string;
  outcome: LineOutcome;
  kind: "card" | "fact" | "question";
  text: string;
  why: string;
  factId: string | null;
};

/** Earlier answers to take over: to which fact and slot. */
export type PastReviews = { factId: string; slot: "object" | "subject" | "whole"; reviews: readonly Review[] };

/**
 * What an import will do, line by line in the order of the file. `part` holds everything to store beside what the set has already: new
 * sources, entities and relations, the facts that are new or changed, and authored questions (in `part.questions`) that are new or changed.
 */
export type Plan = {
  lines: readonly PlanLine[];
  counts: Readonly<Record<LineOutcome, number>>;
  part: FactSet;
  media: readonly MediaFile[];
  reviews: readonly PastReviews[];
  problems: readonly Problem[];
};
