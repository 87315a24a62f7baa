import "server-only";
import type { PoolClient } from "pg";
import { pool } from "./db";

/** The pool, or a connection in the middle of a transaction. */
export type Queries = Pick<PoolClient, "query">;

/** Runs all of it in one transaction on one connection: all or nothing. `begin` may name another isolation level. */
export async function inTransaction<T>(run: (client: PoolClient) => Promise<T>, begin = "BEGIN"): Promise<T> {
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
