import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markAnswer } from "../questions/mark";
import type { GivenReply, Question } from "../questions/question";
import { questionWith } from "../questions/sample-replies";
import {
  gainsByAttempt,
  isChanged,
  judgeAnswers,
  leftByReason,
  POLICIES,
  regraded,
  summaryOf,
  type RegradeAnswer,
  type RegradeVersion,
} from "./regrade";

const options = ["a", "b", "c"].map((id) => ({ id, text: id.toUpperCase() }));
const keyed = (key: string): Question => questionWith({ kind: "choice", options, key });
const rivals = { asked: [], corrected: [] };
/** Asked with the key a; what is right now, or that it was not offered. */
const VERSIONS: ReadonlyMap<string, RegradeVersion> = new Map([
  ["to-b", { asked: keyed("a"), rekeyed: { question: keyed("b"), why: null }, rivals }],
  ["same", { asked: keyed("a"), rekeyed: { question: keyed("a"), why: null }, rivals }],
  ["not-offered", { asked: keyed("a"), rekeyed: { question: null, why: "not-offered" }, rivals }],
  ["unclear", { asked: keyed("a"), rekeyed: { question: null, why: "unclear" }, rivals }],
]);

const answerOf = (versionId: string, value: string, changes: Partial<RegradeAnswer> = {}): RegradeAnswer => {
  const reply: GivenReply = { kind: "choice", value };
  return {
    id: "n",
    attemptId: "a1",
    versionId,
    questionId: "q",
    reply,
    standing: { ...markAnswer(keyed("a"), reply, []), byHand: false },
    maxPoints: 1,
    ...changes,
  };
};

type Drawn = { version: string; value: string; attempt: number; byHand: boolean; raised: boolean; maxPoints: number };
const drawn: fc.Arbitrary<Drawn[]> = fc.array(
  fc.record({
    version: fc.constantFrom(...VERSIONS.keys()),
    value: fc.constantFrom("a", "b", "c"),
    attempt: fc.nat(4),
    byHand: fc.boolean(),
    raised: fc.boolean(),
    maxPoints: fc.constantFrom(1, 2, 0.5),
  }),
  { maxLength: 30 },
);
const answers = drawn.map((all) =>
  all.map(({ version, value, attempt, byHand, raised, maxPoints }, i) => {
    const answer = answerOf(version, value, { id: String(i), attemptId: `a${attempt}`, maxPoints });
    return { ...answer, standing: { ...answer.standing, byHand, points: raised ? 1 : answer.standing.points } };
  }),
);
const choices = fc.record({ policy: fc.constantFrom(...POLICIES), fullWhereNotOffered: fc.boolean() });

describe("answers that are marked once more", () => {
  test("never lose by raise-only and by full marks, whatever was answered", () => {
    fc.assert(
      fc.property(answers, fc.boolean(), (all, fullWhereNotOffered) => {
        for (const policy of ["raise-only", "full-marks"] as const) {
          for (const judged of judgeAnswers(all, VERSIONS))
            expect(regraded(judged, { policy, fullWhereNotOffered }).points).toBeGreaterThanOrEqual(judged.answer.standing.points);
        }
      }),
    );
  });

  test("change no memory by points that were given, and stay where a mark was given by hand", () => {
    fc.assert(
      fc.property(answers, choices, (all, choice) => {
        for (const judged of judgeAnswers(all, VERSIONS)) {
          const after = regraded(judged, choice);
          if (choice.policy === "full-marks" || judged.left !== null)
            expect([after.memory, after.outcomes]).toEqual([null, judged.answer.standing.outcomes]);
          if (judged.answer.standing.byHand) expect(isChanged(after)).toBe(false);
        }
      }),
    );
  });

  test("are counted once each, and the numbers of attempts add up to those of answers", () => {
    fc.assert(
      fc.property(answers, choices, (all, choice) => {
        const after = judgeAnswers(all, VERSIONS).map((judged) => regraded(judged, choice));
        const { answers: count, gained, lost, unchanged, left } = summaryOf(after);
        expect([count, gained + lost + unchanged + left]).toEqual([all.length, all.length]);
        const total = after.reduce((sum, { points, judged: { answer } }) => sum + (points - answer.standing.points) * answer.maxPoints, 0);
        expect([...gainsByAttempt(after).values()].reduce((sum, gain) => sum + gain, 0)).toBeCloseTo(total, 9);
      }),
    );
  });

  test.each([
    ["raise-only", "a", 1, false],
    ["raise-only", "b", 1, true],
    ["as-corrected", "a", 0, false],
    ["as-corrected", "b", 1, true],
    ["accept-both", "a", 1, true],
    ["accept-both", "b", 1, true],
    ["accept-both", "c", 0, false],
  ] as const)("by %s: the answer %s gets %d, and memory is told %s", (policy, value, points, right) => {
    const [judged] = judgeAnswers([answerOf("to-b", value)], VERSIONS);
    const after = regraded(judged!, { policy, fullWhereNotOffered: false });
    expect([after.points, after.outcomes]).toEqual([points, [{ factId: "f1", slot: "object", right }]]);
    expect(after.memory).not.toBeNull();
  });

  test("to a question that did not offer what is right get all points where that is wanted, and are counted apart where not", () => {
    const [judged] = judgeAnswers([answerOf("not-offered", "c")], VERSIONS);
    const choose = (fullWhereNotOffered: boolean) => regraded(judged!, { policy: "raise-only", fullWhereNotOffered });
    expect([choose(true).points, choose(false).points]).toEqual([1, 0]);
    expect([summaryOf([choose(true)]), summaryOf([choose(false)])]).toMatchObject([
      { gained: 1, left: 0 },
      { gained: 0, left: 1 },
    ]);
    expect(leftByReason([judged!])).toEqual({ "not-offered": 1 });
  });

  test("twice say the same: what was applied leaves nothing to apply", () => {
    fc.assert(
      fc.property(answers, choices, (all, choice) => {
        const applied = judgeAnswers(all, VERSIONS)
          .map((judged) => regraded(judged, choice))
          .map(({ judged: { answer }, points, near, outcomes }) => ({
            ...answer,
            standing: { ...answer.standing, points, near, outcomes: [...outcomes] },
          }));
        for (const judged of judgeAnswers(applied, VERSIONS)) expect(isChanged(regraded(judged, choice))).toBe(false);
      }),
    );
  });
});
