import type { DateSpan } from "../date-span";
import type { Entity, Precision, Wording } from "../fact";
import type { Graph } from "../graph";
import { keptFor } from "../kept";
import { ENGLISH } from "./english";
import { GERMAN } from "./german";

/** Names of boxes and answers of formats that sort things. */
type Named<Name extends string> = Readonly<Record<Name, string>>;

/**
 * What is said around the facts of a set in its language: how dates and numbers are written, what stands before and after names, and the
 * frames of every format. What a relation says itself is in its wordings. To add a language: one file with one such object, one line below.
 */
export type Frames = {
  /** "12 March 2025". */
  day: (date: string) => string;
  /** "12 to 14 March 2025", "the week of 10 March 2025", "March 2025", "2025". */
  span: (from: string, to: string, precision: Precision) => string;
  /** The word before a span in a sentence: on 12 March, from 12 to 14 March, in March. */
  leadIn: (span: DateSpan, precision: Precision) => string;
  /** The words that may stand before a date, as a pattern. */
  leadWords: string;
  /** Words before {object} in a wording that the one before a date takes the place of. */
  leads: RegExp;
  /** "10 and 11 March 2025"; null for days in two months. */
  twoDays: (first: string, second: string) => string | null;
  /** "a", "a and b", "a, b and c". */
  list: (items: readonly string[]) => string;
  /** Between two values of which one is so. */
  or: string;
  /** 150000 and 2.5 as they are read. */
  number: (number: number) => string;
  /** A number and its unit: "30 countries", "30%". */
  quantity: (number: string, unit: string) => string;
  /** A word or title in quotation marks. */
  quoted: (text: string) => string;
  /** What stands before an entity in running text where its own `article` does not say; "" for nothing. */
  article: (entity: Entity) => string;
  /** An office with whose it is: the owner as running text names it, and as it stands alone. */
  officeOf: (office: string, owner: string, ownerAlone: string) => string;
  /** Wordings of relations that bring none in any language. */
  usual: Wording;
  /** The usual question where a person is asked for. */
  askingWho: (template: string) => string;
  /** A template said by somebody, as {by}. */
  accordingTo: (template: string) => string;
  /** What the layer is called; null where no single day, or no pair of days, says it. */
  reported: (days: string | null) => string;
  /** A text without the days of reports in it, which are none of an event’s. */
  withoutReport: (text: string) => string;
  /** Every span written out in a text, in its order. */
  spansIn: (text: string) => DateSpan[];
  saidOn: (day: string) => string;
  since: (day: string) => string;
  until: (day: string) => string;
  wordsInReports: string;
  /** Those who took part, told to tell an event from others: "with A and B". */
  withPeople: (names: readonly string[]) => string;
  /** What earlier reports had said; `days` is "" where none is known. */
  earlier: (days: string, isSaid: boolean, value: string) => string;
  /** "the report of 18 February 2025", and by its title. */
  reportOf: (day: string) => string;
  reportNamed: (title: string) => string;
  /** The question put to a report; null where its question word is not what it asks for. */
  askReport: (ask: string, report: string) => string | null;
  /** The context "As told in …". */
  toldIn: (report: string) => string;
  true: string;
  false: string;
  /** Why a name is not on a closed list. */
  notOnList: (scope: string, name: string) => string;
  selectAll: string;
  onMap: string;
  inOrder: string;
  plannedInOrder: string;
  nouns: Named<
    "person" | "organisation" | "place" | "event" | "term" | "office" | "deed" | "work" | "thing" | "number" | "date" | "description"
  >;
  matchEach: (left: string, right: string, label: string) => string;
  howSure: string;
  /** Words that tell how firmly a thing is told, even in a name: such a thing gives its box away. */
  firmness: RegExp;
  boxes: Named<"happened" | "planned" | "claim" | "differ">;
  twoSentences: string;
  changed: string;
  sayAbout: (deed: string) => string;
  firstAndSecond: (first: string, second: string) => string;
  twoReports: (phrase: string) => string;
  ofTwo: Named<"both" | "first" | "second" | "differ" | "replaced">;
  doesNotSay: (report: string) => string;
  saysToo: (report: string) => string;
  comesFirst: string;
  itemBy: (item: string, by: string) => string;
  whoWasThere: string;
  there: Named<"there" | "video" | "away" | "silent">;
  notNamed: (name: string) => string;
};

const FRAMES: Readonly<Record<string, Frames>> = { en: ENGLISH, de: GERMAN };

/** Languages whose questions read as one language throughout. Sets in others get English frames around their own wordings. */
export const FRAMED = Object.keys(FRAMES);

/** The frames of a language by its tag; the English ones where there are none. */
export const framesIn = (language: string): Frames => FRAMES[language.split("-")[0] ?? ""] ?? ENGLISH;

/** The frames of a set’s language. */
export const framesOf: (graph: Graph) => Frames = keptFor((graph) => framesIn(graph.language));
