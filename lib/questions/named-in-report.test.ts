import { expect, test } from "vitest";
import type { Fact } from "../facts/fact";
import { GERMAN_HARBOURS_SET } from "../facts/german-harbours";
import { graphOf } from "../facts/graph";
import { namedInReport } from "./named-in-report";

/** The harbour talks with one more report, in which the words that tell the fact follow a day in the same sentence. */
function setWith(text: string, told: string) {
  const start = text.indexOf(told);
  const fact: Fact = {
    id: "neu",
    subject: "brandt",
    relation: "war-dabei",
    object: { entity: "hafenball" },
    status: "asserted",
    evidence: [{ source: "neu", start, end: start + told.length }],
  };
  const source = { id: "neu", kind: "text" as const, title: "Ballbericht", date: "2031-06-29", text };
  const graph = graphOf({
    ...GERMAN_HARBOURS_SET,
    sources: [...GERMAN_HARBOURS_SET.sources, source],
    facts: [...GERMAN_HARBOURS_SET.facts, fact],
  });
  return { graph, fact };
}

const offers = (text: string, told: string, who: string) => {
  const { graph, fact } = setWith(text, told);
  return namedInReport(graph, [fact], "subject")?.prove({ object: { entity: who }, entity: graph.entity(who), text: "" } as never) ?? null;
};

test("whoever stands before a German day in the same sentence is named there; whoever stands in the sentence before is not", () => {
  expect(offers("Ivo Keller kam am 28. Juni 2031 mit Ada Brandt zum Hafenball.", "mit Ada Brandt", "keller")).toBeNull();
  expect(offers("Ivo Keller blieb zu Hause. Am 28. Juni 2031 kam Ada Brandt zum Hafenball.", "kam Ada Brandt", "keller")).not.toBeNull();
  expect(offers("Ivo Keller kam am 28. Juni 2031 mit Ada Brandt zum Hafenball.", "mit Ada Brandt", "reyes")).not.toBeNull();
});
