import "server-only";
import type { PoolClient } from "pg";
import { pool } from "./db";

/** The pool, or a connection in the middle of a transaction. */
export type Queries = Pick<PoolClient, "query">;

/** Two transactions waited for each other, and this one was chosen to begin again. */
const isDeadlock = (error: unknown) => (error as { code?: unknown }).code === "40P01";
const MOST_TRIES = 4;

/**
 * Runs all of it in one transaction on one connection: all or nothing. `begin` may name another isolation level. What the database stops because
 * two waited for each other runs again, so `run` must change nothing but the database.
 */
export async function inTransaction<T>(run: (client: PoolClient) => Promise<T>, begin = "BEGIN"): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await once(run, begin);
    } catch (error) {
      if (!isDeadlock(error) || tries === MOST_TRIES) throw error;
    }
  }
}

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
