import type { Run } from "./marked-text";

const saysSomething = (run: Run) =>
  run.kind === "formula" ? run.tex.trim() !== "" : run.kind === "media" ? run.name !== "" : run.text !== "";

/** Runs whose texts begin and end without a space, or are nothing but spaces: a mark neither opens before a space nor closes after one. */
function cutAtSpaces(run: Run): Run[] {
  if (run.kind !== "text" || run.marks === 0) return [run];
  const from = run.text.length - run.text.trimStart().length;
  const to = Math.max(from, run.text.trimEnd().length);
  return [run.text.slice(0, from), run.text.slice(from, to), run.text.slice(to)]
    .filter((part) => part !== "")
    .map((part) => ({ ...run, text: part }));
}

const isBlank = (run: Run) => run.kind === "text" && run.text.trim() === "";

/** Spaces are marked only where both what is before and what is after is. */
function withSpacesMarked(runs: readonly Run[]): Run[] {
  const after: number[] = [];
  for (let i = runs.length - 1, marks = 0; i >= 0; i--) {
    after[i] = marks;
    if (!isBlank(runs[i]!)) marks = runs[i]!.marks;
  }
  let before = 0;
  return runs.map((run, i) => {
    if (isBlank(run)) return { ...run, marks: before & after[i]! };
    before = run.marks;
    return run;
  });
}

function joined(runs: readonly Run[]): Run[] {
  const all: Run[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (last && last.kind === run.kind && last.marks === run.marks && (last.kind === "text" || last.kind === "code"))
      all[all.length - 1] = { ...last, text: last.text + (run as typeof last).text };
    else all.push(run);
  }
  return all;
}

/**
 * The runs of a line as they can be written: none that says nothing, none that could be one with the next, marks on no space at their
 * edges.
 */
export const tidyRuns = (runs: readonly Run[]): Run[] => joined(withSpacesMarked(runs.filter(saysSomething).flatMap(cutAtSpaces)));
