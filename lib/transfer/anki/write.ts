import { mediaNamesIn } from "../../markup/media";
import { digest } from "../../questions/digest";
import { writeArchive, type ArchiveEntry } from "../archive";
import type { MediaFile } from "../material";
import type { Leaving } from "../transfer-format";
import { collectionSettings, deckIdOf, MODELS } from "./collection-settings";
import { fieldHtml } from "./field-html";
import { notesToWrite, type NoteToWrite } from "./notes-to-write";
import { tagWord } from "./own";
import { CARDS, COL, GRAVES, INDEXES, NOTES, REVLOG } from "./schema";
import { sha1 } from "./sha1";
import { writeDatabase } from "./sqlite";

/** 1 January 2025, where nobody says when the set leaves: Anki takes over a changed note only from a later file. */
const FIXED_DAY = Date.UTC(2025, 0, 1);
/** Ids are times in Anki: those of ours begin between 2015 and 2020, for each set where its name puts them, and go on in its order. */
const FIRST_ID = Date.UTC(2015, 0, 1);
const ID_SPAN = Date.UTC(2020, 0, 1) - FIRST_ID;
const firstIdOf = (slug: string) => FIRST_ID + (Number.parseInt(digest(`anki ${slug}`).slice(0, 10), 36) % ID_SPAN);
const NOT_SYNCED = -1;
const BETWEEN_FIELDS = "\u001f";

const tagText = (tags: readonly string[]) => (tags.length === 0 ? "" : ` ${tags.map(tagWord).join(" ")} `);

const withoutTags = (html: string) => html.replace(/<[^<>]*>/g, "");

/** What Anki tells two notes with the same first field by: the beginning of its SHA-1. */
const firstFieldSum = (field: string) => Number.parseInt(sha1(new TextEncoder().encode(withoutTags(field))).slice(0, 8), 16);

type Rows = { notes: (string | number)[][]; cards: (string | number)[][] };

/** The rows of all notes and their cards, new to whoever takes them, in the order of the set. */
function rowsOf(notes: readonly NoteToWrite[], { slug, title }: { slug: string; title: string }, seconds: number): Rows {
  const firstId = firstIdOf(slug);
  const rows: Rows = { notes: [], cards: [] };
  for (const [place, { type, key, fields, topic, tags }] of notes.entries()) {
    const name = `anki ${slug} ${key}`;
    const id = firstId + place;
    const html = fields.map(fieldHtml);
    rows.notes.push([
      id,
      digest(name),
      MODELS[type].id,
      seconds,
      NOT_SYNCED,
      tagText(tags),
      html.join(BETWEEN_FIELDS),
      withoutTags(html[0]!),
      firstFieldSum(html[0]!),
      0,
      "",
    ]);
    for (let ord = 0; ord < MODELS[type].templates; ord += 1) {
      rows.cards.push([
        firstId + rows.cards.length,
        id,
        deckIdOf(slug, title, topic),
        ord,
        seconds,
        NOT_SYNCED,
        0,
        0,
        place + 1,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        "",
      ]);
    }
  }
  return rows;
}

/** The pictures and sounds that the notes name, under numbers, and the list of what each is called. */
function mediaEntries(notes: readonly NoteToWrite[], media: readonly MediaFile[]): ArchiveEntry[] {
  const named = new Set(notes.flatMap(({ fields }) => fields.flatMap(mediaNamesIn)));
  const files = media.filter(({ name }) => named.has(name));
  const list = JSON.stringify(Object.fromEntries(files.map(({ name }, place) => [String(place), name])));
  return [
    ...files.map(({ bytes }, place) => ({ name: String(place), bytes, stored: true })),
    { name: "media", bytes: new TextEncoder().encode(list) },
  ];
}

/**
 * A set as a package of Anki in the old layout, which every Anki opens: ids and names stand for ever, so that the next one brings its
 * changes and keeps schedules.
 */
export async function writeAnki(leaving: Leaving): Promise<Uint8Array> {
  const notes = notesToWrite(leaving);
  const milliseconds = leaving.at ?? FIXED_DAY;
  const seconds = Math.floor(milliseconds / 1000);
  const { slug, title } = leaving.set;
  const rows = rowsOf(notes, { slug, title }, seconds);
  const collection = await writeDatabase(COL + NOTES + CARDS + REVLOG + GRAVES + INDEXES, (insert) => {
    insert("col", [
      [1, Math.floor(FIXED_DAY / 1000), milliseconds, FIXED_DAY, 11, 0, 0, 0, ...collectionSettings(leaving.set, notes, seconds), "{}"],
    ]);
    insert("notes", rows.notes);
    insert("cards", rows.cards);
  });
  return writeArchive([{ name: "collection.anki2", bytes: collection }, ...mediaEntries(notes, leaving.media)]);
}
