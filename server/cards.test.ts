import { beforeAll, describe, expect, it } from "vitest";
import type { Card } from "@/lib/facts/card";
import { addCards, changeCard, findDeck, listDecks, makeDeck } from "./cards";
import { db } from "./db";
import { removeFact } from "./fact-edits";
import { poolOfSet } from "./sets";
import { makePerson } from "./testing/attempts";

type Person = Awaited<ReturnType<typeof makePerson>>;
const card = (front: string, back: string, more: Partial<Card> = {}): Card => ({
  front,
  back,
  source: "",
  tags: [],
  bothWays: false,
  ...more,
});

let me: Person;
let stranger: Person;
let slug: string;

beforeAll(async () => {
  [me, stranger] = [await makePerson(), await makePerson()];
  slug = await makeDeck(me, "Spanish");
});

const fronts = async () => (await findDeck(me, slug))!.cards.map(({ front }) => front);
const setId = async () => (await db.factSet.findUniqueOrThrow({ where: { slug } })).id;

describe("cards of one's own", () => {
  it("are stored as they were written, the newest first, and asked at once", async () => {
    await addCards(me, slug, [
      card("el perro", "dog", { source: "Chapter 1", tags: ["animals", "nouns"], bothWays: true }),
      card("correr", "to run"),
    ]);
    await addCards(me, slug, [card("rojo", "red")]);
    expect(await fronts()).toEqual(["rojo", "correr", "el perro"]);
    expect((await findDeck(me, slug))!.cards.at(-1)).toMatchObject({
      back: "dog",
      source: "Chapter 1",
      tags: ["animals", "nouns"],
      bothWays: true,
      aside: null,
    });
    const asked = (await poolOfSet(await setId())).map(({ format, stem }) => `${format}: ${stem}`);
    expect(asked.sort()).toEqual([
      "flashcard: correr",
      "flashcard: dog",
      "flashcard: el perro",
      "flashcard: rojo",
      "short-answer: correr",
      "short-answer: dog",
      "short-answer: el perro",
      "short-answer: rojo",
    ]);
    expect(await listDecks(me)).toEqual([{ slug, title: "Spanish", cards: 3 }]);
  });

  it("keep their identity when they are changed, and every version of them", async () => {
    const before = (await findDeck(me, slug))!.cards.find(({ front }) => front === "correr")!;
    await changeCard(me, slug, before.id, card("correr", "to run, to hurry", { tags: ["verbs"] }));
    await changeCard(me, slug, before.id, card("correr (verb)", "to run", { tags: ["verbs"] }));
    const after = (await findDeck(me, slug))!.cards.find(({ id }) => id === before.id);
    expect(after).toMatchObject({ front: "correr (verb)", back: "to run", tags: ["verbs"] });
    expect(await db.factVersion.count({ where: { factKey: before.id } })).toBe(3);
  });

  it("go out and come back", async () => {
    const { id } = (await findDeck(me, slug))!.cards.find(({ front }) => front === "rojo")!;
    await removeFact(me, slug, id);
    expect(await fronts()).not.toContain("rojo");
    await removeFact(me, slug, id, true);
    expect(await fronts()).toContain("rojo");
  });

  it("are nobody else's: a stranger finds, adds and changes nothing", async () => {
    const [{ id } = { id: "" }] = (await findDeck(me, slug))!.cards;
    expect(await findDeck(stranger, slug)).toBeNull();
    expect(await addCards(stranger, slug, [card("x", "y")])).toBeNull();
    expect(await changeCard(stranger, slug, id, card("x", "y"))).toBeNull();
    expect(await changeCard(me, slug, "card-none", card("x", "y"))).toBeNull();
    expect(await listDecks(stranger)).toEqual([]);
    expect(await fronts()).not.toContain("x");
  });

  it("can be a thousand at a time", async () => {
    const many = await makeDeck(me, "Many");
    await addCards(
      me,
      many,
      Array.from({ length: 1_000 }, (_, i) => card(`front ${i}`, `back ${i}`)),
    );
    const deck = (await findDeck(me, many))!;
    expect(deck.cards.map(({ front }) => front).reverse()).toEqual(Array.from({ length: 1_000 }, (_, i) => `front ${i}`));
  });
});
