import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { graphOf, type Graph } from "../facts/graph";
import { randomWorld } from "../facts/random-world";
import { SAMPLE_SET } from "../facts/sample";
import type { FactSet } from "../facts/fact";
import { random } from "../random";
import { generateQuestions } from "./generate";
import { lintQuestion } from "./lint";
import { doubts, type RawSet } from "./oracle";
import type { Question } from "./question";

/** The set as the file has it: nothing that the graph adds. */
const rawOf = (set: FactSet): RawSet => JSON.parse(JSON.stringify(set));
const doubtsOf = (raw: RawSet, question: Question) => doubts(raw, JSON.parse(JSON.stringify(question)));

const bundled = (slug: string): FactSet =>
  JSON.parse(readFileSync(new URL(`../../prisma/fact-sets/${slug}.json`, import.meta.url), "utf8"));
const talks = bundled("ukraine-talks-2025");

describe("no wrong option is right or unknown", () => {
  test.each([
    ["ukraine-talks-2025", talks, ["1", "2", "3"]],
    ["first-twenty-elements", bundled("first-twenty-elements"), ["1", "2", "3"]],
    ["the sample set", SAMPLE_SET, ["1", "2", "3", "4", "5"]],
  ] as [string, FactSet, string[]][])(
    "in %s",
    (_, set, seeds) => {
      const graph = graphOf(set);
      const raw = rawOf(set);
      const found = seeds.flatMap((seed) => [...generateQuestions(graph, { seed })].flatMap((question) => doubtsOf(raw, question)));
      expect(found).toEqual([]);
    },
    180_000,
  );

  test("in random worlds, where nothing breaks a rule either", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 20, max: 110 }), fc.boolean(), (seed, size, layered) => {
        const set = randomWorld(random(`oracle ${seed}`), size, layered);
        const graph = graphOf(set);
        const raw = rawOf(set);
        for (const question of generateQuestions(graph, { seed: String(seed) })) {
          expect(doubtsOf(raw, question)).toEqual([]);
          expect(lintQuestion(graph, question).filter((finding) => finding.level === "E")).toEqual([]);
        }
      }),
      { seed: 2025, numRuns: 30 },
    );
  }, 180_000);
});

describe("the oracle is not blind", () => {
  let graph: Graph;
  let hosted: Question;
  const raw = rawOf(talks);

  const withOption = (question: Question, text: string): Question => {
    const reply = question.reply as Extract<Question["reply"], { kind: "choice" }>;
    const at = reply.options.findIndex((option) => option.id !== reply.key);
    return { ...question, reply: { ...reply, options: reply.options.map((option, i) => (i === at ? { ...option, text } : option)) } };
  };

  const found = (format: string, holds: (question: Question) => boolean): Question => {
    for (const question of generateQuestions(graph, { seed: "1" })) if (question.format === format && holds(question)) return question;
    throw new Error(`no question of ${format}`);
  };

  beforeAll(() => {
    graph = graphOf(talks);
    hosted = found("multiple-choice", (question) => question.factIds.includes("macron-hosted-summit-paris") && question.slot === "subject");
  }, 60_000);

  test("it sees another name of the right answer", () => {
    expect(doubtsOf(raw, withOption(hosted, "Emmanuel Macron")).map(({ why }) => why)).toEqual(["true"]);
    expect(doubtsOf(raw, withOption(hosted, "President Macron")).map(({ why }) => why)).toEqual(["true"]);
    expect(doubtsOf(raw, withOption(hosted, "Nobody in the set")).map(({ why }) => why)).toEqual(["unknown"]);
  });

  test("it sees somebody of whom nobody says anything", () => {
    const attended = found(
      "multiple-choice",
      (question) =>
        question.proofs.some((proof) => proof.kind === "closed") &&
        question.factIds[0]!.includes("attended-ministers") &&
        question.slot === "subject",
    );
    expect(doubtsOf(raw, attended)).toEqual([]);
    const open: RawSet = { ...raw, closures: [] };
    expect(doubtsOf(open, attended).map(({ why }) => why)).toContain("unknown");
  });

  test("it sees a fact that waits for its review", () => {
    const wrong = (hosted.reply as Extract<Question["reply"], { kind: "choice" }>).options.find(
      (option) => option.id !== (hosted.reply as { key: string }).key,
    )!;
    const who = raw.entities.find((entity) => entity.name === wrong.text)!;
    const told = raw.facts.find((fact) => fact.id === "macron-hosted-summit-paris")!;
    const pending: RawSet = { ...raw, facts: [...raw.facts, { ...told, id: "pending", subject: who.id, review: "pending" }] };
    expect(doubtsOf(pending, hosted).map(({ why }) => why)).toContain("true");
  });

  test("it sees that nothing shows a statement false", () => {
    const lie = found(
      "true-false",
      (question) =>
        (question.reply as { options: { id: string; text: string }[]; key: string }).options.find(
          (option) => option.id === (question.reply as { key: string }).key,
        )?.text === "False" && question.factIds[0]!.includes("held-in-city"),
    );
    const fact = raw.facts.find((one) => one.id === lie.factIds[0])!;
    expect(doubtsOf(raw, lie)).toEqual([]);
    const manyPlaces: RawSet = {
      ...raw,
      relations: raw.relations.map((one) => (one.id === fact.relation ? { ...one, functional: false } : one)),
    };
    expect(doubtsOf(manyPlaces, lie).map(({ why }) => why)).toEqual(["unknown"]);
  });
});
