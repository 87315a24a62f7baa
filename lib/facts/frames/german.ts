import { lastDayOf, type DateSpan } from "../date-span";
import type { Precision } from "../fact";
import type { Frames } from "./frames";

const MONTHS = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

type Day = { year: number; month: string; day: number };

function dayOf(date: string): Day {
  const [year = 0, month = 1, day = 0] = date.split("-").map(Number);
  return { year, month: MONTHS[month - 1] ?? "", day };
}

function day(date: string): string {
  const { year, month, day: number } = dayOf(date);
  return `${number}. ${month} ${year}`;
}

function days(from: string, to: string): string {
  const [first, last] = [dayOf(from), dayOf(to)];
  if (from === to) return day(from);
  if (first.year !== last.year) return `${day(from)} bis ${day(to)}`;
  return `${first.day}.${first.month === last.month ? "" : ` ${first.month}`} bis ${day(to)}`;
}

function months(from: string, to: string): string {
  const [first, last] = [dayOf(from), dayOf(to)];
  if (first.year !== last.year) return `${first.month} ${first.year} bis ${last.month} ${last.year}`;
  return first.month === last.month ? `${last.month} ${last.year}` : `${first.month} bis ${last.month} ${last.year}`;
}

function span(from: string, to: string, precision: Precision): string {
  if (precision === "week") return `Woche vom ${day(from)}`;
  if (precision === "month") return months(from, to);
  if (precision !== "year") return days(from, to);
  const [first, last] = [dayOf(from).year, dayOf(to).year];
  return first === last ? `${first}` : `${first} bis ${last}`;
}

function leadIn({ from, to }: DateSpan, precision: Precision): string {
  if (precision === "day") return from === to ? "am" : "vom";
  if (precision === "week") return "in der";
  if (span(from, to, precision).includes(" bis ")) return "von";
  return precision === "month" ? "im" : "im Jahr";
}

function number(value: number): string {
  const [whole, rest] = String(value).split(".") as [string, string?];
  const grouped = whole.includes("e") ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ".");
  return rest === undefined ? grouped : `${grouped},${rest}`;
}

const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} und ${items[items.length - 1]}`;

const ANY_MONTH = MONTHS.join("|");
const SPAN = new RegExp(
  `(?:(\\d{1,2})\\.(?: (${ANY_MONTH}))?(?: (\\d{4}))? (?:bis|und) )?(?:(\\d{1,2})\\. )?(${ANY_MONTH}) (\\d{4})\\b`,
  "g",
);

function readSpan([, firstDay, firstMonth, firstYear, lastDay, monthName = "", year = ""]: RegExpMatchArray): DateSpan {
  const monthText = (name: string, ofYear: string) => `${ofYear}-${String(MONTHS.indexOf(name) + 1).padStart(2, "0")}`;
  const month = monthText(monthName, year);
  if (!lastDay) return { from: `${month}-01`, to: `${month}-${lastDayOf(month)}` };
  const to = `${month}-${lastDay.padStart(2, "0")}`;
  return { from: firstDay ? `${monthText(firstMonth ?? monthName, firstYear ?? year)}-${firstDay.padStart(2, "0")}` : to, to };
}

/**
 * An article in a name is in the nominative ("die Ukraine"), so nothing here asks for another case: no „laut“, „von“, „bei“, „mit“ before a
 * name.
 */
const saidBy = (text: string): string => `${text.replace(/[.?\s]+$/, "")}, so {by}`;

/** „Wer war dabei …?“ asked of a report: it stands behind the verb where one word asks, else before the question. */
const ASKS = /^(Wer|Was) (\p{Ll}+) (.+)$/u;

function askReport(ask: string, report: string): string | null {
  const [, word, verb, rest] = ASKS.exec(ask) ?? [];
  if (word) return `${word} ${verb} laut ${report} ${rest}`;
  return ask.startsWith("Welche") ? `Laut ${report}: ${ask}` : null;
}

/**
 * German frames. Names take no ending and no case in them, and nothing moves the verb of a wording: who says something stands behind it
 * („…, so die Ukraine“).
 */
export const GERMAN: Frames = {
  day,
  span,
  leadIn,
  leadWords: "am|in der|im Jahr|im|in|vom|von",
  leads: /\b(?:am|im|in|vom|von) \{object\}/g,
  twoDays: (first, second) => (first.slice(0, 7) === second.slice(0, 7) ? `${Number(first.slice(8))}. und ${day(second)}` : null),
  list,
  or: "oder",
  number,
  quantity: (value, unit) => (unit ? `${value} ${unit}` : value),
  quoted: (text) => `„${text}“`,
  article: () => "",
  officeOf: (office, _, owner) => `${office} (${owner})`,
  usual: {
    askObject: "{subject} – was steht hier unter „{label}“?",
    askObjectPlanned: "{subject} – was war hier unter „{label}“ vorgesehen?",
    askObjectPossible: "{subject} – was könnte hier unter „{label}“ stehen?",
    askSubject: "Bei wem oder was steht unter „{label}“: {object}?",
    askSubjectPlanned: "Bei wem oder was war unter „{label}“ vorgesehen: {object}?",
    askSubjectPossible: "Bei wem oder was könnte unter „{label}“ stehen: {object}?",
    state: "{subject} – unter „{label}“ steht hier: {object}",
    stateNegated: "{subject} – unter „{label}“ steht hier nicht: {object}",
    statePlanned: "{subject} – unter „{label}“ war hier vorgesehen: {object}",
    statePossible: "{subject} – unter „{label}“ könnte hier stehen: {object}",
  },
  askingWho: (template) => template.replace("Bei wem oder was", "Bei wem").replace("– was ", "– wer "),
  accordingTo: saidBy,
  reported: (told) => (told ? `nach Berichten vom ${told}` : "nach Berichten"),
  withoutReport: (text) => text.replace(/nach Berichten vom (?:\d{1,2}\. und )?\d{1,2}\. \p{Lu}\p{L}+ \d{4}/giu, ""),
  spansIn: (text) => [...text.matchAll(SPAN)].map(readSpan).filter((one) => one.from <= one.to),
  saidOn: (told) => `gesagt am ${told}`,
  since: (told) => `ab ${told}`,
  until: (told) => `bis ${told}`,
  wordsInReports: "Wörter in den Berichten",
  withPeople: (names) => `dabei: ${list(names)}`,
  earlier: (told, isSaid, value) =>
    `${told ? `Berichte vom ${told}` : "Frühere Berichte"} hatten ${isSaid ? "genannt" : "erwartet"}: ${value}`,
  reportOf: (told) => `Bericht vom ${told}`,
  reportNamed: (title) => `Bericht „${title}“`,
  askReport,
  toldIn: (report) => `Laut dem Bericht ${report}`,
  true: "Wahr",
  false: "Falsch",
  notOnList: (scope, name) => `Die Liste ist vollständig (${scope}), und ${name} steht nicht darauf.`,
  selectAll: "Wähle alles, was zutrifft.",
  onMap: "Antworte auf der Karte.",
  inOrder: "Ordne diese Ereignisse nach der Zeit, das früheste zuerst.",
  plannedInOrder: "Ordne diese geplanten Ereignisse nach der Zeit, das früheste zuerst.",
  nouns: {
    person: "Person",
    organisation: "Organisation",
    place: "Ort",
    event: "Ereignis",
    term: "Begriff",
    office: "Amt",
    deed: "Schritt",
    work: "Wortlaut",
    thing: "Sache",
    number: "Zahl",
    date: "Datum",
    description: "Beschreibung",
  },
  matchEach: (left, right, label) => `Ordne einander zu (${left} und ${right}): ${label}.`,
  howSure: "Wie sicher ist jede dieser Angaben nach den Berichten?",
  firmness:
    /(?<!\p{L})(?:geplant|vorgeschlagen|möglich|möglicherweise|voraussichtlich|erwartet|angeblich|mutmaßlich|behaupt|soll|könnte|dürfte|wird|werden|würde|sogenannt|vorgesehen)\p{Ll}*/iu,
  boxes: {
    happened: "Es war so oder ist geschehen",
    planned: "Es war geplant oder möglich",
    claim: "Behauptung einer Seite",
    differ: "Die Berichte widersprechen sich",
  },
  twoSentences: "Schreibe zwei Sätze.",
  changed: "Was war geplant, und was kam stattdessen?",
  sayAbout: (deed) => `Was sagen die Quellen dazu: ${deed}?`,
  firstAndSecond: (first, second) => `Erster Bericht: ${first}. Zweiter Bericht: ${second}`,
  twoReports: (phrase) => `Was sagen die beiden Berichte dazu: ${phrase}?`,
  ofTwo: {
    both: "Beide sagen es",
    first: "Nur der erste sagt es; der zweite schweigt",
    second: "Nur der zweite sagt es; der erste schweigt",
    differ: "Sie widersprechen sich",
    replaced: "Der zweite sagt, dass es anders kam",
  },
  doesNotSay: (report) => `Im Bericht ${report} steht das nicht.`,
  saysToo: (report) => `Auch im Bericht ${report} steht das.`,
  comesFirst: "Was muss jeweils zuerst geschehen?",
  itemBy: (item, by) => `${item}, so ${by}`,
  whoWasThere: "Wer war nach diesen Berichten bei welchem Ereignis dabei oder sollte dabei sein?",
  there: {
    there: "Dabei oder so geplant",
    video: "Per Video oder so geplant",
    away: "Ferngeblieben oder so geplant",
    silent: "Diese Berichte sagen nichts dazu",
  },
  notNamed: (name) => `Diese Berichte nennen ${name} nicht.`,
};
