import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { startQueue, type Delivery, type Outgoing, type QueueState, type QueueStore, type Told } from "./practice-queue";

const answer = (id: string, position = 1): Outgoing => ({
  kind: "answer",
  id,
  answer: {
    position,
    key: id,
    sequence: 0,
    reply: { kind: "grade", value: 3 },
    answeredAt: "2026-03-03T09:00:00.000Z",
    elapsedMs: 0,
    hints: 0,
  },
});
const withdrawal = (key: string, position = 1): Outgoing => ({ kind: "withdrawal", id: `undo ${key}`, position, key });
const stored = (sent: Outgoing): Told => ({ outcome: "stored", sent, response: null });

/** A store that keeps what it is given. */
function memoryStore(left: Outgoing[] = []): QueueStore & { kept: Map<string, Outgoing> } {
  const kept = new Map(left.map((one) => [one.id, one]));
  return {
    kept,
    list: async () => [...kept.values()],
    put: async (one) => void kept.set(one.id, one),
    remove: async (id) => void kept.delete(id),
  };
}

/** A queue with a server that answers as it is told, one line of answers for all tries. */
function queueWith(answers: Delivery[] | ((one: Outgoing) => Delivery), left: Outgoing[] = []) {
  const store = memoryStore(left);
  const sent: string[] = [];
  const told: string[] = [];
  const states: QueueState[] = [];
  const queue = startQueue({
    store,
    deliver: async (one) => {
      sent.push(one.id);
      return typeof answers === "function" ? answers(one) : (answers.shift() ?? stored(one));
    },
    onTold: ({ sent: one }) => told.push(one.id),
    onState: (state) => states.push(state),
  });
  return { queue, store, sent, told, states };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const settle = () => vi.advanceTimersByTimeAsync(60_000);

describe("the queue of a practice session", () => {
  test("sends each thing once, in the order in which it was done", async () => {
    const { queue, store, sent, told, states } = queueWith(stored);
    for (const one of [answer("a"), withdrawal("a"), answer("b"), answer("c", 2)]) queue.enqueue(one);
    await settle();
    expect(sent).toEqual(["a", "undo a", "b", "c"]);
    expect(told).toEqual(sent);
    expect(store.kept.size).toBe(0);
    expect(states.at(-1)).toEqual({ state: "saved", waiting: 0 });
  });

  test("tries again with the same thing until the server speaks, and nothing overtakes it", async () => {
    const { queue, store, sent, told } = queueWith(["silence", "failure", "silence"]);
    queue.enqueue(answer("a"));
    queue.enqueue(answer("b", 2));
    await settle();
    expect(sent).toEqual(["a", "a", "a", "a", "b"]);
    expect(told).toEqual(["a", "b"]);
    expect(store.kept.size).toBe(0);
  });

  test("says that things wait while nothing gets through, and keeps them", async () => {
    const { queue, store, states } = queueWith(() => "silence");
    queue.enqueue(answer("a"));
    queue.enqueue(withdrawal("a"));
    await settle();
    expect(states.at(-1)).toEqual({ state: "waiting", waiting: 2 });
    expect([...store.kept.keys()]).toEqual(["a", "undo a"]);
    queue.stop();
  });

  test("sends what was left over first", async () => {
    const { queue, sent } = queueWith(stored, [answer("old"), withdrawal("old")]);
    queue.enqueue(answer("new", 2));
    await settle();
    expect(sent).toEqual(["old", "undo old", "new"]);
  });

  test("waits for a new sign-in, then goes on", async () => {
    const { queue, sent, states } = queueWith(["signed-out"]);
    queue.enqueue(answer("a"));
    await settle();
    expect(states.at(-1)).toEqual({ state: "signed-out", waiting: 1 });
    expect(sent).toEqual(["a"]);
    queue.flush();
    await settle();
    expect(sent).toEqual(["a", "a"]);
  });

  test("sends nothing once it is stopped", async () => {
    const { queue, sent } = queueWith(["silence"]);
    queue.enqueue(answer("a"));
    await vi.advanceTimersByTimeAsync(0);
    queue.stop();
    await settle();
    expect(sent).toEqual(["a"]);
  });
});
