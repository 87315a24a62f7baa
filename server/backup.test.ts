import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import pg from "pg";
import { backupsToKeep, nameOfBackup } from "@/lib/operations/backups";
import { migrate, migrationsIn } from "@/scripts/migrate.mjs";
import { recordAnswer } from "./answers";
import { makeBackup, restoreBackup } from "./backup";
import { backUpInto } from "./backup-folder";
import { closeDatabase, db, pool } from "./db";
import { bodyOf, makeAttempt, makePerson, positionOf, rightReply } from "./testing/attempts";

const place = { url: process.env.DATABASE_URL!, migrations: migrationsIn() };
const folder = mkdtempSync(path.join(tmpdir(), "footing-backup-"));
const file = path.join(folder, "all.zip");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const answers = () => db.answer.findMany({ orderBy: { id: "asc" } });

async function someoneAnswers() {
  const who = await makePerson();
  const attempt = await makeAttempt(who);
  await recordAnswer(who, attempt, positionOf("choice"), bodyOf(rightReply("choice")));
  return { who, attempt };
}

/** A restore is refused while the app is connected, which a test is, too: memories are folded a moment after an answer. */
async function restoreAlone(from: string, replace = true, migrations = place.migrations, passphrase: string | null = null) {
  for (let tries = 0; ; tries++) {
    await closeDatabase();
    const result = await restoreBackup(from, { ...place, migrations, passphrase, replace, keepIn: folder });
    if (result.ok || tries === 10 || !/stop it first/.test(result.problems[0]!.message)) return result;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

beforeAll(async () => {
  await someoneAnswers();
});

describe("a backup", () => {
  it("is one moment, although people answer while it is made, and brings that moment back", async () => {
    const before = await answers();
    const [made] = await Promise.all([makeBackup(file, place), ...Array.from({ length: 5 }, someoneAnswers)]);
    expect(made.ok && made.value.rows).toBeGreaterThan(before.length);
    expect((statSync(file).mode & 0o077).toString(8)).toBe("0");
    await someoneAnswers();

    const restored = await restoreAlone(file);

    expect(restored).toMatchObject({
      ok: true,
      value: { rows: made.ok && made.value.rows, replaced: expect.stringContaining("before-restore-") as unknown },
    });
    const after = await answers();
    expect(after.filter((answer) => before.some((one) => one.id === answer.id))).toEqual(before);
    const marks = await db.mark.count();
    expect(marks).toBe(after.length);
  });

  it("can be gone back on: what stood before the restore is in a backup of its own", async () => {
    await someoneAnswers();
    const before = await answers();
    const restored = await restoreAlone(file);
    expect((await answers()).length).toBeLessThan(before.length);
    await restoreAlone((restored.ok && restored.value.replaced) || "");
    expect(await answers()).toEqual(before);
  });

  it("leaves a database in which everything goes on: laws hold and new rows can be written", async () => {
    await restoreAlone(file);
    const { attempt } = await someoneAnswers();
    expect(await db.answer.count({ where: { item: { attemptId: attempt } } })).toBe(1);
    await expect(pool.query('UPDATE "Answer" SET sequence = 7')).rejects.toThrow();
    await expect(pool.query('DELETE FROM "Person"')).rejects.toThrow();
    const left = await pool.query("SELECT 1 FROM pg_namespace WHERE nspname = 'footing_restore'");
    expect(left.rows).toEqual([]);
  });
});

describe("a restore that cannot be", () => {
  const untouched = async (from: string, replace = true) => {
    const before = await answers();
    const result = await restoreAlone(from, replace);
    expect(await answers()).toEqual(before);
    return result.ok ? "" : result.problems[0]!.message;
  };

  it("is refused without --replace where people have written", async () => {
    expect(await untouched(file, false)).toMatch(/--replace/);
  });

  it("is refused while the app runs", async () => {
    await answers();
    const result = await restoreBackup(file, { ...place, replace: true, keepIn: folder });
    expect(result.ok ? "" : result.problems[0]!.message).toMatch(/stop it first/);
  });

  it("is refused for a file that is missing, none of ours, cut off, or changed in a single byte", async () => {
    expect(await untouched(path.join(folder, "none.zip"))).toMatch(/no such file/);
    const other = path.join(folder, "other.zip");
    writeFileSync(other, "not a zip");
    expect(await untouched(other)).toMatch(/damaged/);
    writeFileSync(other, readFileSync(file));
    truncateSync(other, Math.floor(statSync(file).size / 2));
    expect(await untouched(other)).toMatch(/damaged/);
    const bytes = readFileSync(file);
    bytes[Math.floor(bytes.length / 3)]! ^= 0xff;
    writeFileSync(other, bytes);
    expect(await untouched(other)).toMatch(/damaged/);
  });
});

describe("a backup that cannot be", () => {
  it("says which folder is missing", async () => {
    const made = await makeBackup(path.join(folder, "none", "all.zip"), place);
    expect(made.ok ? [] : made.problems).toEqual([{ where: "--out", message: "There is no such folder: make it first." }]);
  });
});

describe("a backup with a passphrase", () => {
  const passphrase = "quiet tractors paint lemons";
  const sealed = path.join(folder, "all.zip.age");

  it("is encrypted, comes back with it, and without it is refused before anything is changed", async () => {
    await someoneAnswers();
    expect((await makeBackup(sealed, { ...place, passphrase })).ok).toBe(true);
    expect(readFileSync(sealed).toString("latin1")).toMatch(/^age-encryption\.org\/v1\n/);
    expect(readFileSync(sealed).includes("manifest.json")).toBe(false);
    const before = await answers();
    await closeDatabase();
    const without = await restoreBackup(sealed, { ...place, replace: true, keepIn: folder });
    expect(without.ok ? "" : without.problems[0]!.message).toMatch(/encrypted: give its passphrase/);
    const wrong = await restoreBackup(sealed, { ...place, passphrase: `${passphrase}!`, replace: true, keepIn: folder });
    expect(wrong.ok ? "" : wrong.problems[0]!.message).toMatch(/does not open this file/);
    const restored = await restoreAlone(sealed, true, place.migrations, passphrase);
    expect(restored).toMatchObject({ ok: true, value: { replaced: expect.stringMatching(/\.zip\.age$/) as unknown } });
    expect(await answers()).toEqual(before);
  });
});

describe("backups in a folder", () => {
  const DAY = 86_400_000;
  const own = path.join(folder, "own");

  it("are named by their time, thinned, and leave what is not theirs", async () => {
    const now = Date.parse("2026-11-23T09:00:00Z");
    mkdirSync(own);
    for (let age = 1; age < 100; age++) writeFileSync(path.join(own, nameOfBackup(now - age * DAY, false)), "");
    writeFileSync(path.join(own, "holiday.zip"), "");
    const made = await backUpInto(own, place, now);
    expect(made).toMatchObject({
      ok: true,
      value: { file: path.join(own, "footing-2026-11-23T09-00-00Z.zip"), removed: expect.any(Number) as number },
    });
    const left = readdirSync(own);
    expect(left).toContain("holiday.zip");
    expect(left.length).toBe(
      1 +
        backupsToKeep(
          Array.from({ length: 100 }, (_, age) => now - age * DAY),
          now,
        ).length,
    );
  });
});

describe("a backup of another version", () => {
  it("comes back although its file was written by the first version of this format", async () => {
    const old = path.join("server/testing", "backup-of-version-1.zip");
    expect(await restoreAlone(old)).toMatchObject({ ok: true, value: { rows: 57, tables: 52 } });
    await migrate(place.url);
    expect(await db.person.findUnique({ where: { id: "ada" } })).toMatchObject({ name: "Ada" });
    await restoreAlone(file);
  });

  it("is refused when this version does not know how its tables were made", async () => {
    const result = await restoreAlone(file, true, migrationsIn().slice(0, 1));
    expect(result.ok ? "" : result.problems[0]!.message).toMatch(/newer version/);
  });

  it("comes back as its tables were, and is then brought up to date as any older database", async () => {
    const [first] = migrationsIn();
    const folderOfOne = path.join(folder, "migrations");
    mkdirSync(path.join(folderOfOne, first!.name), { recursive: true });
    writeFileSync(path.join(folderOfOne, first!.name, "migration.sql"), first!.sql);
    const old = `${place.url}_old`;
    const name = pg.escapeIdentifier(path.basename(new URL(old).pathname));
    await pool.query(`CREATE DATABASE ${name}`);
    try {
      await migrate(old, folderOfOne);
      expect((await makeBackup(path.join(folder, "old.zip"), { ...place, url: old })).ok).toBe(true);
    } finally {
      await pool.query(`DROP DATABASE ${name}`);
    }

    expect((await restoreAlone(path.join(folder, "old.zip"))).ok).toBe(true);

    expect(await migrate(place.url)).toEqual(
      migrationsIn()
        .slice(1)
        .map((migration) => migration.name),
    );
    expect(await db.person.count()).toBe(0);
    await makePerson();
  });
});
