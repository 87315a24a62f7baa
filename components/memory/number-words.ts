/**
 * A number as it is said, from "no" and "one" up to the last name there is; above that, and for other numbers, its digits. `names` stand in
 * order from zero, parted by spaces.
 */
export function numberWord(names: string, count: number): string {
  return names.split(" ")[count] ?? String(count);
}

/** The sentence with its first letter large. */
export const begun = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
