/** Lengths of a quiz that forms offer. */
export const LENGTHS_OFFERED: readonly number[] = [5, 8, 10, 12, 15, 20, 25, 30, 40, 50];

/** The list with the value that is chosen, wherever it came from; null is no value. */
export const including = (list: readonly number[], value: number | null): readonly number[] =>
  value === null || list.includes(value) ? list : [...list, value].sort((a, b) => a - b);
