import { describe, expect, test } from "vitest";
import { openAttempts, scoresBySet, type MarkedAnswer, type TakenAttempt } from "./progress";

const NOW = 1_000_000_000;
const answer = (points: number, receivedAt: number, more: Partial<MarkedAnswer> = {}): MarkedAnswer => ({
  sequence: 0,
  locks: true,
  receivedAt,
  elapsedMs: 1,
  points,
  outcomes: [{ factId: "f", slot: "object", right: points === 1 }],
  ...more,
});

function attempt(
  id: string,
  startedAt: number,
  items: TakenAttempt["items"],
  more: Partial<TakenAttempt> & { handedInAt?: number | null } = {},
): TakenAttempt {
  const timing = {
    startedAt,
    limitSeconds: null,
    multiplier: 1,
    extensionSeconds: 0,
    closesAt: null,
    handedInAt: more.handedInAt === undefined ? startedAt + 100 : more.handedInAt,
    strict: false,
  };
  return { id, set: { id: "s", slug: "s", title: "S" }, feedback: "each", timing, told: true, items, ...more };
}

const one = (points: number, at: number) => ({ selfMarked: false, answers: [answer(points, at)] });
const none = { selfMarked: false, answers: [] };
const scores = (attempts: TakenAttempt[]) => scoresBySet(attempts, NOW, () => "Topic");

describe("scores by set", () => {
  test("what was not answered counts as nothing, what one marked oneself stands apart", () => {
    const [set] = scores([attempt("a", 10, [one(1, 11), one(0.5, 12), none, { selfMarked: true, answers: [answer(1, 13)] }])]);
    expect(set?.attempts).toEqual([{ id: "a", at: 110, points: 1.5, possible: 3, share: 0.5, selfMarked: { points: 1, possible: 1 } }]);
  });

  test("the latest attempt comes first; best and latest are named", () => {
    const [set] = scores([attempt("early", 10, [one(1, 11)]), attempt("late", 500, [one(0, 501)])]);
    expect(set?.attempts.map(({ id }) => id)).toEqual(["late", "early"]);
    expect([set?.best?.id, set?.latest?.id]).toEqual(["early", "late"]);
  });

  test("an attempt that goes on has no score; whatever it was told already counts as known", () => {
    const open = attempt("open", 10, [one(1, 11), none], { handedInAt: null });
    expect(scores([open])[0]).toMatchObject({ attempts: [], best: null, topics: [{ topic: "Topic", right: 1, asked: 1 }] });
    expect(openAttempts([open], NOW)).toEqual([{ id: "open", set: { slug: "s", title: "S" }, startedAt: 10, answered: 1, count: 2 }]);
  });

  test("with feedback at the end nothing is told before it is over", () => {
    const open = attempt("open", 10, [{ selfMarked: false, answers: [answer(1, 11, { locks: false })] }], {
      handedInAt: null,
      feedback: "end",
    });
    expect(scores([open])[0]?.topics).toEqual([]);
  });

  test("of each fact the last outcome counts", () => {
    expect(scores([attempt("b", 500, [one(0, 501)]), attempt("a", 10, [one(1, 11)])])[0]?.topics).toEqual([
      { topic: "Topic", right: 0, asked: 1 },
    ]);
  });

  test("the set tried last comes first", () => {
    const other = attempt("x", 900, [one(1, 901)], { set: { id: "t", slug: "t", title: "T" } });
    expect(scores([attempt("a", 10, [one(1, 11)]), other]).map(({ slug }) => slug)).toEqual(["t", "s"]);
  });
});
