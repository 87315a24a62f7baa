import type { Problem } from "../problem";

/** Something with its fields as people read them: "from" -> "12 March 2025". Empty where nothing is given. */
export type Readable = Readonly<Record<string, string>>;

/** One field on which two people differ, or that one of them changed: how it was when both began, as I have it, and as it is stored now. */
export type Difference = { field: string; before: string; mine: string; theirs: string };

/** Somebody else saved first: the version that is stored now, and every field that is no longer as it was. */
export type Stale = { base: number; differences: Difference[] };

/**
 * What saving answers: the value; every problem found; or, where somebody else saved in the meantime, how theirs differs. Without a value
 * nothing was changed.
 */
export type Saved<T> = { ok: true; value: T } | { ok: false; problems: Problem[]; stale?: Stale };

/** Every field that is not the same in all three, in the order of `before`; fields that it lacks come last. */
export function differencesOf(before: Readable, mine: Readable, theirs: Readable): Difference[] {
  const fields = [...new Set([before, mine, theirs].flatMap((one) => Object.keys(one)))];
  const rows = fields.map((field) => ({ field, before: before[field] ?? "", mine: mine[field] ?? "", theirs: theirs[field] ?? "" }));
  return rows.filter((row) => row.before !== row.mine || row.before !== row.theirs);
}

/** One field that a change changed. */
export type Change = { field: string; before: string; after: string };

/** Every field that is not the same before and after, in the order of `before`. */
export function changesBetween(before: Readable, after: Readable): Change[] {
  return differencesOf(before, after, after).map(({ field, before: was, mine }) => ({ field, before: was, after: mine }));
}
