/** English letters, digits, line breaks and the marks of print: nothing to fold. */
const SIMPLE = /^[\n -~‘’“”–—…◦]*$/;

/** At most so many texts are kept made comparable; then keeping starts anew. */
const MOST_KEPT = 20_000;

const kept = new Map<string, string>();

const isSmallLetter = (code: number) => code >= 97 && code <= 122;
const isDigit = (code: number) => code >= 48 && code <= 57;

/** The runs of letters and digits of a simple text. */
function simpleWords(text: string): string[] {
  const lower = text.toLowerCase();
  const words: string[] = [];
  let start = -1;
  for (let i = 0; i < lower.length; i++) {
    const code = lower.charCodeAt(i);
    if (isSmallLetter(code) || isDigit(code)) {
      if (start < 0) start = i;
    } else if (start >= 0) {
      words.push(lower.slice(start, i));
      start = -1;
    }
  }
  if (start >= 0) words.push(lower.slice(start));
  return words;
}

function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[łŁ]/g, "l")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const made = (text: string) => (SIMPLE.test(text) ? simpleWords(text).join(" ") : folded(text));

/**
 * The words of a text made comparable, as `plainText` has them; none of a text without any. Nothing is kept: for texts that are met once.
 */
export function plainWords(text: string): readonly string[] {
  if (SIMPLE.test(text)) return simpleWords(text);
  const plain = folded(text);
  return plain === "" ? [] : plain.split(" ");
}

/** Text made comparable: NFKD without marks, lower case, no punctuation, single spaces. What was made once is kept. */
export function plainText(text: string): string {
  const known = kept.get(text);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const plain = made(text);
  if (text.length < 500) kept.set(text, plain);
  return plain;
}
