import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { Fact, FactSet } from "../facts/fact";
import { graphOf, plainText, type Graph } from "../facts/graph";
import { sampleGraph } from "../facts/sample";
import { truthOf } from "../facts/truth";
import { howSure } from "./formats/how-sure";
import { inOrder } from "./formats/in-order";
import { matching } from "./formats/matching";
import { sayIt } from "./formats/say-it";
import { twoReports } from "./formats/two-reports";
import { whatComesFirst } from "./formats/what-comes-first";
import { whoWasThere } from "./formats/who-was-there";
import { readGiven } from "./given.schema";
import { generateQuestions } from "./generate";
import { claimOf } from "./claims";
import { markAnswer } from "./mark";
import { shown, type Given, type Question, type Reply } from "./question";

const SEVERAL = [howSure, inOrder, matching, sayIt, twoReports, whatComesFirst, whoWasThere];

const setOf = (slug: string): FactSet => JSON.parse(readFileSync(new URL(`../../prisma/fact-sets/${slug}.json`, import.meta.url), "utf8"));

let graph: Graph;
let made: Map<string, Question[]>;

beforeAll(() => {
  graph = graphOf(setOf("ukraine-talks-2025"));
  made = new Map(SEVERAL.map((format) => [format.name, [...generateQuestions(graph, { formats: [format], seed: "1" })]]));
}, 60_000);

type Of<K extends Reply["kind"]> = Question & { reply: Extract<Reply, { kind: K }> };
const of = <K extends Reply["kind"]>(format: string, kind: K): Of<K>[] =>
  made.get(format)!.filter((question): question is Of<K> => question.reply.kind === kind);
const textOf = (parts: readonly { id: string; text: string }[], id: string | undefined) => parts.find((part) => part.id === id)?.text ?? "";
const factOf = (question: Question, id: string): Fact => graph.fact(question.reply.facts![id]![0]!)!;

describe.each(SEVERAL)("$name", (format) => {
  test("gives eight questions or more of the bundled set, all different", () => {
    const questions = made.get(format.name)!;
    expect(questions.length).toBeGreaterThanOrEqual(8);
    expect(new Set(questions.map((question) => question.id)).size).toBe(questions.length);
    expect(
      new Set(questions.map((question) => [question.layer, question.stem, question.context, ...question.factIds].join(" "))).size,
    ).toBe(questions.length);
  });

  test("gives the same questions again, and others of other options from another seed", () => {
    const again = [...generateQuestions(graph, { formats: [format], seed: "1" })];
    expect(JSON.stringify(again)).toBe(JSON.stringify(made.get(format.name)));
    const other = [...generateQuestions(graph, { formats: [format], seed: "2" })];
    expect(other.length).toBeGreaterThanOrEqual(8);
  }, 30_000);

  test("its own key is worth 1, giving up 0, also after a trip through JSON", () => {
    for (const question of made.get(format.name)!) {
      const copy = JSON.parse(JSON.stringify(question)) as Question;
      const given = { kind: question.reply.kind, value: question.reply.key };
      expect(readGiven(question.reply, given).ok).toBe(true);
      const mark = markAnswer(copy, given as Given, []);
      expect([question.id, mark.points, mark.outcomes.every((outcome) => outcome.right)]).toEqual([question.id, 1, true]);
      expect(mark.outcomes.map((outcome) => outcome.factId)).toEqual(question.factIds);
      expect(markAnswer(copy, { kind: question.reply.kind, gaveUp: true }, []).points).toBe(0);
    }
  });

  test("shows no key, no fact and no explanation before the answer", () => {
    for (const question of made.get(format.name)!) {
      const text = JSON.stringify(shown(question));
      expect(text).not.toContain('"key"');
      expect(text).not.toContain('"facts"');
      for (const { quote } of question.evidence) expect(text).not.toContain(quote);
    }
  });

  test("every fact has its words, and every wrong option of every item a proof", () => {
    for (const question of made.get(format.name)!) {
      for (const id of question.factIds)
        expect(
          graph
            .fact(id)!
            .evidence.some((one) => question.evidence.some((shownOne) => shownOne.source === one.source && shownOne.start === one.start)),
        ).toBe(true);
      const { reply } = question;
      if (!("items" in reply)) continue;
      const options = reply.options.map((option) => option.id);
      for (const { id } of reply.items) {
        const proved = question.proofs.filter((proof) => proof.itemId === id).map((proof) => proof.optionId);
        expect([...proved].sort()).toEqual(options.filter((option) => option !== reply.key[id]).sort());
      }
    }
  });

  test("asks about given facts are those that hold one of them", () => {
    const all = [...format.asks(graph)];
    const about = new Set([all[0]!.factIds[0]!]);
    const some = [...format.asks(graph, about)];
    expect(some).toEqual(all.filter((ask) => ask.factIds.some((id) => about.has(id))));
    expect([...format.asks(graph, new Set(["no-such-fact"]))]).toEqual([]);
  });

  test("is at home in a set that has nothing for it", () => {
    const empty = graphOf({ ...setOf("first-twenty-elements"), facts: [] });
    expect([...format.asks(empty)]).toEqual([]);
    expect(
      format.draft({
        graph: empty,
        ask: { factIds: [], slot: format.name === "in-order" ? "object" : "whole", layer: "happened", variant: 0 },
        facts: [],
        random: { next: () => 0, below: () => 0, pick: () => undefined, shuffle: (items) => [...items] },
      }),
    ).toBeNull();
  });
});

test("the made-up set has a question of each", () => {
  const kinds = new Set([...generateQuestions(sampleGraph(), { formats: SEVERAL, seed: "1" })].map((question) => question.format));
  expect([...kinds].sort()).toEqual(SEVERAL.map((format) => format.name).sort());
});

test("matching: no two pairs can be swapped, and one value or two fit nothing", () => {
  for (const question of of("matching", "pairs")) {
    const { items, options, key } = question.reply;
    expect(items.length).toBeGreaterThanOrEqual(4);
    expect(options.length - items.length).toBeGreaterThanOrEqual(1);
    expect(options.length - items.length).toBeLessThanOrEqual(2);
    expect(new Set(Object.values(key)).size).toBe(items.length);
    for (const one of items) {
      for (const other of items.filter((item) => item !== one)) {
        const [fact, rival] = [factOf(question, one.id), factOf(question, other.id)];
        expect(truthOf(graph, claimOf(question.layer, fact, { object: rival.object })).value).toBe("false");
      }
    }
  }
});

const daysOf = (id: string, layer: Fact["status"][]) =>
  setOf("ukraine-talks-2025")
    .facts.filter((fact) => fact.relation === "held-on" && fact.subject === id && layer.includes(fact.status))
    .map((fact) => fact.object as { from: string; to: string });

test("in-order: each event is over before the next begins, or is stated to come before it", () => {
  for (const question of of("in-order", "order")) {
    const events = question.reply.key.map((id) => factOf(question, id).subject);
    for (const [i, later] of events.slice(1).entries()) {
      const earlier = events[i]!;
      const stated = graph.set.facts.some(
        (fact) => fact.relation === "came-before" && fact.subject === earlier && "entity" in fact.object && fact.object.entity === later,
      );
      const told = question.layer === "reported" ? (["asserted", "planned"] as const) : (["asserted"] as const);
      const apart = daysOf(earlier, [...told]).every((one) => daysOf(later, [...told]).every((other) => one.to < other.from));
      expect([question.id, earlier, later, stated || apart]).toEqual([question.id, earlier, later, true]);
    }
    expect(JSON.stringify(shown(question))).not.toMatch(/\d{1,2} (?:February|March) 2025/);
  }
});

test("in-order: a cycle of what came before neither hangs nor is asked", () => {
  const set = setOf("ukraine-talks-2025");
  const [fact] = set.facts.filter((one) => one.relation === "came-before" && one.subject === "chiefs");
  const back: Fact = { ...fact!, id: "back", subject: "ministers", object: { entity: "chiefs" } };
  const circular = graphOf({ ...set, facts: [...set.facts, back] });
  for (const question of generateQuestions(circular, { formats: [inOrder], seed: "1" })) {
    const subjects = question.factIds.map((id) => circular.fact(id)!).filter((one) => one.relation === "came-before");
    expect(subjects.length).toBeLessThanOrEqual(1);
  }
}, 30_000);

test("how-sure: the words of a thing give no box away, and the key is the first box that fits", () => {
  const inConflict = new Set(["us-ukraine-talks|held-in-city", "chiefs|held-on"]);
  for (const question of of("how-sure", "boxes")) {
    expect(question.layer).toBe("reported");
    expect(new Set(Object.values(question.reply.key)).size).toBeGreaterThanOrEqual(2);
    for (const item of question.reply.items) {
      expect(item.text.split(" saying that ")[0]).not.toMatch(
        /\b(?:planned|due|expected|could|will|would|according|claims?|claimed|says|said|reportedly|took|attended|hosted)\b/i,
      );
      const fact = factOf(question, item.id);
      const box = inConflict.has(`${fact.subject}|${fact.relation}`)
        ? /differ/
        : fact.by
          ? /claim/
          : fact.status === "asserted"
            ? /happened/
            : /planned/;
      expect([item.text, textOf(question.reply.options, question.reply.key[item.id])]).toEqual([item.text, expect.stringMatching(box)]);
    }
  }
});

test("how-sure: no two sides of a dispute stand in one question", () => {
  for (const question of of("how-sure", "boxes")) {
    const texts = question.reply.items.map((item) => item.text).join(" ");
    expect(/taking place in Riyadh/.test(texts) && /taking place in Jeddah/.test(texts)).toBe(false);
    const chiefs = question.reply.items.filter((item) => /chiefs’ meeting \(Paris\) taking place on/.test(item.text));
    expect(chiefs.length).toBeLessThanOrEqual(1);
  }
});

const namesOf = (id: string) => [graph.entity(id)!.name, ...(graph.entity(id)!.aliases ?? [])].map(plainText);

test("who-was-there: reports are silent only on people they do not name, and nobody in doubt is asked", () => {
  for (const question of of("who-was-there", "grid")) {
    const named = graph.set.sources.filter((source) => question.context.includes(source.title));
    expect(named.length).toBeGreaterThanOrEqual(2);
    expect(question.stem).toContain("In these reports");
    for (const cell of question.reply.items) {
      const who = textOf(question.reply.rows, cell.row);
      const where = textOf(question.reply.columns, cell.column);
      const answer = textOf(question.reply.options, question.reply.key[cell.id]);
      expect([who, where]).not.toEqual(["Tony Radakin", expect.stringContaining("Defence ministers")]);
      if (!/do not say/.test(answer)) continue;
      const person = graph.entitiesNamed(who)[0]!;
      for (const source of named) for (const name of namesOf(person.id)) expect(` ${plainText(source.text)} `).not.toContain(` ${name} `);
      expect(where).not.toContain("US–Ukraine");
    }
  }
});

test("who-was-there: Umerov is at the ministers’ meeting by video, and Zelensky alone stays away from the talks in March", () => {
  const cells = of("who-was-there", "grid").flatMap((question) =>
    question.reply.items.map((cell) => ({
      who: textOf(question.reply.rows, cell.row),
      where: textOf(question.reply.columns, cell.column),
      answer: textOf(question.reply.options, question.reply.key[cell.id]),
    })),
  );
  for (const { who, where, answer } of cells) {
    if (who === "Rustem Umerov" && where.startsWith("Defence ministers")) expect(answer).toMatch(/video/);
    if (/away/.test(answer) && where.startsWith("US–Ukraine")) expect(who).toBe("Volodymyr Zelensky");
  }
  expect(cells.some(({ answer }) => /away/.test(answer))).toBe(true);
  expect(cells.some(({ answer }) => /video/.test(answer))).toBe(true);
});

test("two-reports: what each report says is read from the file", () => {
  const answers = new Set<string>();
  for (const question of of("two-reports", "choice")) {
    const answer = textOf(question.reply.options, question.reply.key);
    answers.add(answer);
    const titles = [...question.context.matchAll(/“([^”]+)”/g)].map((match) => match[1]);
    const [first, second] = titles.map((title) => graph.set.sources.find((source) => source.title === title)!.id);
    const tells = (fact: Fact, source: string | undefined) => fact.evidence.some((one) => one.source === source);
    const facts = question.factIds.map((id) => graph.fact(id)!);
    if (/^Both/.test(answer)) expect(facts.every((fact) => tells(fact, first) && tells(fact, second))).toBe(true);
    if (/^Only the first/.test(answer)) expect(facts.every((fact) => tells(fact, first) && !tells(fact, second))).toBe(true);
    if (/^Only the second/.test(answer)) expect(facts.every((fact) => !tells(fact, first) && tells(fact, second))).toBe(true);
    if (facts.length === 2)
      expect(facts.map((fact) => [tells(fact, first), tells(fact, second)]).sort()).toEqual([
        [false, true],
        [true, false],
      ]);
    if (/otherwise/.test(answer)) expect(facts.some((fact) => fact.replacedBy !== undefined && tells(fact, first))).toBe(true);
  }
  expect(answers.size).toBe(5);
});

test("what-comes-first: what comes first is told of that step alone", () => {
  for (const question of of("what-comes-first", "pairs")) {
    for (const item of question.reply.items) {
      const fact = factOf(question, item.id);
      const told = graph.set.facts
        .filter((one) => one.relation === "requires-first" && one.subject === fact.subject)
        .map((one) => ("entity" in one.object ? graph.entity(one.object.entity)!.name.toLowerCase() : ""));
      const right = question.reply.options.filter((option) => told.includes(option.text.toLowerCase()));
      expect([item.text, right.map((option) => option.id)]).toEqual([item.text, [question.reply.key[item.id]]]);
      if (fact.by) expect(item.text).toContain(", according to ");
    }
  }
});

test("say-it: two to four points, each a sentence of its own that a fact makes", () => {
  for (const question of of("say-it", "points")) {
    expect(question.reply.options.length).toBeGreaterThanOrEqual(2);
    expect(question.reply.options.length).toBeLessThanOrEqual(4);
    for (const option of question.reply.options) expect(option.text).toMatch(/\.$/);
    expect(question.stem).toMatch(/\? Write two sentences\.$/);
  }
});
