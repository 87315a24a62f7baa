import { ok, refused, type Result } from "../../problem";
import type { Archive } from "../archive";
import { elementIn, elementsBelow, elementsIn, readXml, readXmlItems, textIn, type XmlElement } from "../xml";
import { formatCode } from "./shown-number";

/**
 * What a workbook says before its sheets are read: their names and files in order, texts they share, the code of each style, and whether
 * days count from 1904.
 */
export type Workbook = { sheets: { name: string; file: string }[]; texts: string[]; codes: string[]; from1904: boolean };

const NO_WORKBOOK = "This is not an .xlsx file: it has no workbook in it. Save the table as .xlsx or .csv.";

/** A path in the archive as another file names it, from its own folder. */
function resolved(folder: string, target: string): string {
  const parts = target.startsWith("/") ? [] : folder.split("/").filter(Boolean);
  for (const part of target.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

const folderOf = (file: string) => file.slice(0, Math.max(0, file.lastIndexOf("/")));

/** What a file of the archive refers to: by id, the kind and the file. Empty where it refers to nothing. */
function relationsOf(archive: Archive, file: string): Map<string, { kind: string; file: string }> {
  const folder = folderOf(file);
  const tree = treeOf(archive, `${folder === "" ? "" : `${folder}/`}_rels/${file.slice(folder.length).replace(/^\//, "")}.rels`);
  const relations = tree?.ok ? elementsIn(tree.value, "Relationship") : [];
  return new Map(
    relations.map(({ attributes }) => [
      attributes.Id ?? "",
      { kind: (attributes.Type ?? "").split("/").at(-1)!, file: resolved(folder, attributes.Target ?? "") },
    ]),
  );
}

/** A file of the archive as a tree; null when there is none. */
function treeOf(archive: Archive, file: string): Result<XmlElement> | null {
  const bytes = archive.read(file);
  if (!bytes?.ok) return bytes;
  const read = readXml(bytes.value);
  return read.ok ? ok(read.value.root) : refused(...read.problems.map(({ where, message }) => ({ where: `${file}, ${where}`, message })));
}

/** Signs that XML cannot hold are written as _x000D_. */
export const unescaped = (text: string): string =>
  text.includes("_x") ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : text;

/** The text of a string: its runs one after the other, without what only says how signs are spoken. */
export const textOfString = (string: XmlElement): string =>
  unescaped(
    elementsIn(string)
      .map((part) => (part.name === "t" ? textIn(part) : part.name === "r" ? elementsIn(part, "t").map(textIn).join("") : ""))
      .join(""),
  );

/** The texts that cells point to by number. */
function sharedTexts(archive: Archive, file: string): Result<string[]> {
  const bytes = archive.read(file);
  if (!bytes) return ok([]);
  if (!bytes.ok) return bytes;
  const texts: string[] = [];
  const { problems } = readXmlItems(bytes.value, (item) => item.name === "si" && texts.push(textOfString(item)));
  return problems.length > 0 ? refused(...problems.map(({ where, message }) => ({ where: `${file}, ${where}`, message }))) : ok(texts);
}

/** The code of the number format of each style, by its number. */
function codesOf(styles: XmlElement): string[] {
  const own = new Map(
    elementsBelow(styles, "numFmt").map(({ attributes }) => [Number(attributes.numFmtId), attributes.formatCode ?? "General"]),
  );
  const formats = elementIn(styles, "cellXfs");
  return formats ? elementsIn(formats, "xf").map(({ attributes }) => formatCode(Number(attributes.numFmtId ?? 0), own)) : [];
}

/** Looks into a workbook. Refused where it has no sheets, or where one of its lists cannot be read. */
export function readWorkbook(archive: Archive): Result<Workbook> {
  const file = [...relationsOf(archive, "").values()].find(({ kind }) => kind === "officeDocument")?.file ?? "xl/workbook.xml";
  const tree = treeOf(archive, file);
  if (!tree) return refused({ where: "file", message: NO_WORKBOOK });
  if (!tree.ok) return tree;
  const relations = relationsOf(archive, file);
  const target = (kind: string) => [...relations.values()].find((one) => one.kind === kind)?.file;
  const sheets = elementsBelow(tree.value, "sheet").flatMap(({ attributes }) => {
    const id = Object.entries(attributes).find(([name]) => name.endsWith(":id"))?.[1] ?? "";
    const found = relations.get(id);
    return found ? [{ name: attributes.name ?? "", file: found.file }] : [];
  });
  if (sheets.length === 0) return refused({ where: "file", message: NO_WORKBOOK });
  const texts = sharedTexts(archive, target("sharedStrings") ?? "xl/sharedStrings.xml");
  if (!texts.ok) return texts;
  const styles = treeOf(archive, target("styles") ?? "xl/styles.xml");
  if (styles && !styles.ok) return styles;
  const from1904 = /^(?:1|true)$/.test(elementIn(tree.value, "workbookPr")?.attributes.date1904 ?? "");
  return ok({ sheets, texts: texts.value, codes: styles ? codesOf(styles.value) : [], from1904 });
}
