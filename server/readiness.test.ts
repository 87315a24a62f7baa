import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { pool } from "./db";

/** As a process that asks for the first time. */
async function asked() {
  vi.resetModules();
  const { readiness } = await import("./readiness");
  return readiness();
}

const job = (name: string, report: object, { endedAt = "now()", doneAt = "now()" } = {}) =>
  pool.query(
    `INSERT INTO "Job" (name, "endedAt", "doneAt", report) VALUES ($1, ${endedAt}, ${doneAt}, $2) ON CONFLICT (name) DO UPDATE SET "endedAt" = ${endedAt}, "doneAt" = ${doneAt}, report = $2`,
    [name, JSON.stringify(report)],
  );

beforeEach(() => job("check", { broken: 0 }));
afterEach(async () => {
  vi.restoreAllMocks();
  await pool.query(`DELETE FROM "Job"`);
});

describe("readiness", () => {
  it("is ok when everything is as it should be", async () => {
    expect(await asked()).toMatchObject({ status: "ok", checks: { database: "ok", migrations: "ok", invariants: "ok" } });
  });

  it("is degraded, and serves, when something does not add up", async () => {
    await job("check", { broken: 2 }, { doneAt: "now() - interval '1 day'" });
    expect(await asked()).toMatchObject({ status: "degraded", checks: { invariants: "broken", database: "ok" } });
  });

  it.each([
    ["too long ago", { doneAt: "now() - interval '27 hours'", endedAt: "now() - interval '27 hours'" }],
    ["failed", { doneAt: "now() - interval '2 hours'" }],
    ["failed", { doneAt: "NULL" }],
  ])("is degraded when the last backup is %s", async (said, times) => {
    await job("backup", {}, times);
    expect(await asked()).toMatchObject({ status: "degraded", checks: { backup: said } });
  });

  it("is not ready when a migration is missing", async () => {
    await pool.query(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name LIKE '%_first'`);
    expect(await asked()).toMatchObject({ status: "not ready", checks: { migrations: "missing" } });
    await pool.query(`UPDATE _prisma_migrations SET rolled_back_at = NULL`);
  });

  it("is not ready when nothing can be written", async () => {
    await pool.query(`ALTER TABLE "Job" RENAME TO "Job_away"`);
    expect(await asked()).toMatchObject({ status: "not ready", checks: { database: "cannot be written" } });
    await pool.query(`ALTER TABLE "Job_away" RENAME TO "Job"`);
  });

  it("is not ready when the database does not answer", async () => {
    vi.resetModules();
    vi.doMock("./db", () => ({ pool: { query: () => Promise.reject(new Error("gone")) } }));
    const { readiness } = await import("./readiness");
    expect(await readiness()).toMatchObject({ status: "not ready", checks: { database: "does not answer" } });
    vi.doUnmock("./db");
  });

  it("asks the database once, however many ask it", async () => {
    vi.resetModules();
    const { readiness } = await import("./readiness");
    const all = Array.from({ length: 50 }, () => readiness());
    expect(new Set(all).size).toBe(1);
    await Promise.all(all);
  });
});
