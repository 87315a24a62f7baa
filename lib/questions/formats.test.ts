import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readFactSet } from "../facts/fact-set.schema";
import { graphOf } from "../facts/graph";
import { sampleGraph } from "../facts/sample";
import { random } from "../random";
import { generateQuestions } from "./generate";
import { readGiven } from "./given.schema";
import { lintQuestion } from "./lint";
import { markAnswer } from "./mark";
import { readQuestions } from "./question.schema";
import { shown, SLOTS, type Given, type Question, type Reply } from "./question";
import { FORMATS } from "./registry";

// The contract of a format. It runs over whatever is registered: a new format is tested the moment it is listed.

const bundled = ["ukraine-talks-2025", "first-twenty-elements"].map((slug) => {
  const read = readFactSet(readFileSync(new URL(`../../prisma/fact-sets/${slug}.json`, import.meta.url), "utf8"));
  if (!read.ok) throw new Error(`${slug} cannot be read`);
  return graphOf(read.value);
});
const graphs = [...bundled, sampleGraph()];

/** What a learner could send by chance or on purpose: of the right kind, and not the answer. */
function nonsense(reply: Reply): unknown {
  switch (reply.kind) {
    case "choice":
    case "place":
      return reply.options.find((option) => option.id !== reply.key)!.id;
    case "choices":
      return reply.options.filter((option) => !reply.key.includes(option.id)).map((option) => option.id);
    case "text":
      return "zzz qqq xxx";
    case "number":
      return -98765;
    case "order":
      return [...reply.key].reverse();
    case "points":
      return [];
    case "grade":
      return 1;
    case "pairs":
    case "boxes":
    case "grid":
      return {};
  }
}

/** Everything secret of a question, each replaced by a mark that nothing else holds. */
function marked(question: Question): { question: Question; marks: string[] } {
  const marks: string[] = [];
  const mark = () => {
    marks.push(`CANARY${marks.length}`);
    return marks[marks.length - 1]!;
  };
  const { reply } = question;
  const key =
    typeof reply.key === "string"
      ? mark()
      : Array.isArray(reply.key)
        ? [mark()]
        : typeof reply.key === "object"
          ? { [mark()]: mark() }
          : reply.key;
  const secrets = {
    key,
    facts: { [mark()]: [mark()] },
    ...(reply.kind === "text" && { accepted: [mark()] }),
    ...(reply.kind === "grade" && { back: mark() }),
    ...(reply.kind === "points" && { options: [{ id: mark(), text: mark() }] }),
  };
  const secret = {
    ...question,
    reply: { ...reply, ...secrets } as Reply,
    explanation: mark(),
    evidence: [{ source: mark(), title: mark(), start: 0, end: 1, quote: mark() }],
    proofs: [{ optionId: mark(), kind: "closed" as const, factIds: [mark()] }],
    factIds: [mark()],
    restsOn: [mark()],
  };
  return { question: secret, marks };
}

describe.each(FORMATS.map((format) => ({ name: format.name, format })))("$name", ({ format }) => {
  const made = graphs.map((graph) => ({ graph, questions: [...generateQuestions(graph, { formats: [format], seed: "1" })] }));
  const all = made.flatMap(({ questions }) => questions);

  test("asks something of the bundled sets", () => {
    expect(all.length).toBeGreaterThanOrEqual(8);
  });

  test("gives the same questions for the same seed, with ids of their own", () => {
    for (const { graph, questions } of made) {
      expect(JSON.stringify([...generateQuestions(graph, { formats: [format], seed: "1" })])).toBe(JSON.stringify(questions));
      expect(new Set(questions.map((question) => question.id)).size).toBe(questions.length);
    }
  });

  test("keeps the ids of its questions whatever the seed", () => {
    for (const { graph, questions } of made) {
      const facts = new Map(questions.map((question) => [question.id, question.factIds.join()]));
      for (const question of generateQuestions(graph, { formats: [format], seed: "2" }))
        if (facts.has(question.id)) expect(question.factIds.join()).toBe(facts.get(question.id));
    }
  });

  test("breaks no rule of the linter", () => {
    for (const { graph, questions } of made)
      for (const question of questions) expect(lintQuestion(graph, question).filter((finding) => finding.level === "E")).toEqual([]);
  });

  test("says its reply, a slot, a context line and a stem, and survives JSON", () => {
    for (const question of all) {
      expect(question).toMatchObject({ format: format.name, reply: { kind: format.reply } });
      expect(SLOTS).toContain(question.slot);
      expect(question.context.trim()).not.toBe("");
      expect(question.explanation.trim()).not.toBe("");
      expect(JSON.parse(JSON.stringify(question))).toEqual(question);
      expect(format.guess(question)).toBeGreaterThanOrEqual(0);
      expect(format.guess(question)).toBeLessThanOrEqual(1);
    }
    expect(readQuestions(JSON.stringify({ questions: all })).ok).toBe(true);
  });

  test("marks its key 1, giving up 0, and nonsense less than the key", () => {
    for (const question of all) {
      const key = { kind: question.reply.kind, value: question.reply.key };
      const read = readGiven(question.reply, key);
      expect(read.ok, question.stem).toBe(true);
      expect(markAnswer(question, key as Given, []).points).toBe(1);
      expect(markAnswer(question, { kind: question.reply.kind, gaveUp: true }, []).points).toBe(0);
      const wrong = markAnswer(question, { kind: question.reply.kind, value: nonsense(question.reply) } as Given, []);
      expect(wrong.points, question.stem).toBe(0);
    }
  });

  test("moves only the facts that it asks", () => {
    for (const question of all) {
      const { outcomes } = markAnswer(question, { kind: question.reply.kind, value: question.reply.key } as Given, []);
      for (const outcome of outcomes) expect(question.factIds).toContain(outcome.factId);
      expect(outcomes.every((outcome) => outcome.slot === question.slot && outcome.right)).toBe(true);
    }
  });

  test("shows a learner nothing that is secret", () => {
    for (const question of all.slice(0, 20)) {
      const { question: secret, marks } = marked(question);
      const text = JSON.stringify(shown(secret));
      for (const mark of marks) expect(text).not.toContain(mark);
    }
  });

  test("answers null, and never throws, for facts that are not there or of another kind", () => {
    const chance = random("any");
    for (const { graph } of made) {
      for (const fact of chance.shuffle(graph.set.facts).slice(0, 30)) {
        const ask = { factIds: [fact.id], slot: "object" as const, layer: "happened" as const, variant: 0 };
        expect(() => format.draft({ graph, ask, facts: [fact], random: random("x") })).not.toThrow();
      }
    }
  });
});
