import { utf8Of } from "../../bytes";
import { writeFactSet } from "../../facts/fact-set";
import { readFactSet } from "../../facts/fact-set.schema";
import type { TransferFormat } from "../transfer-format";

/** The fact-set file (docs/fact-set-file.md): everything in a set, and the only format that keeps all of it. */
export const factSet: TransferFormat = {
  name: "fact-set",
  label: "Fact set",
  extensions: ["json"],
  mediaType: "application/json",
  looksLike: (bytes) => (/^\s*\{[^]{0,400}"footing-fact-set\//.test(new TextDecoder().decode(bytes.subarray(0, 600))) ? "sure" : "no"),
  read: async (bytes) => {
    const text = utf8Of(bytes);
    if (text === null)
      return { understood: null, problems: [{ where: "file", message: "This is not text in UTF-8: save the file as UTF-8." }] };
    const read = readFactSet(text);
    return read.ok ? { understood: { kind: "set", set: read.value }, problems: [] } : { understood: null, problems: read.problems };
  },
  write: async ({ set }) => new TextEncoder().encode(writeFactSet(set)),
};
