import fc from "fast-check";
import { expect, test } from "vitest";
import { readCsv } from "../transfer/csv";
import { BYTE_ORDER_MARK, csvOf, withoutFormula, type Cell } from "./results-csv";

/** Read with a comma, whatever the first row holds: the first line of these names it. */
function readBack(text: string): string[][] {
  const read = readCsv(`,,,,,,,,,,,,\r\n${text}`);
  return read.ok ? read.value.slice(1) : [];
}

const texts = fc.oneof(
  fc.string(),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom("=1+1", "+44 20", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", 'a "b"', "a,b", "a\r\nb", "", " padded ", "'quoted"),
);
const tables = fc
  .integer({ min: 1, max: 5 })
  .chain((columns) =>
    fc.array(fc.array(fc.oneof(texts, fc.integer(), fc.constant(null)), { minLength: columns, maxLength: columns }), { maxLength: 6 }),
  );
const asText = (cell: Cell) =>
  cell === null ? "" : typeof cell === "number" ? String(cell) : withoutFormula(cell).replace(/\p{Surrogate}/gu, "\uFFFD");

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
