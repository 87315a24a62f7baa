import "fake-indexeddb/auto";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Taken } from "@/lib/memory/taken";
import type { Outgoing } from "../memory/practice-queue";
import { mayHoldSomething } from "./device-flag";
import { canKeep, dropTaken, keepTaken, listTaken, openDeviceQueue, stepsOf, whatWaits } from "./device-store";

const kept = new Map<string, string>();

beforeAll(() => {
  vi.stubGlobal("navigator", {});
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  });
});

/** As a browser does whose device is given back. */
function forget(): Promise<void> {
  kept.clear();
  return new Promise((resolve) => (indexedDB.deleteDatabase("footing").onsuccess = () => resolve()));
}

afterEach(forget);
afterAll(() => void vi.unstubAllGlobals());

const session = (id: string) => ({ state: { id, minutes: 10 }, questions: [] }) as unknown as Taken;
const answer = (key: string, position = 1): Outgoing => ({
  kind: "answer",
  id: key,
  answer: {
    position,
    key,
    sequence: 0,
    reply: { kind: "choice", value: "a" },
    answeredAt: "2026-03-01T08:00:00.000Z",
    elapsedMs: 1,
    hints: 0,
  },
});

describe("what a device keeps", () => {
  it("is a session with everything done in it, in order, until it is removed", async () => {
    expect(await canKeep()).toBe(true);
    await keepTaken(session("a"), "2026-03-01T08:00:00.000Z");
    const queue = openDeviceQueue("a");
    for (const key of ["k3", "k1", "k2"]) await queue.put(answer(key));
    await queue.put({ kind: "withdrawal", id: "undo k1", position: 1, key: "k1" });
    expect((await stepsOf("a")).map((one) => one.id)).toEqual(["k3", "k1", "k2", "undo k1"]);
    await queue.remove("k3");
    expect((await queue.list()).map((one) => one.id)).toEqual(["k1", "k2", "undo k1"]);
    // A reload goes on from all of it, sent or not.
    expect((await stepsOf("a")).length).toBe(4);
    expect(await whatWaits()).toEqual({ attemptIds: ["a"], waiting: 3 });
    expect((await listTaken()).map((one) => one.taken.state.id)).toEqual(["a"]);
  });

  it("stays after the session was removed as long as it was not sent", async () => {
    await keepTaken(session("a"), "2026-03-01T08:00:00.000Z");
    const queue = openDeviceQueue("a");
    await queue.put(answer("k1"));
    await queue.put(answer("k2"));
    await queue.remove("k1");
    await dropTaken("a");
    expect(await listTaken()).toEqual([]);
    expect((await queue.list()).map((one) => one.id)).toEqual(["k2"]);
    expect(mayHoldSomething()).toBe(true);
    await queue.remove("k2");
    await dropTaken("a");
    expect(mayHoldSomething()).toBe(false);
  });

  it("holds each thing once, however often it is put, and each session's apart", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ attempt: fc.constantFrom("a", "b"), key: fc.integer({ min: 0, max: 8 }).map((n) => `k${n}`) }), {
          maxLength: 30,
        }),
        async (puts) => {
          await keepTaken(session("a"), "2026-03-01T08:00:00.000Z");
          for (const { attempt, key } of puts) await openDeviceQueue(attempt).put(answer(`${attempt} ${key}`));
          for (const attempt of ["a", "b"]) {
            const wanted = [...new Set(puts.filter((one) => one.attempt === attempt).map((one) => `${attempt} ${one.key}`))];
            expect((await openDeviceQueue(attempt).list()).map((one) => one.id)).toEqual(wanted);
          }
          await forget();
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe("a browser that keeps nothing", () => {
  it("is told apart before a session begins", async () => {
    vi.stubGlobal("navigator", { storage: { estimate: () => Promise.resolve({ quota: 1_000_000, usage: 900_000 }) } });
    expect(await canKeep()).toBe(false);
  });
});
