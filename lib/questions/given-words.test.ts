import { describe, expect, test } from "vitest";
import { givenWords } from "./given-words";
import { keyWords } from "./key-words";
import type { Given } from "./question";
import { SAMPLE_REPLIES } from "./sample-replies";

describe("what was answered, in words", () => {
  test.each(SAMPLE_REPLIES.filter(({ kind }) => kind !== "number" && kind !== "grade"))(
    "$kind: the right answer reads as the key does",
    (reply) => {
      expect(givenWords(reply, { kind: reply.kind, value: reply.key } as Given)).toEqual(keyWords(reply));
    },
  );

  test("a number stands as it was typed, a part left out does not stand, and giving up says nothing", () => {
    const of = (kind: string) => SAMPLE_REPLIES.find((reply) => reply.kind === kind)!;
    expect(givenWords(of("number"), { kind: "number", value: "150 000" })).toEqual(["150 000"]);
    expect(givenWords(of("pairs"), { kind: "pairs", value: { i1: "a" } })).toEqual(["First: Alpha"]);
    expect(givenWords(of("choice"), { kind: "choice", gaveUp: true })).toEqual([]);
    expect(givenWords(of("choice"), { kind: "text", value: "Beta" })).toEqual([]);
  });
});
