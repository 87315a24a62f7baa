import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkFactSet } from "../facts/fact-set.schema";
import { graphOf } from "../facts/graph";
import { SAMPLE_SET } from "../facts/sample";
import type { DraftFact } from "../reading/article";
import { emptyPlan, keepFact, type Kept, type Settling } from "./keeping";
import { DESK_RELATIONS } from "./kinds";
import { bookOf, draftOf, namedFactOf } from "./named-fact";
import { placeDraft } from "./placing";
import { saysTheSame } from "./same-fact";

const graph = graphOf(SAMPLE_SET);
const facts = SAMPLE_SET.facts;
const someFact = fc.constantFrom(...facts);
const place = { source: "words", start: 0, end: 10 };

const draftFrom = ({
  id: _id,
  evidence: _evidence,
  review: _review,
  replacedBy: _replacedBy,
  ...draft
}: (typeof facts)[number]): DraftFact => draft;
const keep = (draft: DraftFact, settling?: Settling): Kept =>
  keepFact(emptyPlan(SAMPLE_SET), { id: "kept", draft, named: [], evidence: [place], settling }, DESK_RELATIONS);
const factsOf = (kept: Kept) => (kept.outcome === "conflict" ? [] : kept.plan.set.facts);

test("a fact says the same as itself, and if one says the same as another, the other does", () => {
  fc.assert(
    fc.property(
      someFact,
      someFact,
      (one, other) => saysTheSame(graph, one, one) && saysTheSame(graph, one, other) === saysTheSame(graph, other, one),
    ),
  );
});

test("what the set says already becomes further evidence, and no second fact", () => {
  const standing = facts.filter((fact) => graph.facts("happened").includes(fact) && fact.review === undefined);
  fc.assert(
    fc.property(fc.constantFrom(...standing), (fact) => {
      const kept = keep(draftFrom(fact));
      expect(kept.outcome).toBe("further");
      expect(factsOf(kept)).toHaveLength(facts.length);
      const now = factsOf(kept).find(({ id }) => kept.outcome !== "conflict" && id === kept.factId)!;
      expect(now.evidence).toEqual(expect.arrayContaining([...fact.evidence, place]));
      expect({ ...now, evidence: [] }).toEqual({ ...fact, evidence: [] });
    }),
  );
});

test("whatever is kept leaves a set that holds together, and the set given as it was", () => {
  const before = JSON.stringify(SAMPLE_SET);
  const settlings = fc.constantFrom<Settling | undefined>(
    undefined,
    { as: "undecided" },
    { as: "newer" },
    { as: "this" },
    { as: "other" },
    { as: "attributed", by: "The Post", otherBy: "Harbour Union" },
  );
  fc.assert(
    fc.property(someFact, someFact, settlings, (fact, other, settling) => {
      const draft = { ...draftFrom(fact), subject: fact.relation === other.relation ? other.subject : fact.subject };
      const kept = keep(draft, settling);
      if (kept.outcome === "conflict") expect(settling).toBeUndefined();
      else expect(checkFactSet(kept.plan.set)).toMatchObject({ ok: true });
      expect(JSON.stringify(SAMPLE_SET)).toBe(before);
    }),
    { numRuns: 60 },
  );
});

describe("another value where there can be one", () => {
  const draft: DraftFact = {
    subject: "marenia",
    relation: "number-of-workers",
    object: { number: 1500, unit: "people" },
    hedge: "at least",
    by: "harbour-union",
    status: "asserted",
  };
  const counted = (kept: Kept) => factsOf(kept).filter((fact) => fact.relation === draft.relation);

  test("has to be settled first", () => {
    expect(keep(draft)).toMatchObject({ outcome: "conflict", others: [{ id: "f-workers" }] });
  });

  test("stands beside the other while nobody decides", () => {
    expect(counted(keep(draft, { as: "undecided" })).map(({ replacedBy }) => replacedBy)).toEqual([undefined, undefined]);
  });

  test("takes the place of the older, never of the newer", () => {
    const report = { ...place, source: "report-1" };
    const dated = (day: string) => ({
      ...SAMPLE_SET,
      sources: SAMPLE_SET.sources.map((source) =>
        source.id === "report-2" ? { ...source, date: day, of: { ...source.of!, date: day } } : source,
      ),
    });
    const heirs = (day: string) => {
      const kept = keepFact(
        emptyPlan(dated(day)),
        { id: "kept", draft, named: [], evidence: [report], settling: { as: "newer" } },
        DESK_RELATIONS,
      );
      return Object.fromEntries(counted(kept).map(({ id, replacedBy }) => [id, replacedBy]));
    };
    expect(heirs("2031-05-01")).toEqual({ "f-workers": "kept", kept: undefined });
    expect(heirs("2031-05-30")).toEqual({ "f-workers": undefined, kept: "f-workers" });
  });
});

test("names that the set knows are whom it knows; who is new comes in once, with what they belong to", () => {
  const draft: DraftFact = { subject: "somebody", relation: "holds-office", object: { entity: "an-office" }, status: "asserted" };
  const named = [
    { id: "somebody", kind: "person" as const, name: "Ada Brandt" },
    { id: "an-office", kind: "office" as const, name: "Harbour Master", of: "a-place" },
    { id: "a-place", kind: "place" as const, name: "Tarn" },
  ];
  const placed = placeDraft(SAMPLE_SET, draft, named, DESK_RELATIONS);
  expect(placed.draft.subject).toBe("brandt");
  expect(placed.gained.added).toEqual([{ ...named[1], of: "tarn" }]);
});

test("two events of one name stay two", () => {
  const placed = placeDraft(
    SAMPLE_SET,
    { subject: "new-dinner", relation: "took-place-in", object: { entity: "tarn" }, status: "asserted" },
    [{ id: "new-dinner", kind: "event", name: "ministers’ dinner" }],
    DESK_RELATIONS,
  );
  expect(placed.gained.added.map(({ id }) => id)).toEqual(["new-dinner"]);
});

test("a form that nobody changed says what the fact said", () => {
  const book = bookOf(SAMPLE_SET, [], DESK_RELATIONS);
  fc.assert(
    fc.property(someFact, (fact) => {
      const draft = draftFrom(fact);
      const read = draftOf(SAMPLE_SET, book, namedFactOf(book, draft), draft);
      expect(read).toEqual({ ok: true, value: { draft, entities: [], renamed: [] } });
    }),
  );
});
