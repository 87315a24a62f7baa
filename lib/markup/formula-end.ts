/**
 * Where a formula ends: the place of its closing `\)` or `\]` at or after `from`, or -1. Backslashes go in pairs with what follows them, so
 * that a row break before a bracket (`\\)`) closes nothing.
 */
export function formulaEnd(text: string, from: number, closing: ")" | "]"): number {
  for (let at = text.indexOf("\\", from); at >= 0; at = text.indexOf("\\", at + 2)) {
    if (text[at + 1] === closing) return at;
  }
  return -1;
}
