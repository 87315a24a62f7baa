import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  afterFailure,
  afterSilence,
  dueNow,
  nextDue,
  pauseAfter,
  untilDue,
  withAnswer,
  withoutAnswer,
  type Outbox,
  type OutgoingAnswer,
} from "./outbox";

const answer = (key: string, position = 1): OutgoingAnswer => ({
  key,
  position,
  sequence: 0,
  reply: { kind: "text", value: "Paris" },
  answeredAt: "2025-03-12T09:00:00.000Z",
  elapsedMs: 0,
  hints: 0,
});
const boxOf = (...answers: OutgoingAnswer[]): Outbox => answers.reduce<Outbox>(withAnswer, []);
const keysOf = (outbox: Outbox) => outbox.map((one) => one.answer.key);

describe("the outbox", () => {
  test("keeps answers in the order they were given, each once", () => {
    expect(keysOf(boxOf(answer("a"), answer("b"), answer("a")))).toEqual(["a", "b"]);
    expect(keysOf(withoutAnswer(boxOf(answer("a"), answer("b")), "a"))).toEqual(["b"]);
  });

  test("sends what is due, oldest first", () => {
    const outbox = afterFailure(boxOf(answer("a"), answer("b", 2)), "a", 0);
    expect(nextDue(outbox, 0)?.answer.key).toBe("b");
    expect(nextDue(outbox, 1_000)?.answer.key).toBe("a");
    expect(nextDue([], 0)).toBeNull();
  });

  test("never lets an answer overtake an earlier one to the same question", () => {
    const outbox = afterFailure(boxOf(answer("a"), answer("b")), "a", 0);
    expect(nextDue(outbox, 500)).toBeNull();
  });

  test("waits longer each time, up to fifteen seconds", () => {
    expect([1, 2, 3, 4, 5, 6, 60].map(pauseAfter)).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
  });

  test("holds everything back while nothing gets through, and sends everything when the network may be back", () => {
    const silent = afterSilence(boxOf(answer("a"), answer("b", 2)), "a", 100);
    expect(nextDue(silent, 1_000)).toBeNull();
    expect(untilDue(silent, 600)).toBe(500);
    expect(nextDue(dueNow(silent), 100)?.answer.key).toBe("a");
    expect(untilDue([], 0)).toBeNull();
  });

  test("loses no answer, whatever fails", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("give", "fail", "silence", "wake", "store")), (events) => {
        let outbox: Outbox = [];
        const given: string[] = [];
        const stored: string[] = [];
        events.forEach((event, now) => {
          const due = nextDue(outbox, now * 1_000)?.answer.key;
          if (event === "give") {
            outbox = withAnswer(outbox, answer(`k${now}`, now % 3));
            given.push(`k${now}`);
          } else if (event === "wake") outbox = dueNow(outbox);
          else if (due && event === "fail") outbox = afterFailure(outbox, due, now * 1_000);
          else if (due && event === "silence") outbox = afterSilence(outbox, due, now * 1_000);
          else if (due) {
            outbox = withoutAnswer(outbox, due);
            stored.push(due);
          }
        });
        expect([...stored, ...keysOf(outbox)].sort()).toEqual([...given].sort());
      }),
    );
  });
});
