// What files of others cost: reading and settling by themselves, and the whole way of a deck from its bytes to the page of its set.
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import type { FactSet } from "@/lib/facts/fact";
import { CARD_RELATION, partsOfCard } from "@/lib/facts/card";
import { largeDeck, oldPackage } from "@/lib/transfer/anki/sample-package";
import { guessChoices } from "@/lib/transfer/guess-choices";
import { transferFormatNamed } from "@/lib/transfer/registry";
import { settle } from "@/lib/transfer/settle";
import { closeDatabase } from "@/server/db";
import { expectFile } from "@/server/file-reading";
import { applyImport } from "@/server/import-apply";
import { bringFile } from "@/server/import-files";
import { findImport } from "@/server/imports";
import { openLearners } from "./learners";
import { cpuSeconds, growthExponent, median, type Figure, type Measure } from "./measure";

const SIZES = [10_000, 30_000, 100_000];
const VISIBLE = 10_000;
const QUESTIONS = 3_000;
const FORMATS = ["anki", "table"] as const;
const VISIBLE_MS = 2_000;

/** A deck of words: no two fronts alike, tags of a hundred chapters. */
function deckOf(notes: number): FactSet {
  const cards = Array.from({ length: notes }, (_, i) =>
    partsOfCard({
      id: `card-${i}`,
      front: `word number ${i}`,
      back: `what number ${i} means, told in a line of usual length`,
      source: "",
      tags: [`chapter ${i % 100}`],
      bothWays: false,
    }),
  );
  return {
    format: "footing-fact-set/1",
    slug: "deck",
    title: "A deck of words",
    language: "en",
    licence: "CC0-1.0",
    sources: cards.map(({ source }) => source),
    entities: cards.map(({ entity }) => entity),
    relations: [CARD_RELATION],
    facts: cards.map(({ fact }) => fact),
    closures: [],
    questions: [],
  };
}

/** A file of so many notes: as a program for decks writes it, or as we write a table. */
const fileOf = (name: string, notes: number): Promise<Uint8Array> =>
  name === "anki" ? oldPackage(largeDeck(notes)) : transferFormatNamed(name)!.write!({ set: deckOf(notes), questions: [], media: [] });

async function readAndSettle(name: string, bytes: Uint8Array): Promise<{ seconds: number; rows: number }> {
  const start = cpuSeconds();
  const { understood } = await transferFormatNamed(name)!.read!(bytes);
  if (understood?.kind !== "rows") throw new Error(`${name} was not read`);
  const { material } = understood;
  const plan = settle(material, { choices: guessChoices(material), into: null, slug: "deck", title: "Deck", file: "deck", format: name });
  if (plan.counts.new !== material.rows.length) throw new Error(`${name}: ${JSON.stringify(plan.counts)}`);
  return { seconds: cpuSeconds() - start, rows: material.rows.length };
}

async function growth(name: string): Promise<Figure[]> {
  const points: { x: number; y: number }[] = [];
  for (const notes of SIZES) {
    const bytes = await fileOf(name, notes);
    const runs = [];
    for (let run = 0; run < 3; run++) runs.push((await readAndSettle(name, bytes)).seconds);
    points.push({ x: notes, y: median(runs) });
  }
  const figure = ({ x, y }: (typeof points)[number]): Figure => ({
    name: `${name}: reading and settling ${x} cards`,
    value: y,
    unit: "CPU-s",
    target: null,
  });
  return [
    ...points.map(figure),
    { name: `${name}: growth exponent to ${SIZES.at(-1)} cards`, value: growthExponent(points), unit: "", target: { atMost: 1.15 } },
  ];
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

/** So long somebody takes at least to find their file, once they have the page to bring it. */
const FINDING_MS = 4_000;

/** From the bytes of a file to the page of the set that was made of it. The page to bring it is open for a while before. */
async function toVisible(name: string, bytes: Uint8Array): Promise<number> {
  const [learner] = await openLearners(1);
  const who = { personId: learner!.who.personId, zone: null };
  expectFile();
  await pause(FINDING_MS);
  const start = performance.now();
  const brought = await bringFile(
    who,
    { name: `deck.${transferFormatNamed(name)!.extensions[0]}`, format: name, setId: null },
    pieces(bytes),
  );
  if (typeof brought === "string" || !brought.ok) throw new Error(JSON.stringify(brought));
  let shown = await findImport(who, brought.value);
  while (shown?.row.state === "reading") {
    await pause(20);
    shown = await findImport(who, brought.value);
  }
  if (!shown?.made) throw new Error(`${name}: ${JSON.stringify(shown?.row)}`);
  const slug = await applyImport(who, brought.value, { digest: shown.made.digest, counts: shown.made.plan.counts });
  if (!slug?.ok) throw new Error(JSON.stringify(slug));
  const page = await fetch(`${process.env.BENCH_ORIGIN}/sets/${slug.value}`, { headers: { cookie: learner!.cookie } });
  await page.arrayBuffer();
  if (!page.ok) throw new Error(`the page of the set answered ${page.status}`);
  return performance.now() - start;
}

async function visible(name: string): Promise<Figure> {
  const bytes = await fileOf(name, VISIBLE);
  const times = [];
  for (let run = 0; run < 3; run++) times.push(await toVisible(name, bytes));
  return {
    name: `${name}: ${VISIBLE} notes from the file to the page of the set`,
    value: median(times),
    unit: "ms",
    target: { atMost: VISIBLE_MS },
  };
}

async function questionsASecond(): Promise<Figure> {
  const gift = Array.from(
    { length: QUESTIONS },
    (_, i) =>
      `::Q${i}:: What comes after number ${i}? {\n=number ${i + 1}#Yes\n~number ${i}#That is the same\n~%50%number ${i + 1}.0\n####One is added.}\n`,
  ).join("\n");
  const bytes = new TextEncoder().encode(gift);
  const rates = [];
  for (let run = 0; run < 5; run++) rates.push(QUESTIONS / (await readAndSettle("gift", bytes)).seconds);
  return { name: "GIFT: questions read and settled", value: median(rates), unit: "1/CPU-s", target: { atLeast: 3_000 } };
}

export const transfer: Measure = {
  name: "transfer",
  async run() {
    const figures: Figure[] = [await questionsASecond()];
    for (const name of FORMATS) figures.push(await visible(name), ...(await growth(name)));
    await closeDatabase();
    return figures;
  },
};
