/** A number as files write it: digits with a point, an exponent perhaps; null for anything else. */
export function decimalOf(text: string): number | null {
  const written = text.trim();
  return written.length <= 40 && /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(written) ? Number(written) : null;
}
