// `npm test`: sets itself up and runs everything. For developers: `npm test -- --only=unit|server|e2e [what to run]`.
import "./check-node.mjs";
import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { requireBrowser } from "./browser.mjs";
import { buildForTests, withBuiltApps } from "./built-app.mjs";
import { generateClient } from "./generate-client.mjs";
import { installPackages } from "./packages.mjs";
import { readJson, runProgram, withLock } from "./processes.mjs";
import { Refusal, run, say, sinceStart, step } from "./say.mjs";

process.chdir(path.join(import.meta.dirname, ".."));
const RESULTS = ".data/test-results";
Object.assign(process.env, { NEXT_TELEMETRY_DISABLED: "1", NEXT_DIST_DIR: ".next-test" });

const PARTS = ["types", "lint", "unit", "server", "e2e"];
const only = process.argv.find((word) => word.startsWith("--only="))?.slice(7);
const rest = process.argv.slice(2).filter((word) => !word.startsWith("--only="));
const parts = only ? PARTS.filter((part) => part === only) : PARTS;
const summary = [];
const running = new Set();
let interrupted = false;

const report = (name, passed, failed, skipped = 0) => summary.push({ name, passed, failed, skipped });

/** Runs a program of node_modules with this Node and shows what it prints as it comes. */
function runShown(script, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join("node_modules", script), ...args], {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...env },
    });
    running.add(child);
    child.on("close", (code) => {
      running.delete(child);
      resolve(code ?? 1);
    });
  });
}

/** Asked to stop, it ends what runs and then puts everything away as it would have anyway: no server and no database stays behind. */
function endOnSignals() {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      if (!interrupted) report("stopped", 0, 1);
      interrupted = true;
      for (const child of running) child.kill(signal);
    });
  }
}

/** A check that passes or fails as a whole; answers what it printed when it failed. */
async function check(name, programs) {
  for (const [script, ...args] of programs) {
    const { code, output } = await runProgram(process.execPath, [path.join("node_modules", script), ...args]);
    if (code === 0) continue;
    report(name, 0, 1);
    return `${name} failed\n${output.trimEnd()}`;
  }
  report(name, 1, 0);
  return `${name} passed`;
}

const CHECKS = {
  types: [
    ["next/dist/bin/next", "typegen"],
    ["typescript/bin/tsc", "--noEmit", "-p", "tsconfig.check.json"],
  ],
  lint: [
    ["eslint/bin/eslint.js", ".", "--max-warnings=0"],
    ["prettier/bin/prettier.cjs", "--check", "--log-level=warn", "."],
  ],
};

/** Types and lint beside each other, since each uses one core. */
async function checkAll() {
  const names = Object.keys(CHECKS).filter((name) => parts.includes(name));
  if (names.length > 0)
    await step(`Checking ${names.join(" and ")}`, async () =>
      (await Promise.all(names.map((name) => check(name, CHECKS[name])))).join("\n"),
    );
}

async function vitest(project, name) {
  const file = path.join(RESULTS, `${name}.json`);
  const code = await runShown("vitest/vitest.mjs", [
    "run",
    `--project=${project}`,
    "--passWithNoTests",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
    ...rest,
  ]);
  const found = readJson(file);
  const broken = (found?.testResults ?? []).filter(
    (one) => one.status === "failed" && one.assertionResults.every(({ status }) => status !== "failed"),
  ).length;
  const failed = (found?.numFailedTests ?? 0) + broken;
  report(name, found?.numPassedTests ?? 0, failed || (code === 0 ? 0 : 1), (found?.numPendingTests ?? 0) + (found?.numTodoTests ?? 0));
}

/** Runs beside each other, each over an app of its own: what kills the app or compares the whole database, and all else. */
const BROWSER_RUNS = { alone: ["alone"], e2e: ["desktop", "phone", "security"] };

/** Lets real browsers use the app that is served. */
async function browse(name, projects, { origin, url, record }) {
  if (interrupted) return;
  const file = path.resolve(RESULTS, `${name}.json`);
  const env = { BASE_URL: origin, DATABASE_URL: url, E2E_SERVED: record, E2E_RESULTS: file };
  const code = await runShown(
    "@playwright/test/cli.js",
    ["test", "--pass-with-no-tests", `--output=test-results/${name}`, ...projects.map((one) => `--project=${one}`), ...rest],
    env,
  );
  const { stats, errors } = readJson(file) ?? {};
  const failed = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) + (errors?.length ?? 0);
  report(name, stats?.expected ?? 0, failed || (code === 0 ? 0 : 1), stats?.skipped ?? 0);
}

/** Serves the built app on databases of its own for the tests in a browser. */
async function endToEnd() {
  try {
    await buildForTests();
    report("build", 1, 0);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(`${error.details}\n${error.message} The tests in the browser were not run.`);
    return report("build", 0, 1);
  }
  const isChosen = rest.some((word) => word.startsWith("--project"));
  const runs = isChosen ? { e2e: [] } : BROWSER_RUNS;
  await withBuiltApps(Object.fromEntries(Object.entries(runs).map(([name, projects]) => [name, (app) => browse(name, projects, app)])));
}

async function test() {
  if (parts.length === 0) throw new Refusal(`There is no part "${only}": give one of ${PARTS.join(", ")}.`);
  if (parts.includes("e2e")) requireBrowser();
  await step("Packages", installPackages);
  await step("Database client", generateClient);
  endOnSignals();
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true, mode: 0o700 });

  const work = {
    unit: () => vitest("lib", "unit"),
    server: () => vitest("server", "server"),
    e2e: endToEnd,
  };
  await checkAll();
  for (const part of parts) if (!interrupted) await work[part]?.();

  say("");
  for (const { name, passed, failed, skipped } of summary)
    say(
      `${name.padEnd(8)} ${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed${skipped ? ` ${skipped} not run` : ""}`,
    );
  say(`after ${sinceStart()}`);
  const sum = (key) => summary.reduce((total, one) => total + one[key], 0);
  say(`${sum("passed")} passed, ${sum("failed")} failed`);
  process.exitCode = sum("failed") > 0 ? 1 : 0;
}

// Two at once in one folder would build over each other.
await run(() => withLock(".data/test.lock", test, (holder) => say(`Waiting for another npm test in this folder (process ${holder.pid}).`)));
