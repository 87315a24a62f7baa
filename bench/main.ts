// `npm run bench [-- NAME …]`: runs the measures, one after the other, prints a table and, with --json, the figures as JSON, and adds them
// to the history. `npm run bench -- history [--check]`: the last values of every figure; with --check it fails where the last one is worse
// than usual.
import { cpus, loadavg } from "node:os";
import pg from "pg";
import { historyTable, keepRun, linesOf, MARGIN, readHistory } from "./history";
import { meets, type Figure, type Measure } from "./measure";

const MEASURES: Readonly<Record<string, () => Promise<Measure>>> = {
  generation: async () => (await import("./generation")).generation,
  answers: async () => (await import("./answers")).answers,
  instances: async () => (await import("./instances")).instances,
  memory: async () => (await import("./memory")).memory,
  pages: async () => (await import("./pages")).pages,
  learners: async () => (await import("./simulated-learners")).simulatedLearners,
  today: async () => (await import("./today")).today,
  reading: async () => (await import("./reading")).reading,
  regrade: async () => (await import("./regrade")).regrade,
  results: async () => (await import("./results")).results,
  backup: async () => (await import("./backup")).backup,
  transfer: async () => (await import("./transfer")).transfer,
  "live-learners": async () => (await import("./live-learners")).liveLearners,
  wall: async () => (await import("./wall")).wall,
  plans: async () => (await import("./plans")).plans,
};

const number = (value: number) => new Intl.NumberFormat("en", { maximumSignificantDigits: 4 }).format(value);

function wanted({ target }: Figure): string {
  if (target === null) return "";
  return "atLeast" in target ? `>= ${number(target.atLeast)}` : `<= ${number(target.atMost)}`;
}

function line(figure: Figure): string {
  const { name, value, unit } = figure;
  const verdict = figure.target === null ? "" : meets(figure) ? "met" : "NOT MET";
  return `  ${name.padEnd(58)} ${number(value).padStart(10)} ${unit.padEnd(8)} ${wanted(figure).padEnd(12)} ${verdict}`;
}

const names = process.argv.slice(2).filter((word) => !/^(--|\d+$)/.test(word));
if (names[0] === "history") {
  const lines = linesOf(readHistory());
  console.log(historyTable(lines));
  const worse = lines.filter(({ isWorse }) => isWorse);
  console.error(`${worse.length} figures are worse than usual by more than ${MARGIN * 100} %.`);
  process.exit(process.argv.includes("--check") && worse.length > 0 ? 1 : 0);
}

/** The version of the bench's database; null where the measures have none. */
async function postgresVersion(): Promise<string | null> {
  if (!process.env.DATABASE_URL) return null;
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    return (await client.query<{ server_version: string }>("SHOW server_version")).rows[0]!.server_version;
  } finally {
    await client.end();
  }
}

const postgres = await postgresVersion();
const unknown = names.filter((name) => !Object.hasOwn(MEASURES, name));
if (unknown.length > 0) {
  console.error(`There is no measure ${unknown.join(", ")}. There are: ${Object.keys(MEASURES).join(", ")}.`);
  process.exit(2);
}
const all: { measure: string; figures: Figure[] }[] = [];
const quiet = loadavg()[0]! < cpus().length * 0.5;
if (!quiet) console.error("This machine is busy: read the ratios, not the times.");
for (const [name, load] of Object.entries(MEASURES)) {
  if (names.length > 0 && !names.includes(name)) continue;
  console.error(`Measuring ${name} …`);
  const figures = await (await load()).run();
  all.push({ measure: name, figures });
  console.error([name, ...figures.map(line)].join("\n"));
}
keepRun(all, { quiet, postgres, date: new Date() });
if (process.argv.includes("--json")) console.log(JSON.stringify({ quiet, node: process.version, measures: all }, null, 2));
process.exitCode = all.every(({ figures }) => figures.every(meets)) ? 0 : 1;
