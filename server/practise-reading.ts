import "server-only";
import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import { CARD_RELATION, partsOfCard } from "@/lib/facts/card";
import { largeDeck, newPackage, oldPackage } from "@/lib/transfer/anki/sample-package";
import { emptySet } from "@/lib/transfer/settle/piece";
import { transferFormatNamed } from "@/lib/transfer/registry";
import { readFile } from "./read-file";

/** A file of so many cards. */
type Deck = { format: "anki" | "table"; make: (cards: number) => Promise<Uint8Array> };
/** So often decks of this size are read, the formats in turns. */
type Stage = { cards: number; rounds: number };

const card = (i: number) =>
  partsOfCard({
    id: `card-${i}`,
    front: `word <${i}> & more`,
    back: `what **word** ${i} means, in a line of *usual* length`,
    source: "",
    tags: [`chapter ${i % 10}`],
    bothWays: false,
  });

function ownDeck(cards: number) {
  const made = Array.from({ length: cards }, (_, i) => card(i));
  return {
    ...emptySet("practice", "Practice", "en"),
    sources: made.map(({ source }) => source),
    entities: made.map(({ entity }) => entity),
    relations: [CARD_RELATION],
    facts: made.map(({ fact }) => fact),
  };
}

/** The files with thousands of rows, where a start from cold is felt: tables, and packages as Anki writes them. */
const DECKS: readonly Deck[] = [
  { format: "anki", make: (cards) => oldPackage(largeDeck(cards)) },
  { format: "table", make: async (cards) => transferFormatNamed("table")!.write!({ set: ownDeck(cards), questions: [], media: [] }) },
  { format: "anki", make: (cards) => newPackage(largeDeck(cards)) },
];
/** From small to larger, so that whoever brings a file at once hardly waits, and whoever looks for it has it read quickly. */
const STAGES: readonly Stage[] = [
  { cards: 250, rounds: 2 },
  { cards: 1_000, rounds: 7 },
];
/** A file that is there already is heard of within this time. */
const LISTEN_MS = 20;

async function* filesToRead(): AsyncGenerator<{ format: string; bytes: Uint8Array }> {
  for (const { cards, rounds } of STAGES) {
    const files: { format: string; bytes: Uint8Array }[] = [];
    for (let round = 0; round < rounds; round++) {
      for (const [i, { format, make }] of DECKS.entries()) {
        await nextTurn();
        yield (files[i] ??= { format, bytes: await make(cards) });
      }
    }
  }
}

/**
 * Reads decks of our own, over and over: the engine makes quick what it sees often, and has its parts loaded, so that a large file is then
 * read sooner. Stops when `isWanted` says so.
 */
export async function practiseReading(isWanted: () => boolean): Promise<void> {
  await pause(LISTEN_MS);
  if (isWanted()) return;
  for await (const { format, bytes } of filesToRead()) {
    await nextTurn();
    if (isWanted()) return;
    await readFile({ name: "practice", size: bytes.byteLength, format, options: {} }, bytes.slice());
  }
}
