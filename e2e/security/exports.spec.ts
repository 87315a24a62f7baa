import { execFileSync, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { unzipSync } from "fflate";
import { unguarded } from "../../lib/transfer/table/cell-text";
import { readCsv } from "../../lib/transfer/csv";
import { expect, test } from "../fixtures";
import { tellTried } from "../tried";
import { callAction, form } from "../visitor";
import { makeAccount, moved, pool, STATE } from "../world";
import { dose, testInFull } from "./dose";
import { FORMULAS, spread } from "./payloads";

// S17: what somebody wrote is worked out by no spreadsheet that opens what is downloaded, and comes back as it was.

test.describe.configure({ mode: "default" });

/** What a spreadsheet would work out at the beginning of a cell. */
const WORKS = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** The cells of a table in text, and those of them that would be worked out. */
function cellsOf(text: string): { cells: string[]; worked: string[] } {
  const read = readCsv(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const cells = read.value.flat();
  return { cells, worked: cells.filter((cell) => WORKS.test(cell) && !NUMBER.test(cell)) };
}

/** As a name is kept: signs that nobody sees are gone. */
const named = (text: string) =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();

const download = async (target: string, cookie: string): Promise<Buffer> => {
  const response = await fetch(new URL(target, process.env.BASE_URL), { headers: { cookie } });
  expect(response.status, target).toBe(200);
  expect(response.headers.get("content-disposition"), target).toMatch(/^attachment/);
  return Buffer.from(await response.arrayBuffer());
};

const ALL = spread(FORMULAS, dose(FORMULAS.length, 16));

/** A class whose pupils, quiz and questions are called like formulas. */
async function strangeResults(): Promise<{ assignment: string; cookie: string }> {
  const teacher = await makeAccount(null);
  const [classId, assignment, quiz] = [randomUUID(), randomUUID(), randomUUID()];
  await pool.query(
    `INSERT INTO "Class" (id, "ownerId", name, "joinCode") VALUES ($1::uuid, $2, $3, translate(substr($1::uuid::text, 1, 8), '-', '2'))`,
    [classId, teacher.id, FORMULAS[0]],
  );
  await pool.query(
    `INSERT INTO "Quiz" (id, code, "setId", "ownerId", title, settings) SELECT $1::uuid, substr($1::uuid::text, 1, 8), id, $2, $3, '{}' FROM "FactSet" WHERE slug = 'ukraine-talks-2025'`,
    [quiz, teacher.id, FORMULAS[1]],
  );
  await pool.query(`INSERT INTO "Assignment" (id, "classId", "quizId", title) VALUES ($1, $2, $3, $4)`, [
    assignment,
    classId,
    quiz,
    FORMULAS[2],
  ]);
  for (const name of ALL) {
    const id = randomUUID();
    await pool.query(`INSERT INTO "Person" (id, name, email, "isAnonymous") VALUES ($1, '', $1 || '@anonymous.invalid', true)`, [id]);
    await pool.query(`INSERT INTO "Membership" (id, "classId", "personId", name) VALUES (gen_random_uuid(), $1, $2, $3)`, [
      classId,
      id,
      name,
    ]);
  }
  return { assignment, cookie: teacher.cookie };
}

test("S17 in the results of a class nothing is worked out", async () => {
  const { assignment, cookie } = await strangeResults();
  const { cells, worked } = cellsOf((await download(`/api/v1/assignments/${assignment}/results`, cookie)).toString("utf8"));
  expect(worked).toEqual([]);
  for (const name of ALL.map((text) => text.trim()).filter((text) => WORKS.test(text)))
    expect(
      cells.some((cell) => cell.includes(name.slice(1))),
      name,
    ).toBe(true);
  tellTried(ALL.length);
});

/** A set of own cards whose texts are formulas; its slug. */
async function strangeDeck(): Promise<{ slug: string; cookie: string; fronts: string[] }> {
  const { cookie } = await makeAccount(null);
  const slug = /cards\/([^/;]+)/.exec(
    moved(await callAction("app/(learn)/cards/actions.ts#makeNewDeck", [STATE, form({ title: "=1+1" })], { cookie })),
  )![1]!;
  const fronts = [...new Set(ALL.map((text) => named(text)).filter(Boolean))];
  for (const front of fronts)
    await callAction("app/(learn)/cards/actions.ts#addCard", [slug, STATE, form({ front, back: `${front}&b` })], { cookie });
  return { slug, cookie, fronts };
}

test("S17 in a set that is downloaded nothing is worked out, and everything is read back as it was", async () => {
  test.setTimeout(300_000);
  const { slug, cookie, fronts } = await strangeDeck();
  const stored = (
    await pool.query<{ name: string }>(`SELECT e.name FROM "Entity" e JOIN "FactSet" s ON s.id = e."setId" WHERE s.slug = $1`, [slug])
  ).rows.map(({ name }) => name);
  expect(stored.length).toBeGreaterThanOrEqual(fronts.length);
  const text = (await download(`/api/v1/sets/${slug}/files/table`, cookie)).toString("utf8");
  const { cells, worked } = cellsOf(text);
  expect(worked).toEqual([]);
  const back = new Set(cells.map(unguarded));
  for (const front of fronts) expect(back.has(front), front).toBe(true);

  const book = unzipSync(await download(`/api/v1/sets/${slug}/files/xlsx`, cookie));
  const sheet = Buffer.from(book["xl/worksheets/sheet1.xml"]!).toString("utf8");
  expect(sheet).not.toMatch(/<f[ >/]/);
  expect(Object.keys(book).filter((name) => /externalLink|vbaProject|connections|macros/i.test(name))).toEqual([]);
  const kinds = [...sheet.matchAll(/<c ([^>]*)>/g)].map(([, attributes]) => attributes!);
  expect(kinds.length).toBeGreaterThan(fronts.length);
  expect(kinds.filter((attributes) => !attributes.includes('t="inlineStr"') && !attributes.endsWith("/"))).toEqual([]);
  tellTried(fronts.length * 2);
});

test("S17 in everything of one person, as tables, nothing is worked out", async () => {
  const { cookie } = await strangeDeck();
  const files = unzipSync(await download("/account/export?as=csv", cookie));
  expect(Object.keys(files).length).toBeGreaterThan(5);
  for (const [name, bytes] of Object.entries(files))
    if (name.endsWith(".csv")) expect(cellsOf(Buffer.from(bytes).toString("utf8")).worked, name).toEqual([]);
  tellTried(ALL.length);
});

const hasOffice = spawnSync("soffice", ["--version"]).status === 0;

testInFull("S17 a spreadsheet opens what is downloaded and finds no formula in it", async () => {
  test.info().annotations.push({
    type: "told",
    description: hasOffice ? "opened in LibreOffice" : "LibreOffice was not at hand: what it makes of the files was not looked at",
  });
  test.skip(!hasOffice, "LibreOffice is not here");
  test.setTimeout(300_000);
  const { slug, cookie } = await strangeDeck();
  const folder = mkdtempSync(path.join(tmpdir(), "footing-cells-"));
  writeFileSync(path.join(folder, "set.csv"), await download(`/api/v1/sets/${slug}/files/table`, cookie));
  writeFileSync(path.join(folder, "book.xlsx"), await download(`/api/v1/sets/${slug}/files/xlsx`, cookie));
  for (const file of ["set.csv", "book.xlsx"]) {
    execFileSync("soffice", [
      "--headless",
      `-env:UserInstallation=file://${folder}/profile`,
      "--convert-to",
      "fods",
      "--outdir",
      folder,
      path.join(folder, file),
    ]);
    expect(readFileSync(path.join(folder, file.replace(/\.\w+$/, ".fods")), "utf8"), file).not.toMatch(/table:formula=/);
  }
  rmSync(folder, { recursive: true });
  tellTried(2);
});
