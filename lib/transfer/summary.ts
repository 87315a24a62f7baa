import type { Problem } from "../problem";
import { guessChoices } from "./guess-choices";
import type { Said, TableView } from "./material";
import type { ImportChoices } from "./plan";
import { titleOfFile } from "./settle/clean";
import type { Understood } from "./transfer-format";
import type { ReadProblem } from "./lost";

/** How many rows of a file say what: cards, gaps, questions, statements. */
export type RowCounts = Readonly<Record<Said["kind"], number>>;

/** What a file holds, in a few words, for whoever brought it. `guess` is what they would most likely choose for its rows. */
export type Summary =
  | { kind: "set"; title: string; slug: string; facts: number; questions: number }
  | {
      kind: "rows";
      title: string | null;
      rows: number;
      says: RowCounts;
      reviews: number;
      media: number;
      guess: ImportChoices;
      table?: TableView;
    };

/**
 * What the process that reads a file answers: in which format it was (null: in none that is known), what it holds (null: it cannot be
 * read), and what was left out.
 */
export type FileAnswer = {
  format: string | null;
  summary: Summary | null;
  problems: readonly Problem[];
  problemCount: number;
  parts: readonly FilePart[];
};

/**
 * Bytes that follow the answer: what was understood, as gzipped JSON (`KeptMaterial`), or one picture or sound under its name. `size` in
 * bytes.
 */
export type FilePart = { kind: "material" | "media"; name: string; size: number };

/**
 * What is kept of a file until it is stored: what was understood of it, without its pictures and sounds, and everything that was left out.
 */
export type KeptMaterial = { understood: Understood; problems: readonly ReadProblem[] };

/** The first problems of many: the rest is counted. */
export const MOST_TOLD = 100;

/** What a file holds, in a few words. */
export function summaryOf(understood: Understood): Summary {
  if (understood.kind === "set") {
    const { title, slug, facts, questions } = understood.set;
    return { kind: "set", title, slug, facts: facts.length, questions: questions.length };
  }
  const { rows, media, table } = understood.material;
  const says = { card: 0, gap: 0, written: 0, statement: 0 };
  for (const row of rows) says[row.says.kind]++;
  const reviews = rows.reduce((sum, row) => sum + (row.reviews?.length ?? 0), 0);
  return {
    kind: "rows",
    title: titleOfFile(understood.material),
    rows: rows.length,
    says,
    reviews,
    media: media.length,
    guess: guessChoices(understood.material),
    ...(table && { table }),
  };
}
