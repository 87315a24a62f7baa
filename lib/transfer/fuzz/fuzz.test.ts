import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { SAMPLE_SET } from "../../facts/sample";
import { leavingOf } from "../leaving";
import { transferFormats } from "../registry";
import type { TransferFormat } from "../transfer-format";
import { fuzz, type Fuzzed } from "./fuzz";

/** So many damaged files a format; the full dose is FUZZ_MUTANTS=50000 (`npm run fuzz`), from the one numbered FUZZ_FROM on. */
const MUTANTS = Number(process.env.FUZZ_MUTANTS ?? 1_000);
const FROM = Number(process.env.FUZZ_FROM ?? 0);
/** A reading that takes longer hangs. */
const HANG_MS = 5_000;
/** The memory in use may be so much larger at the end than after the first tenth. */
const LEAK_BYTES = 50_000_000;

const FIXTURES = path.resolve("../shared/fixtures");
const FOLDERS: Readonly<Record<string, string>> = {
  anki: "anki",
  gift: "gift",
  aiken: "aiken",
  "moodle-xml": "moodle-xml",
  qti: "qti",
  qti22: "qti",
  table: "tables",
};

/** Two questions of each format: as much of a file as a thousand damaged copies are read of in little time. */
const QUESTIONS = leavingOf(SAMPLE_SET).questions.filter(({ format, id }, _, all) =>
  all
    .filter((other) => other.format === format)
    .slice(0, 2)
    .some((other) => other.id === id),
);

/** Files that somebody else made, where they are at hand: those that the format reads. */
async function othersOf(format: TransferFormat): Promise<Uint8Array[]> {
  const folder = path.join(FIXTURES, FOLDERS[format.name] ?? "none");
  let names: string[] = [];
  try {
    names = readdirSync(folder);
  } catch {
    if (process.env.CI === "true" && FOLDERS[format.name]) throw new Error(`${folder} is missing: the files to damage are there.`);
  }
  const files = names
    .filter((name) => format.extensions.some((extension) => name.endsWith(`.${extension}`)))
    .map((name) => new Uint8Array(readFileSync(path.join(folder, name))));
  return files.filter((bytes) => bytes.length < 200_000);
}

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Bytes in use once everything that nobody holds is gone: of the engine and of what it holds outside its heap. */
function memory(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const megabytes = (bytes: number) => Math.round(bytes / 100_000) / 10;

/** Where memory is looked at: after the first tenth, in the middle, at the end. */
const LOOKS = [MUTANTS / 10, MUTANTS / 2, MUTANTS];

type Tried = { parts: Fuzzed[]; memory: number[] };

async function inParts(format: TransferFormat, seeds: readonly Uint8Array[]): Promise<Tried> {
  const tried: Tried = { parts: [], memory: [] };
  let done = 0;
  for (const until of LOOKS) {
    tried.parts.push(await fuzz(format, seeds, { count: until - done, from: FROM + done, clock: () => performance.now() }));
    tried.memory.push(memory());
    done = until;
  }
  return tried;
}

const sum = (parts: readonly Fuzzed[], what: (part: Fuzzed) => number) => parts.reduce((all, part) => all + what(part), 0);

function tell(format: TransferFormat, { parts, memory }: Tried, seconds: number): void {
  const slowest = parts.map((part) => part.slowest).reduce((a, b) => (a.ms > b.ms ? a : b));
  console.info(
    JSON.stringify({
      format: format.name,
      from: FROM,
      tried: sum(parts, ({ tried }) => tried),
      thrown: sum(parts, ({ thrown }) => thrown.length),
      rows: sum(parts, ({ rows }) => rows),
      refused: sum(parts, ({ refused }) => refused),
      slowestMs: Math.round(slowest.ms),
      slowest: slowest.seed,
      memoryMb: memory.map(megabytes),
      wholeMb: megabytes(process.memoryUsage().rss),
      seconds: Math.round(seconds),
    }),
  );
}

test.each(transferFormats.filter((format) => format.read))(
  "$name: no damaged file makes it throw, hang or hold on to memory",
  { timeout: 60_000 + MUTANTS * 200 },
  async (format) => {
    const own = format.write ? [await format.write(leavingOf(SAMPLE_SET, QUESTIONS))] : [];
    const began = performance.now();
    const tried = await inParts(format, [...own, ...(await othersOf(format))]);
    const {
      parts,
      memory: [first, , last],
    } = tried;
    if (MUTANTS > 1_000) tell(format, tried, (performance.now() - began) / 1_000);
    expect(parts.flatMap(({ thrown }) => thrown).slice(0, 5)).toEqual([]);
    expect(
      sum(parts, ({ rows }) => rows),
      "some damaged files still hold something",
    ).toBeGreaterThan(MUTANTS / 100);
    for (const { slowest } of parts) expect(slowest.ms, slowest.seed).toBeLessThan(HANG_MS);
    expect(last! - first!).toBeLessThan(LEAK_BYTES);
  },
);
