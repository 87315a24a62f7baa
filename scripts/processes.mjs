// Processes and the files that name them: who holds a lock, who is alive, who is an orphan.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** When a process began, as a mark that no other process shares, or null when there is none: numbers alone are used again. */
export function markOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  try {
    if (process.platform === "linux") {
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ");
      if (fields[0] === "Z") return null;
      return `${fields[19]}@${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}`;
    }
    const [command, args] =
      process.platform === "win32"
        ? ["powershell", ["-NoProfile", "-Command", `(Get-Process -Id ${pid}).StartTime.Ticks`]]
        : ["ps", ["-o", "lstart=", "-p", String(pid)]];
    return execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim() || null;
  } catch {
    return null;
  }
}

/**
 * For programs that work through a large set: with room for 64 MB of what is needed for a moment, four times what Node leaves, little of it
 * is still in use, and so has to be carried over, when the room is full. More would save a tenth of a large set, and cost every small one
 * 300 MB.
 */
export const ROOM_FOR_SHORT_LIVED = ["--min-semi-space-size=64", "--max-semi-space-size=64"];

/** This process, or one given by its number, as it is written into a file. */
export const nameProcess = (pid = process.pid) => ({ pid, mark: markOf(pid) });

/** Whether the process that was written into a file still runs. */
export const isAlive = (named) => named?.mark != null && markOf(named.pid) === named.mark;

/** What a JSON file holds, or null when it is missing or cut off. */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** Writes a whole file or nothing: a reader never sees half of it. */
export function writeWhole(file, text, mode = 0o600) {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, text, { mode });
  renameSync(draft, file);
}

/** Takes a file for this process. Returns null when it is ours now, else what the living holder wrote. */
export function claim(file, more = {}) {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify({ ...nameProcess(), ...more }), { flag: "wx", mode: 0o600 });
      return null;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const holder = readJson(file);
    if (isAlive(holder)) return holder;
    const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (holder === null && age < 1000) return {}; // being written this moment
    // Left by a process that was killed. Moving it aside, not deleting it, lets only one of several waiting processes win.
    const aside = `${file}.${process.pid}.old`;
    try {
      renameSync(file, aside);
      if (isAlive(readJson(aside))) renameSync(aside, file);
      else rmSync(aside, { force: true });
    } catch (error) {
      if (error.code !== "ENOENT") throw error;
    }
  }
}

/** Gives a claimed file back, unless it is somebody else's by now. */
export function release(file) {
  if (readJson(file)?.pid === process.pid) rmSync(file, { force: true });
}

/** Does `work` while no other process of this folder does; waits for its turn. */
export async function withLock(file, work, onWait = () => {}) {
  let waited = false;
  for (let holder = claim(file); holder !== null; holder = claim(file)) {
    if (!waited) onWait(holder);
    waited = true;
    await pause(100);
  }
  try {
    return await work();
  } finally {
    release(file);
  }
}

/** Ends a process that a file names, politely first, and waits until it is gone. */
export async function endProcess(named, { signal = "SIGTERM", patienceMs = 5000 } = {}) {
  for (const [kind, limitMs] of [
    [signal, patienceMs],
    ["SIGKILL", 5000],
  ]) {
    if (!isAlive(named)) return;
    try {
      process.kill(named.pid, kind);
    } catch {
      return;
    }
    for (const end = Date.now() + limitMs; Date.now() < end && isAlive(named);) await pause(25);
  }
}

/** Runs a program to its end and returns `{ code, output }`; what it prints is kept, or shown as it comes with `show`. */
export function runProgram(command, args, { env = {}, show = false, cwd } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
      shell: process.platform === "win32" && !/[\\/]/.test(command),
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text) => {
        output += text;
        if (show) process.stdout.write(text);
      });
    }
    const forget = endWithUs(child);
    child.on("error", (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.on("close", (code) => {
      forget();
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Stops a child when this process is asked to stop, so that Ctrl-C in the middle of a step leaves nothing behind. */
function endWithUs(child) {
  const stop = () => child.kill("SIGTERM");
  process.on("exit", stop);
  return () => process.off("exit", stop);
}

/** The last lines of what a program printed: enough to see why it failed. */
export const lastLines = (text, count = 30) => text.trimEnd().split("\n").slice(-count).join("\n");
