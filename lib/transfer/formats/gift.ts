import { bytesToText } from "../../reading/files/bytes-to-text";
import type { Problem } from "../../problem";
import { giftEntries } from "../gift/entries";
import { readGiftQuestion } from "../gift/read-question";
import { giftOfItem } from "../gift/write-question";
import type { Row } from "../material";
import { bankItems, type BankItem } from "../question-bank/bank-item";
import { pathOfTopic, topicOfPath } from "../question-bank/category";
import { withLineFeeds } from "../question-bank/lines";
import { NO_QUESTION } from "../question-bank/no-question";
import type { Likeness, Read, TransferFormat } from "../transfer-format";

/** So much of a file says what it is. */
const SAMPLE = 60_000;

const NO_TEXT: Problem = { where: "file", message: "This is not a text file. Export the questions as GIFT, or save them as plain text." };

/** A name between colons, or a category, is GIFT; answers in braces may be. */
function looksLike(bytes: Uint8Array): Likeness {
  const text = bytesToText(bytes.subarray(0, SAMPLE));
  if (!text.ok || /^\s*(?:<|\{\s*"|\[\s*[{"\]])/.test(text.value)) return "no";
  if (/^[ \t]{0,20}(?:\$CATEGORY:|::[^\n]{1,300}::[^]*\{)/m.test(text.value)) return "sure";
  if (/\{\s{0,20}(?:[=~#}]|(?:T|F|TRUE|FALSE)\s{0,5}[#}])/.test(text.value)) return "maybe";
  return bytes.length > SAMPLE ? "maybe" : "no";
}

function readText(text: string): Read {
  const rows: Row[] = [];
  const problems: Problem[] = [];
  let topic: string[] = [];
  for (const entry of giftEntries(withLineFeeds(text))) {
    if (entry.kind === "category") topic = topicOfPath(entry.path);
    else {
      const read = readGiftQuestion(entry, topic);
      if (read.row) rows.push(read.row);
      problems.push(...read.problems);
    }
  }
  if (rows.length === 0) problems.push(NO_QUESTION);
  return { understood: { kind: "rows", material: { title: null, language: null, rows, media: [] } }, problems };
}

/** The questions under their categories, an empty line between them. */
function written(items: readonly BankItem[]): string {
  let path = "";
  const parts = items.flatMap((item) => {
    const own = item.topic.length === 0 ? "" : pathOfTopic(item.topic.map((name) => name.replace(/[\r\n]+/g, " ")));
    const category = own === path ? [] : [`$CATEGORY: ${own}`];
    path = own;
    return [...category, giftOfItem(item)];
  });
  return `${parts.join("\n\n")}\n`;
}

/** GIFT, the text format of Moodle that other programs read, too (docs/transfer/question-banks.md). */
export const gift: TransferFormat = {
  name: "gift",
  label: "GIFT",
  extensions: ["gift", "txt"],
  mediaType: "text/plain",
  looksLike,
  read: async (bytes) => {
    const text = bytesToText(bytes);
    return text.ok ? readText(text.value) : { understood: null, problems: [NO_TEXT] };
  },
  write: async (leaving) => new TextEncoder().encode(written(bankItems(leaving))),
};
