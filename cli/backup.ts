import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Result } from "@/lib/problem";
import { makeBackup, restoreBackup, type Backup } from "@/server/backup";
import { backUpInto, backupPassphrase } from "@/server/backup-folder";
import { isDueEvery } from "@/server/due";
import { environment } from "@/server/environment";
import { runJob } from "@/server/jobs";
import { migrate, migrationsIn } from "@/scripts/migrate.mjs";
import { optional, problemLines, refusal, UsageError, type Answer, type Command, type Options } from "./command";

const here = (file: string) => path.resolve(process.env.FOOTING_FOLDER ?? ".", file);

const place = () => ({ url: environment().DATABASE_URL, migrations: migrationsIn(), passphrase: backupPassphrase() });

/** How the backup is made: into the file that was named, else in its turn into the folder of the environment. */
function wayOf(options: Options): () => Promise<Result<Backup & { removed?: number }>> {
  const file = optional(options, "out");
  if (file !== undefined) return () => makeBackup(here(file), place());
  const { BACKUP_DIR } = environment();
  if (BACKUP_DIR === undefined) throw new UsageError("--out is missing: name the file, or set BACKUP_DIR.");
  return () => backUpInto(here(BACKUP_DIR), place());
}

const encrypted = () => (backupPassphrase() === null ? "NOT encrypted" : "encrypted");

function toldOf({ file, bytes, tables, rows, removed }: Backup & { removed?: number }): string[] {
  const made = `${file}: ${rows} rows of ${tables} tables, ${bytes} bytes, ${encrypted()}, proved by restoring them`;
  return removed ? [made, `${removed} older backups were removed`] : [made];
}

async function backUp(options: Options): Promise<Answer | null> {
  const make = wayOf(options);
  const isDue = options["if-due"] ? isDueEvery(environment().BACKUP_EVERY) : () => true;
  let made: Awaited<ReturnType<typeof make>> | null = null;
  await runJob("backup", isDue, async () => {
    made = await make();
    return { well: made.ok, report: made.ok ? { bytes: made.value.bytes, rows: made.value.rows } : {} };
  });
  const done = made as Awaited<ReturnType<typeof make>> | null;
  if (!done) return null;
  return done.ok ? { json: done.value, lines: toldOf(done.value), problems: false } : refusal(...done.problems);
}

export const backup: Command = {
  usage: "backup [--out FILE] [--if-due]",
  summary:
    "writes everything into one file, as it stands at one moment, and proves it by restoring it beside what stands; without a file into BACKUP_DIR, where older ones are thinned; with --if-due only when BACKUP_EVERY is over",
  options: { out: { type: "string" }, "if-due": { type: "boolean" } },
  async run(_, options) {
    const answer = await backUp(options);
    if (answer) return answer;
    return options["if-due"]
      ? { json: { due: false }, lines: [], problems: false }
      : refusal({ where: "database", message: "Another backup or restore is under way: wait until it is done." });
  },
};

export const restore: Command = {
  usage: "restore FILE [--replace]",
  summary: "puts a backup in place of what stands; what people had written is kept in a backup of its own",
  options: { replace: { type: "boolean" } },
  async run([file], options) {
    if (file === undefined) throw new UsageError("Which file?");
    mkdirSync(".data", { recursive: true });
    const done = await restoreBackup(here(file), { ...place(), replace: options.replace === true, keepIn: path.resolve(".data") });
    if (!done.ok) return { json: { problems: done.problems }, lines: problemLines(done.problems), problems: true };
    await migrate(environment().DATABASE_URL);
    const { rows, madeAt, replaced } = done.value;
    const kept = replaced ? [`What stood before is kept in ${replaced}`] : [];
    return { json: done.value, lines: [`${rows} rows restored as they stood at ${madeAt}`, ...kept], problems: false };
  },
};
