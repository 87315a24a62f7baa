import type { Problem } from "../problem";
import type { PlanLine } from "./plan";

/** How readers end a problem that cost a whole row: "…: this line was left out." What a row lost in part is named in other words. */
const LOST = /\b(?:it|they|this line|(?:the|this) (?:question|card|note)|gap \d+) (?:was|were) left out\b[^.]*\.?$/i;

/** Whether a problem says of a row of a file that none of it was taken. Of the file as a whole none does. */
export const isLost = ({ where, message }: Problem): boolean => where !== "file" && LOST.test(message);

/** Rows that a reader left out as lines of a plan, so that they are counted with those that nothing could be made of. */
export const lostLines = (problems: readonly Problem[]): PlanLine[] =>
  problems.filter(isLost).map(({ where, message }) => ({ where, outcome: "skipped", kind: "card", text: "", why: message, factId: null }));

const PLACE = /^(line|question|note) (\d+)\b/;

/** Lines of a plan as the file has them, where all say so by one kind of number; else those that were left out come last. */
export function inFileOrder(lines: readonly PlanLine[], lost: readonly PlanLine[]): PlanLine[] {
  const all = [...lines, ...lost];
  const places = all.map(({ where }) => PLACE.exec(where));
  if (lost.length === 0 || places.some((place) => place?.[1] !== places[0]?.[1])) return all;
  return all.map((line, i) => ({ line, number: Number(places[i]![2]) })).sort((one, other) => one.number - other.number).map(({ line }) => line);
}
