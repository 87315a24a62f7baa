import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SAMPLE_SET } from "../../facts/sample";
import { openArchive, writeArchive } from "../archive";
import { xlsx } from "../formats/xlsx";
import { leavingOf } from "../leaving";
import type { Read } from "../transfer-format";
import { shownNumber } from "./shown-number";

const utf8 = (text: string) => new TextEncoder().encode(text);
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

type Parts = { sheets?: Record<string, string>; shared?: string; styles?: string; workbook?: string };

/** A workbook as spreadsheets lay it out, with the rows of its sheets as XML. */
function workbookOf({ sheets = {}, shared, styles, workbook = "" }: Parts): Uint8Array {
  const names = Object.keys(sheets);
  const files: [string, string][] = [
    ["[Content_Types].xml", "<Types/>"],
    ["_rels/.rels", `<Relationships><Relationship Id="r1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    [
      "xl/workbook.xml",
      `<workbook xmlns:r="${DOCUMENT}">${workbook}<sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `<Relationships>${names.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${DOCUMENT}/worksheet" Target="${i === 0 ? "worksheets/one.xml" : `/xl/worksheets/${i + 1}.xml`}"/>`).join("")}</Relationships>`,
    ],
    ...names.map((name, i): [string, string] => [
      i === 0 ? "xl/worksheets/one.xml" : `xl/worksheets/${i + 1}.xml`,
      `<worksheet><sheetData>${sheets[name]}</sheetData></worksheet>`,
    ]),
    ...(shared === undefined ? [] : [["xl/sharedStrings.xml", `<sst>${shared}</sst>`] as [string, string]]),
    ...(styles === undefined ? [] : [["xl/styles.xml", `<styleSheet>${styles}</styleSheet>`] as [string, string]]),
  ];
  return writeArchive(files.map(([name, text]) => ({ name, bytes: utf8(text) })));
}

const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (...cells: string[]) => `<row>${cells.join("")}</row>`;

async function cardsIn(bytes: Uint8Array): Promise<{ cards: unknown[]; problems: Read["problems"] }> {
  const { understood, problems } = await xlsx.read!(bytes);
  if (understood?.kind !== "rows") return { cards: [], problems };
  return {
    cards: understood.material.rows.map(({ says, where }) => (says.kind === "card" ? [where, says.front, says.back] : [where, says])),
    problems,
  };
}

describe("a spreadsheet", { timeout: 60_000 }, () => {
  test("has shared texts, texts of its own, numbers, truths and dates as they are shown", async () => {
    const bytes = workbookOf({
      shared:
        '<si><t>front</t></si><si><r><t>ba</t></r><r><rPr><b/></rPr><t>ck</t></r><rPh><t>read aloud</t></rPh></si><si><t xml:space="preserve"> 食べる_x000D_ </t></si>',
      styles:
        '<numFmts><numFmt numFmtId="164" formatCode="d\\ mmmm\\ yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="9"/></cellXfs>',
      sheets: {
        Words: [
          '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>',
          '<row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" t="inlineStr"><is><t>to eat</t></is></c></row>',
          '<row r="4"><c r="A4"><v>0.1</v></c><c r="B4"><v>0.30000000000000004</v></c></row>',
          '<row r="5"><c r="A5" t="b"><v>1</v></c><c r="B5" s="1"><v>45728</v></c></row>',
          '<row r="6"><c r="A6" s="2"><v>45728</v></c><c r="B6" s="3"><v>0.25</v></c></row>',
          '<row r="7"><c r="B7" t="str"><f>A1&amp;"x"</f><v>shown</v></c><c r="A7"><f>1+1</f><v>2</v></c></row>',
          '<row r="8"><c r="A8"><f>NOW()</f></c><c r="B8" t="e"><v>#N/A</v></c></row>',
        ].join(""),
      },
    });
    const { cards, problems } = await cardsIn(bytes);
    expect(cards).toEqual([
      ["row 3", "食べる", "to eat"],
      ["row 4", "0.1", "0.3"],
      ["row 5", "TRUE", "2025-03-12"],
      ["row 6", "12 March 2025", "25%"],
      ["row 7", "2", "shown"],
    ]);
    expect(problems).toEqual([
      { where: "column A", message: "What a formula last showed was taken as text: A7." },
      { where: "column B", message: "What a formula last showed was taken as text: B7." },
      { where: "column A", message: expect.stringContaining("A8") },
      { where: "column B", message: "A cell that shows an error was left empty: B8." },
    ]);
  });

  test("is its first sheet with rows, and says which others were not read", async () => {
    const sheets = {
      Empty: row(),
      Words: row(inline("dog"), inline("Hund")) + row(inline("cat"), inline("Katze")),
      More: row(inline("a"), inline("b")),
      Blank: "",
    };
    const { cards, problems } = await cardsIn(workbookOf({ sheets }));
    expect(cards).toEqual([
      ["row 1", "dog", "Hund"],
      ["row 2", "cat", "Katze"],
    ]);
    expect(problems.map(({ where }) => where)).toEqual(["sheet “More”"]);
  });

  test("may count its days from 1904", async () => {
    const bytes = workbookOf({
      workbook: '<workbookPr date1904="1"/>',
      styles: '<cellXfs><xf numFmtId="14"/></cellXfs>',
      sheets: { A: row(inline("day"), '<c s="0"><v>44266</v></c>') },
    });
    expect((await cardsIn(bytes)).cards).toEqual([["row 1", "day", "2025-03-12"]]);
  });

  test("keeps its cells in their columns, wherever they stand in the file", async () => {
    const bytes = workbookOf({
      sheets: {
        A: '<row r="1"><c r="A1" t="inlineStr"><is><t>front</t></is></c><c r="C1" t="inlineStr"><is><t>back</t></is></c></row><row r="2"><c r="C2" t="inlineStr"><is><t>b</t></is></c><c r="A2" t="inlineStr"><is><t>a</t></is></c></row>',
      },
    });
    expect((await cardsIn(bytes)).cards).toEqual([["row 2", "a", "b"]]);
  });

  test.each([
    [
      "a DOCTYPE in a sheet",
      {
        "xl/worksheets/one.xml": '<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData><row><c><v>&a;</v></c></row></sheetData></worksheet>',
      },
      "DOCTYPE",
    ],
    ["a DOCTYPE in the workbook", { "xl/workbook.xml": "<!DOCTYPE x><workbook/>" }, "DOCTYPE"],
    ["shared texts that break off", { "xl/sharedStrings.xml": "<sst><si><t>a" }, "breaks off"],
    [
      "a sheet that is not there",
      {
        "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="${DOCUMENT}/worksheet" Target="../../../../etc/passwd"/></Relationships>`,
      },
      "not in the file",
    ],
  ])("is refused with its place: %s", async (_, changed, message) => {
    const archive = openArchive(workbookOf({ sheets: { A: row(inline("a"), inline("b")) }, shared: "<si><t>x</t></si>" }));
    if (!archive.ok) throw new Error("no archive");
    const files: Record<string, string> = changed;
    const bytes = writeArchive(
      archive.value.names.map((name) => ({
        name,
        bytes: files[name] === undefined ? (archive.value.read(name) as { value: Uint8Array }).value : utf8(files[name]),
      })),
    );
    const { cards, problems } = await cardsIn(bytes);
    expect(cards).toEqual([]);
    expect(problems.map((one) => one.message).join(" ")).toContain(message);
  });

  test("that is locked or old says what to do", async () => {
    const { problems } = await cardsIn(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));
    expect(problems).toEqual([{ where: "file", message: expect.stringContaining("password") }]);
  });

  test("of cells far out, and of a hundred thousand formulas, is read in a few lines of problems", async () => {
    const far = await cardsIn(
      workbookOf({
        sheets: {
          A: Array.from(
            { length: 200 },
            (_, i) =>
              `<row r="${i + 1}"><c r="A${i + 1}" t="inlineStr"><is><t>f${i}</t></is></c><c r="B${i + 1}" t="inlineStr"><is><t>b</t></is></c><c r="XFD${i + 1}"><v>1</v></c></row>`,
          ).join(""),
        },
      }),
    );
    expect(far.cards).toHaveLength(200);
    expect(far.problems.map(({ where }) => where)).toEqual(["columns"]);
    const formulas = await cardsIn(
      workbookOf({
        sheets: { A: `${row(inline("front"), inline("back"))}${"<row><c><f>1</f><v>1</v></c><c><v>2</v></c></row>".repeat(20_000)}` },
      }),
    );
    expect(formulas.cards).toHaveLength(20_000);
    expect(formulas.problems).toEqual([
      { where: "column A", message: "What a formula last showed was taken as text: A2, A3, A4, A5 and 19996 more." },
    ]);
  });

  test("is read or refused with a place, whichever of its bytes are others", async () => {
    const sound = workbookOf({
      shared: "<si><t>x</t></si>",
      styles: '<cellXfs><xf numFmtId="14"/></cellXfs>',
      sheets: { A: row(inline("a"), inline("b"), '<c s="0"><v>5</v></c>') },
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }), async (changes) => {
        const bytes = sound.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        const { understood, problems } = await xlsx.read!(bytes);
        expect(understood !== null || problems.length > 0).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe("a number of a cell is shown", () => {
  test.each<[number, string, string]>([
    [45728, "yyyy-mm-dd", "2025-03-12"],
    [45728, "[$-407]d\\. mmmm yyyy;@", "12. March 2025"],
    [45728.5, "dd/mm/yyyy hh:mm", "12/03/2025 12:00"],
    [45728, "dddd, mmmm dd, yyyy", "Wednesday, March 12, 2025"],
    [45728, "mmm-yy", "Mar-25"],
    [0.75, "h:mm AM/PM", "6:00 PM"],
    [1.5, "[h]:mm:ss", "36:00:00"],
    [0.5, "mm:ss", "00:00"],
    [59, "yyyy-mm-dd", "1900-02-28"],
    [61, "yyyy-mm-dd", "1900-03-01"],
    [-1, "yyyy-mm-dd", "-1"],
    [0.25, "0%", "25%"],
    [0.1234, "0.0%", "12.3%"],
    [1234.5, "#,##0.00", "1,234.50"],
    [1234567, "[$€-2] #,##0", "€ 1,234,567"],
    [5, '0" km"', "5 km"],
    [7, "000", "007"],
    [-3, "0.0_);(0.0)", "(3.0)"],
    [-3, "0.0", "-3.0"],
    [-0.001, "0.0", "0.0"],
    [0.5, "# ?/?", "0.5"],
    [0.1 + 0.2, "General", "0.3"],
    [150_000, "General", "150000"],
    [3, `${"_".repeat(290)}0`, "3"],
  ])("%d as %s: %s", (value, code, shown) => {
    expect(shownNumber(value, code, false)).toBe(shown);
  });

  test("in time, whatever the code is", () => {
    fc.assert(
      fc.property(
        fc.double(),
        fc.array(
          fc.constantFrom(
            "_",
            "*",
            "[",
            "]",
            '"',
            "\\",
            "0",
            "#",
            "?",
            ".",
            ",",
            "y",
            "m",
            "d",
            "h",
            "s",
            "AM/PM",
            ";",
            "%",
            "E+",
            "@",
            " ",
          ),
          { maxLength: 200 },
        ),
        (value, signs) => typeof shownNumber(value, signs.join(""), false) === "string",
      ),
    );
  });
});

describe("a spreadsheet that is written", () => {
  test("holds nothing but text cells, and every part that a spreadsheet looks for", async () => {
    const archive = openArchive(await xlsx.write!(leavingOf({ ...SAMPLE_SET, title: "=A/1: [talks]*" }, [])));
    if (!archive.ok) throw new Error("no archive");
    expect(archive.value.names).toEqual([
      "[Content_Types].xml",
      "_rels/.rels",
      "xl/workbook.xml",
      "xl/_rels/workbook.xml.rels",
      "xl/styles.xml",
      "xl/worksheets/sheet1.xml",
    ]);
    const part = (name: string) => new TextDecoder().decode((archive.value.read(name) as { value: Uint8Array }).value);
    const sheet = part("xl/worksheets/sheet1.xml");
    expect(sheet).not.toMatch(/<f[ >/]/);
    expect(sheet.match(/<c /g)!.length).toBe(sheet.match(/<c (?:t="inlineStr" )?s="[12]"/g)!.length);
    expect(part("xl/workbook.xml")).toContain('name="=A 1   talks"');
  });

  test("cuts a cell that is longer than a spreadsheet takes", async () => {
    const long = "x".repeat(40_000);
    const set = {
      ...SAMPLE_SET,
      entities: SAMPLE_SET.entities.map((entity) => (entity.id === "quota" ? { ...entity, name: long } : entity)),
    };
    const { understood } = await xlsx.read!(await xlsx.write!(leavingOf(set, [])));
    const rows = understood?.kind === "rows" ? understood.material.rows : [];
    const quota = rows.find(({ id }) => id === "f-quota")!.says;
    expect(quota.kind === "statement" && quota.subject).toBe(`${"x".repeat(32_766)}…`);
  });
});
