import { describe, expect, test } from "vitest";
import { graphOf } from "../facts/graph";
import { partsOfStatement, STATED_RELATION } from "../facts/stated-false";
import { SAMPLE_SET } from "../facts/sample";
import { alternativesOf, hasChoosableOptions } from "./alternatives";
import { generateQuestions } from "./generate";
import { lintQuestion } from "./lint";
import { withWrongOptions } from "./own-options";
import type { Question } from "./question";

const graph = graphOf(SAMPLE_SET);
const all = [...generateQuestions(graph, { seed: "1" })].filter(hasChoosableOptions);
/** Some of every format: each is drawn many times over. */
const questions = all.filter((question, i) => i % 8 === 0 || question.format !== all[i - 1]?.format).slice(0, 14);
const errors = (on: typeof graph, question: Question) => lintQuestion(on, question).filter(({ level }) => level === "E");
const wrongOf = ({ reply }: Question) =>
  reply.kind === "choice"
    ? reply.options.filter(({ id }) => id !== reply.key)
    : reply.kind === "choices"
      ? reply.options.filter(({ id }) => !reply.key.includes(id))
      : [];

test("whatever a question is drawn with is among what it can be given", () => {
  expect(questions.length).toBeGreaterThan(5);
  for (const question of questions) {
    const known = alternativesOf(graph, question).map(({ option }) => option.id);
    expect(known).toEqual(expect.arrayContaining(wrongOf(question).map(({ id }) => id)));
  }
});

test("a question with other wrong options that are shown wrong keeps its key, and the truth rules have nothing against it", () => {
  for (const question of questions) {
    const others = alternativesOf(graph, question).slice(0, wrongOf(question).length);
    const changed = withWrongOptions(question, others, []);
    expect(changed.reply.kind === question.reply.kind && "key" in changed.reply && changed.reply.key).toEqual(
      "key" in question.reply && question.reply.key,
    );
    expect(errors(graph, changed).filter(({ rule }) => ["L01", "L02", "L03"].includes(rule))).toEqual([]);
  }
});

describe("an own wrong option", () => {
  const question = questions.find(({ format }) => format === "multiple-choice")!;
  const [first, ...rest] = wrongOf(question);
  const proven = alternativesOf(graph, question).filter(({ option }) => rest.some(({ id }) => id === option.id));
  const { source, fact } = partsOfStatement("1", question, graph.fact(question.factIds[0]!)!.subject, first!.text.replace(/^\w/, "Q"));
  const own = { text: "text" in fact.object ? fact.object.text : "", factId: fact.id };
  const told = graphOf({
    ...SAMPLE_SET,
    sources: [...SAMPLE_SET.sources, source],
    relations: [...SAMPLE_SET.relations, STATED_RELATION],
    facts: [...SAMPLE_SET.facts, fact],
  });
  const truth = (on: typeof graph, one: Question) => errors(on, one).filter(({ rule }) => rule === "L03");

  test("is taken when a fact states that it is wrong, by its author", () => {
    expect(truth(told, withWrongOptions(question, proven, [own]))).toEqual([]);
  });

  test("is refused without the statement, for another question, and for other words", () => {
    expect(truth(graph, withWrongOptions(question, proven, [own]))).not.toEqual([]);
    const other = withWrongOptions(question, proven, [{ ...own, text: `${own.text} too` }]);
    expect(truth(told, other)).not.toEqual([]);
    const elsewhere = graphOf({ ...told.set, facts: [...SAMPLE_SET.facts, { ...fact, note: "another" }] });
    expect(truth(elsewhere, withWrongOptions(question, proven, [own]))).not.toEqual([]);
  });

  test("is refused where the facts say that it is right, whatever is stated", () => {
    const reply = question.reply.kind === "choice" ? question.reply : null;
    const key = reply!.options.find(({ id }) => id === reply!.key)!.text;
    const lie = partsOfStatement("2", question, fact.subject, key);
    const lying = graphOf({ ...told.set, sources: [...told.set.sources, lie.source], facts: [...told.set.facts, lie.fact] });
    expect(errors(lying, withWrongOptions(question, proven, [{ text: key, factId: lie.fact.id }]))).not.toEqual([]);
  });

  test("makes no other question: what is stated is about this one", () => {
    const ids = (on: typeof graph) =>
      [...generateQuestions(on, { seed: "1" })].map(({ id, factIds }) => (factIds.includes(fact.id) ? `about ${fact.id}` : id));
    expect(ids(told)).not.toContain(`about ${fact.id}`);
  });
});
