import "server-only";
import type { PoolClient } from "pg";
import { db, pool } from "./db";
import type { Prisma } from "./generated/prisma/client";

/** The pool, or a connection in the middle of a transaction. */
export type Queries = Pick<PoolClient, "query">;

/** Two transactions waited for each other, and this one was chosen to begin again: as the database says it, or as Prisma does. */
function isDeadlock(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return code === "40P01" || code === "P2034" || (code === "P2010" && String(message).includes("40P01"));
}

const MOST_TRIES = 4;

async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!isDeadlock(error) || tries === MOST_TRIES) throw error;
    }
  }
}

/**
 * Runs all of it in one transaction on one connection: all or nothing. `begin` may name another isolation level. What the database stops
 * because two waited for each other runs again, so `run` must change nothing but the database.
 */
export const inTransaction = <T>(run: (client: PoolClient) => Promise<T>, begin = "BEGIN"): Promise<T> => again(() => once(run, begin));

/** The same through Prisma: for changes of sets, which are written row by row. Times are in ms. */
export const inPrismaTransaction = <T>(
  run: (transaction: Prisma.TransactionClient) => Promise<T>,
  times: { timeout?: number; maxWait?: number } = {},
): Promise<T> => again(() => db.$transaction(run, times));

async function once<T>(run: (client: PoolClient) => Promise<T>, begin: string): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(begin);
    const value = await run(client);
    await client.query("COMMIT");
    return value;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {}); // the connection may be gone; then nothing was written either
    throw error;
  } finally {
    client.release();
  }
}
