import type { Problem } from "../../problem";
import type { Row } from "../material";
import { MediaBook } from "../moodle/media-book";
import { readMoodleQuestion } from "../moodle/read-question";
import { writeMoodle } from "../moodle/write-moodle";
import { bankItems } from "../question-bank/bank-item";
import { topicOfPath } from "../question-bank/category";
import { NO_QUESTION } from "../question-bank/no-question";
import type { Likeness, Read, TransferFormat } from "../transfer-format";
import { elementIn, readXmlItems, textIn, type XmlElement } from "../xml";
import { xmlText } from "../xml-text";

/** So much of a file says what it is. */
const SAMPLE = 4_000;

const NO_QUIZ = (name: string): Problem => ({
  where: "file",
  message: `This is not a file of questions from Moodle: it begins with <${name.slice(0, 40)}>, not with <quiz>.`,
});

function looksLike(bytes: Uint8Array): Likeness {
  const text = xmlText(bytes.subarray(0, SAMPLE));
  if (!text.ok) return "no";
  const [start = ""] = text.value.pieces;
  return /<quiz[\s/>]/.test(start) && /^\s*<[?!q]/.test(start) ? "sure" : "no";
}

/** What Moodle says to an answer as a whole, and hints, have no counterpart: they are counted, and said once. */
class NotKept {
  private hints = 0;
  private combined = 0;

  count(question: XmlElement) {
    const says = (name: string) => {
      const element = elementIn(question, name);
      return element !== null && textIn(elementIn(element, "text") ?? element).trim() !== "";
    };
    if (says("hint")) this.hints += 1;
    if (["correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"].some(says)) this.combined += 1;
  }

  problems(): Problem[] {
    const line = (count: number, what: string): Problem[] =>
      count === 0
        ? []
        : [{ where: "file", message: `${count === 1 ? "One question has" : `${count} questions have`} ${what}: they are not kept.` }];
    return [...line(this.hints, "hints for a second try"), ...line(this.combined, "words for right and wrong answers in general")];
  }
}

function readFile(bytes: Uint8Array): Read {
  const rows: Row[] = [];
  const problems: Problem[] = [];
  const media = new MediaBook();
  const notKept = new NotKept();
  let topic: string[] = [];
  let number = 0;
  const read = readXmlItems(bytes, (element, root) => {
    if (root.name !== "quiz" || element.name !== "question") return;
    if (element.attributes.type === "category") {
      topic = topicOfPath(textIn(elementIn(element, "category") ?? element).trim());
      return;
    }
    number += 1;
    const question = readMoodleQuestion(element, number, topic, media);
    if (question.rows.length > 0) notKept.count(element);
    rows.push(...question.rows);
    problems.push(...question.problems);
  });
  if (!read.root) return { understood: null, problems: read.problems };
  if (read.root.name !== "quiz") return { understood: null, problems: [NO_QUIZ(read.root.name)] };
  const ending = [...notKept.problems(), ...read.problems, ...(rows.length === 0 ? [NO_QUESTION] : [])];
  return {
    understood: { kind: "rows", material: { title: null, language: null, rows, media: media.files } },
    problems: [...problems, ...ending],
  };
}

/** Moodle XML: what Moodle itself exports and imports (docs/transfer/question-banks.md). */
export const moodleXml: TransferFormat = {
  name: "moodle-xml",
  label: "Moodle XML",
  extensions: ["xml"],
  mediaType: "application/xml",
  looksLike,
  read: async (bytes) => readFile(bytes),
  write: async (leaving) => writeMoodle(bankItems(leaving), leaving.media),
};
