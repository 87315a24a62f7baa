import type { Problem } from "../problem";
import type { PlanLine } from "./plan";

/**
 * What a reader has to say of a place in a file. `lost` where none of the row there was taken; else what was not kept of it, or of the
 * file.
 */
export type ReadProblem = Problem & { lost?: true };

/** A row of which nothing could be taken: where it stands, and why. */
export const lostRow = (where: string, message: string): ReadProblem => ({ where, message, lost: true });

/** Whether a problem stands for a row that was left out. */
export const isLost = (problem: ReadProblem): boolean => problem.lost === true;

/** Rows that a reader left out as lines of a plan, so that they are counted with those that nothing could be made of. */
export const lostLines = (problems: readonly ReadProblem[]): PlanLine[] =>
  problems.filter(isLost).map(({ where, message }) => ({ where, outcome: "skipped", kind: "card", text: "", why: message, factId: null }));

const PLACE = /^(line|question|note) (\d+)\b/;

/** Lines of a plan as the file has them, where all say so by one kind of number; else those that were left out come last. */
export function inFileOrder(lines: readonly PlanLine[], lost: readonly PlanLine[]): PlanLine[] {
  const all = [...lines, ...lost];
  const places = all.map(({ where }) => PLACE.exec(where));
  if (lost.length === 0 || places.some((place) => place?.[1] !== places[0]?.[1])) return all;
  return all
    .map((line, i) => ({ line, number: Number(places[i]![2]) }))
    .sort((one, other) => one.number - other.number)
    .map(({ line }) => line);
}
