import type { Relation } from "../facts/fact";
import type { Extraction, FactExtractor, Known, Layout } from "./article";
import { candidatesOf, cardsOf, proposalsOf } from "./candidates";
import { entityBook } from "./entity-book";
import { NOBODY, isReadable } from "./layout";
import { absences } from "./rules/absences";
import { definitions } from "./rules/definitions";
import { eventCards } from "./rules/events";
import { sceneOf, type Rule } from "./rules/ground";
import { offices } from "./rules/offices";
import { quantities } from "./rules/quantities";
import { quotations } from "./rules/quotations";
import { statements } from "./rules/statements";
import { reasons, wishes } from "./rules/wishes";

/** To add a family of facts: a file in ./rules that exports one `Rule`, and its line here. */
const RULES: readonly Rule[] = [offices, definitions, quantities, quotations, statements, absences, wishes, reasons];

/** The id of the extractor that is made of rules. */
export const RULES_ID = "rules";

/** What the rules find in an article, before it is checked. */
export function extractByRules(layout: Layout, known: Known = NOBODY, relations: readonly Relation[] = []): Extraction {
  if (!isReadable(layout.language)) return { entities: layout.entities, candidates: [], events: [] };
  const { article, sentences, dates } = layout;
  const book = entityBook(known.entities, [], layout.entities);
  const scene = sceneOf(article, sentences, book, dates);
  const drafts = eventCards(scene);
  const proposals = RULES.flatMap((rule) => rule(scene));
  const reader = { text: article.text, book, relations, extractor: RULES_ID };
  return {
    candidates: candidatesOf(reader, [...proposals, ...drafts.flatMap(proposalsOf)]),
    events: cardsOf(reader, drafts),
    entities: book.list(),
  };
}

/** The rules as an extractor: always there, needs no network. */
export const ruleExtractor = (known: Known = NOBODY, relations: readonly Relation[] = []): FactExtractor => ({
  id: RULES_ID,
  extract: (layout) => Promise.resolve(extractByRules(layout, known, relations)),
});
