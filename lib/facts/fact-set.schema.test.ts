import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { Fact, FactSet } from "./fact";
import { writeFactSet } from "./fact-set";
import { checkFactSet, readFactSet } from "./fact-set.schema";
import { SAMPLE_SET } from "./sample";

type Loose = Record<string, unknown>;

/** The sample with one change, as text. */
function changed(change: (set: FactSet & Loose) => void): string {
  const copy = JSON.parse(writeFactSet(SAMPLE_SET)) as FactSet & Loose;
  change(copy);
  return JSON.stringify(copy);
}

function problemsOf(text: string): { where: string; message: string }[] {
  const read = readFactSet(text);
  return read.ok ? [] : read.problems;
}

const whereOf = (text: string) => problemsOf(text).map(({ where }) => where);
const loose = (value: unknown) => value as Loose;
const factNamed = (set: FactSet, id: string) => set.facts.find((fact) => fact.id === id)! as Fact & Loose;
const indexOf = (id: string) => SAMPLE_SET.facts.findIndex((fact) => fact.id === id);

// Slow machines share their cores.
vi.setConfig({ testTimeout: 60_000 });

describe("the file", () => {
  test("what is written is read back", () => {
    const read = readFactSet(writeFactSet(SAMPLE_SET));
    expect(read).toEqual({ ok: true, value: SAMPLE_SET });
  });

  test("writing what was read gives the same bytes", () => {
    const text = writeFactSet(SAMPLE_SET);
    const read = readFactSet(text);
    expect(read.ok && writeFactSet(read.value)).toBe(text);
  });

  test("fields come in one order, whatever the order they were given in", () => {
    const turned = JSON.parse(JSON.stringify(SAMPLE_SET), (_, value: unknown) =>
      value !== null && typeof value === "object" && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
    ) as FactSet;
    const plain = {
      ...turned,
      relations: SAMPLE_SET.relations,
      sources: SAMPLE_SET.sources,
      facts: turned.facts.map((fact, i) => ({ ...fact, object: SAMPLE_SET.facts[i]!.object })),
    };
    expect(writeFactSet(plain)).toBe(writeFactSet(SAMPLE_SET));
  });

  const folder = path.join(import.meta.dirname, "../../prisma/fact-sets");
  test.each(readdirSync(folder).filter((name) => name.endsWith(".json")))("the bundled set %s is sound", (name) => {
    expect(problemsOf(readFileSync(path.join(folder, name), "utf8"))).toEqual([]);
  });

  test("the example in the docs is sound, and its evidence is whole sentences", () => {
    const docs = readFileSync(path.join(import.meta.dirname, "../../docs/fact-set-file.md"), "utf8");
    const read = readFactSet(/```json\n([\s\S]*?)```/.exec(docs)![1]!);
    expect(read.ok ? [] : read.problems).toEqual([]);
    const { facts, sources } = (read as { value: FactSet }).value;
    const words = facts.flatMap((fact) =>
      fact.evidence.map((one) => sources.find(({ id }) => id === one.source)!.text.slice(one.start, one.end)),
    );
    expect(words).toEqual(sources.map(({ text }) => text));
  });

  test("a byte-order mark and Windows line ends do no harm", () => {
    expect(readFactSet(`\uFEFF${writeFactSet(SAMPLE_SET).replaceAll("\n", "\r\n")}`).ok).toBe(true);
  });

  test("closures and questions may be missing", () => {
    const text = changed((set) => {
      delete loose(set).closures;
      delete loose(set).questions;
    });
    expect(readFactSet(text)).toMatchObject({ ok: true, value: { closures: [], questions: [] } });
  });

  test("a set in memory is checked the same way", () => {
    expect(checkFactSet(SAMPLE_SET).ok).toBe(true);
    expect(checkFactSet({ ...SAMPLE_SET, facts: [{ ...SAMPLE_SET.facts[0]!, subject: "nobody" }] }).ok).toBe(false);
  });
});

describe("what is refused", () => {
  test("a file that is cut off anywhere, with its line", () => {
    const text = writeFactSet(SAMPLE_SET).trimEnd();
    fc.assert(
      fc.property(fc.integer({ min: 1, max: text.length - 1 }), (end) => {
        const [problem, ...others] = problemsOf(text.slice(0, end));
        expect(others).toEqual([]);
        expect(problem!.where).toMatch(/^line \d+, column \d+$/);
      }),
      { numRuns: 60 },
    );
    expect(problemsOf(text.slice(0, 5000))[0]!.message).toContain("cut off");
  });

  test.each([
    ["", "file"],
    ["[]", "file"],
    ["null", "file"],
    ["7", "file"],
    ["{}", "format"],
    ['{"format": "footing-fact-set/2"}', "format"],
    ["{,}", "line 1, column 2"],
  ])("%j, at %s", (text, where) => {
    expect(whereOf(text)).toEqual([where]);
  });

  test("a nest that is too deep", () => {
    expect(problemsOf(`{"format":"footing-fact-set/1","sources":${"[".repeat(50_000)}${"]".repeat(50_000)}}`)[0]!.message).toContain(
      "nested",
    );
  });

  const last = SAMPLE_SET.facts.length;
  const cases: [name: string, change: (set: FactSet & Loose) => void, where: string[]][] = [
    ["an unknown field of the set", (set) => (loose(set).score = 1), ["score"]],
    ["an unknown field of a fact", (set) => (loose(set.facts[3]).userId = "x"), ["facts[3].userId"]],
    ["an unknown field of an object", (set) => (loose(set.facts[0]!.object).extra = 1), ["facts[0].object.extra"]],
    ["a missing title", (set) => delete loose(set).title, ["title"]],
    ["a list that is none", (set) => (loose(set).facts = {}), ["facts"]],
    ["a fact that is none", (set) => (set.facts as unknown[]).push("f"), [`facts[${last}]`]],
    ["a status that is none", (set) => (loose(set.facts[2]).status = "sure"), ["facts[2].status"]],
    ["a null where nothing belongs", (set) => (loose(set.facts[2]).by = null), ["facts[2].by"]],
    ["an id in capitals", (set) => (factNamed(set, "f-pending").id = "F-Pending"), [`facts[${indexOf("f-pending")}].id`]],
    ["an empty name", (set) => (set.entities[0]!.name = "  "), ["entities[0].name"]],
    ["an overlong name", (set) => (set.entities[0]!.name = "x".repeat(301)), ["entities[0].name"]],
    ["a latitude off the globe", (set) => (set.entities[0]!.at = [91, 0]), ["entities[0].at[0]"]],
    ["two facts with one id", (set) => (set.facts[5]!.id = set.facts[4]!.id), ["facts[5].id"]],
    ["two sources with one id", (set) => set.sources.push(set.sources[0]!), ["sources[4].id"]],
    ["a subject that is not there", (set) => (set.facts[1]!.subject = "nobody"), ["facts[1].subject"]],
    ["an object that is not there", (set) => (set.facts[0]!.object = { entity: "nowhere" }), ["facts[0].object.entity"]],
    ["a relation that is not there", (set) => (set.facts[0]!.relation = "ate"), ["facts[0].relation"]],
    ["a voice that is not there", (set) => (set.facts[0]!.by = "nobody"), ["facts[0].by"]],
    ["a source that is not there", (set) => (set.facts[0]!.evidence[1]!.source = "gossip"), ["facts[0].evidence[1].source"]],
    ["an heir that is not there", (set) => (set.facts[0]!.replacedBy = "f-none"), ["facts[0].replacedBy"]],
    [
      "an equivalent that is no office",
      (set) => (set.entities.find(({ id }) => id === "norland-minister")!.equivalents = ["norland"]),
      [`entities[${SAMPLE_SET.entities.findIndex(({ id }) => id === "norland-minister")}].equivalents[0]`],
    ],
    ["a place in a person", (set) => (set.entities[0]!.in = "brandt"), ["entities[0].in"]],
    ["an offset past the text", (set) => (set.facts[0]!.evidence[0]!.end = 99_999), ["facts[0].evidence[0]"]],
    ["an offset before the text", (set) => (set.facts[0]!.evidence[0]!.start = -1), ["facts[0].evidence[0].start"]],
    ["an offset that is no whole number", (set) => (set.facts[0]!.evidence[0]!.start = 0.5), ["facts[0].evidence[0].start"]],
    ["evidence of no sign", (set) => (set.facts[0]!.evidence[0]!.end = set.facts[0]!.evidence[0]!.start), ["facts[0].evidence[0]"]],
    ["a fact without evidence", (set) => (set.facts[0]!.evidence = []), ["facts[0].evidence"]],
    ["damage outside the text", (set) => (set.sources[0]!.damaged = [[0, 99_999]]), ["sources[0].damaged[0]"]],
    [
      "a day that does not exist",
      (set) => (factNamed(set, "f-call-day").object = { from: "2031-02-29", to: "2031-02-30", precision: "day" }),
      [`facts[${indexOf("f-call-day")}].object.from`, `facts[${indexOf("f-call-day")}].object.to`],
    ],
    [
      "a date that is none",
      (set) => (factNamed(set, "f-call-day").object = { from: "soon", to: "2031-05-02", precision: "day" }),
      [`facts[${indexOf("f-call-day")}].object.from`],
    ],
    [
      "a span that ends before it begins",
      (set) => (factNamed(set, "f-call-day").object = { from: "2031-05-02", to: "2031-05-01", precision: "day" }),
      [`facts[${indexOf("f-call-day")}].object.to`],
    ],
    ["a source of 31 June", (set) => (set.sources[0]!.date = "2031-06-31"), ["sources[0].date"]],
    ["a fact that ends before it begins", (set) => Object.assign(set.facts[0]!, { from: "2031-05-02", to: "2030-05-02" }), ["facts[0].to"]],
    ["a number where an entity belongs", (set) => (set.facts[0]!.object = { number: 1, unit: "" }), ["facts[0].object"]],
    [
      "an entity where a text belongs",
      (set) => (factNamed(set, "f-quota").object = { entity: "vesta" }),
      [`facts[${indexOf("f-quota")}].object`],
    ],
    ["a term that attends", (set) => (factNamed(set, "f-brandt").subject = "quota"), [`facts[${indexOf("f-brandt")}].subject`]],
    [
      "a person that is an event",
      (set) => (factNamed(set, "f-brandt").object = { entity: "keller" }),
      [`facts[${indexOf("f-brandt")}].object.entity`],
    ],
    ["an event that is none", (set) => (set.facts[0]!.event = "vesta"), ["facts[0].event"]],
    ["half a sign", (set) => (set.entities[3]!.name = "Orlo \uD800"), ["entities[3].name"]],
    ["half a sign in a source", (set) => (set.sources[3]!.text += "\uDC00"), ["sources[3].text"]],
    ["a turned direction", (set) => (set.entities[3]!.name = "Orlo \u202Eselsi"), ["entities[3].name"]],
    ["an invisible sign", (set) => (set.entities[3]!.name = "Orlo\u200B Isles"), ["entities[3].name"]],
    ["a zero byte", (set) => (set.title = "a\u0000b"), ["title"]],
    [
      "a wording that gives the answer",
      (set) => (loose(set.relations[0]!.wording!.en).askSubject = "Did {subject} attend?"),
      ["relations[0].wording.en.askSubject"],
    ],
    ["a placeholder that is none", (set) => (loose(set.relations[0]!.wording!.en).state = "{who} came"), ["relations[0].wording.en.state"]],
    ["a closure of nothing", (set) => delete set.closures[0]!.object, ["closures[0]"]],
    ["a closure of both ends", (set) => (set.closures[0]!.subject = "brandt"), ["closures[0]"]],
    [
      "a question about no fact",
      (set) => set.questions.push({ id: "q", context: "", stem: "Why?", reply: { kind: "text" }, factIds: ["f-none"] }),
      ["questions[0].factIds[0]"],
    ],
    [
      "facts that replace one another",
      (set) => (factNamed(set, "f-brandt").replacedBy = "f-brandt-plan"),
      [`facts[${indexOf("f-brandt")}].replacedBy`],
    ],
    ["a fact that replaces itself", (set) => (set.facts[0]!.replacedBy = set.facts[0]!.id), ["facts[0].replacedBy"]],
    ["a place in itself", (set) => (set.entities[0]!.in = "port-anselm"), ["entities[4].in"]],
    ["an event before itself", (set) => (factNamed(set, "f-order-2").object = { entity: "talks-1" }), [`facts[${indexOf("f-order-2")}]`]],
  ];
  test.each(cases)("%s", (_, change, where) => {
    const problems = problemsOf(changed(change));
    expect(problems.map((problem) => problem.where)).toEqual(where);
    for (const { message } of problems) expect(message).toMatch(/^[A-Z“"{\d].*[.:\]}]/);
  });

  test("a name that would change every object", () => {
    const text = writeFactSet(SAMPLE_SET);
    expect(whereOf(text.replace('"status": "planned"', '"__proto__": {"review": "approved"}, "status": "planned"'))).toContain(
      "facts[0].__proto__",
    );
    expect(whereOf(text.replace('"slug"', '"__proto__": {}, "slug"'))).toContain("__proto__");
    expect(whereOf(text.replace('"askSubject": "Who attended?"', '"__proto__": "x"'))).toContain("relations[0].wording.en.__proto__");
    expect(({} as Loose).review).toBeUndefined();
  });

  test("everything at once, each with its place", () => {
    const text = changed((set) => {
      loose(set.facts[1]).colour = "red";
      set.facts[0]!.subject = "nobody";
      set.facts[2]!.asOf = "2031-13-01";
      set.sources[0]!.date = "2031-02-30";
      loose(set).title = 5;
    });
    expect(whereOf(text).sort()).toEqual(["facts[0].subject", "facts[1].colour", "facts[2].asOf", "sources[0].date", "title"]);
  });

  test("a plan may run the other way than what came of it", () => {
    const text = changed((set) => {
      set.facts.push({
        ...factNamed(set, "f-order-1"),
        id: "f-order-0",
        subject: "talks-2",
        object: { entity: "talks-1" },
        status: "planned",
        replacedBy: "f-order-1",
        evidence: [set.facts[0]!.evidence[0]!],
      });
    });
    expect(problemsOf(text)).toEqual([]);
  });

  test("nothing whatever makes it throw", () => {
    const spoil = (set: unknown, steps: readonly (string | number)[], value: unknown): unknown => {
      const [step, ...rest] = steps;
      if (step === undefined || set === null || typeof set !== "object") return value;
      return Array.isArray(set)
        ? set.map((item, i) => (i === step ? spoil(item, rest, value) : item))
        : { ...set, [step]: spoil((set as Loose)[step], rest, value) };
    };
    const step = fc.constantFrom<string | number>(
      "facts",
      "entities",
      "sources",
      "relations",
      "closures",
      "questions",
      "object",
      "evidence",
      "in",
      "of",
      "wording",
      "en",
      "subject",
      "replacedBy",
      0,
      1,
      5,
      30,
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), fc.jsonValue(), (steps, value) => {
        const text = JSON.stringify(spoil(JSON.parse(JSON.stringify(SAMPLE_SET)), steps, value));
        for (const problem of problemsOf(text)) {
          expect(problem.where).not.toBe("");
          expect(problem.message).not.toBe("");
        }
      }),
      { numRuns: 60 },
    );
  });
});
