import type { Reading } from "./reading";

/** E: the question must not be asked. W: it may be asked, and its owner sees the warning. */
export type Level = "E" | "W";

/** What the linter found: `where` is the id of the question and the part of it, `message` says in plain words what to do. */
export type Finding = { where: string; rule: string; level: Level; message: string };

/** One thing wrong with a question; `at` names the part ("options[2]"), and is left out where it is the whole. */
export type Complaint = { message: string; at?: string };

/** A named rule of a single question: `rule` is its number (L01 to L63), `name` what it asks for in a few words. */
export type Rule = {
  rule: string;
  level: Level;
  name: string;
  applies(reading: Reading): boolean;
  check(reading: Reading): readonly Complaint[];
};

/** A named rule of several questions that are asked together. */
export type QuizRule = {
  rule: string;
  level: Level;
  name: string;
  /** One complaint per offence; `where` is the id of the question to change, or "quiz". */
  check(readings: readonly Reading[]): readonly (Complaint & { where: string })[];
};

/** No complaint: one array for all, since most rules find nothing. */
export const FINE: readonly never[] = [];

/** What is wrong with each of some things, in their order. */
export function complaintsOf<T>(things: readonly T[], check: (thing: T, place: number) => readonly Complaint[]): readonly Complaint[] {
  const found: Complaint[] = [];
  for (let place = 0; place < things.length; place++) {
    const complaints = check(things[place]!, place);
    if (complaints.length > 0) found.push(...complaints);
  }
  return found.length > 0 ? found : FINE;
}

/** The complaint, when it is so. */
export function when(isSo: boolean, message: string, at?: string): readonly Complaint[] {
  return isSo ? [at === undefined ? { message } : { message, at }] : FINE;
}
