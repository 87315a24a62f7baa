// The database answers slowly or not at all: somebody holds what every answer needs, once for longer than a statement may take.
import pg from "pg";
import { setTimeout as pause } from "node:timers/promises";
import type { Bed } from "./bed";
import { doseOf, SHORT, type Fault } from "./fault";
import { underLoad } from "./load";

const LEARNERS = 60;
const WITHIN_SECONDS = 20;

/** What is held, and for how many seconds. The app's statements may take 30. */
const HELD: readonly { what: string; lock: string; seconds: number }[] = [
  { what: "sets", lock: `SELECT 1 FROM "FactSet" FOR UPDATE`, seconds: 5 },
  { what: "memories", lock: `LOCK TABLE "Memory" IN EXCLUSIVE MODE`, seconds: 5 },
  { what: "answers", lock: `LOCK TABLE "Answer" IN EXCLUSIVE MODE`, seconds: 10 },
  { what: "sessions", lock: `LOCK TABLE "Session" IN ACCESS EXCLUSIVE MODE`, seconds: 10 },
  { what: "attempts", lock: `LOCK TABLE "AttemptItem" IN ACCESS EXCLUSIVE MODE`, seconds: 33 },
];

async function hold({ database }: Bed, lock: string, seconds: number): Promise<void> {
  const client = new pg.Client({ connectionString: database.url, application_name: "footing-faults" });
  await client.connect();
  await client.query("BEGIN");
  await client.query(lock);
  await pause(1000 * seconds);
  await client.query("ROLLBACK");
  await client.end();
}

export const slow: Fault = {
  name: "slow",
  title: "tables held by others",
  isInShort: true,
  async run(bed, dose) {
    const learners = doseOf(LEARNERS, dose, 10);
    const held = dose.share <= SHORT ? HELD.slice(1, 2).map((one) => ({ ...one, seconds: 2 })) : HELD;
    return underLoad(bed, "slow", { learners, seed: dose.seed, origin: () => bed.app.origin }, WITHIN_SECONDS, async (load) => {
      const recoveries: number[] = [];
      for (const [i, { lock, seconds }] of held.entries()) {
        await load.reached((i + 1) / (held.length + 2));
        await hold(bed, lock, seconds);
        recoveries.push(await load.recovered());
      }
      return { dose: `${learners} learners, ${held.map(({ what, seconds }) => `${what} ${seconds} s`).join(", ")}`, recoveries };
    });
  },
};
