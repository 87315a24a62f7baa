import "server-only";
import { spawn } from "node:child_process";
import { constants, setPriority } from "node:os";
import { isDueEvery, isNightlyDue } from "./due";
import { environment } from "./environment";
import { JOBS, listJobs, type Job, type JobName } from "./jobs";
import { log, toldOf } from "./log";

// Each job runs as a command of the command line, in a process of its own with less right to the processor: what it reads and packs holds
// up no answer.

const FIRST_LOOK_MS = 2 * 60_000;
const BETWEEN_LOOKS_MS = 10 * 60_000;

const kept = globalThis as unknown as { footingNightWork?: NodeJS.Timeout };

/** When each job is due; one that is not set up here never is. */
function whenDue(): Readonly<Record<JobName, (last: Job | null) => boolean>> {
  const { BACKUP_DIR, BACKUP_EVERY } = environment();
  return { backup: BACKUP_DIR === undefined ? () => false : isDueEvery(BACKUP_EVERY), purge: isNightlyDue(), check: isNightlyDue() };
}

function lowerPriority(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Not every system lets us; then it runs like everything else.
  }
}

/** Runs one job to its end and writes a line about it. */
function run(name: JobName): Promise<void> {
  const began = performance.now();
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", "cli/main.ts", name, "--if-due", "--json"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  lowerPriority(child.pid);
  const end = () => child.kill();
  process.once("exit", end);
  return new Promise((resolve) => {
    const tell = (code: number | null) => {
      process.off("exit", end);
      const line = { job: name, code, ms: Math.round(performance.now() - began) };
      if (code === 0) log.info(line, "job");
      else log.error(line, "job");
      resolve();
    };
    child.once("error", () => tell(null));
    child.once("close", tell);
  });
}

async function lookWhatIsDue(): Promise<void> {
  const jobs = await listJobs();
  const due = whenDue();
  for (const name of JOBS) if (due[name](jobs.get(name) ?? null)) await run(name);
}

/** Looks from time to time what is due, the first time a while after the start, and does it. Called once in each server process. */
export function beginNightWork(): void {
  if (kept.footingNightWork) return;
  const look = () => {
    lookWhatIsDue()
      .catch((error: Error) => log.warn(toldOf(error), "what is due could not be looked up"))
      .finally(() => (kept.footingNightWork = setTimeout(look, BETWEEN_LOOKS_MS).unref()));
  };
  kept.footingNightWork = setTimeout(look, FIRST_LOOK_MS).unref();
}
