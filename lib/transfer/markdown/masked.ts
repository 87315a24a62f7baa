import { foundInText } from "../../markup/tex-in-text";

/** Stands for a sign that means nothing where it is: no sign of any notation. */
const MASK = "\uE001";

const mask = (text: string) => MASK.repeat(text.length);

/** Code between backticks: as many behind it as before it. What has no end is looked for once. */
function withoutCode(line: string): string {
  if (!line.includes("`")) return line;
  const parts: string[] = [];
  const endless = new Set<number>();
  let from = 0;
  for (const ticks of line.matchAll(/`+/g)) {
    if (ticks.index < from || endless.has(ticks[0].length)) continue;
    const inside = ticks.index + ticks[0].length;
    const end = closingTicks(line, inside, ticks[0].length);
    if (end < 0) {
      endless.add(ticks[0].length);
      continue;
    }
    parts.push(line.slice(from, ticks.index), mask(line.slice(ticks.index, end)));
    from = end;
  }
  return parts.join("") + line.slice(from);
}

/** Behind the next row of just so many backticks; -1 where none follows. */
function closingTicks(line: string, from: number, count: number): number {
  const rows = /`+/g;
  rows.lastIndex = from;
  for (let row = rows.exec(line); row; row = rows.exec(line)) if (row[0].length === count) return row.index + count;
  return -1;
}

function withoutFormulas(line: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const found of foundInText(line)) {
    parts.push(line.slice(from, found.start), mask(line.slice(found.start, found.end)));
    from = found.end;
  }
  return parts.join("") + line.slice(from);
}

/** A line of the same length in which what is escaped, code and formulas are masked: none of their signs means anything. */
export const maskedWords = (line: string): string =>
  /[\\`$[]/.test(line) ? withoutFormulas(withoutCode(line.replace(/\\[!-/:-@[-`{-~]/g, mask))) : line;

/**
 * A line of Markdown of the same length in which only signs of its own level are left: gaps in braces, links and addresses are masked, too.
 * Where a sign stands in it, it stands in the line.
 */
export function masked(line: string): string {
  return /[\\`$[{]/.test(line) ? maskedWords(line).replace(/\{\{[^{}\n]*\}\}|\[\[[^[\]\n]*\]\]|\]\([^()\s]*\)/g, mask) : line;
}
