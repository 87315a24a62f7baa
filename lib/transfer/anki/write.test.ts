import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import initSqlJs from "sql.js";
import { describe, expect, test } from "vitest";
import { CARD_RELATION, partsOfCard, TWO_WAY_CARD_RELATION, type OwnCard } from "../../facts/card";
import type { FactSet } from "../../facts/fact";
import { graphOf } from "../../facts/graph";
import { SAMPLE_SET } from "../../facts/sample";
import { questionOfFile } from "../../questions/question-file.schema";
import type { Question } from "../../questions/question";
import { openArchive } from "../archive";
import { guessChoices } from "../guess-choices";
import { leavingOf } from "../leaving";
import type { Material, MediaFile, Row, Said } from "../material";
import { settle } from "../settle";
import type { Leaving, Read } from "../transfer-format";
import { notesToWrite } from "./notes-to-write";
import { readAnki } from "./read";
import { newPackage, oldPackage, type SampleDeck, type SampleNote, type SampleType } from "./sample-package";
import { writeAnki } from "./write";

const FIXTURES = path.resolve("../shared/fixtures/anki");
const SAMPLE = leavingOf(SAMPLE_SET);

function materialOf({ understood, problems }: Read): Material {
  expect(problems).toEqual([]);
  if (understood?.kind !== "rows") throw new Error("It holds no rows.");
  return understood.material;
}

const rowsBack = async (leaving: Leaving): Promise<Row[]> => materialOf(await readAnki(await writeAnki(leaving))).rows;

const cardSet = (cards: readonly OwnCard[], more: Partial<FactSet> = {}): FactSet => {
  const parts = cards.map(partsOfCard);
  return {
    ...SAMPLE_SET,
    slug: "cards",
    title: "My cards",
    relations: [CARD_RELATION, TWO_WAY_CARD_RELATION],
    closures: [],
    questions: [],
    sources: parts.map(({ source }) => source),
    entities: parts.map(({ entity }) => entity),
    facts: parts.map(({ fact }) => fact),
    ...more,
  };
};

const card = (front: string, back: string, more: Partial<OwnCard> = {}): OwnCard => ({
  id: `card-${front.length}-${back.length}`,
  front,
  back,
  source: "",
  tags: [],
  bothWays: false,
  ...more,
});

/** A set with everything that is asked of it: what is made from facts, and the questions of its authors. */
function leavingWhole(set: FactSet, media: readonly MediaFile[] = []): Leaving & { questions: Question[] } {
  const graph = graphOf(set);
  const authored = set.questions.map((question) => {
    const read = questionOfFile(graph, question, set.slug);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.value;
  });
  const made = leavingOf(set, undefined, media);
  const known = new Set(authored.map(({ id }) => id));
  return { ...made, questions: [...made.questions.filter(({ id }) => !known.has(id)), ...authored] };
}

describe("what leaves", () => {
  test("every note comes back as it left: id, both sides, source, tags and topic", async () => {
    const notes = notesToWrite(SAMPLE);
    const rows = await rowsBack(SAMPLE);
    expect(rows.map(({ id }) => id)).toEqual(notes.map(({ fields }) => fields.at(-1)));
    expect(rows.map(({ topic }) => topic)).toEqual(notes.map(({ topic }) => topic));
    for (const [place, { type, fields, tags }] of notes.entries()) {
      const { says, source, tags: read } = rows[place]!;
      expect(read).toEqual(tags);
      if (type === "card")
        expect([says, source]).toEqual([{ kind: "card", front: fields[0], back: fields[1], bothWays: false }, fields[2]]);
      else expect(says.kind === "written" ? [says.stem, says.explanation, source] : says.kind).toEqual([fields[0], fields[4], fields[5]]);
    }
    expect(new Set(notes.map(({ type }) => type))).toEqual(new Set(["card", "question"]));
  });

  test("the source sentence and its title go along with every note", () => {
    const sources = notesToWrite(SAMPLE).map(({ type, fields }) => fields[type === "card" ? 2 : 5]!);
    for (const source of sources) expect(source).toMatch(/^“.+” — .+/);
  });

  test("each side of a fact leaves once, and no question about several facts", () => {
    const notes = notesToWrite(SAMPLE);
    expect(new Set(notes.map(({ key }) => key)).size).toBe(notes.length);
    const sides = new Set(
      SAMPLE.questions
        .filter(({ format, factIds }) => format === "flashcard" && factIds.length === 1)
        .map(({ factIds, slot }) => `${factIds[0]}:${slot}`),
    );
    const meanings = SAMPLE_SET.facts.filter(({ relation }) => relation === "means").map(({ id }) => id);
    for (const side of sides)
      expect(notes.some(({ key }) => key === side || (meanings.includes(key) && side.startsWith(`${key}:`)))).toBe(true);
  });

  test("an own card is its two sides, and asked both ways where it was", async () => {
    const cards = [
      card("ein Tag", "a day", { id: "c1", source: "Lesson 1", tags: ["first lesson", "a_noun"] }),
      card("gehen", "to walk", { id: "c2", bothWays: true }),
    ];
    expect(await rowsBack(leavingWhole(cardSet(cards)))).toEqual([
      {
        id: "c1",
        where: "note 1",
        says: { kind: "card", front: "ein Tag", back: "a day", bothWays: false },
        topic: [],
        tags: ["first lesson", "a_noun"],
        source: "Lesson 1",
      },
      {
        id: "c2",
        where: "note 2",
        says: { kind: "card", front: "gehen", back: "to walk", bothWays: true },
        topic: [],
        tags: [],
        source: "",
      },
    ]);
  });

  test("words keep every sign that means something to HTML, to templates or to light markup", async () => {
    const sign = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(..."ab<>&\"'{}:*~^`\\()[]!-$%äあ😀") },
      fc.constantFrom("\\(", "\\)", "[$]", "[/$]", "[sound:", "[latex]", "{{c1::", "}}", "&lt;"),
    );
    const side = fc
      .array(fc.string({ unit: sign, minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 })
      .map((words) => words.join(" "));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(side, side), { minLength: 1, maxLength: 12 }), async (pairs) => {
        const cards = pairs.map(([front, back], i) => card(`${i}. ${front}`, back, { id: `c${i}` }));
        const leaving = leavingWhole(cardSet(cards));
        const written = notesToWrite(leaving).map(({ fields }) => [fields[3], fields[0], fields[1]]);
        const read = (await rowsBack(leaving)).map(({ id, says }) => (says.kind === "card" ? [id, says.front, says.back] : []));
        expect(read).toEqual(written);
      }),
      { numRuns: 25 },
    );
  });

  test("marks, formulas, pictures and sounds leave as Anki has them, with the files that are named", async () => {
    const marked = [
      card("**bold** \\(\\frac{1}{{2}}\\) ![a map](media:a%20map%20%281%29.png)", "one\n- two\n- three ![](media:hm.mp3)", { id: "c1" }),
    ];
    const media = [
      { name: "a map (1).png", bytes: Uint8Array.of(1) },
      { name: "hm.mp3", bytes: Uint8Array.of(2) },
      { name: "other.png", bytes: Uint8Array.of(3) },
    ];
    const leaving = leavingWhole(cardSet(marked, { markup: true }), media);
    const material = materialOf(await readAnki(await writeAnki(leaving)));
    expect(material.rows[0]!.says).toEqual({ kind: "card", front: marked[0]!.front, back: marked[0]!.back, bothWays: false });
    expect(material.media).toEqual(media.slice(0, 2));
    const [fields] = await column(await writeAnki(leaving), "SELECT flds FROM notes");
    expect(fields).toContain('<img src="a map (1).png" alt="a map" />');
    expect(fields).toContain("[sound:hm.mp3]");
    expect(fields).toContain("\\(\\frac{1}{&#123;2}&#125;\\)");
  });
});

/** The database of a package of the old layout. */
function collectionIn(bytes: Uint8Array): Uint8Array {
  const archive = openArchive(bytes);
  const read = archive.ok ? archive.value.read("collection.anki2") : null;
  if (!read?.ok) throw new Error("It has no collection.");
  return read.value;
}

async function query(bytes: Uint8Array, sql: string): Promise<unknown[][]> {
  const SQL = await initSqlJs();
  const database = new SQL.Database(collectionIn(bytes));
  const values = database.exec(sql)[0]?.values ?? [];
  database.close();
  return values;
}

const column = async (bytes: Uint8Array, sql: string) => (await query(bytes, sql)).map(([value]) => value);

describe("what stays the same", () => {
  test("the same set is the same bytes", async () => {
    expect(Buffer.compare(await writeAnki(SAMPLE), await writeAnki(structuredClone(SAMPLE)))).toBe(0);
  });

  test("names and decks stand while words change, and the time is that of the leaving", async () => {
    const renamed = {
      ...SAMPLE_SET,
      title: "Another title",
      entities: SAMPLE_SET.entities.map((entity) => ({ ...entity, name: entity.name.replace("Luma", "Lumen") })),
    };
    const [before, after] = [await writeAnki(SAMPLE), await writeAnki({ ...leavingOf(renamed), at: Date.UTC(2026, 0, 2) })];
    const guids = new Set(await column(before, "SELECT guid FROM notes"));
    for (const guid of await column(after, "SELECT guid FROM notes")) expect(guids).toContain(guid);
    expect(new Set(await column(after, "SELECT did FROM cards"))).toEqual(new Set(await column(before, "SELECT did FROM cards")));
    expect(new Set(await column(after, "SELECT mid FROM notes"))).toEqual(new Set(await column(before, "SELECT mid FROM notes")));
    expect([await column(before, "SELECT DISTINCT mod FROM notes"), await column(after, "SELECT DISTINCT mod FROM notes")]).toEqual([
      [Date.UTC(2025, 0, 1) / 1000],
      [Date.UTC(2026, 0, 2) / 1000],
    ]);
  });

  test("two sets of the same facts have notes of their own", async () => {
    const copy = await writeAnki(leavingOf({ ...SAMPLE_SET, slug: "a-copy" }));
    const guids = new Set(await column(await writeAnki(SAMPLE), "SELECT guid FROM notes"));
    for (const guid of await column(copy, "SELECT guid FROM notes")) expect(guids).not.toContain(guid);
  });

  test("every card has a note, a deck and a template; ids are unique; fields are as many as the type has", async () => {
    const bytes = await writeAnki(SAMPLE);
    const [models, decks] = (await query(bytes, "SELECT models, decks FROM col"))[0]!.map(
      (json) => JSON.parse(String(json)) as Record<string, { tmpls: unknown[]; flds: unknown[] }>,
    );
    const cards = await query(bytes, "SELECT cards.did, cards.ord, notes.mid, notes.flds FROM cards JOIN notes ON notes.id = cards.nid");
    expect(cards).toHaveLength((await column(bytes, "SELECT id FROM cards")).length);
    for (const [deck, ord, type, fields] of cards) {
      expect(decks).toHaveProperty(String(deck));
      expect(models![String(type)]!.tmpls.length).toBeGreaterThan(Number(ord));
      expect(String(fields).split("\u001f")).toHaveLength(models![String(type)]!.flds.length);
    }
    expect(await query(bytes, "PRAGMA integrity_check")).toEqual([["ok"]]);
    expect(await query(bytes, "SELECT nid, ord FROM cards GROUP BY nid, ord HAVING count(*) > 1")).toEqual([]);
  });
});

describe("the layout of Anki", () => {
  if (!existsSync(FIXTURES)) {
    test.runIf(process.env.CI === "true")("decks of other people are there to compare with", () =>
      expect(existsSync(FIXTURES), `${FIXTURES} is missing`).toBe(true),
    );
  }
  const theirs = existsSync(FIXTURES) ? new Uint8Array(readFileSync(path.join(FIXTURES, "update1.apkg"))) : null;

  const keysOf = (json: unknown): string[] => Object.keys(json as object).sort();
  type Settings = {
    models: Record<string, { type: number; flds: object[]; tmpls: object[] }>;
    decks: Record<string, object>;
    conf: object;
    dconf: Record<string, object>;
  };
  const settingsIn = async (bytes: Uint8Array): Promise<Settings> => {
    const [models, decks, conf, dconf] = (await query(bytes, "SELECT models, decks, conf, dconf FROM col"))[0]!.map(
      (json) => JSON.parse(String(json)) as never,
    );
    return { models: models!, decks: decks!, conf: conf!, dconf: dconf! };
  };

  test.runIf(theirs)("tables, columns and indexes are the same", async () => {
    const ours = await writeAnki(SAMPLE);
    const tables =
      "SELECT m.type, m.tbl_name, m.name, (SELECT group_concat(name || ' ' || lower(type) || ' ' || \"notnull\" || ' ' || pk) FROM pragma_table_info(m.name)) FROM sqlite_master m WHERE m.name <> 'sqlite_stat1' ORDER BY m.name";
    expect(await query(ours, tables)).toEqual(await query(theirs!, tables));
    expect(openArchive(ours)).toMatchObject({ ok: true, value: { names: ["collection.anki2", "media"] } });
    expect(openArchive(theirs!)).toMatchObject({ ok: true, value: { names: expect.arrayContaining(["collection.anki2", "media"]) } });
  });

  test.runIf(theirs)("note types, decks and settings have the same keys", async () => {
    const [ours, other] = [await settingsIn(await writeAnki(SAMPLE)), await settingsIn(theirs!)];
    const plain = Object.values(other.models).find(({ type }) => type === 0)!;
    for (const model of Object.values(ours.models)) {
      expect(keysOf(model)).toEqual(keysOf(plain));
      for (const field of model.flds) expect(keysOf(field)).toEqual(keysOf(plain.flds[0]));
      for (const template of model.tmpls) expect(keysOf(template)).toEqual(keysOf(plain.tmpls[0]));
    }
    for (const deck of Object.values(ours.decks)) expect(keysOf(deck)).toEqual(keysOf(other.decks["1"]));
    expect(keysOf(ours.conf)).toEqual(keysOf(other.conf));
    expect(keysOf(ours.dconf["1"])).toEqual(keysOf(other.dconf["1"]));
  });

  test.runIf(theirs)("decks of other people are read as they are", async () => {
    expect(materialOf(await readAnki(theirs!))).toEqual({
      title: null,
      language: null,
      media: [],
      rows: [
        {
          id: "cU1%zNUzk1",
          where: "note 1",
          says: { kind: "card", front: "hello", back: "world", bothWays: false },
          topic: [],
          tags: [],
          source: "",
        },
      ],
    });
    const sound = materialOf(await readAnki(new Uint8Array(readFileSync(path.join(FIXTURES, "media.apkg")))));
    expect(sound.rows).toMatchObject([{ id: "L;*}1M{l6|", says: { kind: "card", front: "![](media:foo.wav)", back: "" } }]);
    expect(sound.media).toEqual([{ name: "foo.wav", bytes: new TextEncoder().encode("abc\n") }]);
  });
});

const BASIC: SampleType = {
  id: 1,
  name: "Basic",
  fields: ["Front", "Back"],
  templates: [{ name: "Card 1", front: "{{Front}}", back: "{{FrontSide}}<hr id=answer>{{Back}}" }],
};
const REVERSED: SampleType = {
  ...BASIC,
  id: 2,
  name: "Reversed",
  templates: [...BASIC.templates, { name: "Card 2", front: "{{Back}}", back: "{{FrontSide}}<hr id=answer>{{Front}}" }],
};
const CLOZE: SampleType = {
  id: 4,
  name: "Cloze",
  isCloze: true,
  fields: ["Text", "Back Extra"],
  templates: [{ name: "Cloze", front: "{{cloze:Text}}", back: "{{cloze:Text}}<br>{{Back Extra}}" }],
};

describe("in, out and in again", () => {
  const note = (id: number, type: number, fields: string[], ords: number[], deck = 2): SampleNote => ({
    id,
    guid: `guid ${id}`,
    type,
    fields,
    tags: ["a_tag"],
    cards: ords.map((ord) => ({ id: id * 10 + ord, ord, deck })),
  });
  const deck: SampleDeck = {
    types: [BASIC, REVERSED, CLOZE],
    decks: { 1: ["Default"], 2: ["Everything"], 3: ["Everything", "Rivers & seas"] },
    notes: [
      note(1, 1, ["What is <b>2</b> &lt; 3?", "true"], [0]),
      note(2, 2, ["cat", "chat"], [0, 1]),
      note(3, 4, ["{{c1::Paris::city}} on the {{c2::Seine}}", "A note."], [0, 1], 3),
      note(4, 1, [`A long front ${"that goes on and on ".repeat(20)}?`, "[$]x_1[/$]"], [0]),
      note(5, 4, ["{{c1::{x}::}} is a set", ""], [0]),
    ],
  };

  const settled = (material: Material, into: Leaving | null) =>
    settle(material, {
      choices: { ...guessChoices(material), about: "cards" },
      into: into && { set: into.set, questions: into.questions },
      slug: "everything",
      title: "Everything",
      file: "deck.apkg",
      format: "anki",
    });

  test("the old layout and the new become the same set, which leaves and comes back unchanged", async () => {
    const [old, latest] = [materialOf(await readAnki(await oldPackage(deck))), materialOf(await readAnki(await newPackage(deck)))];
    const plan = settled(old, null);
    expect(plan.counts).toEqual({ new: 6, changed: 0, unchanged: 0, skipped: 0 });
    const leaving = leavingWhole(plan.part);
    expect(settled(latest, leaving).counts).toEqual({ new: 0, changed: 0, unchanged: 6, skipped: 0 });
    const back = materialOf(await readAnki(await writeAnki(leaving)));
    const again = settled(back, leaving);
    expect(again.lines.filter(({ outcome }) => outcome !== "unchanged")).toEqual([]);
    expect(back.title).toBe("Everything");
    expect(back.rows).toHaveLength(6);
  });

  test("a deck that comes back changed changes what it says, and nothing else", async () => {
    const leaving = leavingWhole(settled(materialOf(await readAnki(await oldPackage(deck))), null).part);
    const newer = { ...deck, notes: deck.notes.map((one) => (one.id === 2 ? { ...one, fields: ["cat", "le chat"] } : one)) };
    const plan = settled(materialOf(await readAnki(await newPackage(newer))), leaving);
    expect(plan.lines.filter(({ outcome }) => outcome !== "unchanged").map(({ where, outcome }) => `${where} ${outcome}`)).toEqual([
      "note 2 changed",
    ]);
  });

  const says: Said[] = [
    {
      kind: "written",
      name: "",
      stem: "Which are **primes**?",
      reply: {
        kind: "several",
        options: [
          { text: "2", credit: 1 },
          { text: "3\nthree", credit: 1 },
          { text: "4", credit: 0 },
        ],
      },
      explanation: "",
    },
    {
      kind: "written",
      name: "",
      stem: "One of these",
      reply: {
        kind: "one",
        options: [
          { text: "\\- a", credit: 0 },
          { text: "b::c", credit: 1 },
        ],
      },
      explanation: "Because.",
    },
    { kind: "written", name: "", stem: "So it is", reply: { kind: "true-false", right: false }, explanation: "" },
    {
      kind: "written",
      name: "",
      stem: "How far?",
      reply: { kind: "number", answers: [{ value: -12.5, tolerance: 0.25, credit: 1 }], unit: "km" },
      explanation: "",
    },
    { kind: "written", name: "", stem: "In order", reply: { kind: "order", items: ["one", "two", "three"] }, explanation: "" },
    {
      kind: "written",
      name: "",
      stem: "Match",
      reply: {
        kind: "pairs",
        pairs: [
          { left: "a", right: "1" },
          { left: "b", right: "2" },
        ],
        extra: ["3"],
      },
      explanation: "",
    },
    {
      kind: "written",
      name: "",
      stem: "Say it",
      reply: {
        kind: "typed",
        answers: [
          { text: "this", credit: 1 },
          { text: "that", credit: 1 },
        ],
      },
      explanation: "",
    },
    { kind: "written", name: "", stem: "Why?", reply: { kind: "open", model: "For that\n- and this" }, explanation: "" },
    { kind: "gap", text: "The {{c1:: ___ }} stays.", answer: "}} and :: brace", accepted: [], hint: "" },
  ];

  test("every kind of question that an author writes comes back unchanged", async () => {
    const rows = says.map((said, i): Row => ({
      id: `q${i}`,
      where: `question ${i}`,
      says: said,
      topic: ["Sums", "Small ones"],
      tags: ["odd"],
      source: "",
    }));
    const material: Material = { title: "Questions", language: "en", rows, media: [] };
    const leaving = leavingWhole(settled(material, null).part);
    const back = materialOf(await readAnki(await writeAnki(leaving)));
    const again = settled(back, leaving);
    expect(
      again.lines.filter(({ outcome }) => outcome !== "unchanged").map(({ text, outcome, why }) => `${outcome} ${why} ${text}`),
    ).toEqual([]);
    expect(back.rows.map(({ says: said }) => said.kind)).toEqual(says.map(({ kind }) => kind));
    expect(back.rows[0]!.topic).toEqual(["Sums", "Small ones"]);
  });
});
