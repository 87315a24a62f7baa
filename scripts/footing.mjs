// The command line: makes sure of packages, client and database, runs cli/main.ts, and leaves no database running that it started.
import "./check-node.mjs";
import { spawn } from "node:child_process";
import path from "node:path";
import { generateClient } from "./generate-client.mjs";
import { migrate } from "./migrate.mjs";
import { installPackages } from "./packages.mjs";
import { Refusal, run, speakOnStderr, step } from "./say.mjs";
import { provideSecrets } from "./secrets.mjs";
import { seed } from "./seed.mjs";
import { withDatabase } from "./with-database.mjs";

const root = path.join(import.meta.dirname, "..");
const here = process.env.INIT_CWD || process.cwd();
process.chdir(root);
speakOnStderr();

/** Steps that found nothing to do say nothing: the answer is what counts. */
const quietly = (name, work) => step(name, async () => ((result) => (/^(up to date|already)/.test(result) ? null : result))(await work()));

function command(url) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", "cli/main.ts", ...process.argv.slice(2)], {
      stdio: "inherit",
      env: { ...process.env, DATABASE_URL: url, FOOTING_FOLDER: here },
    });
    child.on("error", reject);
    child.on("exit", (code, signal) => (signal ? reject(new Refusal(`The command was ended (${signal}).`)) : resolve(code ?? 1)));
  });
}

await run(async () => {
  await quietly("Packages", installPackages);
  await quietly("Database client", generateClient);
  await quietly("Secrets", () => provideSecrets(".data/secrets.json"));
  process.exitCode = await withDatabase(async (url) => {
    await migrate(url);
    await quietly("Fact sets", () => seed(url));
    return command(url);
  });
});
