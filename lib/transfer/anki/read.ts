import { mediaNamesIn } from "../../markup/media";
import type { Problem } from "../../problem";
import type { Material, MediaFile, Row, WrittenReply } from "../material";
import type { Read } from "../transfer-format";
import { isCollection, readCollection } from "./collection";
import { openPackage, type Package } from "./package";
import { rowsOf } from "./rows";
import { withDatabase } from "./sqlite";
import { Tally } from "./tally";

/** The deck that every collection has, whatever is in it: its name says nothing. */
const NO_TITLE = "Default";

/** What the outermost deck is called, where all are in one: then it is the title, and decks within it are topics. */
function filedUnderTitle(rows: readonly Row[]): { title: string | null; rows: Row[] } {
  const root = rows[0]?.topic[0];
  if (root === undefined || rows.some(({ topic }) => topic[0] !== root)) return { title: null, rows: [...rows] };
  return { title: root === NO_TITLE ? null : root, rows: rows.map((row) => ({ ...row, topic: row.topic.slice(1) })) };
}

function textsOfReply(reply: WrittenReply): string[] {
  switch (reply.kind) {
    case "one":
    case "several":
      return reply.options.map(({ text }) => text);
    case "typed":
      return reply.answers.map(({ text }) => text);
    case "order":
      return reply.items;
    case "pairs":
      return [...reply.pairs.flatMap(({ left, right }) => [left, right]), ...reply.extra];
    case "open":
      return [reply.model];
    case "true-false":
    case "number":
      return [];
  }
}

function textsOf({ says, source }: Row): string[] {
  switch (says.kind) {
    case "card":
      return [says.front, says.back, says.explanation ?? "", source];
    case "gap":
      return [says.text, says.answer, says.explanation ?? "", source];
    case "written":
      return [says.stem, ...textsOfReply(says.reply), says.explanation, source];
    case "statement":
      return [says.subject, says.object, source];
  }
}

/**
 * The pictures and sounds that rows name, unpacked. A broken one is told with the first row that names it; of one that is not there the
 * name says so itself.
 */
function mediaOf(rows: readonly Row[], { mediaNamed }: Package, told: (problem: Problem) => void): MediaFile[] {
  const firstPlaces = new Map<string, string>();
  for (const row of rows)
    for (const name of textsOf(row).flatMap(mediaNamesIn)) if (!firstPlaces.has(name)) firstPlaces.set(name, row.where);
  return [...firstPlaces].flatMap(([name, where]) => {
    const read = mediaNamed(name);
    if (read?.ok) return [{ name, bytes: read.value }];
    if (read) told({ where, message: `Picture or sound “${name}”: ${read.problems[0]!.message}` });
    return [];
  });
}

const refusal = (problems: Problem[]): Read => ({ understood: null, problems });

const NO_COLLECTION: Problem = {
  where: "file",
  message: "The collection in this file is damaged or is none of Anki. In Anki choose Tools, Check Database, and export the deck again.",
};

/** Reads a package of Anki, .apkg or .colpkg, of either layout. */
export async function readAnki(bytes: Uint8Array): Promise<Read> {
  const opened = openPackage(bytes);
  if (!opened.ok) return refusal(opened.problems);
  const problems = [...opened.value.problems];
  const tally = new Tally();
  const told = (problem: Problem) => void problems.push(problem);
  const rows = await withDatabase(opened.value.collection, (database) =>
    isCollection(database) ? rowsOf(readCollection(database, told), tally) : null,
  );
  if (!rows) return refusal([NO_COLLECTION]);
  const filed = filedUnderTitle(rows);
  const media = mediaOf(filed.rows, opened.value, told);
  const material: Material = { title: filed.title, language: null, rows: filed.rows, media };
  const all = [...problems, ...tally.problems()];
  return rows.length === 0 && all.length === 0
    ? refusal([{ where: "file", message: "There is no note in this file." }])
    : { understood: { kind: "rows", material }, problems: all };
}
