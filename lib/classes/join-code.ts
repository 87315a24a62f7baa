/** Letters and digits that nobody mistakes for each other, and that spell no words. */
export const CODE_LETTERS = "23456789bcdfghjkmnpqrstvwxz";
/** How long the code of a class is, and the one that brings a pupil back on another device. */
export const CODE_LENGTHS = { class: 8, back: 10 } as const;

export type CodeKind = keyof typeof CODE_LENGTHS;

/** A code as somebody typed it, made comparable: upper and lower case, spaces and hyphens do not matter. */
export const plainCode = (typed: string): string => typed.toLowerCase().replace(/[\s\p{Pd}._]+/gu, "");

/** What a code may be for, by its length and letters; null when it is none. */
export function kindOfCode(code: string): CodeKind | null {
  if (!/^[a-z0-9]+$/.test(code)) return null;
  if (code.length === CODE_LENGTHS.class) return "class";
  return code.length === CODE_LENGTHS.back ? "back" : null;
}

/** The code in groups that can be read out: "bcdf 2345", "bcdfg 23456". */
export const groupedCode = (code: string): string => `${code.slice(0, code.length / 2)} ${code.slice(code.length / 2)}`;
