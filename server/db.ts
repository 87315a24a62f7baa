import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { environment } from "./environment";
import { PrismaClient } from "./generated/prisma/client";
import { log, toldOf } from "./log";

type Connections = { pool: pg.Pool; client: PrismaClient };

// Kept outside the module, since development loads it anew after every change.
const kept = globalThis as unknown as { footingConnections?: Connections };

function connections(): Connections {
  if (kept.footingConnections) return kept.footingConnections;
  const { DATABASE_URL, DATABASE_CONNECTIONS } = environment();
  const pool = new pg.Pool({
    connectionString: DATABASE_URL,
    max: DATABASE_CONNECTIONS,
    application_name: "footing",
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
  });
  // An idle connection that breaks, as when the server restarts, is replaced by the pool; unheard, it would end the process.
  pool.on("error", (error) => log.warn(toldOf(error), "a database connection broke"));
  kept.footingConnections = { pool, client: new PrismaClient({ adapter: new PrismaPg(pool) }) };
  return kept.footingConnections;
}

/** Nothing is opened by importing this, so a build needs no database: the object behind is made at its first use. */
function whenUsed<T extends object>(make: () => T): T {
  return new Proxy({} as T, {
    get: (_, name) => {
      const target = make();
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" && !name.toString().startsWith("_") ? value.bind(target) : value;
    },
    has: (_, name) => Reflect.has(make(), name),
  });
}

/** Prisma's client. */
export const db: PrismaClient = whenUsed(() => connections().client);

/** The same connections without Prisma, for the few statements that every answer runs. */
export const pool: pg.Pool = whenUsed(() => connections().pool);

/** Closes every connection: for the command line, the seed and tests, which end. */
export async function closeDatabase(): Promise<void> {
  const open = kept.footingConnections;
  kept.footingConnections = undefined;
  await open?.client.$disconnect();
  await open?.pool.end().catch(() => {}); // Prisma may have ended it already
}
