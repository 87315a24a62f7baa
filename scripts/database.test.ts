import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openCluster } from "./database.mjs";

// The embedded server itself, in a folder whose name has spaces.
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "footing a cluster "));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ask(url: string, sql: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return String(Object.values(rows[0] ?? {})[0]);
  } finally {
    await client.end();
  }
}

test("it is set up, keeps what it was told, survives a kill on the same port and stops", { timeout: 60_000 }, async () => {
  const home = path.join(folder, "postgres");
  const first = await openCluster(home, { durable: false });
  expect(first.found).toBe("set up and started");
  expect(statSync(path.join(home, "password")).mode & 0o077).toBe(0);
  await ask(first.url, "CREATE TABLE kept AS SELECT 'É' AS letter");
  expect(await ask(first.url, "SELECT lower(letter) FROM kept")).toBe("é");

  process.kill(Number(readFileSync(path.join(home, "data/postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
  for (let tries = 0; first.isRunning() && tries < 100; tries += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(first.isRunning()).toBe(false);
  await first.restart();
  expect(await ask(first.url, "SELECT letter FROM kept")).toBe("É");

  const wrong = new URL(first.url);
  wrong.password = "guess";
  await expect(ask(wrong.href, "SELECT 1")).rejects.toThrow("password");

  await first.close();
  expect(first.isRunning()).toBe(false);
  const second = await openCluster(home, { durable: false });
  expect(second.found).toBe("started");
  expect(await ask(second.url, "SELECT letter FROM kept")).toBe("É");
  await second.close();
});
