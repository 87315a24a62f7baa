// The database is restarted, in the way of an update and in the way of a lost power line, and all of its connections are dropped.
import pg from "pg";
import type { Bed } from "./bed";
import { doseOf, type Fault } from "./fault";
import { underLoad, type Load } from "./load";

const LEARNERS = 60;
const TIMES = 4;
const WITHIN_SECONDS = 30;

type Blow = "fast" | "immediate" | "dropped";

/** Ends every connection to the database but the one that does it. */
export async function dropConnections(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'footing' AND pid <> pg_backend_pid()",
  );
  await client.end();
}

const BLOWS: Readonly<Record<Blow, (bed: Bed) => Promise<void> | void>> = {
  fast: ({ database }) => database.signal!("SIGINT"),
  immediate: ({ database }) => database.signal!("SIGQUIT"),
  dropped: ({ database }) => dropConnections(database.url),
};

async function strike(bed: Bed, load: Load, blows: readonly Blow[]): Promise<number[]> {
  const recoveries: number[] = [];
  for (const [i, blow] of blows.entries()) {
    await load.reached((i + 1) / (blows.length + 2));
    await BLOWS[blow](bed);
    recoveries.push(await load.recovered());
  }
  return recoveries;
}

export const databaseRestarts: Fault = {
  name: "database",
  title: "database restarted, connections dropped",
  isInShort: true,
  async run(bed, dose) {
    const learners = doseOf(LEARNERS, dose, 10);
    const times = doseOf(TIMES, dose, 2);
    const isOurs = bed.database.signal !== null;
    const kinds: Blow[] = isOurs ? ["fast", "dropped", "immediate"] : ["dropped"];
    const blows = Array.from({ length: times }, () => kinds).flat();
    return underLoad(bed, "database", { learners, seed: dose.seed, origin: () => bed.app.origin }, WITHIN_SECONDS, async (load) => ({
      dose: `${learners} learners, ${kinds.map((kind) => `${times} × ${kind}`).join(", ")}`,
      recoveries: await strike(bed, load, blows),
      leftOut: isOurs ? [] : ["restarts of the database, which others use"],
    }));
  },
};
