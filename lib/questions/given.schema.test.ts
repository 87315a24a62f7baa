import fc from "fast-check";
import { expect, test } from "vitest";
import { readGiven } from "./given.schema";
import { SAMPLE_REPLIES } from "./sample-replies";
import type { Reply, ReplyKind } from "./question";

const replies = SAMPLE_REPLIES;

const refusedAt = (reply: Reply, body: unknown) => {
  const result = readGiven(reply, body);
  return result.ok ? null : result.problems.map((problem) => problem.where);
};

const good: Readonly<Record<ReplyKind, unknown>> = {
  choice: "a",
  choices: ["a", "b"],
  text: "Paris",
  number: "150 000",
  order: ["c", "a", "b"],
  pairs: { i1: "a", i2: "b" },
  boxes: { i1: "a", i2: "a" },
  grid: { i1: "a" },
  points: [],
  grade: 2,
  place: "c",
};

test.each(replies)("$kind: what fits is read as it was sent", (reply) => {
  const body = { kind: reply.kind, value: good[reply.kind] };
  expect(readGiven(reply, body)).toEqual({ ok: true, value: body });
  expect(readGiven(reply, { kind: reply.kind, gaveUp: true })).toEqual({ ok: true, value: { kind: reply.kind, gaveUp: true } });
});

test.each(replies)("$kind: what does not belong is refused where it stands", (reply) => {
  const value = good[reply.kind];
  for (const body of [null, undefined, 1, "x", [], [{ kind: reply.kind, value }]]) expect(refusedAt(reply, body)).toEqual(["reply"]);
  for (const key of ["score", "userId", "constructor", "points"])
    expect(refusedAt(reply, { kind: reply.kind, value, [key]: 1 })).toEqual([`reply.${key}`]);
  expect(refusedAt(reply, JSON.parse(`{"kind":"${reply.kind}","value":${JSON.stringify(value)},"__proto__":{"score":1}}`))).toEqual([
    "reply.__proto__",
  ]);
  expect(refusedAt(reply, { value })).toEqual(["reply.kind"]);
  expect(refusedAt(reply, { kind: reply.kind === "text" ? "choice" : "text", value: "a" })).toEqual(["reply.kind"]);
  expect(refusedAt(reply, { kind: reply.kind })).toEqual(["reply.value"]);
  expect(refusedAt(reply, { kind: reply.kind, gaveUp: true, value })).toEqual(["reply.gaveUp"]);
  for (const gaveUp of [false, 1, "true", null]) expect(refusedAt(reply, { kind: reply.kind, gaveUp })).toEqual(["reply.gaveUp"]);
});

test.each(replies)("$kind: a value of another type is refused", (reply) => {
  const wrong: unknown[] = [null, true, undefined, NaN, Infinity, 5, {}, [1], [["a"]], { i1: 1 }, { i1: ["a"] }, "0"];
  for (const value of wrong) {
    const fits =
      (value === 5 && reply.kind === "number") ||
      (value === "0" && (reply.kind === "text" || reply.kind === "number")) ||
      (JSON.stringify(value) === "{}" && ["pairs", "boxes", "grid"].includes(reply.kind));
    expect([value, readGiven(reply, { kind: reply.kind, value }).ok]).toEqual([value, fits]);
  }
});

const replyOf = (kind: ReplyKind) => replies.find((reply) => reply.kind === kind)!;

test.each([
  ["choice", "z", "reply.value"],
  ["choice", "__proto__", "reply.value"],
  ["place", "z", "reply.value"],
  ["choices", ["a", "z"], "reply.value[1]"],
  ["choices", ["a", "a"], "reply.value[1]"],
  ["choices", ["a", "b", "c", "a"], "reply.value"],
  ["order", ["a", "b"], "reply.value"],
  ["order", ["a", "b", "b"], "reply.value[2]"],
  ["pairs", { i9: "a" }, "reply.value.i9"],
  ["pairs", { i1: "z" }, "reply.value.i1"],
  ["pairs", { toString: "a" }, "reply.value.toString"],
  ["grid", { i3: "a" }, "reply.value.i3"],
  ["points", ["z"], "reply.value[0]"],
  ["grade", 0, "reply.value"],
  ["grade", 5, "reply.value"],
  ["grade", 1.5, "reply.value"],
  ["text", "x".repeat(501), "reply.value"],
  ["text", "a\ud800b", "reply.value"],
  ["text", "\udc00", "reply.value"],
  ["text", "a\u0000", "reply.value"],
  ["number", "lots", "reply.value"],
  ["number", "", "reply.value"],
  ["number", "9".repeat(501), "reply.value"],
] as const)("%s %j is refused at %s", (kind, value, where) => {
  expect(refusedAt(replyOf(kind), { kind, value })).toEqual([where]);
});

test("an own key __proto__ in a map is refused, not dropped", () => {
  for (const kind of ["pairs", "boxes", "grid"] as const)
    expect(refusedAt(replyOf(kind), { kind, value: JSON.parse('{"__proto__":"a","i1":"a"}') })).toEqual(["reply.value.__proto__"]);
});

test("emoji, right-to-left and zero-width text is read: only marking looks through it", () => {
  for (const value of ["👩‍👩‍👧", "\u202eParis", "Pa\u200bris", "باريس", "a\nb", "x".repeat(500)])
    expect(readGiven(replyOf("text"), { kind: "text", value }).ok).toBe(true);
});

test("a megabyte of anything gives few and short problems", () => {
  const many = Array.from({ length: 100_000 }, (_, i) => `x${i}`);
  const bodies = [
    { kind: "choices", value: many },
    { kind: "pairs", value: Object.fromEntries(many.map((id) => [id, id])) },
    { kind: "choice", value: "x".repeat(1e6) },
    { kind: "pairs", value: { ["y".repeat(1e6)]: "a" } },
    Object.fromEntries(many.map((id) => [id, 1])),
  ];
  for (const body of bodies) {
    const result = readGiven(replyOf("kind" in body ? (body.kind as ReplyKind) : "choice"), body);
    expect(result.ok).toBe(false);
    expect(JSON.stringify(result).length).toBeLessThan(5000);
  }
});

test("any JSON at all is read or refused, never thrown at", () => {
  fc.assert(
    fc.property(fc.constantFrom(...replies), fc.jsonValue(), fc.jsonValue(), (reply, body, value) => {
      const outer = readGiven(reply, body);
      expect(outer.ok || outer.problems.length > 0).toBe(true);
      const inner = readGiven(reply, { kind: reply.kind, value });
      expect(inner.ok || inner.problems.every((problem) => problem.where.startsWith("reply"))).toBe(true);
    }),
  );
});
