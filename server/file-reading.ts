import "server-only";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { Problem } from "@/lib/problem";
import type { FileAnswer, FilePart } from "@/lib/transfer/summary";
import type { ReadOptions } from "@/lib/transfer/transfer-format";
import { log } from "./log";
import { startReader, waitingReader, type Reader, type WaitingReader } from "./waiting-reader";

/** A file to be read: `size` in bytes, `format` where somebody said which. `bytes` gives it piece by piece. */
export type FileToRead = { name: string; size: number; format: string | null; options: ReadOptions; bytes: AsyncIterable<Uint8Array> };

/** Takes some bytes of a part; the next come when it is done with these. */
export type KeepPart = (part: Omit<FilePart, "size">, bytes: Uint8Array) => Promise<void>;

const READER: Reader = { program: "cli/read-file.ts", ms: 20_000, heapMb: 256, processMb: 768 };

// Kept outside the module: the page that expects a file and the handler that takes it may each have the module for themselves.
const kept = globalThis as unknown as { footingWaitingReader?: WaitingReader };
const waitingHere = (): WaitingReader => (kept.footingWaitingReader ??= waitingReader(READER));

/** Has a process started that reads the next file, since somebody is about to bring one: its start takes longer than reading most files. */
export const expectFile = (): void => waitingHere().expectFile();

/** So many files are read at once by one server. */
const AT_ONCE = 2;

/** The longest first line that is believed. */
const MOST_HEAD = 4 * 1024 * 1024;
const WATCH_MS = 100;

const unread = (message: string): FileAnswer => ({
  format: null,
  summary: null,
  problems: [{ where: "file", message }] satisfies Problem[],
  problemCount: 1,
  parts: [],
});

const TOO_SLOW = "Reading this file takes too long. Divide it into smaller ones.";
const TOO_LARGE = "Reading this file takes too much memory. Divide it into smaller ones.";
const BROKEN = "This file could not be read. It may be damaged: save it once more and try again.";

/** Bytes of memory that a process holds; null where the system does not say. */
function memoryOf(pid: number): number | null {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]) * 4096;
  } catch {
    return null;
  }
}

type Ending = { why: "slow" | "large" | null };

/** Ends the process when its time is over or it takes too much; says afterwards which it was. */
function watch(child: ChildProcess, { ms, processMb }: Reader): { ending: Ending; stop: () => void } {
  const ending: Ending = { why: null };
  const end = (why: Ending["why"]) => {
    ending.why ??= why;
    child.kill("SIGKILL");
  };
  const clock = setTimeout(() => end("slow"), ms);
  const scales = setInterval(() => {
    if ((child.pid === undefined ? 0 : (memoryOf(child.pid) ?? 0)) > processMb * 1024 * 1024) end("large");
  }, WATCH_MS);
  return { ending, stop: () => (clearTimeout(clock), clearInterval(scales)) };
}

async function send(child: ChildProcess, file: FileToRead): Promise<void> {
  const { name, size, format, options } = file;
  const into = child.stdin!;
  const ended = new Promise<void>((resolve) => void into.once("close", () => resolve()));
  into.on("error", () => {}); // it may have ended before it read everything
  const write = async (bytes: Uint8Array | string) => {
    if (!into.destroyed && !into.write(bytes)) await Promise.race([once(into, "drain").catch(() => {}), ended]);
  };
  await write(`${JSON.stringify({ name, size, format, options })}\n`);
  for await (const part of file.bytes) await write(part);
  into.end();
}

/** The first line of what the process says, as its answer; null while there is none. Throws where it cannot be one. */
function headIn(said: Buffer): { answer: FileAnswer; rest: Buffer } | null {
  const end = said.indexOf(10);
  if (end < 0 && said.byteLength > MOST_HEAD) throw new Error("the answer has no end");
  return end < 0 ? null : { answer: JSON.parse(said.toString("utf8", 0, end)) as FileAnswer, rest: said.subarray(end + 1) };
}

/** Passes bytes on to the parts they belong to, in the order in which the answer names them. Answers how many are still missing. */
async function passOn(parts: { part: FilePart; left: number }[], bytes: Buffer, keep: KeepPart): Promise<void> {
  let rest = bytes;
  while (rest.byteLength > 0 && parts.length > 0) {
    const [{ part, left }] = parts as [{ part: FilePart; left: number }];
    const own = rest.subarray(0, left);
    if (own.byteLength > 0) await keep({ kind: part.kind, name: part.name }, own);
    rest = rest.subarray(own.byteLength);
    if (own.byteLength === left) parts.shift();
    else parts[0]!.left = left - own.byteLength;
  }
}

async function receive(child: ChildProcess, keep: KeepPart): Promise<FileAnswer | null> {
  let said = Buffer.alloc(0);
  let answer: FileAnswer | null = null;
  let parts: { part: FilePart; left: number }[] = [];
  for await (const piece of child.stdout as AsyncIterable<Buffer>) {
    if (answer) {
      await passOn(parts, piece, keep);
      continue;
    }
    said = Buffer.concat([said, piece]);
    const head = headIn(said);
    if (!head) continue;
    answer = head.answer;
    parts = answer.parts.map((part) => ({ part, left: part.size })).filter(({ left }) => left > 0);
    await passOn(parts, head.rest, keep);
  }
  return parts.length === 0 ? answer : null;
}

/** Reads what an ended process complained of, no more than is needed to tell why. */
function complaints(child: ChildProcess): () => string {
  let text = "";
  child.stderr!.setEncoding("utf8").on("data", (part: string) => (text = (text + part).slice(0, 20_000)));
  return () => text;
}

async function readNow(file: FileToRead, keep: KeepPart, reader: Reader): Promise<FileAnswer> {
  const child = reader === READER ? waitingHere().take() : startReader(reader);
  const said = complaints(child);
  const { ending, stop } = watch(child, reader);
  const ended = new Promise<number | null>((resolve) => {
    child.on("error", () => resolve(null));
    child.on("close", (code) => resolve(code));
  });
  try {
    const [answer] = await Promise.all([receive(child, keep).catch(() => null), send(child, file)]);
    const code = await ended;
    if (answer && code === 0 && ending.why === null) return answer;
    if (ending.why === "slow") return unread(TOO_SLOW);
    if (ending.why === "large" || said().includes("heap out of memory") || said().includes("Array buffer allocation failed"))
      return unread(TOO_LARGE);
    log.warn({ code, format: file.format }, "the process that reads a file broke off");
    return unread(BROKEN);
  } finally {
    stop();
    child.kill("SIGKILL");
  }
}

let reading = 0;
const waiting: (() => void)[] = [];

/** Waits until fewer than `AT_ONCE` files are being read here, then does the work. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (reading >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else reading++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else reading--;
  }
}

/**
 * Reads a file of a stranger in a process of its own, with an end to its time and memory; two at a time, the others wait. `begin` is called
 * when it is this one’s turn, and says no where there is nothing to read any more: then the answer is null. What was understood goes to
 * `keep`, piece by piece. Another `reader` only in tests.
 */
export function readFileApart(begin: () => Promise<FileToRead | null>, keep: KeepPart, reader = READER): Promise<FileAnswer | null> {
  return inTurn(async () => {
    const file = await begin();
    return file && readNow(file, keep, reader);
  });
}
