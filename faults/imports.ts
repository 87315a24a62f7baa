// An import is killed at ten points between sending the file and storing it. What is not stored as a whole is not there at all; whoever
// tries again has it once.
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openLearners, type Learner } from "@/bench/learners";
import { random } from "@/lib/random";
import { pool } from "@/server/db";
import { findImport } from "@/server/imports";
import type { Bed } from "./bed";
import { doseOf, type Fault } from "./fault";
import { isServing } from "./serving";

const POINTS = 10;
const ROWS = 2_000;
const WITHIN_SECONDS = 30;
const ACTION = { file: "app/(teach)/sets/import/[import]/actions.ts", name: "importFile" };
/** A process that read for a killed server ends by itself within this. */
const READER_GONE_MS = 30_000;
const PATIENCE_MS = 120_000;

const PHASES = ["sending", "reading", "storing"] as const;
type Phase = (typeof PHASES)[number];

const fileOf = (n: number): string =>
  ["front\tback", ...Array.from({ length: ROWS }, (_, i) => `word ${n} ${i}\tmeaning ${n} ${i}`)].join("\n");

/** The id of the action that stores an import, in the build that serves. */
function actionId(): string {
  const build = process.env.NEXT_DIST_DIR ?? ".next-test";
  const { node } = JSON.parse(readFileSync(path.join(build, "server/server-reference-manifest.json"), "utf8")) as {
    node: Record<string, { exportedName: string; filename: string }>;
  };
  return Object.entries(node).find(([, { exportedName, filename }]) => exportedName === ACTION.name && filename === ACTION.file)![0];
}

type Asked = { bed: Bed; learner: Learner };

async function ask({ bed, learner }: Asked, target: string, init: RequestInit = {}): Promise<Response | null> {
  const headers = { cookie: learner.cookie, ...(init.headers as Record<string, string>) };
  return fetch(`${bed.app.origin}${target}`, { ...init, headers, signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => null);
}

async function sendFile(asked: Asked, n: number): Promise<string | null> {
  const response = await ask(asked, `/api/v1/imports?name=words-${n}.tsv`, {
    method: "POST",
    body: fileOf(n),
    headers: { "content-type": "text/plain" },
  });
  const said = response && ((await response.json().catch(() => null)) as { import?: string } | null);
  return said?.import ?? null;
}

/** Waits until the file is read; false where that cannot be heard any more. */
async function isRead(asked: Asked, id: string): Promise<boolean> {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await pause(100)) {
    const response = await ask(asked, `/api/v1/imports/${id}`);
    const state = response?.ok ? ((await response.json().catch(() => null)) as { state: string } | null)?.state : null;
    if (state === null || state === undefined) return false;
    if (state !== "reading") return true;
  }
  return false;
}

/** Says yes to the plan of a file, as the button does. */
async function store(asked: Asked, id: string, action: string): Promise<void> {
  const made = (await findImport({ personId: asked.learner.who.personId }, id))?.made;
  if (!made) return;
  const body = JSON.stringify([id, { digest: made.digest, counts: made.plan.counts }]);
  const headers = {
    "next-action": action,
    accept: "text/x-component",
    origin: asked.bed.app.origin,
    "content-type": "text/plain;charset=UTF-8",
  };
  const response = await ask(asked, `/sets/import/${id}`, { method: "POST", body, headers });
  await response?.arrayBuffer().catch(() => null);
}

/** Kills the app a moment after something began, and waits until it serves again: how many seconds that took. */
async function killIn(bed: Bed, ms: number): Promise<number> {
  await pause(ms);
  const pid = bed.app.pid();
  process.kill(pid, "SIGKILL");
  const begun = performance.now();
  await isServing(bed.app, pid);
  return (performance.now() - begun) / 1000;
}

type Held = { sets: number; facts: number; applied: number };

const HELD = `
  SELECT (SELECT count(*)::int FROM "FactSet" WHERE "ownerId" = $1) AS sets,
    (SELECT count(*)::int FROM "Fact" f JOIN "FactSet" s ON s.id = f."setId" WHERE s."ownerId" = $1) AS facts, (SELECT count(*)::int FROM "Import" WHERE "personId" = $1 AND state = 'applied') AS applied`;

const heldBy = async ({ who }: Learner): Promise<Held> => (await pool.query<Held>(HELD, [who.personId])).rows[0]!;

/** All of it, or nothing. */
const isWhole = ({ sets, facts, applied }: Held) =>
  (sets === 0 && facts === 0 && applied === 0) || (sets === 1 && facts === ROWS && applied === 1);

/** One import that is killed in a phase and tried again by whoever waits for it; what was wrong, and how long the app was away. */
async function killedIn(phase: Phase, bed: Bed, n: number, ms: number): Promise<{ wrong: string[]; seconds: number }> {
  const [learner] = await openLearners(1);
  const asked = { bed, learner: learner! };
  const action = actionId();
  const wrong: string[] = [];
  let id: string | null = null;
  let seconds = 0;
  const during = async <T>(at: Phase, work: () => Promise<T>): Promise<T> => {
    const [value, took] = await Promise.all([work(), at === phase ? killIn(bed, ms) : 0]);
    seconds += took;
    return value;
  };
  id = await during("sending", () => sendFile(asked, n));
  const read = id !== null && (await during("reading", () => isRead(asked, id!)));
  if (id && read) await during("storing", () => store(asked, id!, action));
  const held = await heldBy(asked.learner);
  if (!isWhole(held)) wrong.push(`${phase} after ${ms} ms: half of it is there (${JSON.stringify(held)})`);

  const isStored = held.applied === 1;
  const again = isStored || (read && phase === "storing") ? id : await sendFile(asked, n);
  if (again && (await isRead(asked, again))) await store(asked, again, action);
  const after = await heldBy(asked.learner);
  if (after.sets !== 1 || after.facts !== ROWS) wrong.push(`${phase} after ${ms} ms: tried again, there is ${JSON.stringify(after)}`);
  return { wrong, seconds };
}

/** Processes of ours that still read a file. */
function readers(): number[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => {
      try {
        return (
          pid > 0 &&
          readlinkSync(`/proc/${pid}/cwd`) === process.cwd() &&
          readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("cli/read-file.ts")
        );
      } catch {
        return false;
      }
    });
}

async function areReadersGone(): Promise<boolean> {
  for (const end = performance.now() + READER_GONE_MS; performance.now() < end; await pause(200)) if (readers().length === 0) return true;
  return false;
}

export const imports: Fault = {
  name: "imports",
  title: "import killed at ten points",
  isInShort: false,
  async run(bed, dose) {
    const chance = random(`${dose.seed} imports`);
    const points = doseOf(POINTS, dose, 3);
    const broken: string[] = [];
    const recoveries: number[] = [];
    for (let n = 0; n < points; n++) {
      const { wrong, seconds } = await killedIn(PHASES[n % PHASES.length]!, bed, n, 20 + chance.below(1_000));
      broken.push(...wrong);
      recoveries.push(seconds);
    }
    if (!(await areReadersGone())) broken.push(`processes that read a file for a killed server are left: ${readers().join(", ")}`);
    const doseInWords = `${points} imports of ${ROWS} rows, killed while sending, reading or storing, and tried again`;
    return {
      dose: doseInWords,
      acknowledged: 0,
      lost: 0,
      doubled: 0,
      wrongScores: 0,
      wrongMemories: 0,
      recoverySeconds: Math.max(...recoveries),
      withinSeconds: WITHIN_SECONDS,
      broken,
      leftOut: [],
    };
  },
};
