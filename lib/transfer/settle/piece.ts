import type { Entity, Fact, FactSet, Relation } from "../../facts/fact";
import type { Question } from "../../questions/question";
import type { ImportChoices, PlanLine } from "../plan";

/**
 * What one row becomes: a fact with the things and the kind of fact it needs, and, where no fact can say it, the question that its author
 * wrote. `words` are the words it rests on: they go into the source of the import. `text` is what a list shows of it.
 */
export type Piece = {
  kind: PlanLine["kind"];
  text: string;
  words: string;
  entities: readonly Entity[];
  relation: Relation;
  fact: Omit<Fact, "evidence">;
  question?: Omit<Question, "evidence">;
};

/** What every row is read with. `entityNamed` finds a thing of the set, or of an earlier row, by what it is called. */
export type Setting = {
  slug: string;
  /** The line above questions that say nothing themselves. */
  title: string;
  choices: ImportChoices;
  relations: ReadonlyMap<string, Relation>;
  entityNamed: (name: string, kinds: readonly Entity["kind"][]) => Entity | null;
  /** Kinds of fact, by their id, of which some row says more than a name: all that they say is text then. */
  wordy: ReadonlySet<string>;
  plain: (text: string) => string;
};

/** What is longer is no name, but something said of its subject. */
const LONGEST_NAME_SAID = 120;

export const isWordy = (object: string): boolean => object.length > LONGEST_NAME_SAID;

/** Ends a piece that cannot be made: why, for a person. */
export type Refusal = { why: string };
export const refuse = (why: string): Refusal => ({ why });
export const isRefusal = (piece: Piece | Refusal): piece is Refusal => "why" in piece;

/** How long the parts of a set may be, in UTF-16 units (docs/fact-set-file.md). */
export const LONGEST = { name: 300, text: 5_000, stem: 2_000, topic: 200, tag: 60, tags: 20, option: 1_000 } as const;

/** A text cut to a length, with a sign that it goes on. */
export const cut = (text: string, most: number): string =>
  text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .replace(/[\uD800-\uDBFF]$/, "")
        .trimEnd()}…`;

/** In one line, for lists. */
export const inOneLine = (text: string): string => cut((/\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, " ") : text).trim(), 160);

/** Where a fact is filed: topic and tags of a row, as far as a set takes them. */
export function filed({ topic, tags }: { topic: readonly string[]; tags: readonly string[] }): Pick<Fact, "topic" | "tags"> {
  const name = topic.filter(Boolean).join(" / ") || tags[0] || "";
  const kept = [...new Set(tags.map((tag) => cut(inOneLine(tag), LONGEST.tag)).filter(Boolean))].slice(0, LONGEST.tags);
  return { ...(name && { topic: cut(name, LONGEST.topic) }), ...(kept.length > 0 && { tags: kept }) };
}

/** A set without anything in it but its name. */
export const emptySet = (slug: string, title: string, language: string): FactSet => ({
  format: "footing-fact-set/1",
  slug,
  title,
  language,
  licence: "Not stated",
  sources: [],
  entities: [],
  relations: [],
  facts: [],
  closures: [],
  questions: [],
});
