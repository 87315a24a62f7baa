import type { FactSet } from "../facts/fact";
import type { Result } from "../problem";

/**
 * A kind of file that sets come in or leave as. Adding one: one file under formats/ that exports one of these, and one line in
 * formats/index.ts; menus, the command line and the contract tests find it there.
 */
export type TransferFormat = {
  /** What `--as` and addresses call it. It never changes once released. */
  name: string;
  /** The name on screen is `messages.transfer[name]`; this is its English default. */
  label: string;
  /** How its file names end, without the dot. */
  extension: string;
  /** Reads a whole file. A file with problems is refused with all of them; nothing a file holds makes it throw. */
  read?(bytes: Uint8Array): Promise<Result<FactSet>>;
  /** The file of a set: the same set gives the same bytes. */
  write?(set: FactSet): Uint8Array;
};
