/** 53 bits of a text (cyrb53: two 32-bit multiplicative hashes, mixed), as a whole number. Not for secrets. */
function hash53(text: string, seed: number): number {
  let one = 0xdeadbeef ^ seed;
  let other = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    one = Math.imul(one ^ unit, 2654435761);
    other = Math.imul(other ^ unit, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return 4294967296 * (2097151 & other) + (one >>> 0);
}

/** The code of a digit to base 36. */
const digit = (value: number) => value + (value < 10 ? 48 : 87);

const SIX_DIGITS = 36 ** 6;

/** A whole number below 2^53 as eleven digits to base 36: what `toString(36)` gives, without its care for fractions. */
function base36(number: number): string {
  const codes = new Array<number>(11);
  const high = Math.floor(number / SIX_DIGITS);
  for (let place = 4, left = high; place >= 0; place--, left = Math.floor(left / 36)) codes[place] = digit(left % 36);
  for (let place = 10, left = number - high * SIX_DIGITS; place >= 5; place--, left = Math.floor(left / 36)) codes[place] = digit(left % 36);
  return String.fromCharCode(...codes);
}

/** 22 letters and digits that stand for a text (106 bits): the same on every machine, and no two of a set alike in practice. */
export function digest(text: string): string {
  return base36(hash53(text, 0)) + base36(hash53(text, 0x9e3779b9));
}

/** Eleven letters and digits that stand for a text (53 bits): enough for the parts of one question. */
export function shortDigest(text: string): string {
  return base36(hash53(text, 0));
}
