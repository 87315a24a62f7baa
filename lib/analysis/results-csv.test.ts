import fc from "fast-check";
import { expect, test } from "vitest";
import { BYTE_ORDER_MARK, csvOf, withoutFormula, type Cell } from "./results-csv";

/** Reads RFC 4180, character by character. */
function readBack(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let inside = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (inside && char === '"' && text[i + 1] === '"') cell += text[++i];
    else if (char === '"') inside = !inside;
    else if (!inside && char === ",") [row, cell] = [[...row, cell], ""];
    else if (!inside && char === "\r" && text[i + 1] === "\n") {
      rows.push([...row, cell]);
      [row, cell] = [[], ""];
      i++;
    } else cell += char;
  }
  return rows;
}

const texts = fc.oneof(fc.string(), fc.string({ unit: "grapheme" }), fc.constantFrom("=1+1", "+44 20", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", 'a "b"', "a,b", "a\r\nb", "", " padded ", "'quoted"));
const tables = fc.integer({ min: 1, max: 5 }).chain((columns) => fc.array(fc.array(fc.oneof(texts, fc.integer(), fc.constant(null)), { minLength: columns, maxLength: columns }), { maxLength: 6 }));
const asText = (cell: Cell) => (cell === null ? "" : typeof cell === "number" ? String(cell) : withoutFormula(cell).replace(/\p{Surrogate}/gu, "\uFFFD"));

test("what is written is read back, cell by cell", () => {
  fc.assert(
    fc.property(tables, (rows) => {
      const text = csvOf(rows);
      expect(text.startsWith(BYTE_ORDER_MARK)).toBe(true);
      expect(readBack(text.slice(1))).toEqual(rows.map((row) => row.map(asText)));
    }),
  );
});

test("no text begins a formula", () => {
  fc.assert(
    fc.property(tables, (rows) => {
      const [cells, read] = [rows.flat(), readBack(csvOf(rows).slice(1)).flat()];
      for (const [i, cell] of read.entries()) if (typeof cells[i] === "string") expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
    }),
  );
});

test("numbers stand as numbers, also below nothing, and what is no number is empty", () => {
  expect(csvOf([["Ann", -0.5, null, Number.NaN]])).toBe(`${BYTE_ORDER_MARK}Ann,-0.5,,\r\n`);
});
