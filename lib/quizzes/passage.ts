/** The words around a marked span: what stands before and after it in its paragraph, a sentence either side. */
export type Passage = { before: string; after: string };

/** Where a source's paragraph begins and ends around a span. */
function paragraphAround(text: string, start: number, end: number): [number, number] {
  const before = text.lastIndexOf("\n", start - 1);
  const after = text.indexOf("\n", end);
  return [before === -1 ? 0 : before + 1, after === -1 ? text.length : after];
}

/**
 * The neighbours of a span in a source, in UTF-16 units: from the sentence before it to the sentence after it, never past its paragraph. No
 * more is ever shown of a source that is not ours.
 */
export function passageAround(text: string, start: number, end: number, language: string): Passage {
  const [from, to] = paragraphAround(text, start, end);
  const sentences = [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(text.slice(from, to))];
  const begins = sentences.map((sentence) => from + sentence.index);
  const first = begins.findLastIndex((begin) => begin <= start);
  const last = begins.findLastIndex((begin) => begin < end);
  const open = begins[Math.max(0, first - 1)] ?? from;
  const close = begins[last + 2] ?? to;
  return { before: text.slice(open, start).trimStart(), after: text.slice(end, close).trimEnd() };
}
