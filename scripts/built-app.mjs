// The built app on a database of its own, for as long as the tests in a browser, or the bench, use it.
import path from "node:path";
import { buildApp } from "./build.mjs";
import { freePort } from "./database.mjs";
import { migrate } from "./migrate.mjs";
import { step } from "./say.mjs";
import { provideSecrets } from "./secrets.mjs";
import { seed } from "./seed.mjs";
import { keepServing, stopOrphan } from "./serve.mjs";
import { openTestServer } from "./test-databases.mjs";

const FOLDER = ".next-test";
/** Builds into a folder of its own, with secrets of its own. */
export async function buildForTests() {
  process.env.NEXT_DIST_DIR = FOLDER;
  provideSecrets(".data/test-secrets.json");
  await step("Building the app", () => buildApp(FOLDER));
}

/** Serves what was built on a database of that name, and calls `work` with it. */
async function serveBuilt(databases, name, work, asInUse) {
  const url = await databases.create(name);
  await step(`Preparing the database (${name})`, async () => {
    await migrate(url);
    return seed(url);
  });
  const record = `.data/test-served-${name}.json`;
  await stopOrphan(record);
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const env = {
    NODE_ENV: "production",
    DATABASE_URL: url,
    PORT: String(port),
    HOST: "127.0.0.1",
    ORIGINS: `${origin} http://127.0.0.1:${port}`,
    FOOTING_GALLERY: "1",
    PSEUDO_LANGUAGE: "1",
    NIGHT_WORK: "off",
    LOG_LEVEL: process.env.LOG_LEVEL ?? (asInUse ? "info" : "error"),
  };
  const served = keepServing({ host: "127.0.0.1", port, env, record, quiet: asInUse });
  try {
    await step(`Serving the app (${name})`, async () => {
      await served.ready;
      return origin;
    });
    return await work({ origin, url, record: path.resolve(record) });
  } finally {
    await served.stop();
  }
}

/**
 * Serves what was built once for each work, each on a database of its own by its name, and calls them beside each other with `{ origin,
 * url, record }`: the record is a file that names the process that serves, since tests kill it and see it come back. Answers what they
 * answered; afterwards nothing of any of it is left. `asInUse`: with a durable database and its log on, though nobody sees it, as `npm
 * start` serves it.
 */
export async function withBuiltApps(works, { asInUse = false } = {}) {
  const databases = await openTestServer({ durable: asInUse });
  try {
    const all = await Promise.allSettled(Object.entries(works).map(([name, work]) => serveBuilt(databases, name, work, asInUse)));
    for (const { status, reason } of all) if (status === "rejected") throw reason;
    return all.map(({ value }) => value);
  } finally {
    await databases.close();
  }
}

/** The same for one work. */
export const withBuiltApp = async (work, options) => (await withBuiltApps({ e2e: work }, options))[0];
