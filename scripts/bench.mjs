// `npm run bench [-- NAME … --json]`: the measures of bench/, on the built app and a durable database of its own.
import "./check-node.mjs";
import { spawn } from "node:child_process";
import path from "node:path";
import { buildForTests, withBuiltApp } from "./built-app.mjs";
import { generateClient } from "./generate-client.mjs";
import { installPackages } from "./packages.mjs";
import { withLock } from "./processes.mjs";
import { run, speakOnStderr, step } from "./say.mjs";

process.chdir(path.join(import.meta.dirname, ".."));
speakOnStderr();

const wanted = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const needsApp = wanted.length === 0 || wanted.some((name) => name !== "generation");

function measure(env) {
  const args = ["--conditions=react-server", "--import", "tsx", "bench/main.ts", ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { stdio: "inherit", env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "error", ...env } });
  return new Promise((resolve) => child.on("close", (code) => resolve(code ?? 1)));
}

await run(() =>
  withLock(".data/test.lock", async () => {
    await step("Packages", installPackages);
    await step("Database client", generateClient);
    if (!needsApp) {
      process.exitCode = await measure({});
      return;
    }
    await buildForTests();
    process.exitCode = await withBuiltApp("bench", ({ origin, port, url, pid }) => measure({ DATABASE_URL: url, BASE_URL: origin, BENCH_PORT: String(port), BENCH_PROCESS: String(pid) }), { durable: true });
  }),
);
