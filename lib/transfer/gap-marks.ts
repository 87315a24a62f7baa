/** A gap that a text marks: the text with `GAP_SIGN` in its place, what goes in it, and a hint ("" for none). */
export type MarkedGap = { text: string; answer: string; hint: string };

/** Stands for a gap in a text whose notation is still to be read: none of them means anything by it. */
export const GAP_SIGN = "\uE000";

/** A text with more gaps, or a longer one, is no sentence to learn: its marks are left as they stand. */
const MOST_GAPS = 100;
const LONGEST = 20_000;

/** A stretch of a text that is a gap: from and to with its marks, and what stands between them. */
type Span = { start: number; end: number; answer: string; hint: string };

/** Anki’s marks, `{{c1::answer::hint}}`. One within another belongs to the outer one, which is the gap. */
function ankiSpans(text: string): Span[] {
  const spans: Span[] = [];
  const open: { at: number; inside: number }[] = [];
  for (const sign of text.matchAll(/\{\{c\d{1,3}::|\}\}/g)) {
    if (sign[0] !== "}}") {
      open.push({ at: sign.index, inside: sign.index + sign[0].length });
      continue;
    }
    const begun = open.pop();
    if (begun && open.length === 0) spans.push({ start: begun.at, end: sign.index + 2, ...partsOf(text.slice(begun.inside, sign.index)) });
  }
  return spans;
}

/** What stands within marks, without marks of its own: the answer, and the hint behind the last "::". */
function partsOf(inside: string): { answer: string; hint: string } {
  const plain = inside.replace(/\{\{c\d{1,3}::/g, "").replaceAll("}}", "");
  const at = plain.lastIndexOf("::");
  return at < 0 ? { answer: plain, hint: "" } : { answer: plain.slice(0, at), hint: plain.slice(at + 2) };
}

/** Obsidian’s marks, `==answer==`, within a line. */
function highlightSpans(text: string): Span[] {
  return [...text.matchAll(/==([^=\n](?:[^=\n]|=(?!=))*?)==/g)].map((found) => ({ start: found.index, end: found.index + found[0].length, answer: found[1]!, hint: "" }));
}

/** The text with one gap open and all other marks taken off. */
function withGap(text: string, spans: readonly Span[], open: Span): string {
  const parts: string[] = [];
  let from = 0;
  for (const span of spans) {
    parts.push(text.slice(from, span.start), span === open ? GAP_SIGN : span.answer);
    from = span.end;
  }
  return parts.join("") + text.slice(from);
}

/**
 * The gaps that a text marks, each in a text of its own in which the others are filled: Anki’s `{{c1::answer::hint}}`, and `==answer==` where `highlights` are
 * gaps. Empty where there is none.
 */
export function markedGaps(text: string, highlights = false): MarkedGap[] {
  if (text.length > LONGEST) return [];
  const anki = text.includes("{{c") ? ankiSpans(text) : [];
  const spans = anki.length > 0 || !highlights ? anki : highlightSpans(text);
  const filled = spans.filter(({ answer }) => answer.trim() !== "");
  return filled.length > MOST_GAPS ? [] : filled.map((span) => ({ text: withGap(text, filled, span), answer: span.answer.trim(), hint: span.hint.trim() }));
}
