import type { Line, Run } from "./marked-text";
import { readMarkup } from "./read-markup";
import { writeMarkup } from "./write-markup";

const MAY_NAME = "](media:";

/** The names of the pictures and sounds in a text in light markup, each once, in order. */
export function mediaNamesIn(markup: string): string[] {
  if (!markup.includes(MAY_NAME)) return [];
  const names = readMarkup(markup).flatMap(({ runs }) => runs.flatMap((run) => (run.kind === "media" ? [run.name] : [])));
  return [...new Set(names)];
}

function renamed(run: Run, nameOf: (name: string) => string | null): Run {
  if (run.kind !== "media") return run;
  const name = nameOf(run.name);
  return name === null ? { kind: "text", text: run.words || run.name, marks: run.marks } : { ...run, name };
}

/**
 * The text with its pictures and sounds called by other names; where `nameOf` is null, the words of one (else its name) stay in its place.
 */
export function withMediaNames(markup: string, nameOf: (name: string) => string | null): string {
  if (!markup.includes(MAY_NAME)) return markup;
  const line = ({ item, runs }: Line): Line => ({ item, runs: runs.map((run) => renamed(run, nameOf)) });
  return writeMarkup(readMarkup(markup).map(line));
}
