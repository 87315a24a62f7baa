import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PracticeItem, PracticeState } from "@/lib/memory/practice";
import type { Feedback } from "@/lib/quizzes/answer";
import { isAnswered } from "../questions/attempt-model";
import {
  deckOf,
  itemAt,
  missesOf,
  nextOpen,
  STEPS_KEPT,
  summaryOf,
  undone,
  withAnswer,
  withAside,
  withMove,
  withServer,
  withTold,
  withWaiting,
  type Deck,
} from "./deck";
import type { Outgoing } from "./practice-queue";

const item = (position: number, changes: Partial<PracticeItem> = {}): PracticeItem => ({
  position,
  flagged: false,
  answer: null,
  lastSequence: -1,
  revealed: null,
  feedback: null,
  set: { id: "s", slug: "s", title: "S" },
  reason: "due",
  seconds: 10,
  canHint: true,
  hint: null,
  mine: false,
  passage: null,
  memory: { retrievability: 0.9, missedInARow: 0, intervals: null },
  question: { id: `q${position}`, format: "flashcard", layer: "happened", context: "Paris", stem: "Who?", reply: { kind: "grade" } },
  ...changes,
});
const session = (...items: PracticeItem[]): PracticeState => ({
  id: "a",
  mode: "practice",
  minutes: 10,
  spentMs: 0,
  grades: 2,
  feedback: "each",
  strict: false,
  startedAt: "2026-03-03T09:00:00.000Z",
  now: "2026-03-03T09:00:00.000Z",
  deadline: null,
  finished: false,
  items,
});
const items = (count: number) => Array.from({ length: count }, (_, i) => item(i + 1));
const answer = (position: number, key: string, grade: 1 | 3 = 3, sequence = 0) => ({
  position,
  key,
  sequence,
  reply: { kind: "grade", value: grade } as const,
  answeredAt: "2026-03-03T09:00:01.000Z",
  elapsedMs: 1000,
  hints: 0,
});
const feedback = (fact: string, right: boolean): Feedback => ({
  points: right ? 1 : 0,
  near: false,
  outcomes: [{ factId: fact, slot: "object", right }],
  key: 3,
  accepted: [],
  explanation: "",
  evidence: [],
  earlier: [],
});
const sent = (one: ReturnType<typeof answer>): Outgoing => ({ kind: "answer", id: one.key, answer: one });
const stored = (one: ReturnType<typeof answer>, told: Feedback | null, added: PracticeItem[] = [], done = false) =>
  ({
    outcome: "stored",
    sent: sent(one),
    response: { stored: { sequence: one.sequence, counts: true, late: false }, feedback: told, next: null, deadline: null, added, done },
  }) as const;

/** A deck on which so many cards were answered, one after the other. */
const answeredTimes = (count: number, deck: Deck) =>
  Array.from({ length: count }, (_, i) => i + 1).reduce(
    (now, position) => withAnswer(now, answer(position, `k${position}`, 3, position)),
    deck,
  );

describe("a practice session", () => {
  test("asks what is open, in order, and ends when nothing is", () => {
    const deck = deckOf(session(...items(3)));
    expect(nextOpen(deck)).toBe(1);
    expect(nextOpen(withAnswer(deck, answer(1, "a")))).toBe(2);
    expect(nextOpen(withAside(withAnswer(deck, answer(1, "a")), 2, "now"))).toBe(3);
    expect(nextOpen(answeredTimes(3, deck))).toBeNull();
  });

  test("takes further questions as they come, each once", () => {
    const deck = withTold(answeredTimes(1, deckOf(session(item(1)))), stored(answer(1, "k1"), null, [item(2)]));
    expect(nextOpen(deck)).toBe(2);
    expect(withMove(deck, { added: [item(2)], done: true })).toMatchObject({ items: { length: 2 }, done: true });
  });

  test("knows after a reload what was answered, and in which order it can be undone", () => {
    const kept = (position: number, sequence: number) =>
      item(position, {
        answer: { key: `k${position}`, sequence, counts: true, late: false, reply: { kind: "grade", value: 3 } },
        lastSequence: sequence,
      });
    expect(deckOf(session(kept(1, 900), kept(2, 100), item(3))).steps.map((step) => step.position)).toEqual([2, 1]);
  });

  test("shows what still waits as done, and as undone where it was", () => {
    const deck = withWaiting(deckOf(session(...items(3))), [
      sent(answer(1, "a")),
      sent(answer(2, "b")),
      { kind: "withdrawal", id: "undo b", position: 2, key: "b" },
    ]);
    expect(nextOpen(deck)).toBe(2);
    expect(deck.steps).toHaveLength(1);
  });
});

describe("undo", () => {
  test("takes back thirty steps, the last one first, and no more", () => {
    let deck = answeredTimes(40, deckOf(session(...items(40))));
    const positions: number[] = [];
    for (let back = undone(deck); back; back = undone(deck)) {
      positions.push(back.step.position);
      deck = back.deck;
    }
    expect(positions).toEqual(Array.from({ length: STEPS_KEPT }, (_, i) => 40 - i));
    expect(nextOpen(deck)).toBe(11);
  });

  test("of everything leaves the session as it was, whatever was done", () => {
    const step = fc.oneof(fc.constant("answer" as const), fc.constant("now" as const), fc.constant("never" as const));
    fc.assert(
      fc.property(fc.array(step, { maxLength: STEPS_KEPT }), (steps) => {
        const start = deckOf(session(...items(STEPS_KEPT)));
        let deck = steps.reduce(
          (now, kind, i) => (kind === "answer" ? withAnswer(now, answer(i + 1, `k${i}`)) : withAside(now, i + 1, kind)),
          start,
        );
        for (let back = undone(deck); back; back = undone(deck)) deck = back.deck;
        expect(nextOpen(deck)).toBe(1);
        expect(deck.aside).toEqual({});
        expect(deck.items.some(isAnswered)).toBe(false);
      }),
    );
  });

  test("is not undone by what the server says of the answer later", () => {
    const given = withAnswer(deckOf(session(...items(2))), answer(1, "a", 3, 500));
    const deck = withTold(undone(given)!.deck, stored(answer(1, "a", 3, 500), feedback("f", true)));
    expect(nextOpen(deck)).toBe(1);
    expect(itemAt(deck, 1)?.item).toMatchObject({ answer: null, feedback: null, lastSequence: 500 });
  });

  test("is not undone by a view of the server that does not know of it yet", () => {
    const late = item(1, { answer: { key: "a", sequence: 0, counts: true, late: false, reply: { kind: "grade", value: 3 } } });
    const deck = withServer(undone(withAnswer(deckOf(session(...items(2))), answer(1, "a")))!.deck, session(late, item(2)));
    expect(nextOpen(deck)).toBe(1);
  });

  test("takes away what was added because of the answer, and nothing else", () => {
    const missed = withTold(
      withAnswer(deckOf(session(...items(4))), answer(1, "a", 1)),
      stored(answer(1, "a", 1), null, [item(5, { reason: "missed" })]),
    );
    const view = session(item(1), item(2), item(3), item(4), item(6));
    expect(withServer(undone(missed)!.deck, view).items.map((local) => local.item.position)).toEqual([1, 2, 3, 4, 6]);
    expect(withServer(missed, session(item(1), item(2))).items.map((local) => local.item.position)).toEqual([1, 2, 3, 4, 5]);
  });

  test("gives an answer after it a higher sequence to go by", () => {
    const deck = undone(withAnswer(deckOf(session(item(1))), answer(1, "a", 3, 700)))!.deck;
    expect(itemAt(deck, 1)?.item.lastSequence).toBe(700);
  });
});

test("a view of the server that was asked for before an answer was stored does not open the question again", () => {
  const deck = withTold(
    withAnswer(deckOf(session(...items(2))), answer(1, "a", 3, 900)),
    stored(answer(1, "a", 3, 900), feedback("f", true)),
  );
  expect(nextOpen(withServer(deck, session(...items(2))))).toBe(2);
});

describe("what a session came to", () => {
  test("counts facts at their last asking", () => {
    let deck = deckOf(session(...items(3)));
    const steps = [
      [answer(1, "a", 1), feedback("f", false)],
      [answer(2, "b", 3), feedback("g", true)],
      [answer(3, "c", 3), feedback("f", true)],
    ] as const;
    for (const [one, told] of steps) deck = withTold(withAnswer(deck, one), stored(one, told));
    expect(summaryOf(deck)).toEqual({ kept: 2, back: 0, answered: 3 });
  });

  test("counts cards by the learner’s own word while the server has not spoken", () => {
    const deck = withAnswer(withAnswer(deckOf(session(...items(3))), answer(1, "a", 1)), answer(2, "b", 3));
    expect(summaryOf(deck)).toEqual({ kept: 1, back: 1, answered: 2 });
  });

  test("knows when a fact was missed once more", () => {
    const hard = item(1, { memory: { retrievability: 0.4, missedInARow: 2, intervals: null } });
    const deck = withAnswer(deckOf(session(hard)), answer(1, "a", 1));
    expect(missesOf(itemAt(deck, 1)!, hard)).toBe(3);
    expect(missesOf(itemAt(withAnswer(deckOf(session(hard)), answer(1, "a", 3)), 1)!, hard)).toBe(0);
  });
});
