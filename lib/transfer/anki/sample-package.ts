// Packages as Anki writes them, in either layout, for tests, measures and practice: nothing here reads a file, and nothing that reads one
// uses it.
import { joinBytes } from "../../bytes";
import { writeArchive, type ArchiveEntry } from "../archive";
import type { MediaFile } from "../material";
import { CARDS, COL, GRAVES, INDEXES, NOTES, REVLOG } from "./schema";
import { sha1 } from "./sha1";
import { writeDatabase, type Insert } from "./sqlite";

/** A card template with its two sides. */
export type SampleTemplate = { name: string; front: string; back: string };
/** A note type; `stockKind` 6 is image occlusion. */
export type SampleType = { id: number; name: string; isCloze?: boolean; stockKind?: number; fields: string[]; templates: SampleTemplate[] };
/** A card; `home` is the deck it is on loan from. */
export type SampleCard = { id: number; ord: number; deck: number; queue?: number; home?: number };
/** A note with its cards; `type` and `deck` are ids. */
export type SampleNote = { id: number; guid: string; type: number; fields: string[]; tags?: string[]; cards: SampleCard[] };
/** A row of the log: `at` in ms since 1970. */
export type SampleAnswer = { at: number; card: number; ease: number; ms: number; kind: number };
/** A whole collection: decks by id with their names, outermost first. */
export type SampleDeck = {
  types: SampleType[];
  decks: Readonly<Record<number, string[]>>;
  notes: SampleNote[];
  answers?: SampleAnswer[];
  media?: MediaFile[];
};

/** What schema 18 adds. Names are sorted by a rule of Anki’s own there, which no other SQLite knows: see `WITH_UNICASE`. */
const NEW_TABLES = `
CREATE TABLE fields (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE nocase, config blob NOT NULL, PRIMARY KEY (ntid, ord)) WITHOUT ROWID;
CREATE TABLE templates (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE nocase, mtime_secs integer NOT NULL, usn integer NOT NULL,
  config blob NOT NULL, PRIMARY KEY (ntid, ord)) WITHOUT ROWID;
CREATE TABLE notetypes (id integer NOT NULL PRIMARY KEY, name text NOT NULL COLLATE nocase, mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL);
CREATE TABLE decks (id integer PRIMARY KEY NOT NULL, name text NOT NULL COLLATE nocase, mtime_secs integer NOT NULL, usn integer NOT NULL,
  common blob NOT NULL, kind blob NOT NULL);
CREATE TABLE deck_config (id integer PRIMARY KEY NOT NULL, name text NOT NULL COLLATE nocase, mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL);
CREATE TABLE config (KEY text NOT NULL PRIMARY KEY, usn integer NOT NULL, mtime_secs integer NOT NULL, val blob NOT NULL) WITHOUT ROWID;
CREATE TABLE tags (tag text NOT NULL PRIMARY KEY COLLATE nocase, usn integer NOT NULL, collapsed boolean NOT NULL, config blob NULL) WITHOUT ROWID;
CREATE TABLE graves (oid integer NOT NULL, type integer NOT NULL, usn integer NOT NULL, PRIMARY KEY (oid, type)) WITHOUT ROWID;
CREATE UNIQUE INDEX idx_fields_name_ntid ON fields (name, ntid);
CREATE UNIQUE INDEX idx_templates_name_ntid ON templates (name, ntid);
CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name);
CREATE UNIQUE INDEX idx_decks_name ON decks (name);
`;
const WITH_UNICASE =
  "PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql = replace(sql, 'nocase', 'unicase'); PRAGMA writable_schema=OFF;";

type Cell = string | number | Uint8Array;

function fillNotes(insert: Insert, { notes, answers = [] }: SampleDeck): void {
  const tagsOf = (tags: readonly string[]) => (tags.length > 0 ? ` ${tags.join(" ")} ` : "");
  const cardRow = (noteId: number, { id, ord, deck, queue = 0, home = 0 }: SampleCard): Cell[] => [
    id,
    noteId,
    deck,
    ord,
    1,
    -1,
    0,
    queue,
    1,
    0,
    0,
    0,
    0,
    0,
    0,
    home,
    0,
    "",
  ];
  insert(
    "notes",
    notes.map(({ id, guid, type, fields, tags = [] }) => [
      id,
      guid,
      type,
      1,
      -1,
      tagsOf(tags),
      fields.join("\u001f"),
      fields[0] ?? "",
      0,
      0,
      "",
    ]),
  );
  insert(
    "cards",
    notes.flatMap((note) => note.cards.map((card) => cardRow(note.id, card))),
  );
  insert(
    "revlog",
    answers.map(({ at, card, ease, ms, kind }) => [at, card, -1, ease, 1, 1, 2500, ms, kind]),
  );
}

const oldModel = ({ id, name, isCloze, stockKind, fields, templates }: SampleType) => ({
  id,
  name,
  type: isCloze ? 1 : 0,
  mod: 0,
  usn: 0,
  sortf: 0,
  did: 1,
  css: "",
  ...(stockKind && { originalStockKind: stockKind }),
  flds: fields.map((field, ord) => ({ name: field, ord, sticky: false, rtl: false, font: "Arial", size: 20 })),
  tmpls: templates.map((template, ord) => ({ name: template.name, ord, qfmt: template.front, afmt: template.back, did: null })),
});

/** The database of the old layout (schema 11). */
export const oldCollection = (deck: SampleDeck): Promise<Uint8Array> =>
  writeDatabase(COL + NOTES + CARDS + REVLOG + GRAVES + INDEXES, (insert) => {
    const models = Object.fromEntries(deck.types.map((type) => [String(type.id), oldModel(type)]));
    const decks = Object.fromEntries(
      Object.entries(deck.decks).map(([id, names]) => [id, { id: Number(id), name: names.join("::"), dyn: 0, conf: 1 }]),
    );
    insert("col", [[1, 0, 0, 0, 11, 0, 0, 0, "{}", JSON.stringify(models), JSON.stringify(decks), "{}", "{}"]]);
    fillNotes(insert, deck);
  });

const varint = (value: number): number[] => (value < 0x80 ? [value] : [(value % 0x80) | 0x80, ...varint(Math.floor(value / 0x80))]);
const joined = (parts: readonly (Uint8Array | readonly number[])[]) => joinBytes(parts.map((part) => Uint8Array.from(part)));
const encoded = (text: string) => new TextEncoder().encode(text);

/** A message on the wire: fields with numbers, texts or bytes; one that is 0 or empty is left out, as the format has it. */
export function message(...fields: [field: number, value: number | string | Uint8Array][]): Uint8Array {
  const parts = fields.map(([field, value]) => {
    if (typeof value === "number") return value === 0 ? [] : [...varint(field * 8), ...varint(value)];
    const bytes = typeof value === "string" ? encoded(value) : value;
    return bytes.length === 0 ? [] : joined([varint(field * 8 + 2), varint(bytes.length), bytes]);
  });
  return joined(parts);
}

/** The database of the new layout (schema 18). */
export const newCollection = (deck: SampleDeck): Promise<Uint8Array> =>
  writeDatabase(
    COL + NOTES + CARDS + REVLOG + INDEXES + NEW_TABLES,
    (insert) => {
      insert("col", [[1, 0, 0, 0, 18, 0, 0, 0, "", "", "", "", ""]]);
      const settingsOf = ({ isCloze, stockKind = 0 }: SampleType) =>
        message([1, isCloze ? 1 : 0], [3, ".card { color: red }"], [9, stockKind]);
      insert(
        "notetypes",
        deck.types.map((type) => [type.id, type.name, 0, 0, settingsOf(type)]),
      );
      insert(
        "fields",
        deck.types.flatMap(({ id, fields }) => fields.map((name, ord): Cell[] => [id, ord, name, message([3, "Arial"], [4, 20])])),
      );
      insert(
        "templates",
        deck.types.flatMap(({ id, templates }) =>
          templates.map(({ name, front, back }, ord): Cell[] => [id, ord, name, 0, 0, message([1, front], [2, back])]),
        ),
      );
      insert(
        "decks",
        Object.entries(deck.decks).map(([id, names]) => [
          Number(id),
          names.join("\u001f"),
          0,
          0,
          new Uint8Array(),
          message([1, message([1, 1])]),
        ]),
      );
      fillNotes(insert, deck);
    },
    WITH_UNICASE,
  );

const LARGEST_BLOCK = 131_072;

/** Zstandard with every byte as it is: a frame of raw blocks. */
export function zstdOf(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38)];
  for (let at = 0; ; at += LARGEST_BLOCK) {
    const block = bytes.subarray(at, at + LARGEST_BLOCK);
    const isLast = at + LARGEST_BLOCK >= bytes.length;
    const header = block.length * 8 + (isLast ? 1 : 0);
    parts.push(Uint8Array.of(header & 0xff, (header >> 8) & 0xff, header >> 16), block);
    if (isLast) break;
  }
  return joinBytes(parts);
}

const BASIC: SampleType = {
  id: 9,
  name: "Basic",
  fields: ["Front", "Back"],
  templates: [{ name: "Card 1", front: "{{Front}}", back: "{{FrontSide}}<hr id=answer>{{Back}}" }],
};

/** The collection that new packages hold beside the real one, for an Anki that cannot read it. */
const placeholder = () =>
  oldCollection({
    types: [BASIC],
    decks: { 1: ["Default"] },
    notes: [
      {
        id: 1,
        guid: "update",
        type: 9,
        fields: ["Please update to the latest Anki version, then import the file again.", ""],
        cards: [{ id: 1, ord: 0, deck: 1 }],
      },
    ],
  });

const digits = (hex: string) => Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16));

/** A package of the old layout; `name` is what it calls its collection. */
export async function oldPackage(
  deck: SampleDeck,
  name: "collection.anki2" | "collection.anki21" = "collection.anki2",
): Promise<Uint8Array> {
  const media = deck.media ?? [];
  const list = JSON.stringify(Object.fromEntries(media.map((file, place) => [place, file.name])));
  const older: ArchiveEntry[] = name === "collection.anki2" ? [] : [{ name: "collection.anki2", bytes: await placeholder() }];
  return writeArchive([
    { name, bytes: await oldCollection(deck) },
    ...older,
    ...media.map(({ bytes }, place) => ({ name: String(place), bytes })),
    { name: "media", bytes: encoded(list) },
  ]);
}

/** A package of the new layout. */
export async function newPackage(deck: SampleDeck): Promise<Uint8Array> {
  const media = deck.media ?? [];
  const list = message(
    ...media.map(({ name, bytes }): [number, Uint8Array] => [1, message([1, name], [2, bytes.length], [3, digits(sha1(bytes))])]),
  );
  const stored = (name: string, bytes: Uint8Array): ArchiveEntry => ({ name, bytes, stored: true });
  return writeArchive([
    stored("meta", message([1, 3])),
    stored("collection.anki21b", zstdOf(await newCollection(deck))),
    stored("collection.anki2", await placeholder()),
    ...media.map(({ bytes }, place) => stored(String(place), zstdOf(bytes))),
    stored("media", zstdOf(list)),
  ]);
}

/** A deck of so many notes, each of its own words, one in ten with lines and bold, some with answers: for measures. */
export function largeDeck(count: number): SampleDeck {
  const note = (i: number): SampleNote => {
    const back =
      i % 10 === 0
        ? `<div>The <b>answer</b> of number ${i}</div><div>and what else it says&nbsp;here</div>`
        : `The answer of number ${i}, and what else is said of it`;
    const cards = [{ id: 1_600_000_000_000 + i, ord: 0, deck: 2 + (i % 5) }];
    return {
      id: 1_500_000_000_000 + i,
      guid: `note-${i}`,
      type: 9,
      fields: [`What is asked in the question of number ${i}?`, back],
      tags: i % 3 === 0 ? ["third"] : [],
      cards,
    };
  };
  const notes = Array.from({ length: count }, (_, i) => note(i));
  const decks = Object.fromEntries([
    [1, ["Default"]],
    ...Array.from({ length: 5 }, (_, i) => [2 + i, ["Large deck", `Part ${i + 1}`]]),
  ]) as Record<number, string[]>;
  const answers = notes
    .filter((_, i) => i % 4 === 0)
    .map(({ cards }, i) => ({ at: 1_700_000_000_000 + i, card: cards[0]!.id, ease: 3, ms: 4_000, kind: 1 }));
  return { types: [BASIC], decks, notes, answers };
}
