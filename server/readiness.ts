import "server-only";
import { readdir, statfs } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pool } from "./db";
import { environment } from "./environment";
import { listJobs, type Job, type JobName } from "./jobs";
import { log, toldOf } from "./log";

/** One look is good for so long: however often somebody asks, the database is asked once. */
const GOOD_FOR_MS = 1_000;
/** A database that says nothing for so long does not answer. */
const PATIENCE_MS = 3_000;
const LEAST_FREE = 0.1;
const HOUR_MS = 3_600_000;
/** Night work that did not run for so long did not run tonight. */
const OLDEST_LOOK_MS = 26 * HOUR_MS;

/**
 * How the app stands. `ok`: everything is as it should be. `degraded`: it serves people, and somebody should look. `not ready`: it cannot
 * serve people rightly. `checks` say which is which in a word each; nothing in them is about anybody.
 */
export type Readiness = { status: "ok" | "degraded" | "not ready"; checks: Readonly<Record<string, string>> };

let expected: Promise<string[]> | undefined;

/** The migrations that this version brings along. */
function migrationNames(): Promise<string[]> {
  expected ??= readdir(path.join(process.cwd(), "prisma/migrations"), { withFileTypes: true }).then((entries) =>
    entries.filter((entry) => entry.isDirectory()).map(({ name }) => name),
  );
  return expected;
}

const APPLIED = "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL";
const PROBE = `INSERT INTO "Job" (name) VALUES ('probe') ON CONFLICT (name) DO UPDATE SET "startedAt" = clock_timestamp()`;

async function migrationsAreThere(): Promise<boolean> {
  const { rows } = await pool.query<{ migration_name: string }>({ name: "applied-migrations", text: APPLIED });
  const applied = new Set(rows.map((row) => row.migration_name));
  return (await migrationNames()).every((name) => applied.has(name));
}

/** What serving people needs: a database that answers, has every migration, and takes what is written. */
async function askDatabase(): Promise<Record<string, string>> {
  const checks: Record<string, string> = { database: "does not answer" };
  try {
    const hasAll = await migrationsAreThere();
    Object.assign(checks, { database: "cannot be written", migrations: hasAll ? "ok" : "missing" });
    if (!hasAll) return { ...checks, database: "ok" };
    await pool.query({ name: "probe", text: PROBE });
    return { ...checks, database: "ok" };
  } catch (error) {
    log.warn(toldOf(error), "not ready");
    return checks;
  }
}

/** The share of a disk that is free, or null where the system does not say. */
async function freeShare(folder: string): Promise<number | null> {
  try {
    const { bavail, blocks } = await statfs(folder);
    return blocks > 0 ? bavail / blocks : null;
  } catch {
    return null;
  }
}

async function lookAtDisks(): Promise<Record<string, string>> {
  const folders = [...new Set([".data", environment().BACKUP_DIR].filter((folder) => folder !== undefined))] as string[];
  const shares = (await Promise.all(folders.map(freeShare))).filter((share) => share !== null);
  if (shares.length === 0) return {};
  return { disk: Math.min(...shares) > LEAST_FREE ? "ok" : "nearly full" };
}

/**
 * How a job that runs by itself stands. A young installation that never ran it is as it should be: `upMs` is how long this process runs.
 */
function toldOfJob(job: Job | undefined, oldestMs: number, upMs: number): string {
  const age = job?.doneAt ? Date.now() - job.doneAt.getTime() : null;
  if (job?.endedAt && job.doneAt?.getTime() !== job.endedAt.getTime() && (job.doneAt === null || job.endedAt > job.doneAt)) return "failed";
  if (age === null) return upMs > oldestMs ? "never done" : "ok";
  return age <= oldestMs ? "ok" : "too long ago";
}

const JOBS_TOLD: Readonly<Partial<Record<JobName, string>>> = { check: "invariants", backup: "backup" };

async function lookAtJobs(): Promise<Record<string, string>> {
  const [jobs, upMs] = [await listJobs(), process.uptime() * 1000];
  const { NIGHT_WORK, BACKUP_DIR, BACKUP_EVERY } = environment();
  const oldest: Readonly<Partial<Record<JobName, number>>> = { backup: Math.max(OLDEST_LOOK_MS, BACKUP_EVERY + 2 * HOUR_MS) };
  const told: Record<string, string> = {};
  for (const [name, word] of Object.entries(JOBS_TOLD) as [JobName, string][]) {
    const job = jobs.get(name);
    const isOurs = NIGHT_WORK === "on" && (name === "check" || BACKUP_DIR !== undefined);
    if (job || isOurs)
      told[word] =
        name === "check" && Number(job?.report.broken ?? 0) > 0 ? "broken" : toldOfJob(job, oldest[name] ?? OLDEST_LOOK_MS, upMs);
  }
  return told;
}

async function look(): Promise<Readiness> {
  const database = await Promise.race([
    askDatabase(),
    pause(PATIENCE_MS, { database: "does not answer" } as Record<string, string>, { ref: false }),
  ]);
  const disks = await lookAtDisks();
  if (Object.values(database).some((said) => said !== "ok")) return { status: "not ready", checks: { ...database, ...disks } };
  const jobs = await lookAtJobs().catch(() => ({}));
  const checks = { ...database, ...disks, ...jobs };
  return { status: Object.values(checks).every((said) => said === "ok") ? "ok" : "degraded", checks };
}

let last: { at: number; readiness: Promise<Readiness> } | undefined;

/** How the app stands now: looked at once a second at most. */
export function readiness(): Promise<Readiness> {
  if (!last || performance.now() - last.at > GOOD_FOR_MS) last = { at: performance.now(), readiness: look() };
  return last.readiness;
}
