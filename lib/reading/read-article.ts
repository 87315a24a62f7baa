import type { Relation } from "../facts/fact";
import type { Article, Extraction, FactExtractor, Known, Layout, Reading } from "./article";
import { mergeSame } from "./candidates";
import { layoutOf, NOBODY } from "./layout";
import { extractByRules } from "./rule-extractor";
import { verified } from "./verify";

/** A reading of what an extractor found: checked, and without entities that nothing speaks of any more. */
export function readingOf(layout: Layout, extraction: Extraction, relations: readonly Relation[] = []): Reading {
  const { candidates, events, entities } = verified(layout, extraction, relations);
  return { ...layout, entities, candidates, events };
}

/**
 * Reads an article by rules: lines, sentences, names, dates, candidates and event cards, all checked. The same article, set and rules give
 * the same reading. Of a text that is not English, lines and sentences alone. `known` are the entities of the set (with those of articles
 * read before), `relations` those of the set.
 */
export function readArticle(article: Article, known: Known = NOBODY, relations: readonly Relation[] = []): Reading {
  const layout = layoutOf(article, known);
  return readingOf(layout, extractByRules(layout, known, relations), relations);
}

/** Lets any extractor read a layout; what it proposes is checked like everything else. */
export async function readWith(
  extractor: FactExtractor,
  layout: Layout,
  relations: readonly Relation[] = [],
  signal?: AbortSignal,
): Promise<Reading> {
  return readingOf(layout, await extractor.extract(layout, signal), relations);
}

/**
 * A reading with what another extractor finds beside: its candidates are checked, and one that says what is already there adds nothing but
 * its place.
 */
export async function readAlso(
  reading: Reading,
  extractor: FactExtractor,
  relations: readonly Relation[] = [],
  signal?: AbortSignal,
): Promise<Reading> {
  const found = await extractor.extract(reading, signal);
  const { entities, candidates } = verified(reading, found, relations);
  const known = new Set(reading.entities.map(({ id }) => id));
  const ids = new Set(reading.candidates.map(({ id }) => id));
  const fresh = mergeSame([...reading.candidates, ...candidates.filter(({ id }) => !ids.has(id))]);
  return { ...reading, entities: [...reading.entities, ...entities.filter(({ id }) => !known.has(id))], candidates: fresh };
}
