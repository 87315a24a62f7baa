import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it, test, vi } from "vitest";
import { environmentSchema, readEnvironment, weaknessOf } from "./environment-rules.mjs";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

const GOOD = { DATABASE_URL: "postgresql://footing:x@localhost:5432/footing", BETTER_AUTH_SECRET: "4f1d9c27ab60e8533b7e0d94f2a6c815" };
const problemsWith = (changes: Record<string, string | undefined>) => readEnvironment({ ...GOOD, ...changes }).problems.join("\n");

describe("an environment that is wrong is told by the name of the variable, and what to do", () => {
  test.each([
    [{ DATABASE_URL: "mysql://x" }, "DATABASE_URL is not an address like postgresql://user:password@host:5432/name."],
    [{ DATABASE_URL: undefined }, "DATABASE_URL is missing: give the address of a PostgreSQL, or use npm start."],
    [{ BETTER_AUTH_SECRET: undefined }, "BETTER_AUTH_SECRET is missing: make one with: openssl rand -hex 32, or use npm start."],
    [{ BETTER_AUTH_SECRET: "short" }, "BETTER_AUTH_SECRET is shorter than 32 letters; make one with: openssl rand -hex 32."],
    [{ BETTER_AUTH_SECRET: "changeme-changeme-changeme-changeme" }, "BETTER_AUTH_SECRET is one that others guess"],
    [{ BETTER_AUTH_SECRET: "a".repeat(40) }, "BETTER_AUTH_SECRET has too few different signs"],
    [{ BETTER_AUTH_SECRET: "f3a91c07be5d".repeat(3) }, "BETTER_AUTH_SECRET repeats itself"],
    [{ BETTER_AUTH_SECRET: "abcdefghijklmnopqrstuvwxyz0123456789" }, "BETTER_AUTH_SECRET is a row of neighbouring signs"],
    [
      { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: "c2hvcnQ=" },
      "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY is not 32 random bytes in base64; make it with: openssl rand -base64 32.",
    ],
    [{ PUBLIC_URL: "quiz.example.org" }, "PUBLIC_URL is not an address like https://quiz.example.org."],
    [{ PORT: "http" }, "PORT is not a number from 1 to 65535."],
    [{ PORT: "70000" }, "PORT is more than 65535."],
    [{ HOST: "http://localhost/" }, "HOST is not the name or number of an address"],
    [{ DATABASE_CONNECTIONS: "0" }, "DATABASE_CONNECTIONS is less than 1."],
    [{ TRUSTED_PROXIES: "yes" }, "TRUSTED_PROXIES is not a number from 0 to 5."],
    [{ SIGN_UP: "closed" }, 'SIGN_UP is not "open", "invitation" or "domain:example.org".'],
    [{ SMTP_URL: "mail.example.org" }, "SMTP_URL is not an address like smtp://"],
    [{ SMTP_URL: "smtp://mail.example.org" }, "MAIL_FROM is missing: SMTP_URL needs it."],
    [{ FOOTING_MODEL_URL: "http://localhost:11434/v1" }, "FOOTING_MODEL_NAME is missing: FOOTING_MODEL_URL needs it."],
    [{ BACKUP_EVERY: "often" }, 'BACKUP_EVERY is not a time like "6h" or "1d".'],
    [{ BACKUP_PASSPHRASE: "lemon" }, "BACKUP_PASSPHRASE is shorter than 16 letters"],
    [{ BACKUP_PASSPHRASE: "quiet tractors paint lemons", BACKUP_PASSPHRASE_FILE: "x" }, "give one of them."],
    [{ METRICS_TOKEN: "my-secret-my-secret" }, "METRICS_TOKEN is one that others guess"],
    [{ NIGHT_WORK: "maybe" }, 'NIGHT_WORK is not "on" or "off".'],
    [{ LOG_LEVEL: "loud" }, "LOG_LEVEL is not "],
  ])("%j", (changes, sentence) => expect(problemsWith(changes)).toContain(sentence));

  it("all of them at once, and never with the value of a secret", () => {
    const problems = readEnvironment({ ...GOOD, BETTER_AUTH_SECRET: "hushhushhush", PORT: "x", LOG_LEVEL: "y" }).problems;
    expect(problems.map((problem) => problem.split(" ")[0])).toEqual(["PORT", "BETTER_AUTH_SECRET", "LOG_LEVEL"]);
    expect(problems.join()).not.toContain("hush");
  });

  it("and the start ends with exit code 2 before it did anything", () => {
    const { status, stderr } = spawnSync(process.execPath, ["scripts/environment.mjs", "--own"], {
      encoding: "utf8",
      env: { NODE_ENV: "production", PATH: process.env.PATH, LOG_LEVEL: "loud", PORT: "0" },
    });
    expect(status).toBe(2);
    expect(stderr.trim().split("\n")).toEqual(["PORT is less than 1.", 'LOG_LEVEL is not "debug", "info", "warn", "error" or "silent".']);
  });
});

describe("an environment that is right", () => {
  it("may leave out everything but the two that the scripts fill in", () => {
    expect(readEnvironment(GOOD)).toMatchObject({
      problems: [],
      value: { PORT: 3000, SIGN_UP: "open", BACKUP_EVERY: 86_400_000, NIGHT_WORK: "on" },
    });
  });

  it("may set a variable to nothing, which leaves it out", () => {
    expect(readEnvironment({ ...GOOD, PUBLIC_URL: "", METRICS_TOKEN: "", BACKUP_PASSPHRASE: "" }).problems).toEqual([]);
  });

  it.each([
    ["6h", 21_600_000],
    ["1h", 3_600_000],
    ["2d", 172_800_000],
  ])("understands %s", (text, ms) => expect(readEnvironment({ ...GOOD, BACKUP_EVERY: text }).value?.BACKUP_EVERY).toBe(ms));

  test("origins are a list", () => {
    expect(readEnvironment({ ...GOOD, ORIGINS: "http://localhost:3000 http://192.168.1.5:3000" }).value?.ORIGINS).toEqual([
      "http://localhost:3000",
      "http://192.168.1.5:3000",
    ]);
  });
});

test("what is wrong is thrown where it is read", async () => {
  vi.stubEnv("LOG_LEVEL", "loud");
  const { environment } = await import("./environment");
  expect(environment).toThrow("LOG_LEVEL is not");
});

test("no secret that is made at random is refused", () => {
  for (let i = 0; i < 3_000; i++)
    for (const how of ["hex", "base64"] as const) expect(weaknessOf(randomBytes(32).toString(how))).toBeNull();
});

test("every variable is explained in .env.example, and nothing else is", () => {
  const named = readFileSync(".env.example", "utf8")
    .split("\n")
    .flatMap((line) => /^#([A-Z_]+)=/.exec(line)?.[1] ?? []);
  expect(named.sort()).toEqual(Object.keys(environmentSchema.shape).sort());
});

test("what .env.example sets would be right", () => {
  const set = readFileSync(".env.example", "utf8")
    .split("\n")
    .flatMap((line) => (/^#([A-Z_]+)=(.+)$/.exec(line) ? [line.slice(1).split(/=(.*)/s).slice(0, 2)] : []));
  expect(readEnvironment({ ...GOOD, ...Object.fromEntries(set), FOOTING_MODEL_NAME: "small" }).problems).toEqual([]);
});
