import type { Entity, Fact, Relation, Source } from "./fact";
import type { Graph } from "./graph";

/**
 * Relations of this role hold cards that somebody wrote for themselves: nothing but the card asks them, and no rule of the linter is about
 * them.
 */
export const CARD_ROLE = "card";

/** What a card asks: the back for the front. Two cards with the same front are two fronts. */
export const CARD_RELATION: Relation = {
  id: "card",
  label: "card",
  subject: ["term"],
  object: "text",
  functional: true,
  role: CARD_ROLE,
  wording: { en: {} },
};

/** The same, asked both ways. */
export const TWO_WAY_CARD_RELATION: Relation = {
  ...CARD_RELATION,
  id: "card-both-ways",
  label: "card, both ways",
  inverseFunctional: true,
};

/** How long the parts of a card may be, in UTF-16 units, and how many tags it may have. */
export const CARD_LIMITS = { front: 300, back: 2_000, source: 500, tag: 60, tags: 20 } as const;

/** A card: what is asked, what is right, where that is from ("" where nothing was said), and the words it is filed under. */
export type Card = { front: string; back: string; source: string; tags: string[]; bothWays: boolean };

/** A card of a set. */
export type OwnCard = Card & { id: string };

/** Whether a relation holds cards. */
export const isCardRelation = (relation: Relation | undefined): boolean => relation?.role === CARD_ROLE;

/**
 * What is stored of a card: its front is an entity, its back the words of a source by its author, the fact says that one answers the other.
 */
export function partsOfCard(card: OwnCard): { entity: Entity; source: Source; fact: Fact } {
  const [entityId, sourceId] = [`front-${card.id}`, `back-${card.id}`];
  return {
    entity: { id: entityId, kind: "term", name: card.front },
    source: { id: sourceId, kind: "author", title: card.source || card.front, text: card.back },
    fact: {
      id: card.id,
      subject: entityId,
      relation: card.bothWays ? TWO_WAY_CARD_RELATION.id : CARD_RELATION.id,
      object: { text: card.back },
      status: "asserted",
      ...(card.tags.length > 0 && { topic: card.tags[0]!, tags: card.tags }),
      evidence: [{ source: sourceId, start: 0, end: card.back.length }],
    },
  };
}

/** The card that a fact is; null where it is none. */
export function cardOf(graph: Graph, fact: Fact): OwnCard | null {
  const relation = graph.relation(fact.relation);
  const front = graph.entity(fact.subject);
  if (!relation || !isCardRelation(relation) || !front || !("text" in fact.object)) return null;
  const title = graph.source(fact.evidence[0]?.source ?? "")?.title ?? "";
  return {
    id: fact.id,
    front: front.name,
    back: fact.object.text,
    source: title === front.name ? "" : title,
    tags: fact.tags ?? [],
    bothWays: relation.inverseFunctional === true,
  };
}

/** The cards of a set, in its order. */
export const listCards = (graph: Graph): OwnCard[] =>
  graph.set.facts.filter((fact) => fact.review !== "rejected").flatMap((fact) => cardOf(graph, fact) ?? []);

const plain = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** The cards that hold every word searched for, and the tag where one is given. */
export function findCards(cards: readonly OwnCard[], { search, tag }: { search: string; tag?: string | undefined }): OwnCard[] {
  const wanted = plain(search).split(/\s+/).filter(Boolean);
  return cards.filter((card) => {
    const text = plain([card.front, card.back, card.source, ...card.tags].join("\n"));
    return wanted.every((word) => text.includes(word)) && (tag === undefined || card.tags.includes(tag));
  });
}

/** The tags of some cards with how many have each, the most used first. */
export function countTags(cards: readonly OwnCard[]): { tag: string; cards: number }[] {
  const counts = new Map<string, number>();
  for (const tag of cards.flatMap((card) => card.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].map(([tag, cards]) => ({ tag, cards })).sort((a, b) => b.cards - a.cards || (a.tag < b.tag ? -1 : 1));
}
