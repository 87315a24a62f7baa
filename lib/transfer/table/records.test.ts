import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvOf } from "../../analysis/results-csv";
import { divisionOf } from "./division";
import { readRecords } from "./records";

const cellsOf = (text: string, separator = ",", columns: number | null = null) =>
  readRecords(text, separator, { columns }).lines.map(({ cells }) => cells);
const places = (text: string, separator = ",", columns: number | null = null) =>
  readRecords(text, separator, { columns }).problems.map(({ where }) => where);

const cell = fc.oneof(fc.string(), fc.constantFrom('a "b"', "a,b", "a\nb", '"', '",', ',"', "\n", '"\n"', "", " padded ", 'x\n",y'));
const tables = fc
  .integer({ min: 2, max: 5 })
  .chain((columns) => fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 8 }));

/** What the writer puts before a formula, and the sign for half a sign, are told apart here by a letter before each cell. */
const written = (rows: readonly string[][]) =>
  csvOf(rows.map((row) => row.map((one) => `x${one}`)))
    .slice(1)
    .replaceAll("\r\n", "\n");

describe("records", { timeout: 60_000 }, () => {
  test("are cut as they were written, whatever their cells hold", () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const text = written(rows);
        const found = readRecords(text, ",", { columns: rows[0]!.length });
        expect(found.problems).toEqual([]);
        expect(found.lines.map(({ cells }) => cells)).toEqual(
          rows.map((row) => row.map((one) => `x${one}`.replaceAll("\r\n", "\n").replace(/\p{Surrogate}/gu, "�"))),
        );
      }),
    );
  });

  test("know the line they begin on", () => {
    expect(readRecords('a,"b\nc\nd"\ne,f\n', ",").lines.map(({ line }) => line)).toEqual([1, 4]);
  });

  test("take quotation marks inside a cell as they stand", () => {
    expect(cellsOf('a 5" pipe,b\nc "d" e,f\n')).toEqual([
      ['a 5" pipe', "b"],
      ['c "d" e', "f"],
    ]);
    expect(places('a 5" pipe,b\n')).toEqual([]);
  });

  test("take stray marks as they stand, and name the line", () => {
    const text = 'a,b\n"He said "hi, there" loudly",x\n"Hello" world,y\nc,d\n';
    expect(cellsOf(text)).toEqual([
      ["a", "b"],
      ['He said "hi, there" loudly', "x"],
      ['"Hello" world', "y"],
      ["c", "d"],
    ]);
    expect(places(text)).toEqual(["line 2", "line 3"]);
  });

  test("lose nothing but its own line to a mark that does not close", () => {
    const plainRow = fc.tuple(fc.stringMatching(/^[a-z ]{1,8}$/), fc.stringMatching(/^[a-z ]{1,8}$/));
    const rowText = fc
      .tuple(plainRow, fc.boolean())
      .map(([[one, other], isQuoted]) => ({ cells: [one, other], text: isQuoted ? `"${one}","${other}"` : `${one},${other}` }));
    const broken = fc.constantFrom('"open,x', 'x,"open', '"open', '"a,"b', '"op""en,x');
    fc.assert(
      fc.property(
        fc.array(rowText, { minLength: 3, maxLength: 12 }),
        fc.array(rowText, { minLength: 3, maxLength: 12 }),
        broken,
        (before, after, line) => {
          const text = [...before.map((row) => row.text), line, ...after.map((row) => row.text), ""].join("\n");
          const found = readRecords(text, ",", { columns: 2 });
          const own = before.length + 1;
          expect(found.problems.map(({ where }) => where)).toEqual([`line ${own}`]);
          const rest = found.lines.filter((one) => one.line !== own);
          expect(rest.map(({ cells }) => cells)).toEqual([...before, ...after].map(({ cells }) => cells));
        },
      ),
    );
  });

  test("keep a cell of several lines together, with a comma in one of them", () => {
    const text = 'front,back\n"Dear Sir,\nhello, you\nbye",letter\nc,d\n';
    expect(cellsOf(text, ",", 2)).toEqual([
      ["front", "back"],
      ["Dear Sir,\nhello, you\nbye", "letter"],
      ["c", "d"],
    ]);
  });

  test.each([
    ["a mark at the end of every line", 'x"\n'.repeat(200_000)],
    ["marks that open and never close", '"term,def\n'.repeat(100_000)],
    ["nothing but marks", '"'.repeat(1_000_000)],
    ["marks and commas", '",'.repeat(400_000)],
    ["cells that break off on one line", '"a,'.repeat(200_000)],
    ["pairs of marks, and a stray one behind them", `"a,${'""b,'.repeat(200_000)}"x`],
    ["cells that look closed by the next line", '"abc\n",",\n'.repeat(60_000)],
    ["a cell of ten million letters", `a,"${"x".repeat(10_000_000)}"\nb,c`],
  ])("are cut in time that grows with the text: %s", (_, text) => {
    const { lines, problems } = readRecords(text, ",", { columns: 2 });
    expect(lines.length + problems.length).toBeGreaterThan(0);
  });
});

describe("how a text is divided", () => {
  const separated = (separator: string) => ({ kind: "separated", separator });
  const divided = (divider: string, rows = "lines") => ({ kind: "divided", divider, rows });
  test.each([
    ["by tabs, whatever commas the definitions have", "dog\ta, b\ncat\tc\nbird\td, e, f", separated("\t")],
    ["by semicolons, where numbers have commas", "Name;Wert\nA;1,5\nB;2,25\nC;3,5", separated(";")],
    ["by commas", "a,b\nc,d", separated(",")],
    ["by bars", "a|b\nc|d", separated("|")],
    ["by what most lines have, not the first one", "list of words, 2024\nder Hund;dog\ndie Katze;cat\ndas Haus;house", separated(";")],
    ["by the names of columns", "Question;Answer;Wrong\nWhich, of these;a;b,c\nAnd, this;d;e,f", separated(";")],
    ["by a dash between words, whatever commas stand around", "dog - a, b\ncat - c\nbird - d, e, f", divided(" - ")],
    ["by a long dash", "dog – Hund\ncat – Katze", divided(" – ")],
    ["by an equals sign", "dog = Hund\ncat = Katze", divided(" = ")],
    ["by a colon", "dog: Hund\ncat: Katze", divided(": ")],
    ["by a hyphen, where every line has one", "dog-Hund\ncat-Katze", divided("-")],
    ["into entries between semicolons, tabs within", "dog\tHund;cat\tKatze;bird\tVogel", divided("\t", "semicolons")],
    ["into entries between semicolons, commas within", "dog,Hund;cat,Katze", divided(",", "semicolons")],
    ["not at all", "just\nsome\nwords", null],
    ["not at all: nothing", "", null],
  ])("%s", (_, text, division) => {
    expect(divisionOf(text)).toEqual(division);
  });
});
