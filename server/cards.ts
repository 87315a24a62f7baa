import "server-only";
import { randomBytes } from "node:crypto";
import {
  CARD_RELATION,
  CARD_ROLE,
  isCardRelation,
  listCards,
  partsOfCard,
  TWO_WAY_CARD_RELATION,
  type Card,
  type OwnCard,
} from "@/lib/facts/card";
import type { FactSet } from "@/lib/facts/fact";
import { ok, refused, type Result } from "@/lib/problem";
import { languageToWrite } from "@/messages/language";
import { countsOfSets } from "./counts";
import { db } from "./db";
import { storeFactSet } from "./facts";
import { askAgain } from "./practice";
import { editableSet, type EditableSet } from "./sets-access";

type Person = { personId: string };

/** A set of cards of one's own, as a list shows it. */
export type Deck = { slug: string; title: string; cards: number };

/** One card as its owner sees it: whether it is set aside, and until when (null: until it is brought back). */
export type DeckCard = OwnCard & { aside: { until: Date | null } | null };

/** Sets of cards hold no more: more is read from a file. */
const MOST_CARDS = 20_000;

/** Sorts as it was made, so that a list of cards keeps the order in which they were written. */
const newCardId = (number: number) =>
  `card-${Date.now().toString(36)}-${number.toString(36).padStart(4, "0")}-${randomBytes(3).toString("hex")}`;

/** The person’s own sets of cards, the newest first. */
export async function listDecks(who: Person | null): Promise<Deck[]> {
  if (!who) return [];
  const rows = await db.factSet.findMany({
    where: { ownerId: who.personId, deletedAt: null, relations: { some: { role: CARD_ROLE } } },
    select: { id: true, slug: true, title: true },
    orderBy: { createdAt: "desc" },
  });
  const counted = await countsOfSets(rows.map(({ id }) => id));
  return rows.map(({ id, slug, title }) => ({ slug, title, cards: counted.get(id)?.facts ?? 0 }));
}

/** Makes an empty set for cards under a title that was read (lib/facts/set-title), and says its slug. */
export async function makeDeck(who: Person, title: string): Promise<string> {
  const slug = `cards-${randomBytes(5).toString("hex")}`;
  await storeFactSet(
    { ...frameOf(slug, title), relations: [CARD_RELATION, TWO_WAY_CARD_RELATION] },
    { ownerId: who.personId, personId: who.personId },
  );
  return slug;
}

const frameOf = (slug: string, title: string): FactSet => ({
  format: "footing-fact-set/1",
  slug,
  title,
  language: languageToWrite(),
  licence: "CC-BY-4.0",
  sources: [],
  entities: [],
  relations: [],
  facts: [],
  closures: [],
  questions: [],
});

async function findDeckSet(who: Person, slug: string): Promise<EditableSet | null> {
  const own = await editableSet(who, slug);
  return own?.set.relations.some(isCardRelation) ? own : null;
}

/** One of the person’s sets with its cards, newest first; null when it is not theirs or holds no cards of this kind. */
export async function findDeck(
  who: Person | null,
  slug: string,
): Promise<{ slug: string; title: string; cards: DeckCard[]; markup?: true } | null> {
  const own = who && (await findDeckSet(who, slug));
  if (!who || !own) return null;
  const rows = await db.setAside.findMany({
    where: { personId: who.personId, setId: own.standing.setId },
    select: { factKey: true, until: true },
  });
  const aside = new Map(rows.map((row) => [row.factKey, { until: row.until }]));
  const cards = listCards(own.standing.graph).map((card): DeckCard => ({ ...card, aside: aside.get(card.id) ?? null }));
  return { slug, title: own.set.title, cards: cards.sort((a, b) => (a.id < b.id ? 1 : -1)), ...(own.set.markup && { markup: true }) };
}

/** Stores cards in a set of the person’s own: only what is new or changed in them. */
async function store(who: Person, { set }: EditableSet, cards: readonly OwnCard[]): Promise<void> {
  const parts = cards.map(partsOfCard);
  const changes = {
    sources: parts.map(({ source }) => source),
    entities: parts.map(({ entity }) => entity),
    facts: parts.map(({ fact }) => fact),
  };
  await storeFactSet(
    {
      ...frameOf(set.slug, set.title),
      ...(set.description && { description: set.description }),
      licence: set.licence,
      ...(set.markup && { markup: true }),
      ...changes,
    },
    { personId: who.personId },
  );
}

/** Adds cards to a set of the person’s own and says their ids; null when it is not theirs. */
export async function addCards(who: Person, slug: string, cards: readonly Card[]): Promise<Result<string[]> | null> {
  const own = await findDeckSet(who, slug);
  if (!own) return null;
  if (own.set.facts.length + cards.length > MOST_CARDS)
    return refused({ where: "list", message: `A set holds ${MOST_CARDS} cards at most. Begin another set.` });
  const added = cards.map((card, i): OwnCard => ({ ...card, id: newCardId(i) }));
  await store(who, own, added);
  return ok(added.map(({ id }) => id));
}

/** Changes a card; what is remembered of it stays. Null when it is not theirs. */
export async function changeCard(who: Person, slug: string, cardId: string, card: Card): Promise<Result<string> | null> {
  const own = await findDeckSet(who, slug);
  if (!own || !listCards(own.standing.graph).some(({ id }) => id === cardId)) return null;
  await store(who, own, [{ ...card, id: cardId }]);
  return ok(cardId);
}

/** Has a card that was set aside asked again. False when it was not, or is not theirs. */
export async function bringCardBack(who: Person, slug: string, cardId: string): Promise<boolean> {
  const own = await findDeckSet(who, slug);
  return own !== null && askAgain(who, own.standing.setId, cardId);
}
