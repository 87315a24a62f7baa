import { readClozes, shownWhole, withGap, type ClozeText, type Gap } from "./anki/cloze";
import { maskedWords } from "./markdown/masked";
import type { Said } from "./material";

/** Stands for a gap in a text whose notation is still to be read: none of them means anything by it. */
const GAP_SIGN = "\uE000";

/** A text with more gaps, or a longer one, is no sentence to learn: its marks are left as they stand. */
const MOST_GAPS = 100;
const LONGEST = 20_000;

/** Obsidian’s marks, `==answer==`, within a line: each is a gap of its own. In code and behind a backslash they are none. */
function readHighlights(text: string): ClozeText {
  const parts: (string | Gap)[] = [];
  let from = 0;
  for (const found of maskedWords(text).matchAll(/(?<!=)==(?=[^=\s])(?:[^=\n]|=(?!=))*?==(?!=)/g)) {
    const end = found.index + found[0].length;
    parts.push(text.slice(from, found.index), { numbers: [parts.length], inside: [text.slice(found.index + 2, end - 2)], hint: null });
    from = end;
  }
  return [...parts, text.slice(from)];
}

const gapsIn = (text: ClozeText): Gap[] => text.flatMap((part) => (typeof part === "string" ? [] : [part, ...gapsIn(part.inside)]));

const isFilled = ({ inside }: Gap) => shownWhole(inside).trim() !== "";

/** Gaps that are empty are none. */
const numbersIn = (text: ClozeText): number[] => [
  ...new Set(
    gapsIn(text)
      .filter(isFilled)
      .flatMap(({ numbers }) => numbers),
  ),
];

/**
 * What a text asks by its gaps of one number: the sentence with its gap, or, where it has several, a card with the sentence and what goes
 * in them.
 */
function askedBy(text: ClozeText, number: number, markup: (text: string) => string): Said {
  const gap = withGap(text, number, GAP_SIGN);
  const [first, ...others] = gap.asked;
  const sentence = markup(gap.text);
  if (others.length === 0 && !sentence.includes("___"))
    return { kind: "gap", text: sentence.replace(GAP_SIGN, "___"), answer: markup(first!.answer), accepted: [], hint: markup(first!.hint) };
  const answers = new Set(gap.asked.map(({ answer }) => markup(answer)));
  return { kind: "card", front: sentence.replaceAll(GAP_SIGN, "[…]"), back: [...answers].join("; "), bothWays: false };
}

/**
 * What a text asks by the gaps that it marks: Anki’s `{{c1::answer::hint}}`, one thing for each number, and `==answer==` where `highlights`
 * are gaps. `markup` makes light markup of its notation. Empty where it marks none.
 */
export function askedByGaps(text: string, markup: (text: string) => string, highlights = false): Said[] {
  if (text.length > LONGEST || !/\{\{c\d|==/.test(text)) return [];
  const clozes = readClozes(text);
  const read = highlights && numbersIn(clozes).length === 0 ? readHighlights(text) : clozes;
  const numbers = numbersIn(read);
  return numbers.length > MOST_GAPS ? [] : numbers.map((number) => askedBy(read, number, markup));
}
