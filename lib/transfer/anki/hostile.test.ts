import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import initSqlJs from "sql.js";
import { describe, expect, test } from "vitest";
import { random } from "../../random";
import { openArchive, writeArchive } from "../archive";
import type { Read } from "../transfer-format";
import { readAnki } from "./read";
import { largeDeck, message, newCollection, oldCollection, zstdOf, type SampleDeck } from "./sample-package";

const FIXTURES = path.resolve("../shared/fixtures/anki");
const SMALL: SampleDeck = largeDeck(60);

/** A package around a database that may hold anything. */
const packed = (database: Uint8Array, stored = true) =>
  writeArchive([
    { name: "collection.anki2", bytes: database, stored },
    { name: "media", bytes: new TextEncoder().encode("{}") },
  ]);
const packedNew = (collection: Uint8Array, media: Uint8Array = zstdOf(new Uint8Array())) =>
  writeArchive([
    { name: "meta", bytes: message([1, 3]) },
    { name: "collection.anki21b", bytes: collection, stored: true },
    { name: "media", bytes: media, stored: true },
  ]);

/** A sound collection after somebody ran these statements on it. */
async function changed(...statements: string[]): Promise<Uint8Array> {
  const SQL = await initSqlJs();
  const database = new SQL.Database(await oldCollection(SMALL));
  for (const statement of statements) database.run(statement);
  const bytes = database.export();
  database.close();
  return bytes;
}

const rowCount = ({ understood }: Read) => (understood?.kind === "rows" ? understood.material.rows.length : null);

function expectRefused(read: Read, message_: RegExp): void {
  expect(read.understood).toBeNull();
  expect(read.problems[0]!.message).toMatch(message_);
}

/** Whatever is read, something is said of what is not. */
function expectSaid(read: Read): void {
  expect(read.understood !== null || read.problems.length > 0).toBe(true);
  for (const { where, message: text } of read.problems) expect([where, text].every((words) => words.trim() !== "")).toBe(true);
}

const BILLION = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000)";
const COLUMNS = "i AS id, 'g' || i AS guid, 1 AS mid, '' AS tags, 'a' AS flds";

describe("databases that lie", () => {
  test("views in place of tables are refused, whatever they would come to", async () => {
    expectRefused(
      await readAnki(packed(await changed("DROP TABLE notes", `CREATE VIEW notes AS ${BILLION} SELECT ${COLUMNS} FROM n`))),
      /none of Anki/,
    );
    expectRefused(await readAnki(packed(await changed("DROP TABLE cards", "CREATE VIEW cards AS SELECT * FROM cards"))), /none of Anki/);
    expectRefused(
      await readAnki(packed(await changed("ALTER TABLE notes RENAME TO other", "CREATE VIEW notes AS SELECT * FROM other"))),
      /none of Anki/,
    );
  });

  test("a log of answers that is a view is passed over", async () => {
    const read = await readAnki(
      packed(
        await changed(
          "DROP TABLE revlog",
          `CREATE VIEW revlog AS ${BILLION} SELECT i AS id, i AS cid, 1 AS ease, 1 AS time, 1 AS type FROM n`,
        ),
      ),
    );
    expect(rowCount(read)).toBe(60);
  });

  test("columns that are worked out are none", async () => {
    const generated =
      "CREATE TABLE notes (id integer primary key, guid text, mid integer, tags text, flds text GENERATED ALWAYS AS (hex(zeroblob(1000000))))";
    expectRefused(
      await readAnki(packed(await changed("DROP TABLE notes", generated, "INSERT INTO notes (guid) VALUES ('a')"))),
      /none of Anki/,
    );
  });

  test("a table that some other program works out is none", async () => {
    expectRefused(
      await readAnki(packed(await changed("DROP TABLE notes", "CREATE VIRTUAL TABLE notes USING fts4(id, guid, mid, tags, flds)"))),
      /none of Anki/,
    );
  });

  test("triggers and views beside the tables do nothing", async () => {
    const read = await readAnki(
      packed(
        await changed(
          "CREATE TRIGGER t AFTER UPDATE ON notes BEGIN DELETE FROM notes; END",
          `CREATE VIEW bomb AS ${BILLION} SELECT count(*) FROM n`,
          "CREATE INDEX odd ON notes (abs(mid))",
        ),
      ),
    );
    expect(rowCount(read)).toBe(60);
    expect(read.problems).toEqual([]);
  });

  test("other tables, other columns, no tables", async () => {
    for (const statements of [
      ["DROP TABLE notes"],
      ["ALTER TABLE notes RENAME COLUMN flds TO words"],
      ["DROP TABLE notes", "DROP TABLE cards", "DROP TABLE col", "DROP TABLE revlog"],
    ]) {
      expectRefused(await readAnki(packed(await changed(...statements))), /none of Anki/);
    }
    expectSaid(await readAnki(packed(await changed("DROP TABLE col"))));
    expectSaid(await readAnki(packed(await changed("UPDATE col SET models = '{', decks = '[1, 2]'"))));
  });

  test("cells of other kinds, and one of ten million signs, cost their own note only", async () => {
    const bytes = await changed(
      "UPDATE notes SET flds = x'00ff1f00' WHERE rowid = 1500000000001",
      "UPDATE notes SET guid = x'ff' WHERE rowid = 1500000000002",
      "UPDATE notes SET mid = 'x' WHERE rowid = 1500000000003",
      "UPDATE notes SET tags = 12.5 WHERE rowid = 1500000000004",
      "UPDATE notes SET flds = 'before' || char(0) || 'after' || char(31) || 'back' WHERE rowid = 1500000000005",
      "UPDATE cards SET ord = 'many', did = -1 WHERE nid = 1500000000006",
      "UPDATE revlog SET ease = 'good', time = 1e300",
      "UPDATE notes SET flds = hex(zeroblob(5000000)) WHERE rowid = 1500000000007",
    );
    const read = await readAnki(packed(bytes));
    expect(read.problems.find(({ where }) => where === "note 8")!.message).toMatch(/longer than any note/);
    const rows = read.understood?.kind === "rows" ? read.understood.material.rows : [];
    expect(rows.find(({ where }) => where === "note 6")!.says).toMatchObject({ front: "beforeafter" });
    expect(rows.length).toBeGreaterThanOrEqual(56);
  });

  test("names that nest without end in the lists of note types", async () => {
    const deep = `${'{"1":'.repeat(100_000)}1${"}".repeat(100_000)}`;
    const SQL = await initSqlJs();
    const database = new SQL.Database(await oldCollection(SMALL));
    database.run("UPDATE col SET models = ?, decks = ?", [deep, `{"2": ${"[".repeat(100_000)}}`]);
    const read = await readAnki(packed(database.export()));
    database.close();
    expectSaid(read);
    expect(rowCount(read)).toBe(0);
  });

  test("pages that name one another over and over end where the file has no room for so much", async () => {
    const bytes = await oldCollection(largeDeck(1_500));
    const root = 3;
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const page = 4096 * (root - 1);
    // An inner page of the notes: all its children become the first one.
    expect(bytes[page]).toBe(5);
    const [cells, at] = [view.getUint16(page + 3), page + 12];
    const child = view.getUint32(page + view.getUint16(at));
    for (let i = 0; i < cells; i += 1) view.setUint32(page + view.getUint16(at + 2 * i), child);
    const read = await readAnki(packed(bytes));
    expect(read.problems.map(({ where }) => where)).toContain("notes");
    expectSaid(read);
  });
});

describe("packages that lie", () => {
  test("a collection that unpacks to gigabytes", async () => {
    const zeros = new Uint8Array(4_000_000);
    expectRefused(await readAnki(packed(zeros, false)), /more than 100 times/);
    const block = [0x02, 0x00, 0x10, 0];
    const bomb = Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38, ...Array.from({ length: 50_000 }, () => block).flat(), 1, 0, 0]);
    expectRefused(await readAnki(packedNew(bomb)), /far more/);
    expectRefused(await readAnki(packedNew(Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xf8, 1, 0, 0]))), /damaged/);
  });

  test("a newer version, and a new package without its collection", async () => {
    const collection = zstdOf(await newCollection(SMALL));
    const withMeta = (meta: Uint8Array, name: string) =>
      writeArchive([
        { name: "meta", bytes: meta },
        { name, bytes: collection },
        { name: "media", bytes: zstdOf(new Uint8Array()) },
      ]);
    expectRefused(await readAnki(withMeta(message([1, 4]), "collection.anki21b")), /newer Anki/);
    expectRefused(await readAnki(withMeta(message([1, 3]), "collection.anki2")), /collection is missing/);
    expect(rowCount(await readAnki(withMeta(Uint8Array.of(0xff), "collection.anki21b")))).toBe(60);
  });

  test("a list of media that is none, or leads elsewhere", async () => {
    for (const media of [zstdOf(Uint8Array.of(1, 2, 3)), Uint8Array.of(1, 2), zstdOf(message([1, message([1, "../../etc/passwd"])]))])
      expect(rowCount(await readAnki(packedNew(zstdOf(await newCollection(SMALL)), media)))).toBe(60);
    for (const list of ["[]", "{", "null", '{"../x": "a.png", "collection.anki2": 5}']) {
      const read = await readAnki(
        writeArchive([
          { name: "collection.anki2", bytes: await oldCollection(SMALL) },
          { name: "media", bytes: new TextEncoder().encode(list) },
        ]),
      );
      expect(rowCount(read)).toBe(60);
    }
  });

  test("other files under the name of a deck", async () => {
    for (const bytes of [
      new Uint8Array(),
      new TextEncoder().encode("Front\tBack"),
      writeArchive([{ name: "a.txt", bytes: new Uint8Array(3) }]),
      packed(new TextEncoder().encode("SQLite format 3\0 and no more")),
      packed(new Uint8Array(600)),
    ]) {
      const read = await readAnki(bytes);
      expect(read.understood).toBeNull();
      expectSaid(read);
    }
  });
});

/** The database of a package of the old layout. */
function collectionIn(bytes: Uint8Array): Uint8Array {
  const archive = openArchive(bytes);
  const read = archive.ok ? archive.value.read("collection.anki2") : null;
  if (!read?.ok) throw new Error("It has no collection.");
  return read.value;
}

/** Bytes, numbers of pages and whole stretches are overwritten, by chance but the same each time. */
function mutant(seed: Uint8Array, name: string): Uint8Array {
  const chance = random(name);
  const bytes = seed.slice();
  for (let i = chance.below(12) + 1; i > 0; i -= 1) {
    const at = chance.below(bytes.length);
    const length = chance.pick([1, 1, 1, 2, 4, 16, 512])!;
    bytes.fill(chance.pick([0, 1, 2, 3, 5, 10, 13, 0x7f, 0x80, 0xff])!, at, at + length);
  }
  return chance.below(10) === 0 ? bytes.slice(0, chance.below(bytes.length)) : bytes;
}

describe("broken pages", () => {
  if (!existsSync(FIXTURES)) {
    test.runIf(process.env.CI === "true")("decks of other people are there to be damaged", () =>
      expect(existsSync(FIXTURES), `${FIXTURES} is missing`).toBe(true),
    );
  }
  const others = existsSync(FIXTURES)
    ? readdirSync(FIXTURES)
        .filter((name) => name.endsWith(".apkg"))
        .map((name) => collectionIn(new Uint8Array(readFileSync(path.join(FIXTURES, name)))))
    : [];

  test("no damage makes reading throw, and it always ends", { timeout: 60_000 }, async () => {
    const seeds = [...others, await oldCollection(SMALL), await newCollection(SMALL)];
    let rows = 0;
    for (const [place, seed] of seeds.entries()) {
      for (let i = 0; i < 40; i += 1) {
        const read = await readAnki(packed(mutant(seed, `${place} ${i}`)));
        expectSaid(read);
        rows += rowCount(read) ?? 0;
      }
    }
    expect(rows).toBeGreaterThan(300);
    expect(rowCount(await readAnki(packed(await oldCollection(SMALL)))), "a sound deck is read after all of them").toBe(60);
  });
});
