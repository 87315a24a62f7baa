import "server-only";
import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import { CARD_RELATION, partsOfCard } from "@/lib/facts/card";
import { emptySet } from "@/lib/transfer/settle/piece";
import { transferFormatNamed } from "@/lib/transfer/registry";
import { readFile } from "./read-file";

/** The formats of files with thousands of rows: where a start from cold is felt. */
const FORMATS = ["anki", "table"] as const;
/** A deck small enough that whoever brings a file meanwhile does not wait. */
const CARDS = 250;
const ROUNDS = 8;
/** A file that is there already is heard of within this time. */
const LISTEN_MS = 20;

const card = (i: number) => partsOfCard({ id: `card-${i}`, front: `word <${i}> & more`, back: `what **word** ${i} means, in a line of *usual* length`, source: "", tags: [`chapter ${i % 10}`], bothWays: false });

async function ownDeck(name: (typeof FORMATS)[number]): Promise<Uint8Array> {
  const cards = Array.from({ length: CARDS }, (_, i) => card(i));
  const set = { ...emptySet("practice", "Practice", "en"), sources: cards.map(({ source }) => source), entities: cards.map(({ entity }) => entity), relations: [CARD_RELATION], facts: cards.map(({ fact }) => fact) };
  return transferFormatNamed(name)!.write!({ set, questions: [], media: [] });
}

/**
 * Reads decks of our own, over and over: the engine makes quick what it sees often, and has its parts loaded, so that a large file is then read sooner.
 * Stops when `isWanted` says so.
 */
export async function practiseReading(isWanted: () => boolean): Promise<void> {
  await pause(LISTEN_MS);
  for (const format of FORMATS) {
    if (isWanted()) return;
    const bytes = await ownDeck(format);
    for (let round = 0; round < ROUNDS; round++) {
      await nextTurn();
      if (isWanted()) return;
      await readFile({ name: "practice", size: bytes.byteLength, format, options: {} }, bytes.slice());
    }
  }
}
