import { describe, expect, test } from "vitest";
import type { AttemptItem, AttemptState, Feedback } from "@/lib/quizzes/answer";
import {
  firstOpen,
  isLocked,
  localItems,
  nextSequence,
  shownValue,
  standingOf,
  withDraft,
  withGiven,
  withSettled,
  withState,
} from "./attempt-model";
import type { OutgoingAnswer } from "./outbox";

const item = (position: number, changes: Partial<AttemptItem> = {}): AttemptItem => ({
  position,
  flagged: false,
  answer: null,
  lastSequence: -1,
  revealed: null,
  feedback: null,
  ...changes,
  question: { id: `q${position}`, format: "short-answer", layer: "happened", context: "Paris", stem: "Who?", reply: { kind: "text" } },
});
const state = (...items: AttemptItem[]): AttemptState => ({
  id: "a",
  set: { slug: "s", title: "S" },
  assignmentId: null,
  isToldAfter: true,
  feedback: "each",
  strict: false,
  startedAt: "2025-03-12T09:00:00.000Z",
  now: "2025-03-12T09:00:00.000Z",
  deadline: null,
  finished: false,
  items,
});
const reply = (value: string) => ({ kind: "text", value }) as const;
const answer = (position: number, key: string, sequence = 0): OutgoingAnswer => ({
  position,
  key,
  sequence,
  reply: reply(key),
  answeredAt: "2025-03-12T09:00:01.000Z",
  elapsedMs: 1000,
  hints: 0,
});
const feedback: Feedback = { points: 1, near: false, outcomes: [], key: "x", accepted: [], explanation: "", evidence: [], earlier: [] };
const stored = (sent: OutgoingAnswer, told: Feedback | null = feedback) =>
  ({
    answer: sent,
    outcome: "stored",
    response: { stored: { sequence: sent.sequence, counts: true, late: false }, feedback: told, next: null, deadline: null },
  }) as const;

describe("an answer", () => {
  test("goes from chosen to given to stored", () => {
    let items = localItems(state(item(1), item(2)));
    items = withDraft(items, 1, reply("x"));
    expect([standingOf(items[0]!), isLocked(items[0]!, "each")]).toEqual(["open", false]);
    items = withGiven(items, answer(1, "x"));
    expect([standingOf(items[0]!), isLocked(items[0]!, "each"), firstOpen(items)]).toEqual(["waiting", true, 2]);
    items = withSettled(items, stored(answer(1, "x")));
    expect([standingOf(items[0]!), shownValue(items[0]!)]).toEqual(["right", reply("x")]);
  });

  test("that is refused can be given again", () => {
    const items = withSettled(withGiven(localItems(state(item(1))), answer(1, "x")), {
      answer: answer(1, "x"),
      outcome: "refused",
      problems: [{ where: "elapsedMs", message: "Time was up." }],
    });
    expect(items[0]).toMatchObject({ given: null, problem: "Time was up." });
    expect(standingOf(items[0]!)).toBe("open");
  });

  test("gives way to the one that another tab gave first", () => {
    const other = { sequence: 0, counts: true, late: false, key: "other", reply: reply("other") };
    const items = withSettled(withGiven(localItems(state(item(1))), answer(1, "x")), {
      answer: answer(1, "x"),
      outcome: "conflict",
      response: { problems: [], stored: other, feedback, deadline: null },
    });
    expect(items[0]).toMatchObject({ given: null, elsewhere: true });
    expect(shownValue(items[0]!)).toEqual(reply("other"));
  });

  test("stays on its way when the server’s view comes first, and when an earlier one is stored", () => {
    const items = withGiven(localItems(state(item(1))), answer(1, "b", 2));
    expect(withState(items, state(item(1)))[0]!.given?.key).toBe("b");
    expect(withSettled(items, stored(answer(1, "a", 1), null))[0]!.given?.key).toBe("b");
  });

  test("that was overtaken does not come back", () => {
    const items = withSettled(withSettled(localItems(state(item(1))), stored(answer(1, "b", 5), null)), stored(answer(1, "a", 3), null));
    expect(shownValue(items[0]!)).toEqual(reply("b"));
    expect(items[0]!.item.lastSequence).toBe(5);
  });

  test("has a sequence above all before it, and by time", () => {
    expect(nextSequence(localItems(state(item(1, { lastSequence: 7 })))[0]!, 3)).toBe(8);
    expect(nextSequence(localItems(state(item(1, { lastSequence: 7 })))[0]!, 1234.5)).toBe(1234);
    expect(nextSequence(withGiven(localItems(state(item(1))), answer(1, "x", 9))[0]!, 0)).toBe(10);
  });
});

test("answers left in the outbox are shown as given after a reload", () => {
  expect(shownValue(localItems(state(item(1)), [answer(1, "x")])[0]!)).toEqual(reply("x"));
});
