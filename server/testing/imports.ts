import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import type { readFileApart } from "../file-reading";
import { readFile } from "../read-file";

/** Reads a file in this very process: as it is read apart, without the second that a process takes to begin. */
export const readHere: typeof readFileApart = async (begin, keep) => {
  const file = await begin();
  if (!file) return null;
  const { answer, parts } = await readFile(file, await buffer(Readable.from(file.bytes)));
  for (const { part, bytes } of parts) await keep({ kind: part.kind, name: part.name }, bytes);
  return answer;
};
