import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { random } from "../random";
import type { Ask } from "./session";
import { isOver, MOST_COMEBACKS, OTHERS_BETWEEN, whatNext, type Answered, type SessionState } from "./what-next";

const FORMATS = ["flashcard", "multiple-choice", "short-answer"];
const ask = (fact: number, reason: Ask["reason"] = "due", seconds = 10): Ask => ({
  key: { setId: "s", factId: `f${fact}`, slot: "object" },
  format: "short-answer",
  seconds,
  reason,
});
const answered = (fact: number, right: boolean): Answered => ({ key: ask(fact).key, format: "short-answer", right });

const state = (otherwise: Partial<SessionState> = {}): SessionState => ({
  minutes: 10,
  spentMs: 0,
  answered: [],
  open: [],
  waiting: [],
  spare: [],
  formatsOf: () => FORMATS,
  secondsOf: () => 10,
  ...otherwise,
});

describe("what comes next", () => {
  test("is what was planned, in order, then what was kept ready", () => {
    expect(whatNext(state({ waiting: [ask(1), ask(2)] }))).toEqual(ask(1));
    expect(whatNext(state({ spare: [ask(3)] }))).toEqual(ask(3));
    expect(whatNext(state())).toBeNull();
  });

  test("is what was missed, in another face, once three others stand between", () => {
    const rest = { waiting: [ask(7), ask(8)] };
    expect(whatNext(state({ ...rest, answered: [answered(1, false), answered(2, true), answered(3, true)] }))).toEqual(ask(7));
    expect(
      whatNext(state({ ...rest, answered: [answered(1, false), answered(2, true), answered(3, true), answered(4, true)] })),
    ).toMatchObject({ key: ask(1).key, reason: "missed", format: "flashcard" });
    expect(whatNext(state({ ...rest, answered: [answered(1, false)], open: [ask(2), ask(3), ask(4)] }))).toMatchObject({ key: ask(1).key });
  });

  test("is what was missed a little earlier, where nothing else is left", () =>
    expect(whatNext(state({ answered: [answered(1, false), answered(2, true)] }))).toMatchObject({ key: ask(1).key, reason: "missed" }));

  test("is no new fact without room for it to come back", () => {
    const left = state({ spentMs: 585_000, waiting: [ask(1, "new"), ask(2)] });
    expect(whatNext(left)).toEqual(ask(2));
  });

  test("is nothing when the minutes are taken", () =>
    expect(whatNext(state({ spentMs: 560_000, open: [ask(1), ask(2), ask(3), ask(4)], waiting: [ask(5)] }))).toBeNull());
});

describe("a session", () => {
  test("is over when less is left than half of the next question", () => {
    expect(isOver(state({ spentMs: 594_000, open: [ask(1)] }))).toBe(false);
    expect(isOver(state({ spentMs: 596_000, open: [ask(1)] }))).toBe(true);
    expect(isOver(state())).toBe(true);
  });

  test("of any learner ends near the minutes asked, repeats only what was missed, and not too soon or too often", () =>
    fc.assert(
      fc.property(
        fc.string(),
        fc.double({ min: 0.6, max: 1.6, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 4 }),
        (seed, speed, knows, ahead) => {
          const chance = random(seed);
          let now = state({
            waiting: Array.from({ length: 50 }, (_, fact) => ask(fact)),
            spare: Array.from({ length: 60 }, (_, fact) => ask(100 + fact)),
          });
          const places = new Map<string, number[]>();
          for (;;) {
            for (let next = whatNext(now); next && now.open.length < ahead; next = whatNext(now)) {
              const drawn = next;
              now = {
                ...now,
                open: [...now.open, drawn],
                waiting: now.waiting.filter((one) => one !== drawn),
                spare: now.spare.filter((one) => one !== drawn),
              };
            }
            if (isOver(now)) break;
            const [first, ...open] = now.open;
            const right = chance.next() < knows;
            places.set(first!.key.factId, [...(places.get(first!.key.factId) ?? []), now.answered.length]);
            now = {
              ...now,
              open,
              spentMs: now.spentMs + 10_000 * speed * (0.5 + chance.next()),
              answered: [...now.answered, { key: first!.key, format: first!.format, right }],
            };
          }
          expect(Math.abs(now.spentMs - 600_000)).toBeLessThan(90_000);
          for (const at of places.values()) {
            expect(at.length).toBeLessThanOrEqual(1 + MOST_COMEBACKS);
            at.slice(0, -1).forEach((place, turn) => {
              expect(now.answered[place]!.right).toBe(false);
              expect(at[turn + 1]! - place).toBeGreaterThan(OTHERS_BETWEEN);
            });
          }
        },
      ),
    ));
});
