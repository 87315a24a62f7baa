import fc from "fast-check";
import { expect, test } from "vitest";
import { graphOf } from "./graph";
import { atHand, keptBy, onTop } from "./kept";
import { SAMPLE_SET } from "./sample";

const graph = graphOf(SAMPLE_SET);
const facts = graph.facts("happened");

const names = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 40 });

test("whatever is asked for, and in whatever order, what is kept is what would be made", () => {
  fc.assert(
    fc.property(names, fc.integer({ min: 1, max: 3 }), (asked, most) => {
      const kept = keptBy((_, key: string) => `made of ${key}`, most);
      const found = onTop((id) => (id === "d" ? undefined : `found by ${id}`));
      for (const name of asked) {
        expect(kept(graph, name)).toBe(`made of ${name}`);
        expect(found(name)).toBe(name === "d" ? undefined : `found by ${name}`);
      }
    }),
  );
});

test("each of four things that come in turn is made once", () => {
  fc.assert(
    fc.property(names, (asked) => {
      const made: string[] = [];
      const kept = keptBy((_, key: string) => made.push(key));
      for (const name of asked) kept(graph, name);
      expect(made.sort()).toEqual([...new Set(asked)].sort());
    }),
  );
});

test("facts in any order have each their own answers", () => {
  const idOf = atHand((_, { id }) => id);
  const subjectOf = atHand((_, { subject }) => subject);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...facts), { maxLength: 60 }), (asked) => {
      for (const fact of asked) expect([idOf(graph, fact), subjectOf(graph, fact)]).toEqual([fact.id, fact.subject]);
    }),
  );
});
