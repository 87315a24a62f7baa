/**
 * What light markup says, once it is read. The notation, one line of text at a time: `**bold**`, `*italic*`, `~sub~`, `^sup^`, `` `code`
 * ``, `\(TeX\)` within a line and `\[TeX\]` on its own, `![words](media:NAME)` for a picture or a sound, "- " at the beginning of a line
 * for an item of a list, and a backslash before a sign that is meant as itself. A mark opens where no space follows and closes where no
 * space comes before, on its own line; one without the other is a sign like any other. Marks lie in one another in any way: they are
 * switches, not brackets.
 */

/** What a run of text can be marked as; one run may be several at once, added up. */
export const MARKS = { bold: 1, italic: 2, sub: 4, sup: 8 } as const;

/**
 * A stretch of a line that is marked the same throughout. `marks` is a sum of `MARKS`; `name` of media is what the file or the set calls
 * it.
 */
export type Run = { marks: number } & (
  | { kind: "text"; text: string }
  | { kind: "code"; text: string }
  | { kind: "formula"; tex: string; display: boolean }
  | { kind: "media"; words: string; name: string }
);

/** A line as it is shown: an item of a list, or not. */
export type Line = { item: boolean; runs: Run[] };

/** The text of a run for where nothing can be marked: a picture is its words, a formula its TeX. */
export const plainOfRun = (run: Run): string => (run.kind === "formula" ? run.tex : run.kind === "media" ? run.words : run.text);
