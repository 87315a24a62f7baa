import { checkFactSet } from "../../facts/fact-set.schema";
import { random } from "../../random";
import { guessChoices } from "../guess-choices";
import { settle } from "../settle";
import type { TransferFormat } from "../transfer-format";
import { mutate } from "./mutate";

/**
 * What came of reading damaged files: how many were tried, what was thrown (with the seed that makes it again), and the longest reading in
 * ms.
 */
export type Fuzzed = {
  tried: number;
  thrown: { seed: string; error: string }[];
  slowest: { seed: string; ms: number };
  refused: number;
  rows: number;
};

/** Reads a file and settles what it holds: neither may throw, and what would be stored holds together. */
async function readWhole(format: TransferFormat, bytes: Uint8Array): Promise<number> {
  const { understood, problems } = await format.read!(bytes);
  if (!understood && problems.length === 0) throw new Error("nothing was understood and nothing said");
  for (const { where, message } of problems) if (where === "" || message === "") throw new Error("a problem without a place or words");
  if (understood?.kind !== "rows") return understood?.set.facts.length ?? 0;
  const { material } = understood;
  const plan = settle(material, {
    choices: { ...guessChoices(material), reviews: true },
    into: null,
    slug: "fuzzed",
    title: "Fuzzed",
    file: "fuzzed",
    format: format.name,
  });
  const checked = checkFactSet(plan.part);
  if (!checked.ok) throw new Error(`what would be stored does not hold together: ${JSON.stringify(checked.problems[0])}`);
  return material.rows.length;
}

/**
 * What takes longer is timed once more, and the shorter time counts: other programs may have held the first reading up, a file that hangs
 * does so again.
 */
const TWICE_MS = 1_000;

/** What a reading comes to, with its time in ms. */
async function timed(
  format: TransferFormat,
  bytes: Uint8Array,
  clock: () => number,
): Promise<{ rows: number; error: unknown; ms: number }> {
  const began = clock();
  const read = await readWhole(format, bytes.slice()).then(
    (rows) => ({ rows, error: null }),
    (error: unknown) => ({ rows: 0, error: error ?? "nothing" }),
  );
  return { ...read, ms: clock() - began };
}

/**
 * Reads `count` damaged copies of the seeds in one format. Mutant i is made from `${name} ${i}` alone, so that what is found can be made
 * again. `clock` gives milliseconds; `from` is the first i.
 */
export async function fuzz(
  format: TransferFormat,
  seeds: readonly Uint8Array[],
  { count, from = 0, clock }: { count: number; from?: number; clock: () => number },
): Promise<Fuzzed> {
  const fuzzed: Fuzzed = { tried: 0, thrown: [], slowest: { seed: "", ms: 0 }, refused: 0, rows: 0 };
  for (let i = from; i < from + count; i++) {
    const seed = `${format.name} ${i}`;
    const chance = random(seed);
    const bytes = mutate(chance.pick(seeds)!, chance);
    const first = await timed(format, bytes, clock);
    const { rows, error } = first;
    const ms = first.ms < TWICE_MS ? first.ms : Math.min(first.ms, (await timed(format, bytes, clock)).ms);
    fuzzed.rows += rows;
    if (error !== null)
      fuzzed.thrown.push({
        seed,
        error: error instanceof Error ? `${error.message} ${error.stack?.split("\n")[1]?.trim() ?? ""}` : String(error),
      });
    else if (rows === 0) fuzzed.refused += 1;
    if (ms > fuzzed.slowest.ms) fuzzed.slowest = { seed, ms };
    fuzzed.tried += 1;
  }
  return fuzzed;
}
