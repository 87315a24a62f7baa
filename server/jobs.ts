import "server-only";
import { pool } from "./db";

// What the app does by itself: it looks that everything adds up, forgets what is to be forgotten, and makes backups. However many instances
// run on one database, each job is done by one of them at a time.

/** In the order in which they are done: a backup before anything is forgotten, and a look after it. */
export const JOBS = ["backup", "purge", "check"] as const;
/** A thing that the app does by itself. */
export type JobName = (typeof JOBS)[number];

/** How a job stands: when it last began and ended, when it last went well, and what came of it. Times are null where that never was. */
export type Job = { name: JobName; startedAt: Date; endedAt: Date | null; doneAt: Date | null; report: Record<string, unknown> };

/** What came of one run: `well` is false where something has to be looked at. */
export type JobOutcome<Report extends object> = { well: boolean; report: Report };

/** Advisory locks of jobs are of this class. */
const LOCKS = 72707;

const BEGIN = `INSERT INTO "Job" (name) VALUES ($1) ON CONFLICT (name) DO UPDATE SET "startedAt" = clock_timestamp()`;
const END = `UPDATE "Job" SET "endedAt" = clock_timestamp(), "doneAt" = CASE WHEN $2 THEN clock_timestamp() ELSE "doneAt" END, report = report || $3::jsonb WHERE name = $1`;

/** How every job stands that ever ran, by its name. */
export async function listJobs(): Promise<ReadonlyMap<JobName, Job>> {
  const { rows } = await pool.query<Job>({
    name: "jobs",
    text: `SELECT name, "startedAt", "endedAt", "doneAt", report FROM "Job" WHERE name = ANY($1)`,
    values: [JOBS],
  });
  return new Map(rows.map((job) => [job.name, job]));
}

/** The report of the last run of a job that ended, or null where there was none. */
export async function lastReport(name: JobName): Promise<Job | null> {
  const job = (await listJobs()).get(name);
  return job?.endedAt ? job : null;
}

/**
 * Runs a job unless another instance is at it, and keeps what came of it. `isDue` is asked once it is this one's turn, so that of two who
 * found it due at the same moment the second finds it done. What an earlier run reported stays until it is reported anew. Null where it was
 * not run. What `work` throws is thrown; the job then began and did not end.
 */
export async function runJob<Report extends object>(
  name: JobName,
  isDue: (last: Job | null) => boolean,
  work: (last: Job | null) => Promise<JobOutcome<Report>>,
): Promise<JobOutcome<Report> | null> {
  const client = await pool.connect();
  const lock = [LOCKS, JOBS.indexOf(name)];
  try {
    const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock($1, $2) AS mine", lock);
    if (!rows[0]?.mine) return null;
    try {
      const last = (await listJobs()).get(name) ?? null;
      if (!isDue(last)) return null;
      await client.query(BEGIN, [name]);
      const outcome = await work(last);
      await client.query(END, [name, outcome.well, JSON.stringify(outcome.report)]);
      return outcome;
    } finally {
      await client.query("SELECT pg_advisory_unlock($1, $2)", lock);
    }
  } finally {
    client.release();
  }
}
