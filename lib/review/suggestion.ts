import type { Entity } from "../facts/fact";
import type { Candidate, EventCard, Family, ReadEntity, Reading } from "../reading/article";

/**
 * A suggestion as it waits for its review: a fact, or an event as a form filled in beforehand, each with the entities it names, so that
 * nothing has to be read again to take it. A fact with `candidate.card` is part of an event and is decided with it.
 */
export type Suggestion =
  { kind: "fact"; candidate: Candidate; entities: Entity[]; into?: string } | { kind: "event"; card: EventCard; entities: Entity[] };

/** What teachers come for stands first: who, where, when, why, who wants what, who said what; then terms, figures and offices. */
const LATER: ReadonlySet<Family> = new Set(["definition", "quantity", "office"]);

/** A read entity as the set would keep it: with the names that the article gives it where the rules are sure who it is. */
export function entityOfReading(read: ReadEntity): Entity {
  const { isNew: _isNew, newAliases, isSure, mentions: _mentions, ...entity } = read;
  const aliases = [...new Set([...(entity.aliases ?? []), ...(isSure ? newAliases : [])])].filter((alias) => alias !== entity.name);
  const { aliases: _aliases, ...bare } = entity;
  return aliases.length > 0 ? { ...bare, aliases } : bare;
}

/** The ids that a fact names. */
function namedBy({ fact }: Candidate): string[] {
  return [fact.subject, "entity" in fact.object ? fact.object.entity : undefined, fact.by, fact.event].filter((id) => id !== undefined);
}

/** The entities of these ids, and those they are in or belong to. */
function entitiesOf(ids: readonly string[], book: ReadonlyMap<string, Entity>): Entity[] {
  const found = new Set(ids);
  for (const id of found) for (const owner of [book.get(id)?.in, book.get(id)?.of]) if (owner !== undefined) found.add(owner);
  return [...found].flatMap((id) => book.get(id) ?? []);
}

type Ranked = { suggestion: Suggestion; later: boolean; salience: number };

const byRank = (one: Ranked, other: Ranked) => Number(one.later) - Number(other.later) || other.salience - one.salience;

/** Everything that reading an article proposes, in the order in which it is reviewed; the parts of an event stand right behind it. */
export function suggestionsOf(reading: Reading): Suggestion[] {
  const book = new Map(reading.entities.map((read) => [read.id, entityOfReading(read)]));
  const facts = reading.candidates.map((candidate) => ({
    kind: "fact" as const,
    candidate,
    entities: entitiesOf(namedBy(candidate), book),
  }));
  const cards = new Set(reading.events.map((card) => card.id));
  const alone = facts.filter(({ candidate }) => candidate.card === undefined || !cards.has(candidate.card));
  const ranked: Ranked[] = [
    ...reading.events.map((card) => ({
      suggestion: { kind: "event" as const, card, entities: entitiesOf([card.event], book) },
      later: false,
      salience: card.salience,
    })),
    ...alone.map((suggestion) => ({ suggestion, later: LATER.has(suggestion.candidate.family), salience: suggestion.candidate.salience })),
  ];
  return ranked
    .sort(byRank)
    .flatMap(({ suggestion }) =>
      suggestion.kind === "fact" ? [suggestion] : [suggestion, ...facts.filter(({ candidate }) => candidate.card === suggestion.card.id)],
    );
}
