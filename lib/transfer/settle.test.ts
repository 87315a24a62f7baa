import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkFactSet } from "../facts/fact-set.schema";
import type { FactSet } from "../facts/fact";
import { graphOf } from "../facts/graph";
import { markupOfPlain } from "../markup/plain";
import { generateQuestions } from "../questions/generate";
import { markAnswer } from "../questions/mark";
import { lintQuestion } from "../questions/lint";
import { questionOfFile } from "../questions/question-file.schema";
import { FORMATS } from "../questions/registry";
import { guessChoices } from "./guess-choices";
import type { Material, Row, Said, WrittenReply } from "./material";
import type { ImportChoices, Plan } from "./plan";
import { planOfSet, settle, type Into } from "./settle";
import { summaryOf } from "./summary";

const rowOf = (says: Said, i = 0, more: Partial<Row> = {}): Row => ({
  id: null,
  where: `line ${i + 1}`,
  says,
  topic: [],
  tags: [],
  source: "",
  ...more,
});
const materialOf = (rows: Row[]): Material => ({ title: null, language: null, rows, media: [] });
const card = (front: string, back: string, i = 0, more: Partial<Row> = {}) =>
  rowOf({ kind: "card", front, back, bothWays: false }, i, more);
const CHOICES: ImportChoices = { about: "cards", relation: "", oneAnswer: true, bothWays: false, reviews: false };
const settled = (rows: Row[], choices: Partial<ImportChoices> = {}, into: Into | null = null): Plan =>
  settle(materialOf(rows), { choices: { ...CHOICES, ...choices }, into, slug: "deck", title: "Deck", file: "deck.csv", format: "table" });

/** The set as it stands once a plan is done. */
function done(plan: Plan, before: FactSet | null = null): Into {
  const besides = <T extends { id: string }>(old: readonly T[], fresh: readonly T[]) => [
    ...old.filter(({ id }) => !fresh.some((one) => one.id === id)),
    ...fresh,
  ];
  const { part } = plan;
  const set = before
    ? {
        ...before,
        sources: besides(before.sources, part.sources),
        entities: besides(before.entities, part.entities),
        relations: besides(before.relations, part.relations),
        facts: besides(before.facts, part.facts),
        questions: besides(before.questions, part.questions),
      }
    : part;
  return { set, questions: [] };
}

const written = (reply: WrittenReply, stem = "Which city hosts the court?", i = 0) =>
  rowOf({ kind: "written", name: "", stem, reply, explanation: "" }, i);
const asked = (plan: Plan) =>
  plan.part.questions.map((question) => {
    const read = questionOfFile(graphOf(plan.part), question, plan.part.slug);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.value;
  });
const option = (text: string, credit: number, feedback?: string) => ({ text, credit, ...(feedback && { feedback }) });

const anyReply: fc.Arbitrary<WrittenReply> = fc.oneof(
  fc.record({
    kind: fc.constant("one" as const),
    options: fc.array(fc.record({ text: fc.string(), credit: fc.constantFrom(0, 0.5, 1) }), { maxLength: 5 }),
  }),
  fc.record({
    kind: fc.constant("several" as const),
    options: fc.array(fc.record({ text: fc.string(), credit: fc.constantFrom(0, 1) }), { maxLength: 5 }),
    shares: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 5 }),
  }),
  fc.record({
    kind: fc.constant("typed" as const),
    answers: fc.array(fc.record({ text: fc.string(), credit: fc.constantFrom(0, 0.5, 1) }), { maxLength: 4 }),
    wildcards: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("number" as const),
    answers: fc.array(fc.record({ value: fc.double(), tolerance: fc.double(), credit: fc.constantFrom(0, 0.5, 1) }), { maxLength: 3 }),
    unit: fc.string(),
  }),
  fc.record({ kind: fc.constant("order" as const), items: fc.array(fc.string(), { maxLength: 5 }) }),
  fc.record({
    kind: fc.constant("pairs" as const),
    pairs: fc.array(fc.record({ left: fc.string(), right: fc.string() }), { maxLength: 5 }),
    extra: fc.array(fc.string(), { maxLength: 2 }),
  }),
  fc.record({ kind: fc.constant("open" as const), model: fc.string() }),
  fc.record({ kind: fc.constant("true-false" as const), right: fc.boolean() }),
);
const says: fc.Arbitrary<Said> = fc.oneof(
  fc.record({
    kind: fc.constant("card" as const),
    front: fc.string({ unit: "binary", maxLength: 400 }),
    back: fc.string({ unit: "binary", maxLength: 60 }),
    bothWays: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("gap" as const),
    text: fc.constantFrom("It is ___.", "None", "___ and ___"),
    answer: fc.string(),
    accepted: fc.array(fc.string(), { maxLength: 2 }),
    hint: fc.string(),
  }),
  fc.record({
    kind: fc.constant("statement" as const),
    subject: fc.string(),
    relation: fc.constantFrom("", "capital", "said", "means"),
    object: fc.oneof(fc.string(), fc.constant("much more than a name ".repeat(9))),
  }),
  fc.record({ kind: fc.constant("written" as const), name: fc.string(), stem: fc.string(), reply: anyReply, explanation: fc.string() }),
);
const anyRows = fc
  .array(fc.tuple(says, fc.option(fc.string({ maxLength: 5 })), fc.array(fc.string({ maxLength: 80 }), { maxLength: 3 }), fc.string()), {
    maxLength: 12,
  })
  .map((all) => all.map(([said, id, tags, source], i) => rowOf(said, i, { id, tags, topic: tags, source })));
const anyChoices = fc.record({
  about: fc.constantFrom("cards" as const, "meaning" as const, "relation" as const),
  relation: fc.constantFrom("", "capital of", "symbol"),
  oneAnswer: fc.boolean(),
  bothWays: fc.boolean(),
  reviews: fc.boolean(),
});

describe("what becomes of rows", () => {
  test("is always a set that holds together, with every row accounted for", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(anyRows, anyChoices, (rows, choices) => {
        const plan = settled(rows, choices);
        expect(plan.lines.map(({ where }) => where)).toEqual(rows.map(({ where }) => where));
        expect(plan.lines.filter(({ outcome, why }) => (outcome === "skipped") !== (why !== "" && outcome !== "unchanged"))).toEqual([]);
        expect(checkFactSet(plan.part)).toMatchObject({ ok: true });
        expect(asked(plan)).toHaveLength(plan.part.questions.length);
      }),
      { numRuns: 120 },
    );
  });

  test("changes nothing the second time", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(anyRows, anyChoices, (rows, choices) => {
        const first = settled(rows, choices);
        const second = settled(rows, choices, done(first));
        expect(second.lines.map(({ outcome }) => outcome)).toEqual(
          first.lines.map(({ outcome }) => (outcome === "new" ? "unchanged" : outcome)),
        );
        const { sources, entities, relations, facts, questions } = second.part;
        expect([sources, entities, relations, facts, questions]).toEqual([[], [], [], [], []]);
      }),
      { numRuns: 80 },
    );
  });

  test("is the same fact in a newer version of the file, whose words changed", () => {
    const first = settled([card("Yes", "oui"), card("No", "nom", 1, { id: "n1" })]);
    const second = settled([card("Yes", "oui"), card("Nope", "non", 1, { id: "n1" }), card("Maybe", "peut-être", 2)], {}, done(first));
    expect(second.lines.map(({ outcome }) => outcome)).toEqual(["unchanged", "changed", "new"]);
    expect(second.lines[1]!.factId).toBe(first.lines[1]!.factId);
    expect(done(second, first.part).set.facts.map(({ object }) => object)).toContainEqual({ text: "non" });
    expect(checkFactSet(done(second, first.part).set)).toMatchObject({ ok: true });
  });

  test("rests on the words of its row, or of its author where these say where it is from", () => {
    const plan = settled([card("Oslo", "the capital of Norway"), card("Bergen", "a town", 1, { source: "Atlas, page 4" })]);
    const words = plan.part.facts.map(({ evidence: [one] }) =>
      plan.part.sources.find(({ id }) => id === one!.source)!.text.slice(one!.start, one!.end),
    );
    expect(words).toEqual(["Oslo – the capital of Norway", "Atlas, page 4"]);
    expect(plan.part.sources).toMatchObject([{ kind: "import", title: "deck.csv" }]);
  });

  test("twice in a file is once in the set, unless another answer stands there", () => {
    const plan = settled([
      card("bank", "of a river"),
      card("bank", "of a river", 1),
      card("bank", "for money", 2),
      card("x", "1", 3, { id: "k" }),
      card("y", "2", 4, { id: "k" }),
    ]);
    expect(plan.lines.map(({ outcome, why }) => [outcome, why])).toEqual([
      ["new", ""],
      ["skipped", "The same as line 1."],
      ["new", ""],
      ["new", ""],
      ["skipped", "It has the id of line 4."],
    ]);
  });
});

describe("cards", () => {
  const capitals = [
    ["France", "Paris"],
    ["Italy", "Rome"],
    ["Spain", "Madrid"],
    ["Norway", "Oslo"],
    ["Greece", "Athens"],
  ].map(([front, back], i) => card(front!, back!, i));
  const questionsOf = (plan: Plan) => [...generateQuestions(graphOf(plan.part), { formats: FORMATS, seed: "1" })];

  test("about a relation become facts that are asked with wrong answers from the other cards", () => {
    const plan = settled(capitals, { about: "relation", relation: "capital of" });
    const choice = questionsOf(plan).find(({ format, slot }) => format === "multiple-choice" && slot === "object")!;
    expect(choice.stem).toMatch(/^What is the capital of (?:France|Italy|Spain|Norway|Greece)\?$/);
    expect(choice.proofs.every(({ kind }) => kind === "functional")).toBe(true);
  });

  test("have no wrong answers where a front may have several right ones", () => {
    const plan = settled(capitals, { about: "relation", relation: "neighbour of", oneAnswer: false });
    expect(
      questionsOf(plan)
        .filter(({ reply }) => reply.kind === "choice")
        .filter(({ proofs }) => proofs.some(({ kind }) => kind === "functional")),
    ).toEqual([]);
  });

  test("of which one says more than a name say texts, all of them", () => {
    const rows = [card("France", "Paris"), card("Italy", "Rome, ".repeat(30), 1), card("Spain", "Madrid", 2)];
    const plan = settled(rows, { about: "relation", relation: "capital" });
    expect(plan.part.relations).toMatchObject([{ object: "text" }]);
    expect(plan.part.facts.map(({ object }) => Object.keys(object))).toEqual([["text"], ["text"], ["text"]]);
    expect(checkFactSet(plan.part)).toMatchObject({ ok: true });
  });

  test("with terms and meanings ask what a term means", () => {
    const plan = settled(
      [
        ["ebb", "water going out"],
        ["flood", "water coming in"],
        ["slack", "water that stands still"],
        ["neap", "the weakest of the tides"],
        ["bore", "a wave up a river"],
      ].map(([front, back], i) => card(front!, back!, i)),
      { about: "meaning" },
    );
    expect(new Set(questionsOf(plan).map(({ format }) => format))).toContain("what-it-means");
  });

  test("as they stand are asked as cards", () => {
    expect(new Set(questionsOf(settled(capitals)).map(({ format }) => format))).toEqual(new Set(["flashcard", "short-answer"]));
  });

  test("longer than a name are turned over all the same", () => {
    const front = "Why ".repeat(200).trim();
    expect(asked(settled([card(front, "Because.")]))).toMatchObject([
      { format: "flashcard", stem: front, reply: { kind: "grade", back: "Because." } },
    ]);
  });

  test("take part in the set that is there: the same names are the same things", () => {
    const first = settled(capitals, { about: "relation", relation: "capital" });
    const more = settled([card("france", "French", 0)], { about: "relation", relation: "language" }, done(first));
    expect(more.part.facts[0]!.subject).toBe(first.part.facts[0]!.subject);
  });
});

describe("questions of others", () => {
  test.each([
    [
      "one",
      { kind: "one", options: [option("Paris", 1, "Yes"), option("Rome", 0, "No"), option("Lyon", 0.5)] },
      "multiple-choice",
      "Paris",
      1,
    ],
    [
      "several",
      { kind: "several", options: [option("Paris", 1), option("Lyon", 1), option("Rome", 0)] },
      "multiple-select",
      ["Paris", "Lyon"],
      1,
    ],
    [
      "typed",
      { kind: "typed", answers: [option("Grant", 1), option("U*s Grant", 1)], wildcards: true },
      "short-answer",
      "Ulysses Grant",
      1,
    ],
    ["number", { kind: "number", answers: [{ value: 3, tolerance: 0.5, credit: 1 }], unit: "m" }, "numeric", "3.4", 1],
    ["order", { kind: "order", items: ["first", "second", "third"] }, "in-order", ["first", "second", "third"], 1],
    [
      "pairs",
      {
        kind: "pairs",
        pairs: [
          { left: "cat", right: "Katze" },
          { left: "dog", right: "Hund" },
        ],
        extra: ["Maus"],
      },
      "matching",
      { cat: "Katze", dog: "Hund" },
      1,
    ],
    ["true-false", { kind: "true-false", right: false }, "true-false", "False", 1],
  ] as [string, WrittenReply, string, unknown, number][])("%s keeps its key", (_, reply, format, right, points) => {
    const [question] = asked(settled([written(reply)]));
    expect(question!.format).toBe(format);
    const own = question!.reply;
    const idOf = (text: string) => ("options" in own ? own.options.find((one) => one.text === text)!.id : text);
    const itemOf = (text: string) => ("items" in own && own.kind === "pairs" ? own.items.find((one) => one.text === text)!.id : text);
    const value =
      typeof right === "string"
        ? own.kind === "choice"
          ? idOf(right)
          : right
        : Array.isArray(right)
          ? right.map(idOf)
          : Object.fromEntries(Object.entries(right as object).map(([left, text]) => [itemOf(left), idOf(text as string)]));
    expect(markAnswer(question!, { kind: own.kind, value } as never, []).points).toBe(points);
  });

  test("keep what single answers are worth, and what their author says to them", () => {
    const [question] = asked(
      settled([
        written({ kind: "one", options: [option("Paris", 1, "It is."), option("Lyon", 0.5), option("Rome", 0, "That is Italy.")] }),
      ]),
    );
    const lyon = "options" in question!.reply ? question!.reply.options.find(({ text }) => text === "Lyon")!.id : "";
    expect(markAnswer(question!, { kind: "choice", value: lyon }, []).points).toBe(0.5);
    expect(question!.explanation).toBe("Paris: It is.\nRome: That is Italy.");
  });

  test("are only warned of by the rules of style", () => {
    const plan = settled([written({ kind: "one", options: [option("a", 1), option("all of the above", 0)] }, "Name a letter")]);
    const findings = lintQuestion(graphOf(plan.part), asked(plan)[0]!);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.every(({ level }) => level === "W")).toBe(true);
  });

  test("with nothing right in them are skipped with the reason", () => {
    const whys = (reply: WrittenReply) => settled([written(reply)]).lines[0]!.why;
    expect(whys({ kind: "one", options: [option("a", 0), option("b", 0)] })).toBe("No answer is marked as right.");
    expect(whys({ kind: "open", model: "" })).toMatch(/own words/);
    expect(whys({ kind: "pairs", pairs: [], extra: ["x"] })).toBe("There is nothing to match.");
  });
});

test("a language is a tag, whatever the file calls it", () => {
  const languageOf = (language: string | null) =>
    settle(
      { ...materialOf([card("a", "b")]), language },
      { choices: CHOICES, into: null, slug: "deck", title: "Deck", file: "f", format: "qti" },
    ).part.language;
  expect(["de", "DE_at", "pt-BR", "German", "e", "", null].map(languageOf)).toEqual(["de", "de-at", "pt-BR", "en", "en", "en", "en"]);
});

test("what a file calls itself names its source without signs that no set may hold; where nothing is left of it, the name of the file does", () => {
  const made = (title: string) => {
    const material = { ...materialOf([card("a", "b")]), title };
    const { part } = settle(material, { choices: CHOICES, into: null, slug: "deck", title: "Deck", file: "f.md", format: "markdown" });
    expect(checkFactSet(part).ok).toBe(true);
    return [part.sources[0]!.title, summaryOf({ kind: "rows", material })];
  };
  expect(made(" Two\u0000 wo\u001Frds\u202E,\n\uD800 and more ")).toEqual([
    "Two words, \uFFFD and more",
    expect.objectContaining({ title: "Two words, \uFFFD and more" }),
  ]);
  expect(made("\u0000 \u200B")).toEqual(["f.md", expect.objectContaining({ title: null })]);
});

test("signs that mean something in markup mean themselves in a set without it", () => {
  const plan = settled([card(markupOfPlain("2 * 3 ~ 6"), markupOfPlain("a_b*c"))]);
  expect([plan.part.markup, plan.part.entities[0]!.name, plan.part.facts[0]!.object]).toEqual([undefined, "2 * 3 ~ 6", { text: "a_b*c" }]);
  const marked = settled([card("H~2~O", "water")]);
  expect([marked.part.markup, marked.part.entities[0]!.name]).toEqual([true, "H~2~O"]);
});

test("earlier answers go to the fact of their row, if wanted", () => {
  const reviews = [{ at: 1_700_000_000_000, grade: 3 as const, ms: 4000 }];
  const rows = [card("a", "b", 0, { reviews })];
  expect(settled(rows).reviews).toEqual([]);
  const plan = settled(rows, { reviews: true });
  expect(plan.reviews).toEqual([{ factId: plan.part.facts[0]!.id, slot: "object", reviews }]);
  expect(settled([card("a", "b", 0, { reviewsBack: reviews })], { reviews: true }).reviews).toMatchObject([{ slot: "subject", reviews }]);
});

describe("a guess of what cards are about", () => {
  const guess = (rows: Row[], table?: Material["table"]) => guessChoices({ ...materialOf(rows), ...(table && { table }) });
  const column = (name: string, role: "front" | "back") => ({ name, role, samples: [] });

  test("goes by the name of a column, then by how long fronts are", () => {
    const rows = [card("France", "Paris"), card("Italy", "Rome")];
    expect(
      guess(rows, { columns: [column("country", "front"), column("capital", "back")], hasHeader: true, delimiter: ",", encoding: "utf-8" }),
    ).toMatchObject({ about: "relation", relation: "capital", oneAnswer: true });
    expect(
      guess(rows, { columns: [column("front", "front"), column("back", "back")], hasHeader: true, delimiter: ",", encoding: "utf-8" }),
    ).toMatchObject({ about: "meaning" });
    expect(guess([card("What is the capital of France?", "Paris")])).toMatchObject({ about: "cards" });
    expect(guess([card("bank", "river"), card("bank", "money")])).toMatchObject({ oneAnswer: false });
    expect(guess([rowOf({ kind: "statement", subject: "France", relation: "borders", object: "Spain" })])).toMatchObject({
      oneAnswer: false,
    });
  });
});

test("a fact-set file names its facts one by one", () => {
  const first = settled([card("a", "b"), card("c", "d", 1)]);
  const changed = { ...first.part, facts: first.part.facts.map((fact, i) => (i === 0 ? { ...fact, object: { text: "x" } } : fact)) };
  expect(planOfSet(done(first), changed).counts).toEqual({ new: 0, changed: 1, unchanged: 1, skipped: 0 });
  expect(planOfSet(null, changed).counts.new).toBe(2);
});
