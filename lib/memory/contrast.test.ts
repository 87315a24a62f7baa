import fc from "fast-check";
import { expect, test } from "vitest";
import { contrastsOf } from "./contrast";
import type { Candidate } from "./session";

const one = (fact: number, ...confusedWith: number[]): { candidate: Candidate } => ({
  candidate: {
    key: { setId: "s", factId: `f${fact}`, slot: "object" },
    memory: null,
    siblings: [],
    formats: ["flashcard"],
    confusedWith: confusedWith.map((other) => `f${other}`),
  },
});
const factsOf = (pairs: [{ candidate: Candidate }, { candidate: Candidate }][]) =>
  pairs.map((pair) => pair.map(({ candidate }) => candidate.key.factId));

test("a fact comes with what it was taken for", () =>
  expect(factsOf(contrastsOf([one(1, 2)], [one(1, 2), one(2), one(3)]))).toEqual([["f1", "f2"]]));
test("what cannot be asked makes no pair, nor does a fact with itself", () =>
  expect(contrastsOf([one(1, 1, 9)], [one(1, 1, 9), one(2)])).toEqual([]));
test("a fact of another set of the same id is another fact", () => {
  const other = { candidate: { ...one(2).candidate, key: { ...one(2).candidate.key, setId: "t" } } };
  expect(contrastsOf([one(1, 2)], [one(1, 2), other])).toEqual([]);
});
test("there are two pairs at most, and no fact in two", () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(9))), (mixed) => {
      const all = mixed.map(([fact, other]) => one(fact, other));
      const facts = factsOf(contrastsOf(all, all)).flat();
      expect(facts.length).toBeLessThanOrEqual(4);
      expect(new Set(facts).size).toBe(facts.length);
    }),
  ));
