/** Seeded chance: the same seed gives the same sequence on every machine. Nothing in lib uses any other. */
export type Random = {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [0, n); 0 when n is 0. */
  below(n: number): number;
  /** One of the items; undefined when there are none. */
  pick<T>(items: readonly T[]): T | undefined;
  /** A new array with the items in another order (Fisher and Yates). */
  shuffle<T>(items: readonly T[]): T[];
};

const HASH_OF_NOTHING = 0x811c9dc5;

/** 32-bit FNV-1a over UTF-16 units: short, stable, not for secrets. `before` is the hash of what stands before the text. */
export function hash32(text: string, before: number = HASH_OF_NOTHING): number {
  let hash = before;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/** mulberry32. */
class Seeded implements Random {
  #state: number;

  constructor(seed: string, more: string) {
    this.#state = hash32(more, hash32(seed));
  }

  next() {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  below(n: number) {
    return Math.floor(this.next() * n);
  }

  pick<T>(items: readonly T[]): T | undefined {
    return items[this.below(items.length)];
  }

  shuffle<T>(items: readonly T[]): T[] {
    const shuffled = [...items];
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      const other = shuffled[j]!;
      shuffled[j] = shuffled[i]!;
      shuffled[i] = other;
    }
    return shuffled;
  }
}

/** Chance from a seed of any text (mulberry32 over its hash), which may come in two parts. */
export const random = (seed: string, more = ""): Random => new Seeded(seed, more);
