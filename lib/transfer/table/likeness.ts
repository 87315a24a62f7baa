import type { Likeness } from "../transfer-format";
import { directivesOf } from "./directives";
import { divisionOf } from "./division";
import { encodedTextOf } from "./encoding";
import { isHeader } from "./columns";
import { readRecords } from "./records";

/** So much of a file is looked at. */
const LOOKED_AT = 20_000;

/** Languages of their own that have commas and semicolons, too. */
const OTHERS = /^\s*(?:[{[<]|---\n|::[^\n]*::|\/\/|\$CATEGORY)/;
/** A question of a Markdown file with its answers below it. */
const ASKS = /(?:^|\n)Q ?\d{0,4}: [^\n]*\n+(?:A: |[-*] \[[ xX]\] )/;

/** Whether a file looks like a table in text: surely where its first lines are Anki’s, or name its columns. */
export function likenessOfText(bytes: Uint8Array): Likeness {
  const decoded = encodedTextOf(bytes.subarray(0, LOOKED_AT - (LOOKED_AT % 2)));
  if (!decoded.ok) return "no";
  const text = decoded.value.text.replace(/\r\n?/g, "\n");
  const { isAnki, from } = directivesOf(text);
  if (isAnki) return "sure";
  if (OTHERS.test(text) || ASKS.test(text)) return "no";
  const division = divisionOf(text.slice(from));
  if (!division) return "no";
  if (division.kind === "divided" || division.separator === "|") return "maybe";
  const [first] = readRecords(text.slice(from), division.separator, { most: 1 }).lines;
  return first && isHeader(first.cells, []) ? "sure" : "maybe";
}
