import { mkdirSync } from "node:fs";
import path from "node:path";
import { makeBackup, restoreBackup } from "@/server/backup";
import { environment } from "@/server/environment";
import { migrate, migrationsIn } from "@/scripts/migrate.mjs";
import { needed, problemLines, UsageError, type Command } from "./command";

const here = (file: string) => path.resolve(process.env.FOOTING_FOLDER ?? ".", file);

const place = () => ({ url: environment().DATABASE_URL, migrations: migrationsIn() });

export const backup: Command = {
  usage: "backup --out FILE",
  summary: "writes everything into one file, as it stands at one moment, and proves it by restoring it beside what stands",
  options: { out: { type: "string" } },
  async run(_, options) {
    const made = await makeBackup(here(needed(options, "out")), place());
    if (!made.ok) return { json: { problems: made.problems }, lines: problemLines(made.problems), problems: true };
    const { file, bytes, tables, rows } = made.value;
    return { json: made.value, lines: [`${file}: ${rows} rows of ${tables} tables, ${bytes} bytes, proved by restoring them`], problems: false };
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
