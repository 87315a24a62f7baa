import type { Card } from "../facts/card";
import { readCard, readTags } from "../facts/card.schema";
import { ok, refused, type Problem, type Result } from "../problem";

/** What may stand between front and back, the surest first: a list copied from a table has tabs. */
const DIVIDERS = ["\t", ";", " – ", " - ", " = ", ": "] as const;
export type Divider = (typeof DIVIDERS)[number];

/** No more lines are read at once. */
export const MOST_PASTED = 1_000;

/** What stands between front and back in most lines; null where nothing does in any. */
export function dividerOf(lines: readonly string[]): Divider | null {
  const counts = DIVIDERS.map((divider) => lines.filter((line) => line.includes(divider)).length);
  const most = Math.max(0, ...counts);
  return most === 0 ? null : DIVIDERS[counts.indexOf(most)]!;
}

/** Front, back, and where it is from: only a tab divides more than once, since the others may stand in an answer. */
function partsOf(line: string, divider: Divider): { front: string; back: string; source: string } | null {
  if (divider === "\t") {
    const [front, back, source] = line.split("\t");
    return back === undefined ? null : { front: front!, back, source: source ?? "" };
  }
  const at = line.indexOf(divider);
  return at < 0 ? null : { front: line.slice(0, at), back: line.slice(at + divider.length), source: "" };
}

function readLine(line: string, number: number, divider: Divider, tags: string[]): Result<Card> {
  const where = `line ${number}`;
  const parts = partsOf(line, divider);
  if (!parts)
    return refused({
      where,
      message: `Nothing divides front and back here. Put ${divider === "\t" ? "a tab" : `“${divider.trim()}”`} between them, as in the other lines.`,
    });
  const card = readCard({ ...parts, tags, bothWays: false });
  return card.ok ? card : refused(...card.problems.map((problem): Problem => ({ where, message: problem.message })));
}

/**
 * Cards from a pasted list: one a line, front and back divided by a tab, a semicolon, a dash, an equals sign or a colon (what most lines
 * have), after a second tab where it is from. Empty lines are passed over. Every line that is no card is a problem with its number; then
 * there is none at all. `tags` ("verbs, chapter 3") go to all of them.
 */
export function readPastedCards(text: string, tags: string): Result<Card[]> {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line, i) => ({ line, number: i + 1 }))
    .filter(({ line }) => line.trim() !== "");
  if (lines.length === 0)
    return refused({ where: "list", message: "Paste a list: one card a line, front and back divided by a tab or a semicolon." });
  if (lines.length > MOST_PASTED)
    return refused({ where: `line ${lines[MOST_PASTED]!.number}`, message: `Paste ${MOST_PASTED} lines at a time at most.` });
  const divider = dividerOf(lines.map(({ line }) => line));
  if (divider === null)
    return refused({
      where: `line ${lines[0]!.number}`,
      message: "Nothing divides front and back. Put a tab or a semicolon between them.",
    });
  const read = lines.map(({ line, number }) => readLine(line, number, divider, readTags(tags)));
  const problems = read.flatMap((one) => (one.ok ? [] : one.problems));
  return problems.length > 0 ? { ok: false, problems } : ok(read.flatMap((one) => (one.ok ? [one.value] : [])));
}
