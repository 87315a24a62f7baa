// `npm run bench [-- NAME …]`: runs the measures, one after the other, and prints a table and, with --json, the figures as JSON.
import { cpus, loadavg } from "node:os";
import { meets, type Figure, type Measure } from "./measure";

const MEASURES: Readonly<Record<string, () => Promise<Measure>>> = {
  generation: async () => (await import("./generation")).generation,
  answers: async () => (await import("./answers")).answers,
  memory: async () => (await import("./memory")).memory,
  pages: async () => (await import("./pages")).pages,
  learners: async () => (await import("./simulated-learners")).simulatedLearners,
  today: async () => (await import("./today")).today,
  reading: async () => (await import("./reading")).reading,
  regrade: async () => (await import("./regrade")).regrade,
  results: async () => (await import("./results")).results,
  backup: async () => (await import("./backup")).backup,
  transfer: async () => (await import("./transfer")).transfer,
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

const names = process.argv.slice(2).filter((word) => !word.startsWith("--"));
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
if (process.argv.includes("--json")) console.log(JSON.stringify({ quiet, node: process.version, measures: all }, null, 2));
process.exitCode = all.every(({ figures }) => figures.every(meets)) ? 0 : 1;
