import type { FactSet } from "../facts/fact";
import type { Question } from "../questions/question";
import type { ColumnRole, Material, MediaFile } from "./material";
import type { ReadProblem } from "./lost";

/**
 * What a person may say of a file beforehand: which column is what, and whether the first line names them. Formats without columns pass
 * over it.
 */
export type ReadOptions = { columns?: readonly ColumnRole[]; hasHeader?: boolean };

/** What a file was understood to be: a whole set of ours, or the rows of somebody else’s file. */
export type Understood = { kind: "set"; set: FactSet } | { kind: "rows"; material: Material };

/**
 * What reading came to. `understood` is null when the file as a whole cannot be read; otherwise `problems` name what was left out or not
 * kept, each with its place, and everything else is in `understood`.
 */
export type Read = { understood: Understood | null; problems: ReadProblem[] };

/**
 * A set as it leaves: `questions` are all that can be asked of it, in order, with words and keys as they stand now; `media` what its texts
 * name; `at` when it leaves, in ms since 1970, for programs that take over only what is newer (without it a fixed day).
 */
export type Leaving = { set: FactSet; questions: readonly Question[]; media: readonly MediaFile[]; at?: number };

export type Likeness = "sure" | "maybe" | "no";

/**
 * A kind of file that sets come in or leave as. Adding one: one file under formats/ that exports one of these, and one line in
 * formats/index.ts; menus, the command line and the contract tests find it there.
 */
export type TransferFormat = {
  /** What `--as` and addresses call it. It never changes once released. */
  name: string;
  /** The name on screen is `messages.transfer[name]`; this is its English default. */
  label: string;
  /** How its file names end, without the dot; the first is what it is written as. */
  extensions: readonly [string, ...string[]];
  /** The media type it is served as. */
  mediaType: string;
  /** Whether these bytes look like it, whatever the file is called: `sure` where nothing else looks so. Reads little. */
  looksLike?(bytes: Uint8Array): Likeness;
  /** Reads a whole file. Nothing that a file holds makes it throw, and a bad row costs no other row. */
  read?(bytes: Uint8Array, options?: ReadOptions): Promise<Read>;
  /** The file of a set: the same set gives the same bytes. */
  write?(leaving: Leaving): Promise<Uint8Array>;
};
