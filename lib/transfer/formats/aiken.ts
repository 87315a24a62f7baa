import { bytesToText } from "../../reading/files/bytes-to-text";
import type { Problem } from "../../problem";
import { readAiken } from "../aiken/read-aiken";
import { aikenOfItem } from "../aiken/write-aiken";
import { bankItems } from "../question-bank/bank-item";
import { NO_QUESTION } from "../question-bank/no-question";
import type { Likeness, TransferFormat } from "../transfer-format";

/** So much of a file says what it is. */
const SAMPLE = 60_000;

const NO_TEXT: Problem = { where: "file", message: "This is not a text file. Save the questions as plain text." };

/** Lettered answers and a line that names the right one are Aiken. */
function looksLike(bytes: Uint8Array): Likeness {
  const text = bytesToText(bytes.subarray(0, SAMPLE));
  if (!text.ok || !/^[ \t]{0,20}\(?[Aa] ?[.)][ \t]/m.test(text.value) || !/^[ \t]{0,20}\(?[Bb] ?[.)][ \t]/m.test(text.value)) return "no";
  return /^[ \t]{0,20}ANSWER[ \t]{0,5}:[ \t]{0,5}\(?[A-Z]\)?[ \t]{0,20}\r?$/im.test(text.value) ? "sure" : "maybe";
}

/** Aiken: questions with one right answer of some, as plain as can be (docs/transfer/question-banks.md). */
export const aiken: TransferFormat = {
  name: "aiken",
  label: "Aiken",
  extensions: ["txt", "aiken"],
  mediaType: "text/plain",
  looksLike,
  read: async (bytes) => {
    const text = bytesToText(bytes);
    if (!text.ok) return { understood: null, problems: [NO_TEXT] };
    const { rows, problems } = readAiken(text.value);
    return {
      understood: { kind: "rows", material: { title: null, language: null, rows, media: [] } },
      problems: rows.length === 0 ? [...problems, NO_QUESTION] : problems,
    };
  },
  write: async (leaving) =>
    new TextEncoder().encode(
      bankItems(leaving)
        .flatMap((item) => aikenOfItem(item) ?? [])
        .map((question) => `${question}\n`)
        .join("\n"),
    ),
};
