import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterEach, describe, expect, test } from "vitest";
import { startReader, waitingReader, type Reader } from "./waiting-reader";

const READER: Reader = { program: "cli/read-file.ts", ms: 20_000, heapMb: 256, processMb: 768 };

const started: ChildProcess[] = [];
const start = (reader: Reader) => {
  const child = startReader(reader);
  started.push(child);
  return child;
};
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

const ended = async (child: ChildProcess) =>
  child.exitCode === null && child.signalCode === null ? once(child, "exit") : [child.exitCode, child.signalCode];

describe("a process that waits for a file", () => {
  test("is started once, however often a file is expected, and given away once", () => {
    const place = waitingReader(READER, 60_000, start);
    place.expectFile();
    place.expectFile();
    expect(started).toHaveLength(1);
    expect(place.take()).toBe(started[0]);
    expect(place.take()).not.toBe(started[0]);
    expect(started).toHaveLength(2);
  });

  test("is not needed: a file that nobody expected is read by one that starts then", () => {
    expect(waitingReader(READER, 60_000, start).take().pid).toBeGreaterThan(0);
  });

  test("ends when its time is over, and is not given away any more", async () => {
    const place = waitingReader(READER, 50, start);
    place.expectFile();
    expect(await ended(started[0]!)).toEqual([null, "SIGKILL"]);
    expect(place.take()).not.toBe(started[0]);
  });

  test("that broke off is not given away, and another may wait", async () => {
    const place = waitingReader({ ...READER, program: "server/testing/no-such-reader.mjs" }, 60_000, start);
    place.expectFile();
    await ended(started[0]!);
    place.expectFile();
    expect(started).toHaveLength(2);
    expect(place.take()).toBe(started[1]);
  });

  test("ends without a word when whoever started it is gone", async () => {
    const place = waitingReader(READER, 60_000, start);
    place.expectFile();
    const child = place.take();
    let said = "";
    for (const stream of [child.stdout!, child.stderr!]) stream.on("data", (part: Buffer) => (said += part.toString()));
    child.stdin!.end();
    expect(await once(child, "close")).toEqual([0, null]);
    expect(said).toBe("");
  });
});
