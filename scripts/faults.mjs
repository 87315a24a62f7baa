// `npm run faults [-- --only NAME,… --short --share 0.3 --seed TEXT --json]`: the faults of faults/, against a build and a PostgreSQL of
// their own. Stops by itself. stdout belongs to the figures; what is done on the way there is said on stderr.
import "./check-node.mjs";
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { buildForTests } from "./built-app.mjs";
import { generateClient } from "./generate-client.mjs";
import { installPackages } from "./packages.mjs";
import { withLock } from "./processes.mjs";
import { run, say, speakOnStderr, step } from "./say.mjs";

process.chdir(path.join(import.meta.dirname, ".."));
speakOnStderr();
process.env.NEXT_TELEMETRY_DISABLED = "1";
// A database that others use is not for this.
delete process.env.DATABASE_URL;

function hurt() {
  const args = ["--conditions=react-server", "--import", "tsx", "faults/main.ts", ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on("close", (code) => resolve(code ?? 1)));
}

await run(async () => {
  mkdirSync(".data", { recursive: true, mode: 0o700 });
  await step("Packages", installPackages);
  await step("Database client", generateClient);
  const work = async () => {
    await buildForTests();
    return hurt();
  };
  process.exitCode = await withLock(".data/test.lock", work, (holder) =>
    say(`Waiting for npm test in this folder (process ${holder.pid}).`),
  );
});
