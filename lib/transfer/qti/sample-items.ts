import { writeArchive } from "../archive";
import type { Row, WrittenReply } from "../material";
import type { Read } from "../transfer-format";
import { readQti } from "./read-qti";

/** Items as other programs write them, put together for tests from the parts that differ. */
type Parts = {
  id?: string;
  title?: string;
  head?: string;
  declarations: string;
  outcomes?: string;
  body: string;
  processing?: string;
  feedback?: string;
};

/** The standard rule that compares with the right answer. */
export const MATCH = '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>';
/** The standard rule that adds up what the mapping says. */
export const MAP = '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"/>';

/** An item of QTI 2.1. */
export const item2 = ({
  id = "item",
  title = "Harbours",
  head = "",
  declarations,
  outcomes = "",
  body,
  processing = MATCH,
  feedback = "",
}: Parts): string =>
  `<?xml version="1.0" encoding="UTF-8"?><assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" xmlns:m="http://www.w3.org/1998/Math/MathML" identifier="${id}" title="${title}" adaptive="false" timeDependent="false"${head}>` +
  `${declarations}<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>${outcomes}<itemBody>${body}</itemBody>${processing}${feedback}</assessmentItem>`;

/** The same item in the names of QTI 3. */
export function inQti3(item: string): string {
  const own =
    /<(\/?)(assessmentItem|responseDeclaration|correctResponse|value|mapping|mapEntry|outcomeDeclaration|defaultValue|itemBody|responseProcessing|responseCondition|responseIf|responseElseIf|responseElse|setOutcomeValue|baseValue|variable|correct|match|modalFeedback|feedbackInline|prompt|simpleChoice|simpleMatchSet|simpleAssociableChoice|inlineChoice|gapText|gap|hottext|mapResponse|equal|\w+Interaction)(?=[\s>/])/g;
  const parted = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return item
    .replace(own, (_, slash: string, name: string) => `<${slash}qti-${parted(name)}`)
    .replace(
      / (responseIdentifier|baseType|mapKey|mappedValue|defaultValue|maxChoices|matchMax|maxAssociations|outcomeIdentifier|showHide|timeDependent|lowerBound|upperBound|toleranceMode|caseSensitive)="/g,
      (_, name: string) => ` ${parted(name)}="`,
    )
    .replace("http://www.imsglobal.org/xsd/imsqti_v2p1", "http://www.imsglobal.org/xsd/imsqtiasi_v3p0");
}

/** A response with its right values. */
export const response = (cardinality: string, baseType: string, correct: readonly string[], more = "", id = "RESPONSE"): string =>
  `<responseDeclaration identifier="${id}" cardinality="${cardinality}" baseType="${baseType}">${correct.length > 0 ? `<correctResponse>${correct.map((value) => `<value>${value}</value>`).join("")}</correctResponse>` : ""}${more}</responseDeclaration>`;

/** A mapping of answers to points. */
export const mapping = (points: Readonly<Record<string, number>>, attributes = ""): string =>
  `<mapping${attributes}>${Object.entries(points)
    .map(([key, value]) => `<mapEntry mapKey="${key}" mappedValue="${value}"/>`)
    .join("")}</mapping>`;

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** What is read of one file. */
export const readText = (text: string): Promise<Read> => readQti(bytesOf(text));

/** What is read of a package of these files. */
export const readFiles = (files: Readonly<Record<string, string | Uint8Array>>): Promise<Read> =>
  readQti(
    writeArchive(
      Object.entries(files).map(([name, content]) => ({ name, bytes: typeof content === "string" ? bytesOf(content) : content })),
    ),
  );

/** The rows that were read; none where the file was refused. */
export const rowsOf = ({ understood }: Read): Row[] => (understood?.kind === "rows" ? understood.material.rows : []);

/** The question of a row as its author wrote it. */
export function writtenIn(row: Row | undefined): { stem: string; reply: WrittenReply; explanation: string } {
  if (row?.says.kind !== "written") throw new Error("No question was read");
  const { stem, reply, explanation } = row.says;
  return { stem, reply, explanation };
}

/** What problems say, a line each. */
export const messagesOf = ({ problems }: Read): string[] => problems.map(({ message }) => message);
