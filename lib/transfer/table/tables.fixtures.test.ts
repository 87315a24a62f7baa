import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { table } from "../formats/table";
import { guessChoices } from "../guess-choices";
import type { Material } from "../material";
import { formatToRead } from "../registry";
import { settle } from "../settle";
import type { ReadOptions } from "../transfer-format";

// Tables that somebody else made. They are not in the project; where they are not found, this says so, and with CI=true that is a failure.
const FOLDER = path.resolve("../shared/fixtures");
const isHere = existsSync(FOLDER);

async function read(file: string, options?: ReadOptions): Promise<{ material: Material; problems: { where: string; message: string }[] }> {
  const bytes = new Uint8Array(readFileSync(path.join(FOLDER, file)));
  expect(formatToRead(file, bytes)?.name).toBe("table");
  const { understood, problems } = await table.read!(bytes, options);
  if (understood?.kind !== "rows") throw new Error(JSON.stringify(problems));
  return { material: understood.material, problems };
}

const planOf = (material: Material) =>
  settle(material, { choices: guessChoices(material), into: null, slug: "mine", title: "Mine", file: "file", format: "table" });

test("the tables of others are at hand", () => {
  if (!isHere) console.warn(`${FOLDER} is not there: the tables of others were not read.`);
  expect(isHere || process.env.CI !== "true").toBe(true);
});

describe.skipIf(!isHere)("tables of others", () => {
  test("capital.csv: countries and their capitals; other languages are told, and not taken", async () => {
    const { material, problems } = await read("tables/capital.csv");
    expect(problems).toEqual([
      {
        where: "columns",
        message: "“capital:de”, “capital:es”, “capital:fr” and 12 more were not taken: say what they are if you want them.",
      },
    ]);
    expect(material.rows).toHaveLength(219);
    expect(material.rows[4]).toMatchObject({ where: "line 6", says: { kind: "card", front: "France", back: "Paris" } });
    expect(material.table).toMatchObject({ hasHeader: true, delimiter: ",", encoding: "UTF-8" });
    expect(guessChoices(material)).toMatchObject({ about: "relation", relation: "capital" });
    const plan = planOf(material);
    expect(plan.counts).toMatchObject({ new: 219, skipped: 0 });
    expect(plan.lines[4]).toMatchObject({ kind: "fact", text: "France – capital: Paris" });
  });

  test("capital.csv, a column for each language: a statement for each capital", async () => {
    const { material, problems } = await read("tables/capital.csv", { columns: ["subject", "object", "object", "skip"] });
    expect(problems).toEqual([]);
    const france = material.rows.filter(({ where }) => where === "line 6").map(({ says }) => says);
    expect(france).toEqual([
      { kind: "statement", subject: "France", relation: "capital", object: "Paris" },
      { kind: "statement", subject: "France", relation: "capital:de", object: "Paris" },
    ]);
  });

  test("country.csv: names of countries in two languages", async () => {
    const { material } = await read("tables/country.csv");
    expect(material.rows).toHaveLength(323);
    expect(material.rows[1]).toMatchObject({ says: { kind: "card", front: "Scotland", back: "Schottland" } });
    expect(material.table?.columns.map(({ role }) => role).slice(0, 3)).toEqual(["front", "back", "skip"]);
  });

  test("text-2fields.txt: what Anki takes, with a line for each that is no card", async () => {
    const { material, problems } = await read("anki/text-2fields.txt");
    expect(material.rows.map(({ where, says }) => [where, says.kind === "card" && `${says.front} = ${says.back}`])).toEqual([
      ["line 2", "食べる = to eat"],
      ["line 3", "飲む = to drink"],
      ["line 4", "テスト = test"],
      ["line 5", "to eat = 食べる"],
      ["line 6", "飲む = to drink"],
      ["line 7", "多すぎる = too many"],
    ]);
    expect(problems.map(({ where }) => where)).toEqual(["line 1", "line 7", "line 8", "line 9", "line 10"]);
    expect(planOf(material).counts).toMatchObject({ new: 5, skipped: 1 });
  });
});
