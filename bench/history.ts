// What the measures came to, run after run: bench/history.jsonl, one line a run. A figure that is a share of something measured in the same
// run, or that counts processor time, says more than a clock on a machine that others use: only such figures are watched for growing worse.
import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { median, type Figure } from "./measure";

export const HISTORY = "bench/history.jsonl";

/** What a run was made on: two of the same kind may be compared. */
export type Machine = { cores: number; model: string; node: string; postgres: string | null };

/** One run. `quiet` is false where the machine had something else to do when it began. */
export type Run = {
  date: string;
  commit: string | null;
  machine: Machine;
  quiet: boolean;
  measures: readonly { measure: string; figures: readonly Figure[] }[];
};

/** So much worse than the middle of the last runs is worse, as a share: busy machines sway by a tenth. */
export const MARGIN = 0.25;
/** So many runs before it say what is usual. */
const USUAL = 5;
/** From so many runs on there is something usual. */
const LEAST = 2;

function commitNow(): string | null {
  try {
    const changed =
      execFileSync("git", ["status", "--porcelain", "--untracked-files=no"], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      }).trim() !== "";
    return (
      execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim() +
      (changed ? "+" : "")
    );
  } catch {
    return null;
  }
}

/** This machine, with the database of the bench: `postgres` is its version, null where it is not known. */
export const machineHere = (postgres: string | null): Machine => ({
  cores: cpus().length,
  model: cpus()[0]?.model ?? "",
  node: process.version,
  postgres,
});

/** Adds a run to the history. */
export function keepRun(
  measures: Run["measures"],
  { quiet, postgres, date }: { quiet: boolean; postgres: string | null; date: Date },
): void {
  const run: Run = { date: date.toISOString(), commit: commitNow(), machine: machineHere(postgres), quiet, measures };
  appendFileSync(HISTORY, `${JSON.stringify(run)}\n`);
}

/** Every run that was kept, the oldest first. */
export function readHistory(file = HISTORY): Run[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Run);
}

const kindOf = ({ cores, model, node }: Machine): string => [cores, model, node.replace(/\.\d+$/, "")].join(" ");
const numberOf = (postgres: string | null) => postgres?.split(".")[0];

/** Same number of cores, same processor, same Node but for its last number, and the same PostgreSQL, where both had one. */
const isAlike = (one: Machine, other: Machine): boolean =>
  kindOf(one) === kindOf(other) &&
  (one.postgres === null || other.postgres === null || numberOf(one.postgres) === numberOf(other.postgres));

/** Whether less of it is better; null where it cannot be said, or where it sways with whatever else the machine does. */
function lessIsBetter({ unit, target, name }: Figure): boolean | null {
  if (target !== null && unit !== "ms" && unit !== "s" && unit !== "1/s") return "atMost" in target;
  return unit.startsWith("CPU") || /^(CPU time|what folding|the same, .*CPU)/.test(name) ? true : null;
}

/**
 * A figure over the runs: its values, the oldest first, what is usual (null from too few runs), and whether the last one is worse than
 * that.
 */
export type Line = { measure: string; name: string; unit: string; values: number[]; usual: number | null; isWorse: boolean };

function isWorseThan(usual: number, value: number, less: boolean): boolean {
  if (less) return usual === 0 ? value > 0 : value > usual * (1 + MARGIN);
  return value < usual * (1 - MARGIN);
}

function lineOf(measure: string, figure: Figure, before: readonly Figure[]): Line {
  const earlier = before.map(({ value }) => value);
  const usual = earlier.length >= LEAST ? median(earlier.slice(-USUAL)) : null;
  const less = lessIsBetter(figure);
  return {
    measure,
    name: figure.name,
    unit: figure.unit,
    values: [...earlier.slice(-USUAL), figure.value],
    usual,
    isWorse: usual !== null && less !== null && isWorseThan(usual, figure.value, less),
  };
}

/** The last value of every figure beside those of the runs before it on a machine of the same kind. */
export function linesOf(runs: readonly Run[]): Line[] {
  const last = new Map<string, { run: Run; measure: string; figure: Figure }>();
  for (const run of runs)
    for (const { measure, figures } of run.measures)
      for (const figure of figures) last.set(`${measure}: ${figure.name}`, { run, measure, figure });
  return [...last.values()].map(({ run, measure, figure }) => {
    const alike = runs.slice(0, runs.indexOf(run)).filter(({ machine }) => isAlike(machine, run.machine));
    const before = alike.flatMap(({ measures }) =>
      measures.filter((one) => one.measure === measure).flatMap(({ figures }) => figures.filter(({ name }) => name === figure.name)),
    );
    return lineOf(measure, figure, before);
  });
}

const short = (value: number | null): string =>
  value === null ? "" : new Intl.NumberFormat("en", { maximumSignificantDigits: 3 }).format(value);

/** The history as a table for people. */
export function historyTable(lines: readonly Line[]): string {
  const measures = [...new Set(lines.map(({ measure }) => measure))];
  const row = ({ name, unit, values, usual, isWorse }: Line) =>
    `  ${name.padEnd(62)} ${short(usual).padStart(9)} ${values.map((value) => short(value).padStart(8)).join(" ")} ${unit} ${isWorse ? "WORSE" : ""}`.trimEnd();
  return measures
    .map((measure) => [`${measure} (usual, then the last runs)`, ...lines.filter((line) => line.measure === measure).map(row)].join("\n"))
    .join("\n");
}
