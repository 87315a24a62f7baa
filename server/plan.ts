import "server-only";
import { toPlan } from "@/lib/memory/plan.schema";
import type { Plan } from "@/lib/memory/plan";
import { pool } from "./db";
import { foldSoon, markAllStale } from "./memories";
import { inTransaction } from "./transactions";

const COLUMNS = [
  "minutes",
  "retention",
  "newShare",
  "daysOff",
  "lightDays",
  "examOn",
  "scopes",
  "grades",
  "showIntervals",
  "showStreak",
  "hour",
] as const satisfies readonly (keyof Plan)[];
const LIST = COLUMNS.map((name) => `"${name}"`).join(", ");

/** What whoever asks wants of their practice; the usual where they never said. */
export async function planOf(who: { personId: string }): Promise<Plan> {
  const { rows } = await pool.query<Plan>({
    name: "read-plan",
    text: `SELECT ${LIST} FROM "Plan" WHERE "personId" = current_person($1)`,
    values: [who.personId],
  });
  return toPlan(rows[0]);
}

const SAVE = `
  INSERT INTO "Plan" ("personId", ${LIST}) VALUES ($1, ${COLUMNS.map((_, i) => `$${i + 2}`).join(", ")})
  ON CONFLICT ("personId") DO UPDATE SET "updatedAt" = now(), ${COLUMNS.map((name) => `"${name}" = EXCLUDED."${name}"`).join(", ")}`;

/** Keeps a change of the plan; whatever is not named stays. Another wanted recall moves every due date. Answers the plan as it is now. */
export async function savePlan(who: { personId: string }, change: Partial<Plan>): Promise<Plan> {
  const before = await planOf(who);
  const plan = { ...before, ...change };
  await inTransaction(async (client) => {
    await client.query(SAVE, [who.personId, ...COLUMNS.map((name) => (name === "scopes" ? JSON.stringify(plan.scopes) : plan[name]))]);
    if (plan.retention !== before.retention) await markAllStale(client, who.personId);
  });
  if (plan.retention !== before.retention) foldSoon(who.personId);
  return plan;
}
