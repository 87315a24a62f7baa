import type { Problem } from "../../problem";
import type { Review } from "../material";
import { numberIn, readMessage, textIn } from "./protobuf";
import type { Cell, Column, Database, HowFar } from "./sqlite";
import { lostRow } from "../lost";

/** What a card shows on its front and back, as a template. `ord` is its number in its note type, from 0. */
export type Template = { ord: number; name: string; front: string; back: string };

/** What notes of a kind have: fields, and a template per card; a cloze type has one card per gap, all from its first template. */
export type NoteType = { id: number; name: string; isCloze: boolean; isOcclusion: boolean; fields: string[]; templates: Template[] };

/** A card of a note: which template or gap it is, its deck, outermost first, and whether Anki shows it no more for now. */
export type Card = { id: number; ord: number; deck: string[]; isAside: boolean };

/** A note as it lies: `place` counts notes from 1. */
export type Note = { id: number; place: number; guid: string; typeId: number; tags: string[]; fields: string[] };

/** A collection without its notes, which are too many to be held twice: `eachNote` goes through them once, in their order. */
export type Collection = {
  noteTypes: ReadonlyMap<number, NoteType>;
  cardsOf(noteId: number): readonly Card[];
  reviewsOf(cardId: number): readonly Review[];
  eachNote(take: (note: Note) => void): void;
};

/** How many rows of each table are read. */
export const MOST_ROWS = { notes: 200_000, cards: 1_000_000, revlog: 2_000_000, types: 20_000 } as const;
/** The lists of note types and decks were one text each. */
const LONGEST_LIST = 20_000_000;
const IMAGE_OCCLUSION = 6;

const number = (name: string): Column => ({ name, as: "number" });
const text = (name: string): Column => ({ name, as: "text" });
const list = (name: string): Column => ({ name, as: "text", longest: LONGEST_LIST });
const bytes = (name: string): Column => ({ name, as: "bytes" });

const NOTES = [number("id"), text("guid"), number("mid"), text("tags"), text("flds")];
const CARDS = [number("id"), number("nid"), number("did"), number("ord"), number("queue"), number("odid")];
const REVLOG = [number("id"), number("cid"), number("ease"), number("time"), number("type")];
const LISTS = [list("models"), list("decks")];
const NOTETYPES = [number("id"), text("name"), bytes("config")];
const FIELDS = [number("ntid"), number("ord"), text("name")];
const TEMPLATES = [number("ntid"), number("ord"), text("name"), bytes("config")];
const DECKS = [number("id"), text("name")];

/** Whether a database is a collection at all: its notes and cards are real tables. */
export const isCollection = (database: Database): boolean => database.hasTable("notes", NOTES) && database.hasTable("cards", CARDS);

const asNumber = (cell: Cell | undefined) => (typeof cell === "number" ? cell : 0);
const asText = (cell: Cell | undefined) => (typeof cell === "string" ? cell : "");
const asBytes = (cell: Cell | undefined) => (cell instanceof Uint8Array ? cell : new Uint8Array());

const byOrd = (one: { ord: number }, other: { ord: number }) => one.ord - other.ord;

function pushTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const held = map.get(key);
  if (held) held.push(value);
  else map.set(key, [value]);
}

type Told = (problem: Problem) => void;

/** What was not read of a table, in words. */
function tell(told: Told, of: string, howFar: HowFar, most: number): void {
  if (howFar === "most")
    told({ where: of, message: `Only the first ${most.toLocaleString("en")} were read. Export the deck in parts to bring in the rest.` });
  if (howFar === "damaged")
    told({
      where: of,
      message: "The file is damaged here: what comes after could not be read. Check the collection in Anki and export it again.",
    });
}

// Old layout: note types and decks are texts in JSON.

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const jsonText = (value: unknown) => (typeof value === "string" ? value : "");
const jsonNumber = (value: unknown) => (typeof value === "number" || typeof value === "string" ? Number(value) || 0 : 0);
const objectsIn = (value: unknown) => (Array.isArray(value) ? value.filter(isObject) : []);
/** Things with their numbers, by them; one without has that of its place. */
const inOrder = (items: readonly Json[]) =>
  items.map((item, place) => ({ item, ord: typeof item.ord === "number" ? item.ord : place })).sort(byOrd);

function objectIn(json: string): Json | null {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function oldNoteType(id: number, model: Json): NoteType {
  return {
    id,
    name: jsonText(model.name),
    isCloze: model.type === 1,
    isOcclusion: model.originalStockKind === IMAGE_OCCLUSION,
    fields: inOrder(objectsIn(model.flds)).map(({ item }) => jsonText(item.name)),
    templates: inOrder(objectsIn(model.tmpls)).map(({ item, ord }) => ({
      ord,
      name: jsonText(item.name),
      front: jsonText(item.qfmt),
      back: jsonText(item.afmt),
    })),
  };
}

type Lists = { noteTypes: Map<number, NoteType>; decks: Map<number, string[]> };

const deckNames = (name: string, separator: string) =>
  name
    .split(separator)
    .map((part) => part.trim())
    .filter(Boolean);

const NO_TYPES: Problem = {
  where: "note types",
  message:
    "The list of note types is missing or damaged, so no note can be shown as a card. Check the collection in Anki and export it again.",
};
const NO_DECKS: Problem = { where: "decks", message: "The list of decks is missing or damaged: cards come without their decks." };

function oldLists(database: Database, told: Told): Lists {
  let [models, decks] = ["", ""];
  if (database.hasTable("col", LISTS))
    database.eachRow("col", LISTS, 1, (cells) => ([models, decks] = [asText(cells[0]), asText(cells[1])]));
  const [types, places] = [objectIn(models), objectIn(decks)];
  if (!types) told(NO_TYPES);
  if (!places) told(NO_DECKS);
  return {
    noteTypes: new Map(
      Object.entries(types ?? {}).flatMap(([id, model]) => (isObject(model) ? [[Number(id), oldNoteType(Number(id), model)]] : [])),
    ),
    decks: new Map(
      Object.entries(places ?? {}).flatMap(([id, deck]) =>
        isObject(deck) ? [[jsonNumber(deck.id ?? id), deckNames(jsonText(deck.name), "::")]] : [],
      ),
    ),
  };
}

// New layout: a table each, with settings as messages.

const BETWEEN_DECKS = "\u001f";

function newLists(database: Database, told: Told): Lists {
  const noteTypes = new Map<number, NoteType>();
  const fields = new Map<number, { ord: number; name: string }[]>();
  const decks = new Map<number, string[]>();
  const read = (table: string, columns: readonly Column[], take: (cells: Cell[]) => void) => {
    const howFar = database.hasTable(table, columns) ? database.eachRow(table, columns, MOST_ROWS.types, take) : "damaged";
    tell(told, table, howFar, MOST_ROWS.types);
  };
  read("notetypes", NOTETYPES, ([id, name, config]) => {
    const settings = readMessage(asBytes(config)) ?? [];
    noteTypes.set(asNumber(id), {
      id: asNumber(id),
      name: asText(name),
      isCloze: numberIn(settings, 1) === 1,
      isOcclusion: numberIn(settings, 9) === IMAGE_OCCLUSION,
      fields: [],
      templates: [],
    });
  });
  read("fields", FIELDS, ([typeId, ord, name]) => pushTo(fields, asNumber(typeId), { ord: asNumber(ord), name: asText(name) }));
  read("templates", TEMPLATES, ([typeId, ord, name, config]) => {
    const settings = readMessage(asBytes(config)) ?? [];
    noteTypes
      .get(asNumber(typeId))
      ?.templates.push({ ord: asNumber(ord), name: asText(name), front: textIn(settings, 1), back: textIn(settings, 2) });
  });
  for (const type of noteTypes.values()) {
    type.fields.push(...(fields.get(type.id) ?? []).sort(byOrd).map(({ name }) => name));
    type.templates.sort(byOrd);
  }
  read("decks", DECKS, ([id, name]) => void decks.set(asNumber(id), deckNames(asText(name), BETWEEN_DECKS)));
  return { noteTypes, decks };
}

// Both layouts have the same notes, cards and answers.

function readCards(database: Database, decks: ReadonlyMap<number, string[]>, told: Told): Map<number, Card[]> {
  const cards = new Map<number, Card[]>();
  const howFar = database.eachRow("cards", CARDS, MOST_ROWS.cards, (cells) => {
    const [id, noteId, deckId, ord, queue, homeId] = cells.map(asNumber) as [number, number, number, number, number, number];
    // A card on loan to a filtered deck belongs to the one it came from.
    pushTo(cards, noteId, { id, ord, deck: decks.get(homeId || deckId) ?? [], isAside: queue < 0 });
  });
  tell(told, "cards", howFar, MOST_ROWS.cards);
  return cards;
}

const isGrade = (ease: number): ease is Review["grade"] => ease === 1 || ease === 2 || ease === 3 || ease === 4;
/** Learning, review, relearning, and review ahead of time. Other kinds are changes of the schedule, not answers. */
const LAST_KIND_OF_ANSWER = 3;
const LONGEST_ANSWER_MS = 3_600_000;

function readReviews(database: Database, told: Told): Map<number, Review[]> {
  const reviews = new Map<number, Review[]>();
  if (!database.hasTable("revlog", REVLOG)) return reviews;
  const howFar = database.eachRow("revlog", REVLOG, MOST_ROWS.revlog, (cells) => {
    const [at, cardId, ease, ms, kind] = cells.map(asNumber) as [number, number, number, number, number];
    if (at > 0 && isGrade(ease) && kind >= 0 && kind <= LAST_KIND_OF_ANSWER)
      pushTo(reviews, cardId, { at, grade: ease, ms: Math.min(Math.max(ms, 0), LONGEST_ANSWER_MS) });
  });
  tell(told, "answers", howFar, MOST_ROWS.revlog);
  return reviews;
}

const BETWEEN_FIELDS = "\u001f";
/** A space, also a wide one; other spaces belong to a tag. */
const BETWEEN_TAGS = /[ \u3000\t\r\n]+/;

function eachNote(database: Database, told: Told, take: (note: Note) => void): void {
  let place = 0;
  const howFar = database.eachRow("notes", NOTES, MOST_ROWS.notes, ([id, guid, typeId, tags, fields]) => {
    place += 1;
    if (fields === null || fields === undefined)
      told(lostRow(`note ${place}`, "This note is longer than any note can be. It was left out."));
    else
      take({
        id: asNumber(id),
        place,
        guid: asText(guid),
        typeId: asNumber(typeId),
        tags: asText(tags).split(BETWEEN_TAGS).filter(Boolean),
        fields: asText(fields).split(BETWEEN_FIELDS),
      });
  });
  tell(told, "notes", howFar, MOST_ROWS.notes);
}

/** Reads everything but the notes of a collection, in the old layout or the new; what cannot be read is told. */
export function readCollection(database: Database, told: Told): Collection {
  const { noteTypes, decks } = database.hasTable("notetypes", NOTETYPES) ? newLists(database, told) : oldLists(database, told);
  const cards = readCards(database, decks, told);
  const reviews = readReviews(database, told);
  for (const answers of reviews.values()) answers.sort((one, other) => one.at - other.at);
  for (const table of ["notes", "cards"]) {
    if (!database.isSound(table))
      told({
        where: table,
        message: "Some of this part of the file is damaged, so some may be missing. Check the collection in Anki and export it again.",
      });
  }
  return {
    noteTypes,
    cardsOf: (noteId) => (cards.get(noteId) ?? []).sort(byOrd),
    reviewsOf: (cardId) => reviews.get(cardId) ?? [],
    eachNote: (take) => eachNote(database, told, take),
  };
}
