// `npm run accessibility -- [--only N,N] [--short] [--json]`: the forty points, each looked at in a real browser over the built app. stdout
// is the table (or JSON); what is done on the way there is said on stderr. Ends with 1 where a point fails or has no check.
import "./check-node.mjs";
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { requireBrowser } from "./browser.mjs";
import { buildForTests, withBuiltApp } from "./built-app.mjs";
import { generateClient } from "./generate-client.mjs";
import { installPackages } from "./packages.mjs";
import { readJson, withLock } from "./processes.mjs";
import { Refusal, run, say, sinceStart, speakOnStderr, step } from "./say.mjs";

process.chdir(path.join(import.meta.dirname, ".."));
speakOnStderr();
process.env.NEXT_TELEMETRY_DISABLED = "1";

const POINTS = JSON.parse(readFileSync("e2e/accessibility/points.json", "utf8"));
const POINTS_BY_NUMBER = Object.fromEntries(POINTS.map((name, i) => [i + 1, name]));
const FOLDER = ".data/accessibility";
const RECORD = path.resolve(FOLDER, "checks.jsonl");
const RESULTS = path.resolve(FOLDER, "tests.json");
/** Specs with tests that carry "@point-N" beside those of e2e/accessibility. */
const ELSEWHERE = ["quiz", "practice", "classes", "desk"].map((name) => `e2e/${name}.spec.ts`);

const words = process.argv.slice(2);
const isShort = words.includes("--short");
const only = words.includes("--only") ? words[words.indexOf("--only") + 1].split(",").map(Number) : [];

/** Runs the tests of the points; their checks are in `RECORD` afterwards. */
function browse({ origin, url, record }) {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true, mode: 0o700 });
  writeFileSync(RECORD, "");
  const where = isShort ? ["e2e/accessibility"] : ["e2e/accessibility", ...ELSEWHERE];
  const args = [
    "node_modules/@playwright/test/cli.js",
    "test",
    ...where,
    "--project=desktop",
    "--grep",
    only.length > 0 ? `@point-(?:${only.join("|")})(?!\\d)` : "@point-",
  ];
  const env = {
    ...process.env,
    BASE_URL: origin,
    DATABASE_URL: url,
    E2E_SERVED: record,
    E2E_RESULTS: RESULTS,
    ACCESSIBILITY_RECORD: RECORD,
    ...(!isShort && { ACCESSIBILITY: "whole" }),
    ...(only.length > 0 && { ACCESSIBILITY_ONLY: only.join() }),
  };
  const child = spawn(process.execPath, args, { stdio: ["ignore", 2, 2], env });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on("close", (code) => resolve(code ?? 1)));
}

const testsIn = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(testsIn)];

/**
 * What the browser's tests say: one check for each point of a test that stands elsewhere, and one failure for a test that broke before its
 * checks.
 */
function checksOfTests() {
  const specs = (readJson(RESULTS)?.suites ?? []).flatMap(testsIn);
  return specs.flatMap(({ title, file, tags, ok, tests }) => {
    const isHere = file.startsWith("accessibility/");
    const broke = tests.some(({ results }) =>
      results.some(({ error, status }) => status === "timedOut" || (error && !/point \d+ \(/.test(error.message ?? ""))),
    );
    if (isHere && !broke) return [];
    const found = ok ? [] : [isHere ? "the test broke before its end" : "failed"];
    return tags.flatMap((tag) => (/^@?point-(\d+)$/.exec(tag) ? [{ point: Number(/\d+/.exec(tag)[0]), where: title, found }] : []));
  });
}

/** A row for each point: how many checks, and what they found. */
function rowsOf(checks) {
  return POINTS.map((name, i) => {
    const own = checks.filter(({ point }) => point === i + 1);
    return {
      point: i + 1,
      name,
      checks: own.length,
      failures: own.filter(({ found }) => found.length > 0).map(({ where, found }) => `${where}: ${found.join("; ")}`),
    };
  });
}

function print(rows) {
  for (const { point, name, checks, failures } of rows) {
    console.log(
      `${String(point).padStart(2)}  ${name.padEnd(90)} ${String(checks).padStart(5)} checks ${String(failures.length).padStart(4)} failed`,
    );
    for (const line of failures) console.log(`      ${line}`);
  }
  const sum = (key) => rows.reduce((total, row) => total + key(row), 0);
  console.log(
    `${sum(({ checks }) => checks)} checks of ${rows.filter(({ checks }) => checks > 0).length} points, ${sum(({ failures }) => failures.length)} failed, after ${sinceStart()}`,
  );
}

await run(async () => {
  if (only.some((point) => !(point in POINTS_BY_NUMBER)))
    throw new Refusal(`There are ${POINTS.length} points: give --only numbers from 1 to ${POINTS.length}.`);
  requireBrowser();
  await step("Packages", installPackages);
  await step("Database client", generateClient);
  const code = await withLock(
    ".data/test.lock",
    async () => {
      await buildForTests();
      return withBuiltApp(browse);
    },
    (holder) => say(`Waiting for npm test in this folder (process ${holder.pid}).`),
  );
  const checks = [
    ...readFileSync(RECORD, "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
    ...checksOfTests(),
  ];
  const rows = rowsOf(checks).filter(({ point, checks: made }) => (only.length > 0 ? only.includes(point) : !isShort || made > 0));
  if (words.includes("--json")) console.log(JSON.stringify({ short: isShort, points: rows }, null, 2));
  else print(rows);
  process.exitCode = code !== 0 || rows.some(({ checks: made, failures }) => made === 0 || failures.length > 0) ? 1 : 0;
});
