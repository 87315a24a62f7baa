/** English letters, digits and the marks of print: nothing to fold. */
const SIMPLE = /^[ -~‘’“”–—…]*$/;

/** At most so many texts are kept made comparable; then keeping starts anew. */
const MOST_KEPT = 20_000;

const kept = new Map<string, string>();

function made(text: string): string {
  if (SIMPLE.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[łŁ]/g, "l")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
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
