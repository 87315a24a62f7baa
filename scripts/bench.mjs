// `npm run bench -- [NAME …] [--json]`: the measures of bench/, with everything they need brought up first and put away afterwards; their
// history with the name `history`.
// stdout belongs to the figures; what is done on the way there is said on stderr.
import "./check-node.mjs";
import { spawn } from "node:child_process";
import path from "node:path";
import { requireBrowser } from "./browser.mjs";
import { buildForTests, withBuiltApp } from "./built-app.mjs";
import { generateClient } from "./generate-client.mjs";
import { installPackages } from "./packages.mjs";
import { readJson, ROOM_FOR_SHORT_LIVED, withLock } from "./processes.mjs";
import { run, say, speakOnStderr, step } from "./say.mjs";

process.chdir(path.join(import.meta.dirname, ".."));
speakOnStderr();
process.env.NEXT_TELEMETRY_DISABLED = "1";

const names = process.argv.slice(2).filter((word) => !/^(--|\d+$)/.test(word)); // numbers belong to options
const measures = (...some) => names.length === 0 || some.some((name) => names.includes(name));

function measure(env = {}) {
  const args = [...ROOM_FOR_SHORT_LIVED, "--conditions=react-server", "--import", "tsx", "bench/main.ts", ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { stdio: "inherit", env: { ...process.env, ...env } });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on("close", (code) => resolve(code ?? 1)));
}

/** Some measures ask the served app: they get its address, its process, and its database. */
async function measureServedApp() {
  await buildForTests();
  const told = ({ origin, url, record }) => ({ BENCH_ORIGIN: origin, BENCH_PROCESS: String(readJson(record).pid), DATABASE_URL: url });
  return withBuiltApp((app) => measure(told(app)), { asInUse: true });
}

await run(async () => {
  if (names[0] === "history") return void (process.exitCode = await measure());
  if (measures("pages")) requireBrowser();
  await step("Packages", installPackages);
  await step("Database client", generateClient);
  const onWait = (holder) => say(`Waiting for npm test in this folder (process ${holder.pid}).`);
  process.exitCode = measures("answers", "instances", "pages", "regrade", "results", "transfer", "live-learners", "wall")
    ? await withLock(".data/test.lock", measureServedApp, onWait)
    : await measure();
});
