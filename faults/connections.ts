// Nobody gets a connection: others hold all that the database gives, and the app's own are ended meanwhile.
import pg from "pg";
import { setTimeout as pause } from "node:timers/promises";
import type { Bed } from "./bed";
import { doseOf, type Fault } from "./fault";
import { underLoad } from "./load";

const LEARNERS = 60;
const TIMES = 3;
const HELD_MS = 8_000;
const WITHIN_SECONDS = 20;
const MOST = 500;

/** Opens connections until the database gives no more. */
async function takeAll(url: string): Promise<pg.Client[]> {
  const taken: pg.Client[] = [];
  while (taken.length < MOST) {
    const client = new pg.Client({ connectionString: url, application_name: "footing-faults", connectionTimeoutMillis: 10_000 });
    client.on("error", () => {});
    try {
      await client.connect();
      taken.push(client);
    } catch {
      break;
    }
  }
  return taken;
}

/** Ends what the app holds, and says how many that were. */
const END = "SELECT count(pg_terminate_backend(pid))::int AS count FROM pg_stat_activity WHERE application_name = 'footing'";
/** The app comes back at once, and takes a few before we do: so often they are ended again. */
const MOST_ROUNDS = 50;

/** Takes what is left, ends what the app holds, takes that too until the app has none, and keeps it for a while. */
async function holdAll({ database }: Bed): Promise<number> {
  const all = await takeAll(database.url);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { rows } = await all[0]!.query<{ count: number }>(END);
    if (rows[0]!.count === 0) break;
    all.push(...(await takeAll(database.url)));
  }
  await pause(HELD_MS);
  await Promise.all(all.map((client) => client.end()));
  return all.length;
}

export const connections: Fault = {
  name: "connections",
  title: "no connection to be had",
  isInShort: false,
  async run(bed, dose) {
    const learners = doseOf(LEARNERS, dose, 10);
    const times = doseOf(TIMES, dose);
    return underLoad(bed, "connections", { learners, seed: dose.seed, origin: () => bed.app.origin }, WITHIN_SECONDS, async (load) => {
      const recoveries: number[] = [];
      let held = 0;
      for (let i = 1; i <= times; i++) {
        await load.reached(i / (times + 2));
        held = await holdAll(bed);
        recoveries.push(await load.recovered());
      }
      return { dose: `${learners} learners, ${times} × all ${held} connections held for ${HELD_MS / 1000} s`, recoveries };
    });
  },
};
