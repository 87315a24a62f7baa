import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CARD_RELATION, TWO_WAY_CARD_RELATION, cardOf, countTags, findCards, listCards, partsOfCard, type OwnCard } from "./card";
import { checkFactSet } from "./fact-set.schema";
import type { FactSet } from "./fact";
import { graphOf } from "./graph";

const text = (most: number) => fc.stringMatching(new RegExp(`^[A-Za-z0-9?é][A-Za-z0-9 ?,é-]{0,${most}}$`)).map((one) => one.trim());
const ownCard: fc.Arbitrary<OwnCard> = fc.record({
  id: fc.uuid(),
  front: text(30),
  back: text(60),
  source: fc.oneof(
    fc.constant(""),
    text(20).map((one) => `from ${one}`),
  ),
  tags: fc.uniqueArray(text(10), { maxLength: 4 }),
  bothWays: fc.boolean(),
});

function setOf(cards: readonly OwnCard[]): FactSet {
  const parts = cards.map(partsOfCard);
  return {
    format: "footing-fact-set/1",
    slug: "mine",
    title: "Mine",
    language: "en",
    licence: "CC-BY-4.0",
    relations: [CARD_RELATION, TWO_WAY_CARD_RELATION],
    sources: parts.map(({ source }) => source),
    entities: parts.map(({ entity }) => entity),
    facts: parts.map(({ fact }) => fact),
    closures: [],
    questions: [],
  };
}

describe("a card", () => {
  it("comes back from its parts as it was, and a set of cards is a fact set like any other", () => {
    fc.assert(
      fc.property(fc.uniqueArray(ownCard, { selector: ({ id }) => id, maxLength: 8 }), (cards) => {
        const checked = checkFactSet(setOf(cards));
        expect(checked.ok ? [] : checked.problems).toEqual([]);
        expect(listCards(graphOf(setOf(cards)))).toEqual(cards);
      }),
    );
  });

  it("is no other fact", () => {
    const set = setOf([{ id: "a", front: "x", back: "y", source: "", tags: [], bothWays: false }]);
    const graph = graphOf({ ...set, relations: [{ ...CARD_RELATION, role: "meaning" }] });
    expect(cardOf(graph, set.facts[0]!)).toBeNull();
  });
});

describe("looking for cards", () => {
  const cards: OwnCard[] = [
    { id: "a", front: "perro", back: "dog", source: "Chapter 1", tags: ["animals"], bothWays: false },
    { id: "b", front: "árbol", back: "tree", source: "", tags: ["plants", "nature"], bothWays: false },
    { id: "c", front: "gato", back: "cat", source: "", tags: ["animals", "nature"], bothWays: true },
  ];
  const ids = (search: string, tag?: string) => findCards(cards, { search, tag }).map(({ id }) => id);

  it("finds every word in front, back, source and tags, whatever the case and accents", () => {
    expect(ids("")).toEqual(["a", "b", "c"]);
    expect(ids("ARBOL")).toEqual(["b"]);
    expect(ids("chapter dog")).toEqual(["a"]);
    expect(ids("dog tree")).toEqual([]);
    expect(ids("", "animals")).toEqual(["a", "c"]);
    expect(ids("cat", "nature")).toEqual(["c"]);
  });

  it("counts tags, the most used first", () => {
    expect(countTags(cards)).toEqual([
      { tag: "animals", cards: 2 },
      { tag: "nature", cards: 2 },
      { tag: "plants", cards: 1 },
    ]);
  });
});
