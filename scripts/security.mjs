// `npm run security -- [--only S06] [--short] [--json]`: what somebody who means harm tries, against a real build with a database of its
// own, as one table: what was tried, how often, and what came of it. Aims at this machine only, and stops by itself.
import "./check-node.mjs";
import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { requireBrowser } from "./browser.mjs";
import { buildForTests, withBuiltApps } from "./built-app.mjs";
import { generateClient } from "./generate-client.mjs";
import { installPackages } from "./packages.mjs";
import { readJson, withLock } from "./processes.mjs";
import { Refusal, run, say, sinceStart, speakOnStderr, step } from "./say.mjs";
import { ROWS } from "./security-rows.mjs";
import { supplyChecks } from "./supply.mjs";

process.chdir(path.join(import.meta.dirname, ".."));
speakOnStderr();
process.env.NEXT_TELEMETRY_DISABLED = "1";

const words = process.argv.slice(2);
const has = (word) => words.includes(word);
const only = has("--only") ? words[words.indexOf("--only") + 1] : null;
const [isShort, asJson] = [has("--short"), has("--json")];
const RESULTS = path.resolve(".data/security-results");
/** Damaged files of each format; `npm run fuzz` reads 50,000. */
const MUTANTS = isShort ? 200 : 2_000;
/** How many random attempts lib/analysis/sums.test.ts adds up. */
const SUMS = 10_000;

const wanted = Object.entries(ROWS).filter(([id]) => only === null || id === only);
const filesOf = (kind) => [...new Set(wanted.flatMap(([, { by = [] }]) => by.flatMap((one) => one[kind] ?? [])))];

/** Runs a program of node_modules; what it prints goes to stderr. */
function runShown(script, args, env) {
  const child = spawn(process.execPath, [path.join("node_modules", script), ...args], {
    stdio: ["ignore", process.stderr, process.stderr],
    env: { ...process.env, ...env },
  });
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on("close", (code) => resolve(code ?? 1)));
}

/** What a test came to: where it stands, what it is called, whether it passed, and what it says it tried. */
const came = (file, title, passed, tried, told) => ({ file, title, passed, tried, told });

/** Tests of parts, each counted as one input tried. */
async function tryParts() {
  const files = filesOf("unit");
  if (files.length === 0) return [];
  const output = path.join(RESULTS, "parts.json");
  await runShown("vitest/vitest.mjs", ["run", ...files, "--reporter=default", "--reporter=json", `--outputFile.json=${output}`], {
    FUZZ_MUTANTS: String(MUTANTS),
  });
  const found = readJson(output)?.testResults ?? [];
  const relative = (name) => path.relative(process.cwd(), name).replaceAll("\\", "/");
  const tests = found.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status !== "pending")
      .map(({ fullName, status }) => came(relative(name), fullName.trim(), status === "passed", triedBy(relative(name)), [])),
  );
  return [
    ...tests,
    ...found
      .filter(({ status, assertionResults }) => status === "failed" && assertionResults.every((one) => one.status !== "failed"))
      .map(({ name }) => came(relative(name), "the file itself", false, 0, [])),
  ];
}

const triedBy = (file) => (file.startsWith("lib/transfer/fuzz") ? MUTANTS : file === "lib/analysis/sums.test.ts" ? SUMS / 2 : 1);

const allSpecs = ({ suites = [], specs = [] }) => [...specs, ...suites.flatMap(allSpecs)];

function testsIn(report) {
  const told = (annotations, type) => annotations.filter((one) => one.type === type).map(({ description }) => description);
  return allSpecs(report).flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status !== "skipped")
      .map(({ status, annotations }) => {
        const tried = told(annotations, "tried").reduce((sum, count) => sum + Number(count), 0);
        return came(`e2e/${file}`, title, status === "expected", Math.max(1, tried), told(annotations, "told"));
      }),
  );
}

/** So many tests at once where nothing compares the whole database: each waits for the server half of its time. */
const WORKERS = 3;

/** Runs some files over the app that is served for them. */
async function browse(name, projects, files, { origin, url, record }) {
  const output = path.join(RESULTS, `${name}.json`);
  const env = { BASE_URL: origin, DATABASE_URL: url, E2E_SERVED: record, E2E_RESULTS: output, SECURITY_DOSE: isShort ? "short" : "full" };
  await runShown(
    "@playwright/test/cli.js",
    [
      "test",
      `--output=test-results/${name}`,
      `--workers=${WORKERS}`,
      ...projects.map((project) => `--project=${project}`),
      ...(only?.match(/^[SC]\d\d$/) && files.every((file) => file.includes("/security/")) ? ["--grep", `${only} `] : []),
      ...files,
    ],
    env,
  );
  const report = readJson(output);
  if (!report) throw new Refusal("The tests in the browser could not be run (above).");
  const broken = (report.errors ?? []).map(({ message = "" }) => came("e2e", message.slice(0, 200), false, 0, []));
  return [...testsIn(report), ...broken];
}

const isAlone = (file) => file === "e2e/authority.spec.ts";

/** What is tried over the first app once nothing compares its database any more: by then about half of all else is done over the second. */
const AFTER_ALONE = ["e2e/security/injection.spec.ts", "e2e/security/integrity.spec.ts"];

/** Over an app of its own what compares the whole database and then a part of all else, over another one the rest, and parts by themselves. */
async function tryBoth() {
  const files = filesOf("e2e");
  if (files.length === 0) return tryParts();
  await buildForTests();
  const alone = files.filter(isAlone);
  const after = alone.length > 0 ? AFTER_ALONE.filter((file) => files.includes(file)) : [];
  const others = files.filter((file) => !isAlone(file) && !after.includes(file));
  const parts = tryParts();
  const aloneAndAfter = async (app) => [
    ...(await browse("alone", ["alone"], alone, app)),
    ...(after.length > 0 ? await browse("after", ["security"], after, app) : []),
  ];
  const works = {
    ...(alone.length > 0 && { alone: aloneAndAfter }),
    ...(others.length > 0 && { others: (app) => browse("others", ["desktop", "security"], others, app) }),
  };
  return [...(await withBuiltApps(works)).flat(), ...(await parts)];
}

const isOf =
  (test) =>
  ({ e2e, unit, only: pattern }) => {
    if (unit) return unit.some((file) => test.file.startsWith(file));
    return (
      test.file === e2e &&
      (pattern === undefined || (typeof pattern === "string" ? test.title.startsWith(pattern) : pattern.test(test.title)))
    );
  };

/** A row with what its tests and checks came to. A row of which nothing was run has failed. */
function resultOf([id, { what, by = [], notApplicable = null, weak = null }], tests, checks) {
  if (notApplicable) return { id, what, applies: false, why: notApplicable };
  const own = tests.filter((test) => by.some(isOf(test)));
  const check = checks[id];
  const failed = [...own.filter(({ passed }) => !passed).map(({ file, title }) => `${file}: ${title}`), ...(check?.failures ?? [])];
  const ran = own.length + (check?.passed ?? 0);
  const skipped = isShort && ROWS[id].check && !check?.tried;
  return {
    id,
    what,
    applies: true,
    weak,
    tests: ran,
    tried: own.reduce((sum, { tried }) => sum + tried, check?.tried ?? 0),
    told: [...new Set([...own.flatMap(({ told }) => told), ...(check?.told ?? [])])],
    failed: ran === 0 && failed.length === 0 && !skipped ? ["nothing was run"] : failed,
  };
}

const count = (number) => number.toLocaleString("en");

function show(rows) {
  process.stdout.write("row   tried     failed  what\n");
  for (const row of rows) {
    if (!row.applies) process.stdout.write(`${row.id}        —          —  ${row.what}: does not apply, ${row.why}\n`);
    else
      process.stdout.write(
        `${row.id}  ${count(row.tried).padStart(7)}  ${String(row.failed.length).padStart(9)}  ${row.what}${row.weak ? ` (${row.weak})` : ""}\n`,
      );
    for (const failure of row.failed ?? []) process.stdout.write(`             FAILED  ${failure}\n`);
    for (const told of row.told ?? []) process.stdout.write(`                     ${told}\n`);
  }
  const applying = rows.filter(({ applies }) => applies);
  process.stdout.write(
    `${count(applying.reduce((sum, { tried }) => sum + tried, 0))} inputs in ${applying.length} rows, ${applying.filter(({ failed }) => failed.length > 0).length} rows failed, ${rows.length - applying.length} do not apply, after ${sinceStart()}\n`,
  );
}

async function tryAll() {
  if (wanted.length === 0) throw new Refusal(`There is no row "${only}": give one of ${Object.keys(ROWS).join(", ")}.`);
  requireBrowser();
  await step("Packages", installPackages);
  await step("Database client", generateClient);
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true, mode: 0o700 });
  const checks = await supplyChecks({ only, short: isShort });
  const tests = await tryBoth();
  const rows = wanted.map((row) => resultOf(row, tests, checks));
  if (asJson) process.stdout.write(`${JSON.stringify({ short: isShort, rows }, null, 2)}\n`);
  else show(rows);
  process.exitCode = rows.some(({ failed = [] }) => failed.length > 0) ? 1 : 0;
}

await run(() => withLock(".data/test.lock", tryAll, (holder) => say(`Waiting for npm test in this folder (process ${holder.pid}).`)));
