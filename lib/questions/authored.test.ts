import { describe, expect, test } from "vitest";
import { checkFactSet } from "../facts/fact-set.schema";
import { graphOf } from "../facts/graph";
import { listSourceLines } from "../facts/overview";
import { SAMPLE_SET, sampleGraph } from "../facts/sample";
import { authoredOf, EMPTY_AUTHORED_FORM, withAuthored, type Authored, type AuthoredForm } from "./authored";
import { generateQuestions } from "./generate";
import { isSound, lintQuestion } from "./lint";

const form = (more: Partial<AuthoredForm>): AuthoredForm => ({
  ...EMPTY_AUTHORED_FORM,
  context: "Rivers of Europe, lengths as measured in 2020",
  ...more,
});

const FORMS: readonly [string, AuthoredForm][] = [
  ["one right answer", form({ kind: "one", stem: "Which river runs through Vienna?", right: "Danube", wrong: "Rhine\nElbe\nRhône" })],
  [
    "several right answers",
    form({
      kind: "several",
      stem: "Which rivers reach the Black Sea? Select all that apply.",
      right: "Danube\nDnieper",
      wrong: "Rhine\nElbe\nRhône",
    }),
  ],
  ["a typed answer", form({ kind: "typed", stem: "Which river runs through Vienna?", right: "Danube\nDonau" })],
  ["a number", form({ kind: "number", stem: "How many countries does the Danube run through?", right: "10", unit: "countries" })],
  ["a true statement", form({ kind: "true-false", stem: "The Danube runs through Vienna.", right: "true" })],
  ["a false statement", form({ kind: "true-false", stem: "The Rhine runs through Vienna.", right: "false" })],
];

const madeOf = (one: AuthoredForm): Authored => {
  const made = authoredOf(SAMPLE_SET, "1a2b3c4d", one);
  if (!made.ok) throw new Error(made.problems[0]!.message);
  return made.value;
};

describe.each(FORMS)("a question of one’s own with %s", (_, one) => {
  const made = madeOf(one);
  const set = withAuthored(sampleGraph(), made);
  const graph = graphOf(set);

  test("owns one fact of the set, with its author as the source", () => {
    expect(checkFactSet(set).ok).toBe(true);
    expect(made.question.factIds).toEqual([made.fact.id]);
    expect(made.source.text.slice(made.fact.evidence[0]!.start, made.fact.evidence[0]!.end)).toBe(made.question.evidence[0]!.quote);
  });

  test("breaks no rule", () => {
    expect(lintQuestion(graph, made.question).filter(({ level }) => level === "E")).toEqual([]);
    expect(isSound(graph, made.question)).toBe(true);
  });

  test("shows its answer on no page of sources", () => {
    expect(listSourceLines(graph).map(({ source }) => source.id)).not.toContain(made.source.id);
  });

  test("is asked by no format: only as it was written", () => {
    expect([...generateQuestions(graph, { seed: "1", about: new Set([made.fact.id]) })]).toEqual([]);
  });
});

test("is looked at by the rules of wording like any other", () => {
  const graphWith = (one: Authored) => graphOf(withAuthored(sampleGraph(), one));
  const telling = madeOf(
    form({ kind: "one", stem: "Which river, the Danube, runs through Vienna?", right: "Danube", wrong: "Rhine\nElbe" }),
  );
  expect(lintQuestion(graphWith(telling), telling.question).map(({ rule }) => rule)).toContain("L25");
  const two = madeOf(form({ kind: "one", stem: "Which river runs through Vienna?", right: "Danube", wrong: "Rhine" }));
  expect(lintQuestion(graphWith(two), two.question).map(({ rule }) => rule)).toContain("L30");
});

test.each([
  ["right", form({ kind: "one", stem: "Which?", wrong: "Rhine" })],
  ["wrong", form({ kind: "one", stem: "Which?", right: "Danube", wrong: "Danube\nRhine" })],
  ["right", form({ kind: "number", stem: "How many?", right: "ten or so" })],
  ["right", form({ kind: "true-false", stem: "It is.", right: "perhaps" })],
  ["kind", form({ kind: "essay", stem: "Why?" })],
  ["stem", form({ kind: "typed", stem: " ", right: "Danube" })],
])("what is missing is said at its field (%s)", (where, one) => {
  const made = authoredOf({ slug: "rivers" }, "1", one);
  expect(!made.ok && made.problems.map((problem) => problem.where)).toContain(where);
});
