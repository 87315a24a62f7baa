import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { FactSet } from "../facts/fact";
import { graphOf } from "../facts/graph";
import { random } from "../random";
import { standApart } from "./apart";
import { distractorsFor } from "./distractors";
import { explain } from "./explanation";
import { factContext } from "./fact-context";
import { multipleChoice } from "./formats/multiple-choice";
import { generateQuestions } from "./generate";
import { makeQuestion, questionId } from "./make-question";
import type { Question } from "./question";
import { askableFacts, valueAt } from "./single-fact";

const set: FactSet = JSON.parse(readFileSync(new URL("../../prisma/fact-sets/ukraine-talks-2025.json", import.meta.url), "utf8"));
const graph = graphOf(set);
const factNamed = (id: string) => graph.fact(id)!;

describe("wrong options", () => {
  test("carry a proof, and stand apart from the right one and from one another", () => {
    for (const { fact } of askableFacts(graph)) {
      for (const end of ["subject", "object"] as const) {
        const chosen = distractorsFor(graph, fact, end, random("1"), { most: 4 });
        const right = { text: "", object: valueAt(fact, end) };
        for (const [i, one] of chosen.entries()) {
          expect(one.proof.kind).toBeTruthy();
          if ("entity" in right.object) expect(one.entity?.id).not.toBe(right.object.entity);
          for (const other of chosen.slice(i + 1)) expect(standApart(one, other), `${one.text} | ${other.text}`).toBe(true);
        }
      }
    }
  });

  test("are the same for the same seed, and others for some other seed", () => {
    const fact = factNamed("lecornu-attended-ministers");
    const drawn = (seed: string) =>
      distractorsFor(graph, fact, "subject", random(seed))
        .map(({ text }) => text)
        .join();
    expect(drawn("1")).toBe(drawn("1"));
    expect(new Set(Array.from({ length: 20 }, (_, i) => drawn(String(i)))).size).toBeGreaterThan(3);
  });

  test("are none where nothing could show them wrong", () => {
    expect(
      distractorsFor(graph, factNamed("macron-attended-leaders-call"), "subject", random("1"), { most: 9 }).filter(
        ({ proof }) => proof.kind === "closed",
      ),
    ).toEqual([]);
  });
});

describe("the context line", () => {
  const standing = {
    layer: "happened" as const,
    stem: "In which city or region did the military chiefs’ meeting take place?",
    secrets: ["Paris"],
  };

  test("tells day and place of the event, and never the answer", () => {
    const context = factContext(graph, factNamed("chiefs-held-in-city-paris"), { ...standing, asked: "object" });
    expect(context?.text).toContain("11 March 2025");
    expect(context?.text).not.toContain("Paris");
    expect(context?.restsOn).not.toContain("chiefs-held-in-city-paris");
  });
});

test("the explanation says what earlier reports had expected", () => {
  expect(explain(graph, factNamed("boiev-attended-ministers"))?.text).toContain("Reports of 10 March 2025 had expected Rustem Umerov.");
  expect(explain(graph, factNamed("us-ukraine-talks-met-in-jeddah"))?.text).toContain("had expected Riyadh.");
});

describe("ids", () => {
  const asks = [...multipleChoice.asks(graph)].slice(0, 150);

  test("of questions do not depend on the order of facts, nor on the seed", () => {
    expect(questionId("a", "b", "object", ["y", "x"], 0)).toBe(questionId("a", "b", "object", ["x", "y"], 0));
    for (const ask of asks.slice(0, 30)) {
      const [one, other] = [makeQuestion(graph, multipleChoice, ask, "1"), makeQuestion(graph, multipleChoice, ask, "2")];
      if (one && other) expect(one.id).toBe(other.id);
    }
  });

  test("of options belong to one question, and neither they nor the order tell the key", () => {
    const made = Array.from({ length: 8 }, (_, seed) => asks.map((ask) => makeQuestion(graph, multipleChoice, ask, String(seed)))).flat();
    const questions = made.filter((question): question is Question => question !== null);
    const places = [0, 0, 0, 0];
    const ranks = [0, 0, 0, 0];
    const ownerOf = new Map<string, string>();
    for (const { id, reply } of questions) {
      if (reply.kind !== "choice") continue;
      for (const option of reply.options) {
        expect(ownerOf.get(option.id) ?? id).toBe(id);
        ownerOf.set(option.id, id);
      }
      if (reply.options.length !== 4 || /\d/.test(reply.options[0]!.text)) continue;
      places[reply.options.findIndex((option) => option.id === reply.key)]! += 1;
      ranks[
        reply.options
          .map((option) => option.id)
          .sort()
          .indexOf(reply.key)
      ]! += 1;
    }
    const all = places.reduce((sum, count) => sum + count, 0);
    expect(all).toBeGreaterThan(100);
    for (const count of [...places, ...ranks]) expect(Math.abs(count / all - 1 / 4)).toBeLessThan(0.1);
  });
});

test("questions come lazily, and no more than asked for", () => {
  expect([...generateQuestions(graph, { seed: "1", limit: 5 })]).toHaveLength(5);
  const about = new Set(["boiev-attended-ministers"]);
  const near = [...generateQuestions(graph, { seed: "1", about })];
  expect(near.length).toBeGreaterThan(2);
  for (const question of near) expect(question.factIds).toContain("boiev-attended-ministers");
});

describe("what a learner of sixteen reads", () => {
  const generated = [...generateQuestions(graph, { seed: "read" })];
  const optionsOf = ({ reply }: Question) => ("options" in reply ? reply.options.map((option) => option.text) : []);

  test("a name in a gap has its article", () => {
    const bare = set.entities.filter((entity) => entity.article === "the" && entity.kind === "place").map((entity) => entity.name);
    expect(bare).toContain("Netherlands");
    const gaps = generated.filter((question) => question.format === "gap-from-bank");
    expect(gaps.flatMap(optionsOf).filter((text) => bare.includes(text))).toEqual([]);
    expect(gaps.flatMap(optionsOf)).toContain("the Netherlands");
  });

  test("no unit of many stands after a 1", () => {
    expect(generated.flatMap(optionsOf).filter((text) => /\b1 \p{L}+s\b/u.test(text))).toEqual([]);
  });

  test("nobody has to type words of ours for a thing", () => {
    const typed = generated.filter(
      ({ reply, slot, factIds }) => reply.kind === "text" && slot === "object" && "text" in factNamed(factIds[0]!).object,
    );
    expect(typed.filter(({ reply }) => reply.kind === "text" && reply.key.split(" ").length > 2)).toEqual([]);
  });

  test("a line that names a report tells its day once", () => {
    const lines = generated
      .map(({ context }) => context)
      .filter((context) => set.sources.some(({ title }) => context.startsWith(`${title},`)));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line.match(/\d{1,2} \p{Lu}\p{L}+ \d{4}/gu) ?? [], line).toHaveLength(1);
  });
});
