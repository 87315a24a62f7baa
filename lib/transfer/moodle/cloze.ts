import { decimalOf } from "../question-bank/decimal";
import { shareOf } from "../question-bank/shares";

/** How a gap of a cloze question is filled. */
export type GapKind = "typed" | "one" | "several" | "number";

/** An answer in a gap, as it is written: its share of the points, and what is said to it. */
export type GapAnswer = { text: string; share: number; feedback: string };

/**
 * A gap: where it stands in the text with its braces, what Moodle calls it, and its answers. `kind` is null for kinds that nobody here
 * knows.
 */
export type ClozeGap = { start: number; end: number; name: string; kind: GapKind | null; matchCase: boolean; answers: GapAnswer[] };

const BEGIN = /\{(\d{0,5}):([A-Z_]{2,20})(:|\})/g;

/** Names of kinds, without the letters at their end that say how they are laid out. */
const KINDS: Readonly<Record<string, GapKind>> = {
  SHORTANSWER: "typed",
  SA: "typed",
  MW: "typed",
  SHORTANSWER_C: "typed",
  SAC: "typed",
  MWC: "typed",
  NUMERICAL: "number",
  NM: "number",
  MULTICHOICE: "one",
  MC: "one",
  MULTICHOICE_V: "one",
  MCV: "one",
  MULTICHOICE_H: "one",
  MCH: "one",
  MULTICHOICE_S: "one",
  MCS: "one",
  MULTICHOICE_VS: "one",
  MCVS: "one",
  MULTICHOICE_HS: "one",
  MCHS: "one",
  MULTIRESPONSE: "several",
  MR: "several",
  MULTIRESPONSE_H: "several",
  MRH: "several",
  MULTIRESPONSE_S: "several",
  MRS: "several",
  MULTIRESPONSE_HS: "several",
  MRHS: "several",
};
const WITH_CASE = new Set(["SHORTANSWER_C", "SAC", "MWC"]);

const SHARE = /^%(-?\d{1,3}(?:\.\d{0,10})?)%/;

const unescaped = (text: string) => text.replace(/\\([}~#"/\\=])/g, "$1");

/** Whether "#" at a place is part of a character written by its number: &#123; */
const isOfCharacter = (text: string, at: number) => text[at - 1] === "&" || text.slice(Math.max(0, at - 5), at) === "&amp;";

function answerOf(written: string): GapAnswer {
  const share = SHARE.exec(written);
  const rest = share ? written.slice(share[0].length) : written.replace(/^=/, "");
  let mark = rest.indexOf("#");
  while (mark >= 0 && (rest[mark - 1] === "\\" || isOfCharacter(rest, mark))) mark = rest.indexOf("#", mark + 1);
  const [text, feedback] = mark < 0 ? [rest, ""] : [rest.slice(0, mark), rest.slice(mark + 1)];
  return {
    text: unescaped(text).trim(),
    share: share ? shareOf(Number(share[1])) : Number(written.startsWith("=")),
    feedback: unescaped(feedback).trim(),
  };
}

/** The answers from a place on, up to the brace that closes the gap; null where none does. */
function answersFrom(text: string, from: number, limit: number): { answers: GapAnswer[]; end: number } | null {
  const answers: GapAnswer[] = [];
  let begin = from;
  const take = (end: number) => {
    const written = text.slice(begin, end).trim();
    if (written !== "") answers.push(answerOf(written));
    begin = end + 1;
  };
  for (let at = from; at < limit; at++) {
    const sign = text[at];
    if (sign === "\\") at += 1;
    else if (sign === "~") take(at);
    else if (sign === "}") {
      take(at);
      return { answers, end: at + 1 };
    }
  }
  return null;
}

/** The gaps of a cloze question in order. What begins like one and is not closed before the next begins is none. */
export function gapsOf(text: string): ClozeGap[] {
  const begins = [...text.matchAll(BEGIN)];
  return begins.flatMap((begin, i) => {
    const from = begin.index + begin[0].length;
    const name = begin[2]!;
    const gap = { start: begin.index, name, kind: KINDS[name] ?? null, matchCase: WITH_CASE.has(name) };
    if (begin[3] === "}") return [{ ...gap, end: from, answers: [] }];
    const found = answersFrom(text, from, begins[i + 1]?.index ?? text.length);
    return found ? [{ ...gap, ...found }] : [];
  });
}

/** "23.8:0.1" as a number and how far off is right; null when it is none. */
export function spanOfGap(text: string): { value: number; tolerance: number } | null {
  const [number = "", tolerance = "0"] = text.replaceAll(",", ".").split(":");
  const [value, off] = [decimalOf(number), decimalOf(tolerance)];
  return value === null || off === null ? null : { value, tolerance: Math.abs(off) };
}
