/** A text with gaps in it: words, and gaps that may lie in one another. */
export type ClozeText = readonly (string | Gap)[];

/** A gap: one number or several, what goes in it, and a hint, or null. */
export type Gap = { numbers: readonly number[]; inside: ClozeText; hint: string | null };

/** Deeper gaps are words. */
const DEEPEST = 20;
const OPENING = /\{\{c(\d{1,4}(?:,\d{1,4})*)::/giy;
const HINT_SIGN = "::";

type OpenGap = { opening: string; numbers: number[]; inside: (string | Gap)[]; hint: string | null };

/** Words go into the hint once there is one; the first "::" begins it. */
function addWords(gap: OpenGap | undefined, outside: (string | Gap)[], words: string): void {
  if (words === "") return;
  if (!gap) outside.push(words);
  else if (gap.hint !== null) gap.hint += words;
  else {
    const at = words.indexOf(HINT_SIGN);
    gap.inside.push(at < 0 ? words : words.slice(0, at));
    if (at >= 0) gap.hint = words.slice(at + HINT_SIGN.length);
  }
}

function openingAt(text: string, at: number): RegExpExecArray | null {
  OPENING.lastIndex = at;
  return OPENING.exec(text);
}

/** Where the next gap may open or close, or the end of the text. */
function nextBraces(text: string, from: number): number {
  for (let at = from; at < text.length - 1; at += 1) {
    const sign = text[at];
    if ((sign === "{" || sign === "}") && text[at + 1] === sign) return at;
  }
  return text.length;
}

/** Reads `{{c1::words::hint}}` in a text; what is never closed stays as it is written. */
export function readClozes(text: string): ClozeText {
  const whole: (string | Gap)[] = [];
  const open: OpenGap[] = [];
  let from = 0;
  for (let at = nextBraces(text, 0); at < text.length; at = nextBraces(text, at)) {
    const opening = open.length < DEEPEST ? openingAt(text, at) : null;
    const closes = text[at] === "}" && open.length > 0;
    if (!opening && !closes) {
      at += 1;
      continue;
    }
    addWords(open.at(-1), whole, text.slice(from, at));
    if (opening) open.push({ opening: opening[0], numbers: opening[1]!.split(",").map(Number), inside: [], hint: null });
    else {
      const { numbers, inside, hint } = open.pop()!;
      (open.at(-1)?.inside ?? whole).push({ numbers, inside, hint });
    }
    at += opening ? opening[0].length : 2;
    from = at;
  }
  addWords(open.at(-1), whole, text.slice(from));
  while (open.length > 0) {
    const unclosed = open.pop()!;
    const words = [unclosed.opening, ...unclosed.inside, ...(unclosed.hint === null ? [] : [HINT_SIGN + unclosed.hint])];
    (open.at(-1)?.inside ?? whole).push(...words);
  }
  return whole;
}

/** The text with everything in it shown. */
export const shownWhole = (text: ClozeText): string =>
  text.map((part) => (typeof part === "string" ? part : shownWhole(part.inside))).join("");

/** What is asked for in a gap: the words that go in it, and the hint, "" for none. */
export type Asked = { answer: string; hint: string };

/** The text with `mark` in the place of every gap of this number, other gaps filled, and what is asked for in each. */
export function withGap(text: ClozeText, number: number, mark: string): { text: string; asked: Asked[] } {
  const asked: Asked[] = [];
  const shown = (parts: ClozeText): string =>
    parts
      .map((part) => {
        if (typeof part === "string") return part;
        if (!part.numbers.includes(number)) return shown(part.inside);
        asked.push({ answer: shownWhole(part.inside), hint: part.hint ?? "" });
        return mark;
      })
      .join("");
  return { text: shown(text), asked };
}
