// `npm run bench -- [NAME …] [--json]`: the measures of bench/, with everything they need brought up first and put away afterwards.
// stdout belongs to the figures; what is done on the way there is said on stderr.
import "./check-node.mjs";
import { spawn } from "node:child_process";
import path from "node:path";
import { requireBrowser } from "./browser.mjs";
import { buildApp } from "./build.mjs";
import { freePort, openCluster } from "./database.mjs";
import { generateClient } from "./generate-client.mjs";
import { migrate } from "./migrate.mjs";
import { installPackages } from "./packages.mjs";
import { readJson, withLock } from "./processes.mjs";
import { run, say, speakOnStderr, step } from "./say.mjs";
import { provideSecrets } from "./secrets.mjs";
import { seed } from "./seed.mjs";
import { keepServing, stopOrphan } from "./serve.mjs";
import { createDatabase, dropDatabase } from "./test-databases.mjs";

process.chdir(path.join(import.meta.dirname, ".."));
speakOnStderr();

/** Shared with `npm test`, so that whoever ran that need not build again. */
const BUILD = ".next-test";
const LOCK = ".data/test.lock";
/** A cluster of its own that keeps every commit through a power cut, as the app's does: a bench on another would tell less than the truth. */
const CLUSTER = ".data/bench-postgres";
const SERVED = ".data/bench-served.json";
const WITHOUT_APP = ["generation"];

Object.assign(process.env, { NEXT_TELEMETRY_DISABLED: "1", NEXT_DIST_DIR: BUILD });
const names = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const needsApp = names.length === 0 || names.some((name) => !WITHOUT_APP.includes(name));

/** Calls `work` with the address of a new, seeded database that is dropped afterwards. */
async function withNewDatabase(work) {
  const cluster = process.env.DATABASE_URL ? null : await openCluster(CLUSTER);
  const server = cluster?.url ?? process.env.DATABASE_URL;
  const name = `footing_bench_${process.pid}`;
  try {
    await createDatabase(server, name);
    const url = new URL(server);
    url.pathname = `/${name}`;
    await step("Preparing the database", async () => {
      await migrate(url.href);
      return seed(url.href);
    });
    return await work(url.href);
  } finally {
    await dropDatabase(server, name);
    await cluster?.close();
  }
}

/** Builds and serves the app, with its log on as `npm start` has it, and calls `work` with what the measures need to know of it. */
async function withServedApp(work) {
  provideSecrets(".data/test-secrets.json");
  await step("Building the app", () => buildApp(BUILD));
  return withNewDatabase(async (url) => {
    await stopOrphan(SERVED);
    const port = await freePort();
    const origin = `http://localhost:${port}`;
    const env = { NODE_ENV: "production", DATABASE_URL: url, PORT: String(port), HOST: "127.0.0.1", ORIGINS: `${origin} http://127.0.0.1:${port}`, FOOTING_GALLERY: "1" };
    const served = keepServing({ host: "127.0.0.1", port, env, record: SERVED, quiet: true });
    try {
      await step("Serving the app", () => served.ready.then(() => origin));
      return await work({ DATABASE_URL: url, BENCH_PORT: String(port), BENCH_PROCESS: String(readJson(SERVED).pid) });
    } finally {
      await served.stop();
    }
  });
}

function measure(env = {}) {
  const args = ["--conditions=react-server", "--import", "tsx", "bench/main.ts", ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { stdio: "inherit", env: { ...process.env, ...env } });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on("close", (code) => resolve(code ?? 1)));
}

async function bench() {
  if (needsApp) requireBrowser();
  await step("Packages", installPackages);
  await step("Database client", generateClient);
  const wait = (holder) => say(`Waiting for npm test in this folder (process ${holder.pid}).`);
  process.exitCode = needsApp ? await withLock(LOCK, () => withServedApp(measure), wait) : await measure();
}

await run(bench);
