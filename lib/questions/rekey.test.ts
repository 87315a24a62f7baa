import { describe, expect, test } from "vitest";
import { readFileSync } from "node:fs";
import type { Entity, Fact, FactSet } from "../facts/fact";
import { readFactSet } from "../facts/fact-set.schema";
import { graphOf } from "../facts/graph";
import { generateQuestions } from "./generate";
import { markAnswer } from "./mark";
import { SELF_MARKED, type GivenReply, type Question } from "./question";
import { rekey } from "./rekey";

const read = readFactSet(readFileSync(new URL("../../prisma/fact-sets/ukraine-talks-2025.json", import.meta.url), "utf8"));
if (!read.ok) throw new Error("the bundled set cannot be read");
const set = read.value;
const graph = graphOf(set);
const questions = [...generateQuestions(graph, { seed: "1" })];

const withFact = (id: string, changes: Partial<Fact>): FactSet => ({
  ...set,
  facts: set.facts.map((fact) => (fact.id === id ? { ...fact, ...changes } : fact)),
});
const rightReply = ({ reply }: Question): GivenReply => ({ kind: reply.kind, value: reply.key }) as GivenReply;

/** Every question that asks a fact, with what it becomes once the fact is changed. */
function healed(id: string, changes: Partial<Fact>) {
  const after = graphOf(withFact(id, changes));
  const now = new Map([...generateQuestions(after, { seed: "1", about: new Set([id]) })].map((question) => [question.id, question]));
  return questions
    .filter((question) => question.factIds.includes(id))
    .map((asked) => ({ asked, now: now.get(asked.id) ?? null, ...rekey(after, asked, now.get(asked.id) ?? null) }));
}

describe("a question that was asked", () => {
  test("keeps its key where nothing changed: every right answer stays right, of every kind", () => {
    const byId = new Map(questions.map((question) => [question.id, question]));
    for (const asked of questions) {
      const { question, why } = rekey(graph, asked, byId.get(asked.id)!);
      if (SELF_MARKED.includes(asked.reply.kind)) expect(why).toBe("learner");
      else
        expect(question && markAnswer(question, rightReply(asked), []), `${asked.format}: ${asked.stem}`).toEqual(
          markAnswer(asked, rightReply(asked), []),
        );
    }
  });

  test("and cannot be made anew keeps its key too, or says that the facts tell nothing of it", () => {
    for (const asked of questions) {
      const { question } = rekey(graph, asked, null);
      if (question) expect(markAnswer(question, rightReply(asked), []).points, `${asked.format}: ${asked.stem}`).toBe(1);
      else expect(["order", "pairs", "boxes", "grid", "points", "grade", "choice", "choices"]).toContain(asked.reply.kind);
    }
  });

  const place = set.facts.find((fact) => fact.id === "summit-paris-held-in-city-paris")!;
  const city: Entity = set.entities.find((entity) => entity.id === "riyadh")!;

  test("about a place is right of the other place once the fact says so, in every kind that can tell it", () => {
    const all = healed(place.id, { object: { entity: city.id } });
    expect(all.length).toBeGreaterThan(3);
    for (const { asked, question, why } of all) {
      if (!question) {
        expect(["not-offered", "unclear", "learner"], asked.format).toContain(why);
        continue;
      }
      if (asked.reply.kind === "text") expect(markAnswer(question, { kind: "text", value: city.name }, []).points).toBe(1);
      if (asked.format === "true-false" && asked.slot === "object")
        expect(markAnswer(question, rightReply(asked), []).points, asked.stem).toBe(asked.stem.includes("Paris") ? 0 : 1);
      if (asked.format === "multiple-choice" && question.reply.kind === "choice")
        expect(question.reply.options.find((option) => question.reply.kind === "choice" && option.id === question.reply.key)!.text).toBe(
          city.name,
        );
    }
  });

  test("says that the right answer was not offered where it was not", () => {
    const all = healed(place.id, { object: { entity: city.id } }).filter(
      ({ asked }) => asked.format === "multiple-choice" && asked.slot === "object" && asked.reply.kind === "choice",
    );
    for (const { asked, why } of all) {
      const offered = asked.reply.kind === "choice" && asked.reply.options.some((option) => option.text === city.name);
      expect(why).toBe(offered ? null : "not-offered");
    }
  });

  test("about a number has the new number as its key", () => {
    const number = set.facts.find(
      (fact) =>
        "number" in fact.object && questions.some((question) => question.format === "numeric" && question.factIds.includes(fact.id)),
    )!;
    if (!("number" in number.object)) throw new Error("no number");
    const typed = healed(number.id, { object: { ...number.object, number: number.object.number + 1 } }).find(
      ({ asked }) => asked.format === "numeric",
    )!;
    expect(typed.question?.reply).toMatchObject({ kind: "number", key: number.object.number + 1 });
  });

  test("whose fact was taken out has no key", () => {
    const without = graphOf({ ...set, facts: set.facts.filter((fact) => fact.id !== place.id && fact.replacedBy !== place.id) });
    for (const asked of questions.filter((question) => question.factIds.includes(place.id) && !SELF_MARKED.includes(question.reply.kind)))
      expect(rekey(without, asked, null).why).toBe("taken-out");
  });
});
