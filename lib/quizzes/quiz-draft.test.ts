import fc from "fast-check";
import { expect, test } from "vitest";
import { differenceOf, isSameDraft, moved, type QuizDraft } from "./quiz-draft";
import { readQuizDraft } from "./quiz-draft.schema";
import { USUAL_SETTINGS } from "./settings";

const item = fc.record({ questionId: fc.constantFrom(..."abcdefgh"), points: fc.constantFrom(1, 2) });
const draft: fc.Arbitrary<QuizDraft> = fc.record({
  title: fc.constantFrom("", "Monday"),
  settings: fc
    .record({ minutes: fc.constantFrom(null, 20), attempts: fc.constantFrom(null, 2) })
    .map((changes) => ({ ...USUAL_SETTINGS, ...changes })),
  items: fc.uniqueArray(item, { selector: (one) => one.questionId, minLength: 1 }),
});

test("a draft differs from itself in nothing, and from another in exactly what has to be changed to get there", () => {
  fc.assert(
    fc.property(draft, draft, (before, after) => {
      expect(isSameDraft(before, before)).toBe(true);
      const { added, removed, moved: places, points } = differenceOf(before, after);
      const had = before.items.map((one) => one.questionId);
      const has = after.items.map((one) => one.questionId);
      expect([...had.filter((id) => !removed.includes(id)), ...added].sort()).toEqual([...has].sort());
      const stay = (ids: string[]) => ids.filter((id) => !added.includes(id) && !removed.includes(id) && !places.includes(id));
      expect(stay(had)).toEqual(stay(has));
      for (const id of points)
        expect(before.items.find((one) => one.questionId === id)!.points).not.toBe(
          after.items.find((one) => one.questionId === id)!.points,
        );
    }),
  );
});

test("one question that goes to another place is the one that moved", () => {
  const of = (ids: string): QuizDraft => ({
    title: "",
    settings: USUAL_SETTINGS,
    items: [...ids].map((questionId) => ({ questionId, points: 1 })),
  });
  expect(differenceOf(of("abcdef"), of("bcdeaf")).moved).toEqual(["a"]);
});

test("moving keeps every item, and moving back undoes it", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1 }), fc.nat(9), fc.nat(9), (list, from, to) => {
      const after = moved(list, from, to);
      expect([...after].sort()).toEqual([...list].sort());
      if (from < list.length && to < list.length) expect(moved(after, to, from)).toEqual(list);
      else expect(after).toEqual(list);
    }),
  );
});

test("what a page sends is read, with as many questions as there are, or refused in words", () => {
  const sent = {
    title: " Monday ",
    settings: { ...USUAL_SETTINGS, length: 3 },
    items: [
      { questionId: "a", points: 1 },
      { questionId: "b", points: 2.5 },
    ],
  };
  expect(readQuizDraft(sent)).toMatchObject({ ok: true, value: { title: "Monday", settings: { length: 2 } } });
  for (const wrong of [
    null,
    "quiz",
    {},
    { ...sent, items: [] },
    { ...sent, items: [sent.items[0], sent.items[0]] },
    { ...sent, items: [{ questionId: "a", points: 0 }] },
    { ...sent, settings: { minutes: -1 } },
    { ...sent, more: 1 },
  ]) {
    expect(readQuizDraft(wrong), JSON.stringify(wrong)).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([{ where: expect.any(String), message: expect.stringMatching(/./) }]),
    });
  }
});
