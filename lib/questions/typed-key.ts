import { isCardRelation } from "../facts/card";
import type { Fact } from "../facts/fact";
import type { Graph } from "../facts/graph";
import { framesOf } from "../facts/frames/frames";
import { nameAlone } from "../facts/wording";
import { isSingleAt, entityAt, type Askable, type End } from "./single-fact";
import { canBeTyped, plainIn } from "./plain-words";
import { relationsFor } from "./roles";
import { acceptedFor } from "./typed";

/** What is typed, and what else is accepted for it. */
export type TypedKey = { key: string; accepted: string[] };

/** Nobody types more. */
const MOST_WORDS = 4;

/**
 * Words of ours for a thing ("hardens bones") can be said in many ways: what is typed of them is a word or two, or a card that somebody
 * wrote for themselves.
 */
const MOST_WORDS_OF_TEXT = 2;

/** Kinds that have a name people know; events, deeds and wordings are told in words of ours. */
const NAMED = ["person", "organisation", "place", "term", "office"];

const wordCount = (text: string) => text.trim().split(/\s+/).length;

/**
 * Whether an end of a fact has one answer that can be typed: the relation takes one value there, or the end is the term that a meaning
 * explains.
 */
export function hasOneAnswer(graph: Graph, { fact, relation }: Askable, end: End): boolean {
  if (isSingleAt(relation, end)) return true;
  return end === "subject" && relationsFor(graph, "meaning").some((meaning) => meaning.id === fact.relation);
}

const numberForms = (graph: Graph, number: number) => [...new Set([String(number), framesOf(graph).number(number)])];

/**
 * The typed answer for one end of a fact: the name with every alias and a surname that is unique, a short text, or a number. Null for
 * dates, for longer texts, for pictures, and for what has no name of its own. Always plain text: nobody types marks.
 */
export function typedKey(graph: Graph, fact: Fact, end: End): TypedKey | null {
  const typed = keyAt(graph, fact, end);
  if (!graph.set.markup || typed === null) return typed;
  const plain = [typed.key, ...typed.accepted].filter((text) => canBeTyped(graph, text)).map((text) => plainIn(graph, text).trim());
  const [key, ...accepted] = [...new Set(plain)].filter((text) => text !== "");
  return canBeTyped(graph, typed.key) && key !== undefined ? { key, accepted } : null;
}

function keyAt(graph: Graph, fact: Fact, end: End): TypedKey | null {
  const entity = entityAt(graph, fact, end);
  if (entity) {
    const key = nameAlone(graph, entity.id);
    if (!NAMED.includes(entity.kind) || wordCount(plainIn(graph, key)) > MOST_WORDS) return null;
    const names = [entity.name, ...acceptedFor(graph, entity)].filter((name) => name !== key);
    return { key, accepted: [...new Set(names)] };
  }
  const { object } = fact;
  if ("number" in object) {
    const [key, ...accepted] = numberForms(graph, object.number).reverse();
    return { key: key!, accepted };
  }
  const most = isCardRelation(graph.relation(fact.relation)) ? MOST_WORDS : MOST_WORDS_OF_TEXT;
  return "text" in object && wordCount(plainIn(graph, object.text)) <= most ? { key: object.text, accepted: [] } : null;
}
