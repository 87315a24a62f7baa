// Whoever answers meets whoever corrects, marks again and signs in, and somebody who takes the same rows in the other order on purpose.
import pg from "pg";
import { setTimeout as pause } from "node:timers/promises";
import type { Sheet } from "@/bench/learners";
import { random } from "@/lib/random";
import { pool } from "@/server/db";
import { mergePeople } from "@/server/people";
import type { Bed } from "./bed";
import { doseOf, thinkingOf, type Fault } from "./fault";
import { underLoad, type Load } from "./load";
import { makeAccount, openSchool, PLACE, type School } from "./school";
import { correct, markAgain } from "./teacher";

const PUPILS = 60;
const CROSSINGS = 20;
const ROUNDS = 5;
const WITHIN_SECONDS = 20;
/** Long enough that an answer waits for the item by now. */
const HEAD_START_MS = 900;

async function deadlocksSoFar(): Promise<number> {
  await pool.query("SELECT pg_stat_force_next_flush()");
  const { rows } = await pool.query<{ count: number }>(
    "SELECT deadlocks::int AS count FROM pg_stat_database WHERE datname = current_database()",
  );
  return rows[0]!.count;
}

/**
 * The question that a learner comes to next: the item that is not answered yet, and the memory that its answer moves. Null where all are
 * answered.
 */
const NEXT = `
  SELECT i.id, v.content -> 'factIds' ->> 0 AS "factKey", v.content ->> 'slot' AS slot FROM "AttemptItem" i JOIN "QuestionVersion" v ON v.id = i."questionVersionId"
  WHERE i."attemptId" = $1 AND jsonb_array_length(v.content -> 'factIds') = 1 AND NOT EXISTS (SELECT 1 FROM "Answer" n WHERE n."attemptItemId" = i.id) ORDER BY i.position LIMIT 1`;

type Next = { id: string; factKey: string; slot: string };

/**
 * Takes the item of a question that is about to be answered, and then the memory that the answer moves: an answer takes them the other way
 * round.
 */
async function crossWithin(client: pg.Client, { attemptId, learner }: Sheet, setId: string): Promise<void> {
  const { rows } = await client.query<Next>(NEXT, [attemptId]);
  if (!rows[0]) return;
  const { id, factKey, slot } = rows[0];
  await client.query(`SELECT 1 FROM "AttemptItem" WHERE id = $1 FOR UPDATE`, [id]);
  await pause(HEAD_START_MS);
  await client.query(
    `INSERT INTO "Memory" ("personId", "setId", "factKey", slot) VALUES (current_person($1), $2, $3, $4) ON CONFLICT DO NOTHING`,
    [learner.who.personId, setId, factKey, slot],
  );
}

async function cross({ database }: Bed, sheet: Sheet, setId: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.url, application_name: "footing-faults" });
  await client.connect();
  try {
    await client.query("BEGIN");
    await crossWithin(client, sheet, setId);
  } catch (error) {
    if ((error as { code?: string }).code !== "40P01") throw error;
  } finally {
    await client.query("ROLLBACK");
    await client.end();
  }
}

/** The teacher corrects and marks again, over and over. */
async function correctOften(school: School, load: Load, rounds: number): Promise<void> {
  for (let i = 0; i < rounds; i++) {
    await load.reached(i / (rounds + 1));
    await correct(school, i % 2 === 0 ? PLACE.becomes : PLACE.is);
    await markAgain(school);
  }
}

/** Every second pupil signs in, in the middle of the quiz; answers who they are then. */
async function signInOften({ learners }: School, load: Load): Promise<string[]> {
  const some = learners.filter((_, n) => n % 2 === 0);
  const accounts: string[] = [];
  for (const [i, { who }] of some.entries()) {
    await load.reached(i / (some.length + 1));
    const { personId } = await makeAccount();
    if (!(await mergePeople(who.personId, personId))) throw new Error("somebody could not be merged");
    accounts.push(personId);
  }
  return accounts;
}

/** In turn with those who answer, among the attempts that tell after each answer: those move memories at once. */
async function crossOften(bed: Bed, { setId, sheets }: School, load: Load, times: number, seed: string): Promise<void> {
  const atOnce = random(`${seed} crossings`).shuffle(sheets.slice(0, sheets.length / 2));
  for (let i = 0; i < times; i++) {
    await load.reached((0.4 * i) / times);
    await cross(bed, atOnce[i % atOnce.length]!, setId);
  }
}

export const deadlocks: Fault = {
  name: "deadlocks",
  title: "deadlocks with edits, regrades and merges",
  isInShort: true,
  async run(bed, dose) {
    const pupils = doseOf(PUPILS, dose, 8);
    const [rounds, crossings] = [doseOf(ROUNDS, dose, 2), doseOf(CROSSINGS, dose, 4)];
    const school = await openSchool(pupils);
    const before = await deadlocksSoFar();
    return underLoad(
      bed,
      "deadlocks",
      { learners: pupils, seed: dose.seed, origin: () => bed.app.origin, sheets: school.sheets, thinkMs: thinkingOf(dose) },
      WITHIN_SECONDS,
      async (load) => {
        const [people] = await Promise.all([
          signInOften(school, load),
          correctOften(school, load, rounds),
          crossOften(bed, school, load, crossings, dose.seed),
        ]);
        await load.reached(1);
        const found = (await deadlocksSoFar()) - before;
        return {
          dose: `${pupils} pupils, ${rounds} corrections marked again, ${people.length} merges, ${crossings} crossings: ${found} deadlocks`,
          recoveries: [],
          people,
        };
      },
    );
  },
};
