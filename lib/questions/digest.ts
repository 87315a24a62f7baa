/** What was made of the beginning of a text: many texts that begin alike are read from there on. */
export type Begun = { readonly one: number; readonly other: number };

const SEEDS = [0, 0x9e3779b9] as const;

/** The beginning of every text, by seed. */
const startOf = (seed: number): Begun => ({ one: 0xdeadbeef ^ seed, other: 0x41c6ce57 ^ seed });

/** The beginning with more text behind it. */
function readOn(begun: Begun, text: string): Begun {
  let { one, other } = begun;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    one = Math.imul(one ^ unit, 2654435761);
    other = Math.imul(other ^ unit, 1597334677);
  }
  return { one, other };
}

/** 53 bits of a text that ends so (cyrb53: two 32-bit multiplicative hashes, mixed), as a whole number. Not for secrets. */
function hash53(begun: Begun, end: string): number {
  let { one, other } = readOn(begun, end);
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return 4294967296 * (2097151 & other) + (one >>> 0);
}

/** The code of a digit to base 36. */
const digit = (value: number) => value + (value < 10 ? 48 : 87);

const SIX_DIGITS = 36 ** 6;

/** A whole number below 2^53 as eleven digits to base 36: what `toString(36)` gives, without its care for fractions. */
function base36(number: number): string {
  const high = Math.floor(number / SIX_DIGITS);
  const low = number - high * SIX_DIGITS;
  const at = (part: number, place: number) => digit(Math.floor(part / place) % 36);
  return String.fromCharCode(
    at(high, 1679616),
    at(high, 46656),
    at(high, 1296),
    at(high, 36),
    at(high, 1),
    at(low, 60466176),
    at(low, 1679616),
    at(low, 46656),
    at(low, 1296),
    at(low, 36),
    at(low, 1),
  );
}

/** The beginnings of a digest: of each of its halves. */
export type DigestBegun = { readonly first: Begun; readonly second: Begun };

/** What digests of texts that begin so have alike. */
export const beginDigest = (text: string): DigestBegun => ({
  first: readOn(startOf(SEEDS[0]), text),
  second: readOn(startOf(SEEDS[1]), text),
});

/** The digest of a text that begins and ends so. */
export const endDigest = ({ first, second }: DigestBegun, end: string): string => base36(hash53(first, end)) + base36(hash53(second, end));

const NOTHING_BEGUN = beginDigest("");

/** 22 letters and digits that stand for a text (106 bits): the same on every machine, and no two of a set alike in practice. */
export const digest = (text: string): string => endDigest(NOTHING_BEGUN, text);

/** What short digests of texts that begin so have alike. */
export const beginShortDigest = (text: string): Begun => readOn(startOf(SEEDS[0]), text);

/** The short digest of a text that begins and ends so. */
export const endShortDigest = (begun: Begun, end: string): string => base36(hash53(begun, end));

/** Eleven letters and digits that stand for a text (53 bits): enough for the parts of one question. */
export const shortDigest = (text: string): string => endShortDigest(NOTHING_BEGUN.first, text);
