import { writeArchive } from "../archive";
import { tableOfSet, type SetTable } from "../table/table-of-set";
import type { Leaving } from "../transfer-format";
import { writeXml, type XmlToWrite } from "../write-xml";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** No spreadsheet holds more in a cell. */
const LONGEST_CELL = 32_767;
/** Columns of words are wide, those of ids and tags narrow. */
const WIDE = 40;
const NARROW = 18;

const element = (name: string, attributes: Record<string, string> = {}, ...children: XmlToWrite[]): XmlToWrite => ({
  name,
  attributes,
  children,
});

/** What XML cannot hold, and what would be read as a sign written so, as _x000D_. */
const escaped = (text: string) =>
  text.replace(
    /_(?=x[0-9A-Fa-f]{4}_)|[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g,
    (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
  );

const withinCell = (text: string) =>
  text.length <= LONGEST_CELL ? text : `${text.slice(0, LONGEST_CELL - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;

/** A cell of text by its type: whatever it begins with, it is never worked out. Style 1 is text, 2 text in bold. */
const cell = (text: string, style: "1" | "2"): XmlToWrite =>
  text === ""
    ? element("c", { s: style })
    : element(
        "c",
        { t: "inlineStr", s: style },
        element("is", {}, { name: "t", attributes: { "xml:space": "preserve" }, children: [withinCell(escaped(text))] }),
      );

function sheetOf({ header, rows }: SetTable): XmlToWrite {
  const row = (cells: readonly string[], i: number) =>
    element("row", { r: String(i + 1) }, ...cells.map((text) => cell(text, i === 0 ? "2" : "1")));
  const columns = header.map((name, i) =>
    element("col", {
      min: String(i + 1),
      max: String(i + 1),
      width: String(["id", "topic", "tags", "relation"].includes(name) ? NARROW : WIDE),
      customWidth: "1",
    }),
  );
  const frozen = element(
    "sheetViews",
    {},
    element(
      "sheetView",
      { workbookViewId: "0" },
      element("pane", { ySplit: "1", topLeftCell: "A2", activePane: "bottomLeft", state: "frozen" }),
    ),
  );
  return element(
    "worksheet",
    { xmlns: MAIN },
    frozen,
    ...(columns.length > 0 ? [element("cols", {}, ...columns)] : []),
    element("sheetData", {}, ...[header, ...rows].map(row)),
  );
}

/** Three styles: the usual one, text, and text in bold. */
function styles(): XmlToWrite {
  const font = (bold: boolean) =>
    element("font", {}, ...(bold ? [element("b")] : []), element("sz", { val: "11" }), element("name", { val: "Calibri" }));
  const format = (fontId: string, numFmtId: string) =>
    element("xf", { numFmtId, fontId, fillId: "0", borderId: "0", xfId: "0", applyNumberFormat: "1", applyFont: "1" });
  const fills = ["none", "gray125"].map((patternType) => element("fill", {}, element("patternFill", { patternType })));
  return element(
    "styleSheet",
    { xmlns: MAIN },
    element("fonts", { count: "2" }, font(false), font(true)),
    element("fills", { count: "2" }, ...fills),
    element(
      "borders",
      { count: "1" },
      element("border", {}, ...["left", "right", "top", "bottom", "diagonal"].map((side) => element(side))),
    ),
    element("cellStyleXfs", { count: "1" }, element("xf", { numFmtId: "0", fontId: "0", fillId: "0", borderId: "0" })),
    element("cellXfs", { count: "3" }, format("0", "0"), format("0", "49"), format("1", "49")),
  );
}

/** What a sheet may be called: up to 31 signs, none of those that separate sheets and files. */
const sheetName = (title: string) =>
  title
    .replace(/[[\]:*?/\\\u0000-\u001F]/g, " ")
    .replace(/^['\s]+/, "")
    .slice(0, 31)
    .replace(/['\s\uD800-\uDBFF]+$/, "") || "Facts";

const relations = (...all: [kind: string, target: string][]) =>
  element(
    "Relationships",
    { xmlns: RELATIONS },
    ...all.map(([kind, target], i) => element("Relationship", { Id: `rId${i + 1}`, Type: `${DOCUMENT}/${kind}`, Target: target })),
  );

function contentTypes(): XmlToWrite {
  const override = (part: string, type: string) => element("Override", { PartName: part, ContentType: `${TYPES}.${type}+xml` });
  const usual = element("Default", { Extension: "rels", ContentType: "application/vnd.openxmlformats-package.relationships+xml" });
  const xml = element("Default", { Extension: "xml", ContentType: "application/xml" });
  return element(
    "Types",
    { xmlns: "http://schemas.openxmlformats.org/package/2006/content-types" },
    usual,
    xml,
    override("/xl/workbook.xml", "sheet.main"),
    override("/xl/worksheets/sheet1.xml", "worksheet"),
    override("/xl/styles.xml", "styles"),
  );
}

/** A set as an .xlsx file with one sheet: every cell is text, the first row names the columns. */
export function xlsxOfSet(leaving: Leaving): Uint8Array {
  const sheets = element("sheets", {}, element("sheet", { name: sheetName(leaving.set.title), sheetId: "1", "r:id": "rId1" }));
  const files: [string, XmlToWrite][] = [
    ["[Content_Types].xml", contentTypes()],
    ["_rels/.rels", relations(["officeDocument", "xl/workbook.xml"])],
    ["xl/workbook.xml", element("workbook", { xmlns: MAIN, "xmlns:r": DOCUMENT }, sheets)],
    ["xl/_rels/workbook.xml.rels", relations(["worksheet", "worksheets/sheet1.xml"], ["styles", "styles.xml"])],
    ["xl/styles.xml", styles()],
    ["xl/worksheets/sheet1.xml", sheetOf(tableOfSet(leaving))],
  ];
  return writeArchive(files.map(([name, tree]) => ({ name, bytes: writeXml(tree) })));
}
