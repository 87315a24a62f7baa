/** How many pupils a class may have, and how long a name may be. */
export const MOST_PUPILS = 200;
export const LONGEST_NAME = 80;

/** A name as it is kept: one line without control characters, single spaces; empty when nothing is left. */
export const cleanName = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();

/**
 * Names that are told apart: the second "Amir" becomes "Amir (2)", unless somebody is called so already. In the order given, and the same
 * for the same names.
 */
export function namesApart(names: readonly string[]): string[] {
  const taken = new Set<string>();
  const all = new Set(names);
  return names.map((name) => {
    let apart = name;
    for (let n = 2; taken.has(apart) || (apart !== name && all.has(apart)); n++) apart = `${name} (${n})`;
    taken.add(apart);
    return apart;
  });
}
