// Work on the project's database: the one of DATABASE_URL, else the embedded one, started for as long as the work takes.
import { openCluster } from "./database.mjs";

export const CLUSTER = ".data/postgres";

/** Calls `work` with the database's address. */
export async function withDatabase(work) {
  if (process.env.DATABASE_URL) return work(process.env.DATABASE_URL);
  const cluster = await openCluster(CLUSTER);
  try {
    return await work(cluster.url);
  } finally {
    await cluster.close();
  }
}
