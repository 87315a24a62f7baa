// What the database does for statements as the running app sends them: auto_explain tells the plan of each one, with the rows and pages it
// touched, and of those that triggers and foreign keys send for it.
import { closeDatabase, pool } from "@/server/db";

type PlanNode = {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Loops": number;
  "Actual Rows": number;
  "Rows Removed by Filter"?: number;
  "Index Cond"?: string;
  "Index Name"?: string;
  "Shared Hit Blocks"?: number;
  "Shared Read Blocks"?: number;
  Plans?: PlanNode[];
};

/** A whole table that was read from end to end, or a whole index: so many rows. */
export type Scan = { table: string; rows: number };

/** One statement that was carried out: its text on one line, how many pages of 8 kB it touched, and what it read from end to end. */
export type Carried = { text: string; pages: number; scans: Scan[] };

/** Plans are those for disks without moving parts, on which a page found by an index costs hardly more than the next one. */
const SETTINGS = {
  random_page_cost: "1.1",
  session_preload_libraries: "auto_explain",
  "auto_explain.log_min_duration": "0",
  "auto_explain.log_analyze": "on",
  "auto_explain.log_timing": "off",
  "auto_explain.log_buffers": "on",
  "auto_explain.log_format": "json",
  "auto_explain.log_nested_statements": "on",
  client_min_messages: "log",
  log_min_messages: "panic",
};

const pagesOf = (node: PlanNode): number => (node["Shared Hit Blocks"] ?? 0) + (node["Shared Read Blocks"] ?? 0);

/**
 * Pages of a plan: a node counts what lies below it too, except what runs after the rest (parts of WITH that write and that nobody reads).
 */
function pagesIn(node: PlanNode): number {
  const below = node.Plans ?? [];
  return below.reduce((sum, one) => sum + pagesIn(one), Math.max(0, pagesOf(node) - below.reduce((sum, one) => sum + pagesOf(one), 0)));
}

const IS_SCAN = /^(Parallel )?Seq Scan$/;
const IS_INDEX_SCAN = /^(Parallel )?Index (Only )?Scan$/;

/** What is read from end to end: a table without an index, or an index without a condition. */
function scansIn(node: PlanNode, table = node["Relation Name"]): Scan[] {
  const isWhole = IS_SCAN.test(node["Node Type"]) || (IS_INDEX_SCAN.test(node["Node Type"]) && node["Index Cond"] === undefined);
  const own =
    isWhole && table && node["Actual Loops"] > 0 ? [{ table, rows: node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0) }] : [];
  return [...own, ...(node.Plans ?? []).flatMap((one) => scansIn(one))];
}

/** What a message of auto_explain says; null for any other message. */
export function readPlan(message: string): Carried | null {
  const start = message.indexOf("plan:\n");
  if (!message.startsWith("duration:") || start < 0) return null;
  const { "Query Text": text, Plan: plan } = JSON.parse(message.slice(start + 6)) as { "Query Text": string; Plan: PlanNode };
  return { text: text.replace(/\s+/g, " ").trim(), pages: pagesIn(plan), scans: scansIn(plan) };
}

let carried: Carried[] = [];

/**
 * From now on every connection to this database tells its plans, and this process hears them. Only a superuser may have that, as the user
 * of the embedded database is.
 */
export async function watchPlans(): Promise<void> {
  const { rows } = await pool.query<{ name: string }>("SELECT quote_ident(current_database()) AS name");
  try {
    for (const [setting, value] of Object.entries(SETTINGS))
      await pool.query(`ALTER DATABASE ${rows[0]!.name} SET ${setting} = '${value}'`);
  } catch (error) {
    throw new Error(
      `Plans are told by auto_explain, which this database does not let us load (${(error as Error).message}): leave DATABASE_URL out, or give that of a superuser.`,
    );
  }
  await closeDatabase(); // connections that are open know nothing of it
  pool.on("connect", (client) => {
    client.on("notice", ({ message }) => {
      const one = readPlan(message ?? "");
      if (one) carried.push(one);
    });
  });
}

/** What the database carries out while this is at work. */
export async function carriedOutBy(work: () => Promise<unknown>): Promise<Carried[]> {
  carried = [];
  await work();
  return carried;
}
