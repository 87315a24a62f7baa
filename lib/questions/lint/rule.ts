import type { ReplyKind } from "../question";
import type { Reading } from "./reading";

/** E: the question must not be asked. W: it may be asked, and its owner sees the warning. */
export type Level = "E" | "W";

/** What the linter found: `where` is the id of the question and the part of it, `message` says in plain words what to do. */
export type Finding = { where: string; rule: string; level: Level; message: string };

/** One thing wrong with a question; `at` names the part ("options[2]"), and is left out where it is the whole. */
export type Complaint = { message: string; at?: string };

/** How questions are asked: by their format and their way of replying. */
export type Asking = { format: string; reply: ReplyKind };

/** A named rule of a single question: `rule` is its number (L01 to L63), `name` what it asks for in a few words. */
export type Rule = {
  rule: string;
  level: Level;
  name: string;
  /** Whether it is for questions that are asked so: it is chosen once for all of them. */
  isFor(asking: Asking): boolean;
  /** What is wrong with a question of such a kind; nothing, where the rule has nothing to say of this one. */
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

/** All of these complaints: mostly none. */
export function together(...lists: readonly (readonly Complaint[])[]): readonly Complaint[] {
  return lists.every((list) => list.length === 0) ? FINE : lists.flat();
}

/** The complaint, when it is so; a message with something of the question in it is made only then. */
export function when(isSo: boolean, told: string | (() => string), at?: string): readonly Complaint[] {
  if (!isSo) return FINE;
  const message = typeof told === "string" ? told : told();
  return [at === undefined ? { message } : { message, at }];
}

/** The names of the first places of a list: made once. */
const placesOf = (list: string) => Array.from({ length: 20 }, (_, place) => `${list}[${place}]`);

const optionPlaces = placesOf("options");
const itemPlaces = placesOf("items");

/** Which option ("options[2]") it is, by its place. */
export const optionPlace = (place: number): string => optionPlaces[place] ?? `options[${place}]`;

/** Which item ("items[2]") it is, by its place. */
export const itemPlace = (place: number): string => itemPlaces[place] ?? `items[${place}]`;
