// `npm start`: everything from a fresh clone to an app that is served, and kept served. `npm run dev`: the same without the build.
import "./check-node.mjs";
import { createServer } from "node:net";
import path from "node:path";
import { buildApp } from "./build.mjs";
import { openCluster, watchCluster } from "./database.mjs";
import { checkEnvironment } from "./environment.mjs";
import { generateClient } from "./generate-client.mjs";
import { migrate } from "./migrate.mjs";
import { installPackages } from "./packages.mjs";
import { claim, nameProcess, release, writeWhole } from "./processes.mjs";
import { Refusal, run, say, sinceStart, step } from "./say.mjs";
import { provideSecrets } from "./secrets.mjs";
import { seed } from "./seed.mjs";
import { addresses, keepServing, stopOrphan } from "./serve.mjs";
import { CLUSTER } from "./with-database.mjs";

const PID_FILE = ".data/start.json";
const SERVED = ".data/served.json";

process.chdir(path.join(import.meta.dirname, ".."));
Object.assign(process.env, { NEXT_TELEMETRY_DISABLED: "1" });

const dev = process.argv.includes("--dev");
const host = process.env.HOST || "0.0.0.0";
let cluster;
let served;
let unwatch = () => {};

/** The port to serve on; refuses what is not one. */
function wantedPort() {
  const text = process.env.PORT || "3000";
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Refusal(`PORT is "${text}", which is not a port: give a number from 1 to 65535.`, "", 2);
  return port;
}

function refuseTakenPort(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", ({ code }) => {
      const reason = {
        EADDRINUSE: `Port ${port} is taken by another program: stop that one, or choose another port, as in "PORT=${port + 1} npm start".`,
        EACCES: `This user may not serve on port ${port}: choose one above 1023, as in "PORT=3000 npm start".`,
        EADDRNOTAVAIL: `This machine has no address ${host}: set HOST to one of its own, or leave it out.`,
        ENOTFOUND: `There is no address ${host}: set HOST to one of this machine's, or leave it out.`,
      }[code];
      reject(new Refusal(reason ?? `Footing cannot serve on ${host}, port ${port} (${code}).`));
    });
    server.listen(port, host, () => server.close(resolve));
  });
}

/** Stops all that this process started, in the order in which one thing needs the other. */
async function stopAll() {
  unwatch();
  await served?.stop();
  await cluster?.close();
  release(PID_FILE);
}

function stopOnSignals() {
  let stopping;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      stopping ??= stopAll().then(() => process.exit(0));
    });
  }
}

async function start() {
  const port = wantedPort();
  const holder = claim(PID_FILE);
  if (holder) {
    say(
      holder.url
        ? `Footing is already running at ${holder.url} (process ${holder.pid}).`
        : `Footing is already being started (process ${holder.pid}).`,
    );
    return;
  }
  stopOnSignals();
  try {
    await stopOrphan(SERVED);
    await refuseTakenPort(port);
    const [address, , network] = addresses(host, port);
    await step("Packages", installPackages);
    await checkEnvironment({ own: true });
    await step("Database client", generateClient);
    await step("Secrets", () => provideSecrets(".data/secrets.json"));
    await step("Database", async () => {
      if (process.env.DATABASE_URL) return "the one of DATABASE_URL";
      cluster = await openCluster(CLUSTER);
      process.env.DATABASE_URL = cluster.url;
      unwatch = watchCluster(cluster);
      return cluster.found;
    });
    await step("Migrations", async () => {
      const applied = await migrate(process.env.DATABASE_URL);
      return applied.length > 0 ? `${applied.length} applied` : "up to date";
    });
    await step("Fact sets", () => seed(process.env.DATABASE_URL));
    if (!dev) await step("App", () => buildApp());
    await refuseTakenPort(port);
    await step("Server", async () => {
      const env = {
        NODE_ENV: dev ? "development" : "production",
        PORT: String(port),
        HOST: host,
        ORIGINS: addresses(host, port).join(" "),
      };
      served = keepServing({ mode: dev ? "dev" : "start", host, port, env, record: SERVED });
      await served.ready;
      return "answers";
    });
    writeWhole(PID_FILE, JSON.stringify({ ...nameProcess(), url: address }));
    say(`Footing is ready at ${address}${network ? ` (on this network: ${network})` : ""} after ${sinceStart()}. Stop it with Ctrl-C.`);
  } catch (error) {
    await stopAll();
    throw error;
  }
}

await run(start);
