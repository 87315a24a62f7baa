import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readGiven } from "./given.schema";
import { markAnswer } from "./mark";
import type { Given, GivenReply, Reply, ReplyKind } from "./question";
import { questionWith, SAMPLE_REPLIES } from "./sample-replies";

const mark = (reply: Reply, value: unknown, names: string[] = []) =>
  markAnswer(questionWith(reply), { kind: reply.kind, value } as Given, names);
const replyOf = <K extends ReplyKind>(kind: K) => SAMPLE_REPLIES.find((reply) => reply.kind === kind) as Extract<Reply, { kind: K }>;

/** Any answer that readGiven lets through. */
function givenFor(reply: Reply): fc.Arbitrary<GivenReply> {
  const value = (): fc.Arbitrary<unknown> => {
    switch (reply.kind) {
      case "choice":
      case "place":
        return fc.constantFrom(...reply.options.map((option) => option.id));
      case "choices":
      case "points":
        return fc.shuffledSubarray(reply.options.map((option) => option.id));
      case "order":
        return fc.shuffledSubarray(
          reply.options.map((option) => option.id),
          { minLength: reply.options.length },
        );
      case "text":
        return fc.oneof(fc.string(), fc.constantFrom(reply.key, ...reply.accepted));
      case "number":
        return fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom("30", "150k"));
      case "pairs":
      case "boxes":
      case "grid":
        return fc
          .record(Object.fromEntries(reply.items.map((item) => [item.id, fc.constantFrom(...reply.options.map((option) => option.id))])), {
            requiredKeys: [],
          })
          .map((map) => ({ ...map }));
      case "grade":
        return fc.constantFrom(1, 2, 3, 4);
    }
  };
  return value().map((given) => ({ kind: reply.kind, value: given }) as GivenReply);
}

describe.each(SAMPLE_REPLIES)("$kind", (reply) => {
  const question = questionWith(reply);

  test("its own key is worth 1, every fact right", () => {
    const given = { kind: reply.kind, value: reply.key };
    expect(readGiven(reply, given).ok).toBe(true);
    const marked = markAnswer(question, given as Given, []);
    expect(marked).toEqual({
      points: 1,
      near: false,
      outcomes: question.factIds.map((factId) => ({ factId, slot: "object", right: true })),
    });
  });

  test("giving up is 0, every fact wrong", () => {
    const marked = markAnswer(question, { kind: reply.kind, gaveUp: true }, []);
    expect(marked).toEqual({
      points: 0,
      near: false,
      outcomes: question.factIds.map((factId) => ({ factId, slot: "object", right: false })),
    });
  });

  test("an answer of another kind is worth nothing", () => {
    const other = SAMPLE_REPLIES.find((one) => one.kind !== reply.kind)!;
    expect(markAnswer(question, { kind: other.kind, value: other.key } as Given, []).points).toBe(0);
  });

  test("points lie between 0 and 1, and 1 means every answered fact right", () => {
    fc.assert(
      fc.property(givenFor(reply), (given) => {
        const { points, outcomes } = markAnswer(question, given, []);
        expect(points).toBeGreaterThanOrEqual(0);
        expect(points).toBeLessThanOrEqual(1);
        if (points === 1) expect(outcomes.every((outcome) => outcome.right)).toBe(true);
        expect(new Set(outcomes.map((outcome) => outcome.factId)).size).toBe(outcomes.length);
      }),
    );
  });

  test("the order in which options are listed is irrelevant, and so is a trip through JSON", () => {
    fc.assert(
      fc.property(givenFor(reply), (given) => {
        const turned = "options" in reply ? ({ ...reply, options: [...reply.options].reverse() } as Reply) : reply;
        const marked = markAnswer(question, given, []);
        expect(markAnswer(questionWith(turned), given, [])).toEqual(marked);
        expect(markAnswer(JSON.parse(JSON.stringify(question)), JSON.parse(JSON.stringify(given)), [])).toEqual(marked);
        if (given.kind === "choices" && "value" in given) expect(mark(reply, [...given.value].reverse())).toEqual(marked);
      }),
    );
  });
});

test.each(["text", "number"] as const)("nonsense typed into %s is worth nothing", (kind) => {
  for (const value of ["zzzz qqqq", "?", "\u200b", "🦊", "null"]) expect(mark(replyOf(kind), value).points).toBe(0);
});

test("one more right never lowers the points", () => {
  for (const kind of ["choices", "pairs", "boxes", "grid", "points"] as const) {
    const reply = replyOf(kind);
    fc.assert(
      fc.property(givenFor(reply), (given) => {
        if (!("value" in given)) return;
        const points = mark(reply, given.value).points;
        if (reply.kind === "choices" || reply.kind === "points") {
          const ticked = given.value as string[];
          for (const id of reply.key) if (!ticked.includes(id)) expect(mark(reply, [...ticked, id]).points).toBeGreaterThan(points - 1e-9);
        } else
          for (const [item, option] of Object.entries(reply.key))
            expect(mark(reply, { ...(given.value as object), [item]: option }).points).toBeGreaterThanOrEqual(points);
      }),
    );
  }
});

test("choices: ticking all or nothing gives nothing, a wrong one costs", () => {
  const reply: Reply = {
    kind: "choices",
    key: ["a", "b"],
    options: ["a", "b", "c", "d", "e"].map((id) => ({ id, text: id })),
    facts: { a: ["f1"], b: ["f2"], e: ["f3"] },
  };
  expect(mark(reply, []).points).toBe(0);
  expect(mark(reply, ["a", "b", "c", "d", "e"]).points).toBe(0);
  expect(mark(reply, ["a"]).points).toBe(0.5);
  expect(mark(reply, ["a", "b", "c"]).points).toBeCloseTo(2 / 3);
  expect(mark(reply, ["c", "d"]).points).toBe(0);
  expect(mark(reply, ["a", "e"]).outcomes).toEqual([
    { factId: "f1", slot: "object", right: true },
    { factId: "f2", slot: "object", right: false },
    { factId: "f3", slot: "object", right: false },
  ]);
});

test("order: a swap of neighbours costs one neighbour, and moves the facts it touches", () => {
  const reply: Reply = {
    kind: "order",
    key: ["a", "b", "c", "d"],
    options: ["a", "b", "c", "d"].map((id) => ({ id, text: id })),
    facts: { a: ["f1"], b: ["f2"], c: ["f3"], d: ["f4"] },
  };
  const right = (value: string[]) => mark(reply, value).outcomes.map((outcome) => outcome.right);
  expect(mark(reply, ["b", "a", "c", "d"]).points).toBeCloseTo(2 / 3);
  expect(right(["b", "a", "c", "d"])).toEqual([false, false, true, true]);
  expect(mark(reply, ["d", "c", "b", "a"]).points).toBe(0);
  expect(right(["b", "c", "d", "a"])).toEqual([false, false, true, true]);
});

test("items left out count as not right and move nothing; cells without a fact move nothing", () => {
  expect(mark(replyOf("pairs"), { i1: "b" })).toEqual({
    points: 0.5,
    near: false,
    outcomes: [{ factId: "f1", slot: "object", right: true }],
  });
  expect(mark(replyOf("grid"), { i2: "a" })).toEqual({ points: 0, near: false, outcomes: [] });
  expect(mark(replyOf("boxes"), {})).toEqual({ points: 0, near: false, outcomes: [] });
});

test("a fact that several parts own is right when all of them are", () => {
  const reply: Reply = { ...replyOf("pairs"), facts: { i1: ["f1", "f2"], i2: ["f2"] } };
  expect(mark(reply, { i1: "b", i2: "c" }).outcomes).toEqual([
    { factId: "f1", slot: "object", right: true },
    { factId: "f2", slot: "object", right: false },
  ]);
});

test("a slip is forgiven and marked as near, somebody else's name is not", () => {
  expect(mark(replyOf("text"), "Jonathon Powell")).toMatchObject({ points: 1, near: true });
  expect(mark(replyOf("text"), "Jonathan Brady", ["Jonathan Brady"])).toMatchObject({ points: 0, near: false });
});

test("numbers: in any notation, inside the tolerance", () => {
  const reply = replyOf("number");
  for (const value of [150000, "150,000", "150k", "about 150 000 troops"]) expect(mark(reply, value).points).toBe(1);
  for (const value of [150001, "15000", "never"]) expect(mark(reply, value).points).toBe(0);
  expect(mark({ ...reply, tolerance: 10 }, 150009).points).toBe(1);
});

test.each([
  [1, 0],
  [2, 1],
  [3, 1],
  [4, 1],
])("grade %d is worth %d", (grade, points) => {
  expect(mark(replyOf("grade"), grade).points).toBe(points);
});

describe("shares of the points that an author gives", () => {
  const options = ["a", "b", "c"].map((id) => ({ id, text: id }));

  test("a choice beside the key is worth its share, and moves memory as a wrong one", () => {
    const reply: Reply = { kind: "choice", options, key: "a", credit: { b: 0.5, c: -0.5 } };
    expect(["a", "b", "c"].map((value) => mark(reply, value).points)).toEqual([1, 0.5, 0]);
    expect(mark(reply, "b").outcomes.map(({ right }) => right)).toEqual([false]);
  });

  test("ticked shares add up, between nothing and all", () => {
    const reply: Reply = { kind: "choices", options, key: ["a", "b"], credit: { a: 0.33333, b: 0.66667, c: -1 } };
    expect([["a"], ["b"], ["a", "b"], ["a", "b", "c"], ["c"], []].map((value) => mark(reply, value).points)).toEqual([
      0.33333, 0.66667, 1, 0, 0, 0,
    ]);
  });

  test("of several other answers the best that fits counts", () => {
    const text: Reply = {
      kind: "text",
      key: "Grant",
      accepted: [],
      also: [
        { text: "Ulysses*Grant", credit: 1, wild: true },
        { text: "a president", credit: 0.25 },
      ],
    };
    expect(["grant", "Ulysses S. Grant", "president", "Lee"].map((value) => mark(text, value).points)).toEqual([1, 1, 0.25, 0]);
    const number: Reply = {
      kind: "number",
      key: 10,
      unit: "",
      tolerance: 0,
      also: [
        { key: 10, tolerance: 1, credit: 0.5 },
        { key: 10, tolerance: 3, credit: 0.2 },
      ],
    };
    expect([10, 11, 13, 14].map((value) => mark(number, value).points)).toEqual([1, 0.5, 0.2, 0]);
  });
});
