import fc from "fast-check";
import { expect, test } from "vitest";
import { random } from "../random";
import { FACT_MARKS, listFactLines } from "./editor-lines";
import { graphOf } from "./graph";
import { randomWorld } from "./random-world";

const graphs = fc.integer({ min: 1, max: 2_000 }).map((seed) => {
  const set = randomWorld(random(String(seed)), 40);
  const dated = set.facts.map((fact, i) =>
    i % 5 === 0 ? { ...fact, reviewBy: i % 2 ? "2031-01-01" : "2032-01-01", topic: "Talks" } : fact,
  );
  return graphOf({ ...set, facts: dated });
});

test("every fact is shown where nothing is filtered, each once and in the order of the set", () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      expect(listFactLines(graph, { search: "" }).map(({ fact }) => fact.id)).toEqual(graph.set.facts.map(({ id }) => id));
    }),
  );
});

test("a filter shows exactly the facts it names: by mark, topic and source, and all of these together", () => {
  fc.assert(
    fc.property(graphs, fc.constantFrom(...FACT_MARKS), (graph, mark) => {
      const around = { search: "", today: "2031-06-01", asked: new Set(graph.set.facts.filter((_, i) => i % 3 === 0).map(({ id }) => id)) };
      const all = listFactLines(graph, around);
      expect(listFactLines(graph, { ...around, mark })).toEqual(all.filter(({ marks }) => marks.includes(mark)));
      const both = listFactLines(graph, { ...around, topic: "Talks", source: "report-1", mark });
      expect(both).toEqual(
        all.filter(
          ({ fact, marks }) => marks.includes(mark) && fact.topic === "Talks" && fact.evidence.some(({ source }) => source === "report-1"),
        ),
      );
      for (const { fact, marks } of all) {
        expect(marks.includes("overdue")).toBe(fact.reviewBy !== undefined && fact.reviewBy < around.today);
        expect(marks.includes("unasked")).toBe(!around.asked.has(fact.id));
      }
    }),
    { numRuns: 40 },
  );
});
