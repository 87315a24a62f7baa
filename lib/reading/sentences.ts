import type { Line, Sentence, Span } from "./article";
import { trimmed } from "./lines";

/** After these a full stop ends no sentence. */
const SHORTENED =
  /(?:^|[\s(“"‘'])(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sir|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Maj|Adm|Cmdr|Rev|Hon|Fr|Mt|vs|cf|e\.g|i\.e|approx|No|Fig|Art|Nos|pp?)\.\s*$/;
/** Nor after these, unless the next word is one that sentences begin with. */
const MAY_END =
  /(?:(?:^|[\s(“"‘'.])\p{Lu}|\bU\.\s?S|\bU\.\s?K|\bU\.\s?N|\bD\.\s?C|\b[ap]\.m|\bInc|\bLtd|\bCo|\bCorp|\bJr|\bSr|\betc|\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec))\.\s*$/u;
const BEGINS =
  /^["“‘(]*(?:The|A|An|In|It|Its|He|She|They|We|I|But|And|On|At|This|That|These|Those|For|As|If|When|While|After|Before|However|Meanwhile|His|Her|Their|There|Then|With|From|By|To|Not|No)\b/;
const GOES_ON = /^(?:[\p{Ll}”’)\]]|\.\.)/u;

const belongTogether = (before: string, after: string) =>
  SHORTENED.test(before) || (MAY_END.test(before) && !BEGINS.test(after)) || GOES_ON.test(after);

/** Longer than any sentence somebody wrote, in UTF-16 units: what is longer is a table, a list or noise, and rules leave it alone. */
const LONGEST_READ = 2500;

/** Whether rules look for names, dates and facts in a sentence. */
export const isRead = (sentence: Sentence): boolean => sentence.class === "body" && sentence.end - sentence.start <= LONGEST_READ;

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** Pieces longer than this are cut at a space before they are segmented: the segmenter’s time grows with the length of what it gets. */
const LONGEST = 20_000;

function chunks(span: Span, text: string): Span[] {
  const found: Span[] = [];
  for (let start = span.start; start < span.end;) {
    const limit = Math.min(start + LONGEST, span.end);
    const space = limit < span.end ? text.lastIndexOf(" ", limit) : limit;
    const end = space > start ? space : limit;
    found.push({ start, end });
    start = end;
  }
  return found;
}

function pieces(text: string, line: Span): Span[] {
  const found: Span[] = [];
  for (const chunk of chunks(line, text)) {
    for (const { segment, index } of segmenter.segment(text.slice(chunk.start, chunk.end))) {
      const last = found.at(-1);
      const start = chunk.start + index;
      if (last && belongTogether(text.slice(Math.max(last.start, last.end - 40), last.end), segment)) last.end = start + segment.length;
      else found.push({ start, end: start + segment.length });
    }
  }
  return found;
}

/**
 * The sentences of every line in the order of the text: the segmenter of Unicode, then pieces joined where it cut after an abbreviation or
 * an initial, or before a lower-case letter or a closing mark (never the straight ", which opens as well).
 */
export function sentencesOf(text: string, lines: readonly Line[]): Sentence[] {
  const spans = lines.flatMap((line, i) =>
    pieces(text, line).flatMap((piece) => {
      const span = trimmed(text, piece);
      return span ? [{ ...span, class: line.class, line: i }] : [];
    }),
  );
  return spans.map((span, index) => ({ index, ...span }));
}
