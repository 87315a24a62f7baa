import { writeFactSet } from "../../facts/fact-set";
import { readFactSet } from "../../facts/fact-set.schema";
import { refused } from "../../problem";
import type { TransferFormat } from "../transfer-format";

/** The text of UTF-8 bytes; null when they are something else. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The fact-set file (docs/fact-set-file.md): everything in a set, and the only format that keeps all of it. */
export const factSet: TransferFormat = {
  name: "fact-set",
  label: "Fact set",
  extension: "json",
  read: (bytes) => {
    const text = textOf(bytes);
    return Promise.resolve(text === null ? refused({ where: "file", message: "This is not text in UTF-8: save the file as UTF-8." }) : readFactSet(text));
  },
  write: (set) => new TextEncoder().encode(writeFactSet(set)),
};
