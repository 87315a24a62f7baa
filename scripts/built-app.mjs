// The built app on a database of its own, for as long as the tests in a browser, or the bench, use it.
import { buildApp } from "./build.mjs";
import { freePort } from "./database.mjs";
import { migrate } from "./migrate.mjs";
import { step } from "./say.mjs";
import { provideSecrets } from "./secrets.mjs";
import { seed } from "./seed.mjs";
import { keepServing, stopOrphan } from "./serve.mjs";
import { openTestServer } from "./test-databases.mjs";

const FOLDER = ".next-test";
/** Names the process that serves: tests kill it and see it come back. */
export const SERVED = ".data/test-served.json";

/** Builds into a folder of its own, with secrets of its own. */
export async function buildForTests() {
  process.env.NEXT_DIST_DIR = FOLDER;
  provideSecrets(".data/test-secrets.json");
  await step("Building the app", () => buildApp(FOLDER));
}

/**
 * Serves what was built and calls `work` with `{ origin, url }`; afterwards nothing of it is left. `asInUse`: with a durable database and its
 * log on, though nobody sees it, as `npm start` serves it.
 */
export async function withBuiltApp(work, { asInUse = false } = {}) {
  const databases = await openTestServer({ durable: asInUse });
  let served;
  try {
    const url = await databases.create("e2e");
    await step("Preparing the database", async () => {
      await migrate(url);
      return seed(url);
    });
    await stopOrphan(SERVED);
    const port = await freePort();
    const origin = `http://localhost:${port}`;
    const env = { NODE_ENV: "production", DATABASE_URL: url, PORT: String(port), HOST: "127.0.0.1", ORIGINS: `${origin} http://127.0.0.1:${port}`, FOOTING_GALLERY: "1", PSEUDO_LANGUAGE: "1", NIGHT_WORK: "off", LOG_LEVEL: process.env.LOG_LEVEL ?? (asInUse ? "info" : "error") };
    await step("Serving the app", async () => {
      served = keepServing({ host: "127.0.0.1", port, env, record: SERVED, quiet: asInUse });
      await served.ready;
      return origin;
    });
    return await work({ origin, url });
  } finally {
    await served?.stop();
    await databases.close();
  }
}
