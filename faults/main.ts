// `npm run faults [-- --only NAME,… --short --share 0.3 --seed TEXT --json]`: runs the faults, one after the other, and prints a line for
// each. scripts/faults.mjs has made the build. Stops by itself; ends nothing but what it started.
import { closeDatabase } from "@/server/db";
import { joinBed, openBed, putAway, type Bed } from "./bed";
import { isPassed, SHORT, type Dose, type Fault, type Outcome } from "./fault";
import { builds } from "./builds";
import { clocks } from "./clocks";
import { connections } from "./connections";
import { databaseRestarts } from "./database-restarts";
import { deadlocks } from "./deadlocks";
import { devices } from "./devices";
import { disk } from "./disk";
import { caddy, nginx } from "./front";
import { imports } from "./imports";
import { kills } from "./kills";
import { migrations } from "./migrations";
import { replies } from "./replies";
import { restarts, rolling } from "./rolling";
import { second } from "./second";
import { slow } from "./slow";
import { teacher } from "./teacher";

const FAULTS: readonly Fault[] = [
  kills,
  databaseRestarts,
  connections,
  slow,
  deadlocks,
  disk,
  clocks,
  replies,
  devices,
  builds,
  teacher,
  imports,
  migrations,
  restarts,
  rolling,
  nginx,
  caddy,
  second,
];

const words = process.argv.slice(2);
const given = (name: string): string | undefined => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined);

/** What a fault came to; `seconds` is how long all of it took. */
type Told = Outcome & { fault: string; title: string; passed: boolean; seconds: number };

const FAILED: Outcome = {
  dose: "",
  acknowledged: 0,
  lost: 0,
  doubled: 0,
  wrongScores: 0,
  wrongMemories: 0,
  recoverySeconds: null,
  withinSeconds: 0,
  broken: [],
  leftOut: [],
};

async function tell(bed: Bed, { name, title, run }: Fault, dose: Dose): Promise<Told> {
  const begun = performance.now();
  const outcome = await run(bed, dose).catch((error: Error): Outcome => ({ ...FAILED, broken: [error.stack ?? error.message] }));
  return { fault: name, title, ...outcome, passed: isPassed(outcome), seconds: Math.round((performance.now() - begun) / 1000) };
}

function line(told: Told): string {
  const {
    title,
    dose,
    acknowledged,
    lost,
    doubled,
    wrongScores,
    wrongMemories,
    recoverySeconds,
    withinSeconds,
    broken,
    leftOut,
    passed,
    seconds,
  } = told;
  const recovered =
    recoverySeconds === null ? "nothing stood still" : `recovered in ${recoverySeconds.toFixed(1)} s at most (${withinSeconds} s allowed)`;
  const counts = `${acknowledged} acknowledged, ${lost} lost, ${doubled} doubled, ${wrongScores} wrong scores, ${wrongMemories} wrong memories`;
  const more = [...broken.map((one) => `    broken: ${one}`), ...leftOut.map((one) => `    left out: ${one}`)];
  return [`${passed ? "passed" : "FAILED"}  ${title}: ${dose}; ${counts}; ${recovered}; ${seconds} s`, ...more].join("\n");
}

function chosen(): Fault[] {
  const only = given("--only")?.split(",");
  const unknown = only?.filter((name) => !FAULTS.some((fault) => fault.name === name)) ?? [];
  if (unknown.length > 0) {
    console.error(`There is no fault ${unknown.join(", ")}. There are: ${FAULTS.map(({ name }) => name).join(", ")}.`);
    process.exit(2);
  }
  return FAULTS.filter(({ name, isInShort }) => (only ? only.includes(name) : !isShort || isInShort));
}

const isShort = words.includes("--short");
const faults = chosen();
const dose: Dose = { share: isShort ? SHORT : Number(given("--share") ?? 1), seed: given("--seed") ?? "1" };
process.env.LOG_LEVEL ??= "silent";
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void putAway().then(() => process.exit(130)));
const bed = process.env.E2E_SERVED ? joinBed(process.env) : await openBed();
process.env.DATABASE_URL = bed.database.url;
const all: Told[] = [];
try {
  for (const fault of faults) {
    console.error(`${fault.title} …`);
    const told = await tell(bed, fault, dose);
    all.push(told);
    console.error(line(told));
  }
} finally {
  await closeDatabase();
  await putAway();
}
const sum = (key: "acknowledged" | "lost" | "doubled") => all.reduce((total, told) => total + told[key], 0);
console.error(
  `${all.filter(({ passed }) => passed).length} of ${all.length} faults survived: ${sum("acknowledged")} answers acknowledged, ${sum("lost")} lost, ${sum("doubled")} doubled (seed ${dose.seed})`,
);
const report = words.includes("--json")
  ? `${JSON.stringify({ node: process.version, seed: dose.seed, share: dose.share, faults: all }, null, 2)}\n`
  : "";
// Where a fault broke off, learners of it may still be answering: nobody waits for them.
process.stdout.write(report, () => process.exit(all.every(({ passed }) => passed) ? 0 : 1));
