// How the scripts speak: one line for each step, one sentence when something is refused.
import path from "node:path";
import { performance } from "node:perf_hooks";

/**
 * Something the person at the keyboard can put right: shown as its sentence alone, with an exit code: 1, or 2 where it was called wrongly.
 */
export class Refusal extends Error {
  /** @param {string} sentence @param {string} [details] what a program printed before it failed @param {number} [code] */
  constructor(sentence, details = "", code = 1) {
    super(sentence);
    this.details = details;
    this.code = code;
  }
}

const began = performance.now();
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
let out = process.stdout;

/** Sends the lines of progress to stderr, for commands whose stdout is an answer. */
export function speakOnStderr() {
  out = process.stderr;
}

/** Prints one line. */
export function say(line) {
  out.write(`${line}\n`);
}

/** Does one step and prints one line about it: its name, what `work` returns, and how long it took when that is worth telling. */
export async function step(name, work) {
  const start = performance.now();
  if (out.isTTY) out.write(`${name} …`);
  try {
    const result = await work();
    const took = performance.now() - start;
    const clear = out.isTTY ? "\r" : "";
    if (result !== null) out.write(`${clear}${name}: ${result}${took >= 500 ? ` (${seconds(took)})` : ""}\n`);
    else if (clear) out.write(`\r${" ".repeat(name.length + 2)}\r`);
  } catch (error) {
    out.write(`${out.isTTY ? "\r" : ""}${name}: failed\n`);
    throw error;
  }
}

/** How long this process has been running, as a person would say it. */
export const sinceStart = () => seconds(performance.now() - began);

/** Sentences for what the system refuses in any step: a folder or a disk that cannot be written to. */
function refusalOf(error) {
  if (error instanceof Refusal) return error;
  const where = path.resolve(error?.path ?? ".");
  if (error?.code === "EROFS" || error?.code === "EACCES" || error?.code === "EPERM") {
    return new Refusal(
      `Footing cannot write to ${where} (${error.code}): give this user the right to write to the folder, or move the project to one that can be written to.`,
    );
  }
  if (error?.code === "ENOSPC") return new Refusal(`The disk is full (writing ${where}): free some space and start again.`);
  return null;
}

/** Runs a script: a refusal becomes its sentence on stderr and its exit code; anything else is our fault and shows where it happened. */
export async function run(work) {
  try {
    await work();
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal?.details) console.error(refusal.details.trimEnd());
    console.error(refusal ? refusal.message : error);
    process.exit(refusal?.code ?? 1);
  }
}
