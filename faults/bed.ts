// Where faults happen: a PostgreSQL of their own, and the built app served on it as `npm start` serves it. Everything that dies is brought
// back by the same code as there, and by nothing else.
import { readFileSync } from "node:fs";
import path from "node:path";
import { freePort, openCluster, watchCluster } from "@/scripts/database.mjs";
import { migrate } from "@/scripts/migrate.mjs";
import { readJson } from "@/scripts/processes.mjs";
import { seed } from "@/scripts/seed.mjs";
import { keepServing, stopOrphan } from "@/scripts/serve.mjs";

/** A database: `url` is its address. `signal` sends a signal to the server's first process; null where the server is not ours to hurt. */
export type Database = { url: string; folder: string; signal: ((signal: NodeJS.Signals) => void) | null };

/** An app that is served: `pid` is its process at this moment. */
export type Served = { origin: string; port: number; pid: () => number; stop: () => Promise<void> };

/** What faults are given: a database, an app on it, and a way to serve further ones. */
export type Bed = { database: Database; app: Served; serve: (name: string, more?: Surroundings) => Promise<Served> };

/** What else is said to an app: environment variables, and the port where it has to be the same as before. */
export type Surroundings = { env?: Record<string, string>; port?: number };

/** Where the cluster is; a fault that needs a place of its own for it runs in a process of its own, within another one. */
const CLUSTER = process.env.FAULTS_CLUSTER ?? ".data/faults-postgres";
export const IS_WITHIN = process.env.FAULTS_CLUSTER !== undefined;

/** What is open at this moment and has to be put away, whatever happens. */
const open = new Set<() => Promise<void>>();

/** Puts away everything that was opened here, the newest first. */
export async function putAway(): Promise<void> {
  for (const close of [...open].reverse()) await close();
}

/** Closes it once, when it is asked to or at the end. */
function closing(close: () => Promise<void>): () => Promise<void> {
  const once = async () => {
    if (open.delete(once)) await close();
  };
  open.add(once);
  return once;
}

/** Opens a cluster in a folder, which is brought back when it dies. */
async function openDatabase(folder: string): Promise<Database> {
  const cluster = await openCluster(folder, { durable: true });
  const unwatch = watchCluster(cluster);
  const pid = () => Number(readFileSync(path.join(folder, "data/postmaster.pid"), "utf8").split("\n")[0]);
  closing(async () => {
    unwatch();
    await cluster.close();
  });
  return { url: cluster.url, folder, signal: (signal) => process.kill(pid(), signal) };
}

/** Serves the built app on a database, and serves it again when it dies. Each app of this process has a name of its own. */
async function serveOn(url: string, name: string, { env = {}, port: wanted }: Surroundings = {}): Promise<Served> {
  const port = wanted ?? ((await freePort()) as number);
  const record = `.data/faults/${IS_WITHIN ? "within-" : ""}${name}.json`;
  const origin = `http://127.0.0.1:${port}`;
  await stopOrphan(record);
  const surroundings = {
    NODE_ENV: "production",
    DATABASE_URL: url,
    PORT: String(port),
    HOST: "127.0.0.1",
    ORIGINS: origin,
    NIGHT_WORK: "off",
    LOG_LEVEL: "error",
    ...env,
  };
  const served = keepServing({ host: "127.0.0.1", port, env: surroundings, record, quiet: true });
  const stop = closing(served.stop);
  await served.ready;
  return { origin, port, pid: () => (readJson(record) as { pid: number }).pid, stop };
}

/** Brings a database up to date and fills it with the bundled sets. */
async function prepare(url: string): Promise<void> {
  await migrate(url);
  await seed(url);
}

/** A bed of its own. */
export async function openBed(): Promise<Bed> {
  const database = await openDatabase(CLUSTER);
  await prepare(database.url);
  const app = await serveOn(database.url, "app");
  return { database, app, serve: (name, more) => serveOn(database.url, name, more) };
}

/** The app that the tests in a browser use, and its database, which is not ours to hurt. */
export function joinBed({ BASE_URL, DATABASE_URL, E2E_SERVED }: NodeJS.ProcessEnv): Bed {
  const url = DATABASE_URL ?? "";
  const { origin, port } = new URL((BASE_URL ?? "").replace("localhost", "127.0.0.1"));
  const app: Served = { origin, port: Number(port), pid: () => (readJson(E2E_SERVED ?? "") as { pid: number }).pid, stop: async () => {} };
  return { database: { url, folder: "", signal: null }, app, serve: (name, more) => serveOn(url, name, more) };
}
