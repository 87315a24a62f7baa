import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvOf } from "../analysis/results-csv";
import { readCsv } from "./csv";

const rowsOf = (text: string) => {
  const read = readCsv(text);
  return read.ok ? read.value : read.problems.map(({ where }) => where);
};

describe("a table in text", () => {
  test("is read back as it was written", () => {
    const cells = fc.oneof(fc.string(), fc.constantFrom('a "b"', "a,b", "a;b", "a\tb", "a\r\nb", "", " padded ", '"'));
    // The first cell names the delimiter: a first line full of semicolons says that they divide.
    const tables = fc
      .integer({ min: 2, max: 5 })
      .chain((columns) => fc.array(fc.array(cells, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 6 }));
    fc.assert(
      fc.property(tables, (rows) => {
        const text = csvOf([rows[0]!.map((_, i) => `column ${i}`), ...rows.map((row) => row.map((cell) => `x${cell}`))]);
        expect(rowsOf(text).slice(1)).toEqual(rows.map((row) => row.map((cell) => `x${cell}`.replace(/\p{Surrogate}/gu, "\uFFFD"))));
      }),
    );
  });

  test("may divide cells by commas, semicolons or tabs, and end lines in any way", () => {
    for (const divider of [",", ";", "\t"]) {
      for (const end of ["\n", "\r\n", "\r"])
        expect(rowsOf(`Name${divider}Class${end}Ann${divider}"9${divider}b"${end}`)).toEqual([
          ["Name", "Class"],
          ["Ann", `9${divider}b`],
        ]);
    }
    expect(rowsOf("\uFEFFAnn,\nBob")).toEqual([["Ann", ""], ["Bob"]]);
    expect(rowsOf("")).toEqual([]);
  });

  test("is refused with the line where quotation marks do not close", () => {
    expect(rowsOf('a,b\n"c,d')).toEqual(["line 2"]);
    expect(rowsOf('a,b\nc,"d"e')).toEqual(["line 2"]);
  });

  test("is read in time that grows with its length, whatever stands in it", () => {
    const hostile = `"${'""'.repeat(200_000)}`;
    expect(rowsOf(hostile)).toEqual(["line 1"]);
    expect(rowsOf("a,b\n".repeat(50_000))).toHaveLength(50_000);
  });
});
