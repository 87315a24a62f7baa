import "server-only";
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { backupsToKeep, nameOfBackup, timeOfBackup } from "@/lib/operations/backups";
import { ok, type Result } from "@/lib/problem";
import { makeBackup, type Backup, type Place } from "./backup";
import { environment } from "./environment";
import { weaknessOf } from "./environment-rules.mjs";

const SHORTEST_PASSPHRASE = 16;

/**
 * The passphrase with which backups are encrypted: that of the environment, or the first line of the file it names; null where there is
 * none. Throws where that file holds none worth having.
 */
export function backupPassphrase(): string | null {
  const { BACKUP_PASSPHRASE, BACKUP_PASSPHRASE_FILE } = environment();
  if (BACKUP_PASSPHRASE_FILE === undefined) return BACKUP_PASSPHRASE ?? null;
  const [passphrase = ""] = readFileSync(BACKUP_PASSPHRASE_FILE, "utf8").split(/\r?\n/);
  if (passphrase.length < SHORTEST_PASSPHRASE || weaknessOf(passphrase))
    throw new Error("BACKUP_PASSPHRASE_FILE holds no passphrase of 16 letters or more that nobody guesses");
  return passphrase;
}

/** What became of a backup that was made in its turn: the file, and how many older ones went. */
export type BackupInTurn = Backup & { removed: number };

/** Removes the backups in a folder that are not to be kept. Returns how many; files of other names stay. */
export function thinBackups(folder: string, now: number): number {
  const found = readdirSync(folder).flatMap((name) => (timeOfBackup(name) === null ? [] : [{ name, at: timeOfBackup(name)! }]));
  const kept = new Set(
    backupsToKeep(
      found.map(({ at }) => at),
      now,
    ),
  );
  const gone = found.filter(({ at }) => !kept.has(at));
  for (const { name } of gone) rmSync(path.join(folder, name), { force: true });
  return gone.length;
}

/** Makes a backup in a folder under the name of this moment, and then removes older ones that are not to be kept. */
export async function backUpInto(folder: string, place: Place, now = Date.now()): Promise<Result<BackupInTurn>> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const made = await makeBackup(path.join(folder, nameOfBackup(now, Boolean(place.passphrase))), place);
  return made.ok ? ok({ ...made.value, removed: thinBackups(folder, now) }) : made;
}
