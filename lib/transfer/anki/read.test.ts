import { describe, expect, test } from "vitest";
import type { Material, Row } from "../material";
import type { Read } from "../transfer-format";
import { readAnki } from "./read";
import { largeDeck, newPackage, oldPackage, type SampleDeck, type SampleNote, type SampleType } from "./sample-package";

const BASIC: SampleType = {
  id: 1,
  name: "Basic",
  fields: ["Front", "Back"],
  templates: [{ name: "Card 1", front: "{{Front}}", back: "{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}" }],
};
const REVERSED: SampleType = {
  ...BASIC,
  id: 2,
  name: "Basic (and reversed card)",
  templates: [...BASIC.templates, { name: "Card 2", front: "{{Back}}", back: "{{FrontSide}}<hr id=answer>{{Front}}" }],
};
const OPTIONAL: SampleType = {
  ...REVERSED,
  id: 3,
  name: "Basic (optional reversed card)",
  fields: ["Front", "Back", "Add Reverse"],
  templates: [
    BASIC.templates[0]!,
    { name: "Card 2", front: "{{#Add Reverse}}{{Back}}{{/Add Reverse}}", back: "{{FrontSide}}<hr id=answer>{{Front}}" },
  ],
};
const CLOZE: SampleType = {
  id: 4,
  name: "Cloze",
  isCloze: true,
  fields: ["Text", "Back Extra"],
  templates: [{ name: "Cloze", front: "{{cloze:Text}}", back: "{{cloze:Text}}<br>\n{{Back Extra}}" }],
};
const TYPED: SampleType = {
  ...BASIC,
  id: 5,
  name: "Basic (type in the answer)",
  templates: [{ name: "Card 1", front: "{{Front}}\n\n{{type:Back}}", back: "{{Front}}\n\n<hr id=answer>\n\n{{type:Back}}" }],
};
const COUNTRY: SampleType = {
  id: 6,
  name: "Country",
  fields: ["Country", "Capital", "Flag", "Remark", "Source", "Area"],
  templates: [
    {
      name: "Capital",
      front: "What is the capital of {{Country}}?",
      back: "{{FrontSide}}<hr id=answer>{{Capital}}{{#Remark}}<div>{{Remark}}</div>{{/Remark}}<small>{{Source}}</small>",
    },
    { name: "Flag", front: "{{#Flag}}Whose flag is {{Flag}}?{{/Flag}}", back: "{{FrontSide}}<br>{{Country}}" },
    { name: "Country", front: "{{Capital}} is the capital of …", back: "{{Country}}<style>.x{}</style>" },
  ],
};
const OCCLUSION: SampleType = { ...CLOZE, id: 7, name: "Image Occlusion", stockKind: 6 };
const BROKEN: SampleType = {
  ...BASIC,
  id: 8,
  name: "Broken",
  templates: [{ name: "Card 1", front: "{{#Front}}{{Front}}", back: "{{Back}}" }],
};
const TYPES = [BASIC, REVERSED, OPTIONAL, CLOZE, TYPED, COUNTRY, OCCLUSION, BROKEN];
const DECKS = { 1: ["Default"], 10: ["Geography"], 11: ["Geography", "Europe"], 12: ["Today’s loan"] };

let nextId = 100;
/** A note with cards of these numbers, in deck 10 unless another is named. */
function note(type: SampleType, fields: string[], ords: number[] = [0], more: Partial<SampleNote> & { deck?: number } = {}): SampleNote {
  const { deck = 10, ...rest } = more;
  return {
    id: (nextId += 1),
    guid: `guid-${nextId}`,
    type: type.id,
    fields,
    cards: ords.map((ord) => ({ id: (nextId += 1), ord, deck })),
    ...rest,
  };
}

const deckOf = (notes: SampleNote[], more: Partial<SampleDeck> = {}): SampleDeck => ({ types: TYPES, decks: DECKS, notes, ...more });

/** What both layouts of a deck are read as: they say the same. */
async function readBoth(deck: SampleDeck): Promise<Read> {
  const [old, middle, latest] = [
    await readAnki(await oldPackage(deck)),
    await readAnki(await oldPackage(deck, "collection.anki21")),
    await readAnki(await newPackage(deck)),
  ];
  expect(middle).toEqual(old);
  expect(latest).toEqual(old);
  return old;
}

function materialOf({ understood, problems }: Read): Material {
  if (understood?.kind !== "rows") throw new Error(JSON.stringify(problems));
  return understood.material;
}

const rowsOf = async (notes: SampleNote[], more?: Partial<SampleDeck>): Promise<Row[]> =>
  materialOf(await readBoth(deckOf(notes, more))).rows;
const saysOf = async (notes: SampleNote[]) => (await rowsOf(notes)).map(({ says }) => says);
const problemsOf = async (notes: SampleNote[], more?: Partial<SampleDeck>) => (await readBoth(deckOf(notes, more))).problems;

describe("note types", () => {
  test("basic: the front, and what is under the line", async () => {
    expect(
      await rowsOf([note(BASIC, ["Front <b>words</b>", "Back<br>two lines"], [0], { guid: "abc", tags: ["one", "a::b"], deck: 11 })]),
    ).toEqual([
      {
        id: "abc",
        where: "note 1",
        says: { kind: "card", front: "Front **words**", back: "Back\ntwo lines", bothWays: false },
        topic: ["Europe"],
        tags: ["one", "a::b"],
        source: "",
      },
    ]);
  });

  test("a note and its way back are one row, asked both ways", async () => {
    expect(
      await saysOf([
        note(REVERSED, ["cat", "chat"], [0, 1]),
        note(REVERSED, ["dog", "chien"], [0]),
        note(OPTIONAL, ["sun", "soleil", "y"], [0, 1]),
        note(OPTIONAL, ["moon", "lune", ""], [0]),
      ]),
    ).toEqual([
      { kind: "card", front: "cat", back: "chat", bothWays: true },
      { kind: "card", front: "dog", back: "chien", bothWays: false },
      { kind: "card", front: "sun", back: "soleil", bothWays: true },
      { kind: "card", front: "moon", back: "lune", bothWays: false },
    ]);
  });

  test("a field that only switches a card on is no loss, and a heading on both sides of a gap is said once", async () => {
    const headed: SampleType = {
      ...CLOZE,
      id: 20,
      name: "Cloze with a heading",
      fields: ["Text", "Heading", "Extra"],
      templates: [{ name: "Cloze", front: "{{Heading}}<br>{{cloze:Text}}", back: "{{Heading}}<br>{{cloze:Text}}<hr>{{Extra}}" }],
    };
    const read = await readBoth(
      deckOf([note(OPTIONAL, ["sun", "soleil", "y"], [0, 1]), note(headed, ["{{c1::a}} b", "Letters", "more"])], {
        types: [...TYPES, headed],
      }),
    );
    expect(read.problems).toEqual([]);
    expect(materialOf(read).rows[1]!.says).toEqual({
      kind: "gap",
      text: "Letters\n___ b",
      answer: "a",
      accepted: [],
      hint: "",
      explanation: "more",
    });
  });

  test("typed answers have the answer on the back", async () => {
    expect(await saysOf([note(TYPED, ["2 + 2", "4"])])).toEqual([{ kind: "card", front: "2 + 2", back: "4", bothWays: false }]);
  });

  test("a gap is a row for each number, with the others filled, a hint, and what is said behind it", async () => {
    expect(
      await rowsOf([note(CLOZE, ["{{c1::Paris::city}} lies on the {{c2::<i>Seine</i>}}.", "A river."], [0, 1], { guid: "g" })]),
    ).toEqual([
      {
        id: "g",
        where: "note 1, gap 1",
        says: { kind: "gap", text: "___ lies on the *Seine*.", answer: "Paris", accepted: [], hint: "city", explanation: "A river." },
        topic: [],
        tags: [],
        source: "",
      },
      {
        id: "g:1",
        where: "note 1, gap 2",
        says: { kind: "gap", text: "Paris lies on the ___.", answer: "*Seine*", accepted: [], hint: "", explanation: "A river." },
        topic: [],
        tags: [],
        source: "",
      },
    ]);
  });

  test("gaps that nobody can type into are cards", async () => {
    expect(
      await saysOf([
        note(CLOZE, ["{{c1::one}} and {{c1::two}}", ""]),
        note(CLOZE, ["\\(x^{{c1::2}} + 1\\) is ___", ""]),
        note(CLOZE, ["{{c1::a {{c2::b}}}} c ___", ""]),
      ]),
    ).toEqual([
      { kind: "card", front: "[…] and […]", back: "one; two", bothWays: false },
      { kind: "card", front: "\\(x^[\\ldots] + 1\\) is ___", back: "\\(2\\)", bothWays: false },
      { kind: "card", front: "[…] c ___", back: "a b", bothWays: false },
    ]);
  });

  test("other note types are shown as their templates show them, a row a card", async () => {
    const rows = await rowsOf([
      note(COUNTRY, ["France", "Paris", "🇫🇷", "since 987", "<a href='https://example.org'>An atlas</a>", "643 801"], [0, 1, 2], {
        guid: "fr",
      }),
    ]);
    expect(rows.map(({ id, where, source }) => ({ id, where, source }))).toEqual([
      { id: "fr", where: "note 1, card 1", source: "An atlas" },
      { id: "fr:1", where: "note 1, card 2", source: "An atlas" },
      { id: "fr:2", where: "note 1, card 3", source: "An atlas" },
    ]);
    expect(rows.map(({ says }) => says)).toEqual([
      { kind: "card", front: "What is the capital of France?", back: "Paris\nsince 987", bothWays: false },
      { kind: "card", front: "Whose flag is 🇫🇷?", back: "France", bothWays: false },
      { kind: "card", front: "Paris is the capital of …", back: "France", bothWays: false },
    ]);
  });

  test("what is on no card, scripts and styles are left out and told once", async () => {
    const fields = (country: string) => [country, "<script>alert(1)</script>Paris", "", "", "", "area"];
    const problems = await problemsOf([note(COUNTRY, fields("France"), [0, 2]), note(COUNTRY, fields("Again"), [0, 2])]);
    expect(problems.map(({ where, message }) => `${where}: ${message}`)).toEqual([
      "note 1: The field “Area” is on no card of the note type “Country” and was left out. The same in 1 more.",
      "note 1, card 1: Left out: script. The same in 3 more.",
      "note 1, card 3: Left out: style. The same in 1 more.",
    ]);
  });

  test("covered pictures, empty fronts, missing templates and missing types cost no other note", async () => {
    const odd = [
      note(OCCLUSION, ["{{c1::image-occlusion:rect:left=.1}}", ""]),
      note(CLOZE, ["{{c1::image-occlusion:rect:left=.1}}<br>", ""]),
      note(BASIC, ["<br>", "back"]),
      note(BASIC, ["a", "b"], [7]),
      note({ ...BASIC, id: 99 }, ["a", "b"]),
      note(CLOZE, ["no gap", ""]),
    ];
    const read = await readBoth(deckOf([...odd, note(BASIC, ["fine", "yes"])]));
    expect(materialOf(read).rows.map(({ where }) => where)).toEqual(["note 7"]);
    expect(read.problems.map(({ where }) => where)).toEqual(["note 1", "note 2", "note 3", "note 4", "note 5", "note 6"]);
    expect(read.problems.map(({ message }) => message)).toEqual(
      [
        /covered parts/,
        /covered parts/,
        /Nothing is on the front/,
        /no template/,
        /note type is not in the file/,
        /no gap of this number/,
      ].map((pattern) => expect.stringMatching(pattern)),
    );
  });

  test("a broken template shows the fields as they come", async () => {
    const read = await readBoth(deckOf([note(BROKEN, ["question", "answer"])]));
    expect(materialOf(read).rows[0]!.says).toEqual({ kind: "card", front: "question", back: "answer", bothWays: false });
    expect(read.problems).toEqual([{ where: "note type “Broken”", message: expect.stringMatching(/template of it is broken/) }]);
  });

  test("a note without cards has those that Anki would make", async () => {
    expect(await saysOf([note(BASIC, ["a", "b"], []), note(CLOZE, ["{{c2::two}} {{c1::one}}", ""], [])])).toMatchObject([
      { front: "a" },
      { answer: "one" },
      { answer: "two" },
    ]);
  });
});

describe("everything around a note", () => {
  test("formulas, sounds and pictures, of which only those that are named come along", async () => {
    const media = [
      { name: "map of Ä.png", bytes: Uint8Array.of(1, 2) },
      { name: "cat.mp3", bytes: Uint8Array.of(3) },
      { name: "unused.png", bytes: Uint8Array.of(4) },
    ];
    const { rows, media: found } = materialOf(
      await readBoth(
        deckOf([note(BASIC, ['<img src="map%20of%20A\u0308.png"> [$]x^2[/$]', "[sound:cat.mp3] <img src=gone.png>"])], { media }),
      ),
    );
    expect(rows[0]!.says).toMatchObject({
      front: "![](media:map%20of%20A\u0308.png) \\(x^2\\)",
      back: "![](media:cat.mp3) ![](media:gone.png)",
    });
    expect(found).toEqual([
      { name: "map of A\u0308.png", bytes: Uint8Array.of(1, 2) },
      { name: "cat.mp3", bytes: Uint8Array.of(3) },
    ]);
  });

  test("answers go to the card they were given to, other entries of the log to none", async () => {
    const both = note(REVERSED, ["cat", "chat"], [0, 1]);
    const alone = note(BASIC, ["a", "b"]);
    const [one, back, third] = [both.cards[0]!.id, both.cards[1]!.id, alone.cards[0]!.id];
    const answers = [
      { at: 5_000, card: one, ease: 3, ms: 900, kind: 1 },
      { at: 1_000, card: one, ease: 1, ms: 9_000_000, kind: 0 },
      { at: 3_000, card: one, ease: 0, ms: 0, kind: 4 },
      { at: 4_000, card: one, ease: 3, ms: 0, kind: 5 },
      { at: 6_000, card: back, ease: 4, ms: 1, kind: 2 },
      { at: 7_000, card: third, ease: 2, ms: 1, kind: 3 },
      { at: 8_000, card: 424242, ease: 2, ms: 1, kind: 1 },
    ];
    const rows = await rowsOf([both, alone], { answers });
    expect(rows.map(({ reviews, reviewsBack }) => ({ reviews, reviewsBack }))).toEqual([
      {
        reviews: [
          { at: 1_000, grade: 1, ms: 3_600_000 },
          { at: 5_000, grade: 3, ms: 900 },
        ],
        reviewsBack: [{ at: 6_000, grade: 4, ms: 1 }],
      },
      { reviews: [{ at: 7_000, grade: 2, ms: 1 }], reviewsBack: undefined },
    ]);
  });

  test("the deck that all are in is the title, decks within it are topics; a card on loan is filed at home", async () => {
    const loan = note(BASIC, ["c", "d"], []);
    loan.cards.push({ id: (nextId += 1), ord: 0, deck: 12, home: 11 });
    const inOne = materialOf(
      await readBoth(deckOf([note(BASIC, ["a", "b"], [0], { deck: 11 }), note(BASIC, ["e", "f"], [0], { deck: 10 }), loan])),
    );
    expect([inOne.title, inOne.rows.map(({ topic }) => topic)]).toEqual(["Geography", [["Europe"], ["Europe"], []]]);
    const inTwo = materialOf(
      await readBoth(deckOf([note(BASIC, ["a", "b"], [0], { deck: 11 }), note(BASIC, ["e", "f"], [0], { deck: 12 })])),
    );
    expect([inTwo.title, inTwo.rows.map(({ topic }) => topic)]).toEqual([null, [["Geography", "Europe"], ["Today’s loan"]]]);
    expect(materialOf(await readBoth(deckOf([note(BASIC, ["a", "b"], [0], { deck: 1 })])))).toMatchObject({
      title: null,
      rows: [{ topic: [] }],
    });
  });

  test("cards that Anki shows no more are counted", async () => {
    const aside = note(BASIC, ["a", "b"], []);
    aside.cards.push({ id: 1, ord: 0, deck: 10, queue: -1 });
    expect(await problemsOf([aside])).toEqual([{ where: "cards", message: expect.stringMatching(/^1 card is suspended or buried/) }]);
  });

  test("the note that asks for a newer Anki is never taken for the deck", async () => {
    const rows = await rowsOf([note(BASIC, ["real", "deck"])]);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain("Please update");
  });

  test("a collection without a note says so", async () => {
    expect(await readBoth(deckOf([]))).toEqual({
      understood: null,
      problems: [{ where: "file", message: expect.stringMatching(/no note/) }],
    });
  });

  test("very many notes, each once and in order", async () => {
    const { rows, title } = materialOf(await readAnki(await newPackage(largeDeck(3_000))));
    expect(title).toBe("Large deck");
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 3_000 }, (_, i) => `note-${i}`));
    expect(rows[10]!.says).toMatchObject({ back: "The **answer** of number 10\nand what else it says here" });
    expect(rows.filter(({ reviews }) => reviews)).toHaveLength(750);
  });
});
