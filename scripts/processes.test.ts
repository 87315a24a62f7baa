import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fingerprint } from "./fingerprint.mjs";
import { claim, endProcess, isAlive, markOf, nameProcess, readJson, release, withLock, writeWhole } from "./processes.mjs";
import { provideSecrets } from "./secrets.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "footing scripts "));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process that does nothing until it is ended. */
const idle = () => spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });

test("a process is known by more than its number", async () => {
  const child = idle();
  const named = nameProcess(child.pid);
  expect(isAlive(named)).toBe(true);
  expect(isAlive({ ...named, mark: "of an earlier one" })).toBe(false);
  await endProcess(named);
  expect(isAlive(named)).toBe(false);
  expect(markOf(child.pid)).toBeNull();
});

test("a file is held by one living process", () => {
  const file = path.join(folder, "held.json");
  expect(claim(file, { url: "http://localhost" })).toBeNull();
  expect(claim(file)).toMatchObject({ pid: process.pid, url: "http://localhost" });
  release(file);
  expect(claim(file)).toBeNull();
});

test("what a killed process held is free again", async () => {
  const file = path.join(folder, "held.json");
  const child = idle();
  const named = nameProcess(child.pid);
  writeWhole(file, JSON.stringify(named));
  expect(claim(file)).toEqual(named);
  await endProcess(named, { signal: "SIGKILL" });
  expect(claim(file)).toBeNull();
  expect(readdirSync(folder)).toEqual(["held.json"]);
});

test("only one at a time works under a lock, and a failure gives it back", async () => {
  const file = path.join(folder, "lock");
  let inside = 0;
  const work = () =>
    withLock(file, async () => {
      inside += 1;
      expect(inside).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 20));
      inside -= 1;
    });
  await Promise.all([work(), work(), work()]);
  await expect(withLock(file, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await work();
});

test("secrets are made once, for their owner’s eyes only, and the environment comes first", () => {
  const file = path.join(folder, "data/secrets.json");
  const before = { ...process.env };
  try {
    delete process.env.BETTER_AUTH_SECRET;
    process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = "given";
    expect(provideSecrets(file)).toBe("made");
    const made = process.env.BETTER_AUTH_SECRET;
    expect(made).toHaveLength(64);
    expect(readJson(file)).toEqual({ BETTER_AUTH_SECRET: made });
    delete process.env.BETTER_AUTH_SECRET;
    expect(provideSecrets(file)).toBe("up to date");
    expect(process.env.BETTER_AUTH_SECRET).toBe(made);
    delete process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY;
    expect(provideSecrets(file)).toBe("made");
    expect(Buffer.from(process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? "", "base64")).toHaveLength(32);
  } finally {
    process.env = before;
  }
});

test("a fingerprint changes with names and contents, and not with tests", () => {
  const source = path.join(folder, "source");
  mkdirSync(source);
  writeFileSync(path.join(source, "a.ts"), "1");
  const first = fingerprint([source]);
  writeFileSync(path.join(source, "a.test.ts"), "2");
  expect(fingerprint([source])).toBe(first);
  writeFileSync(path.join(source, "b.ts"), "");
  const second = fingerprint([source]);
  expect(second).not.toBe(first);
  expect(fingerprint([source], "word")).not.toBe(second);
});
