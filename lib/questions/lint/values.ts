import type { Entity, EntityKind, Fact, FactObject, Precision } from "../../facts/fact";
import { plainText, type Graph } from "../../facts/graph";
import { keptBy, keptFor } from "../../facts/kept";
import { nameAlone } from "../../facts/wording";
import { readNumber } from "../numbers";

/**
 * The way back from the words of an option to what they name. The linter reads what the learner reads, so that a question whose words and
 * proofs do not fit is caught.
 */

const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const MONTH = `(${MONTHS.join("|")})`;
const DAYS = new RegExp(`^(?:(\\d{1,2})(?: ${MONTH})?(?: (\\d{4}))? (?:to|and) )?(\\d{1,2}) ${MONTH} (\\d{4})$`);
const WHOLE_MONTHS = new RegExp(`^(?:${MONTH}(?: (\\d{4}))? to )?${MONTH} (\\d{4})$`);
const YEARS = /^(?:(\d{4}) to )?(\d{4})$/;
const WEEK = "the week of ";

/** A date as a text shows it: the days it spans and how finely it is told. */
export type ReadDate = { from: string; to: string; precision: Precision };

const two = (number: number | string) => String(number).padStart(2, "0");
const monthOf = (name: string, year: string) => `${year}-${two(MONTHS.indexOf(name) + 1)}`;

function lastDay(month: string): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  const lengths = [31, (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return `${month}-${lengths[number - 1]}`;
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function readDays(text: string): ReadDate | null {
  const match = DAYS.exec(text);
  if (!match) return null;
  const [, day, month, year, lastOne, lastMonth, lastYear] = match as unknown as [
    string,
    string?,
    string?,
    string?,
    string?,
    string?,
    string?,
  ];
  const to = `${monthOf(lastMonth!, lastYear!)}-${two(lastOne!)}`;
  const from = day === undefined ? to : `${monthOf(month ?? lastMonth!, year ?? lastYear!)}-${two(day)}`;
  return { from, to, precision: "day" };
}

function readMonths(text: string): ReadDate | null {
  const match = WHOLE_MONTHS.exec(text);
  if (!match) return null;
  const [, first, firstYear, last, lastYear] = match as unknown as [string, string?, string?, string?, string?];
  return { from: `${monthOf(first ?? last!, firstYear ?? lastYear!)}-01`, to: lastDay(monthOf(last!, lastYear!)), precision: "month" };
}

function readYears(text: string): ReadDate | null {
  const match = YEARS.exec(text);
  return match ? { from: `${match[1] ?? match[2]}-01-01`, to: `${match[2]}-12-31`, precision: "year" } : null;
}

const GERMAN_MONTHS = {
  januar: "january",
  februar: "february",
  märz: "march",
  mai: "may",
  juni: "june",
  juli: "july",
  oktober: "october",
  dezember: "december",
};
const GERMAN = new RegExp(`\\b(?:${Object.keys(GERMAN_MONTHS).join("|")})(?= |$)`, "g");

/** A date in our German wording as our English one has it; other texts as they are. */
function inEnglish(text: string): string {
  const named = text.replace(GERMAN, (month) => GERMAN_MONTHS[month as keyof typeof GERMAN_MONTHS]);
  return named
    .replace(/^woche vom /, WEEK)
    .replace(/\b(\d{1,2})\. ?/g, "$1 ")
    .replace(/ bis /g, " to ")
    .replace(/ und /g, " and ");
}

/**
 * The span that a date in our wording names ("12 to 14 March 2025", "the week of 10 March 2025", "March 2025", "2025"); null for other
 * texts.
 */
export function readDate(text: string): ReadDate | null {
  const plain = inEnglish(text.trim().toLowerCase());
  if (!plain.startsWith(WEEK)) return readDays(plain) ?? readMonths(plain) ?? readYears(plain);
  const start = readDays(plain.slice(WEEK.length));
  return start && { from: start.from, to: addDays(start.from, 6), precision: "week" };
}

/** A number in an option: its value, and the words around it ("around", "countries"). Null for texts without exactly one number. */
export type ReadNumber = { number: number; before: string; after: string; decimals: number };

/** The number of an option like "around 150,000 troops". */
export function readQuantity(text: string): ReadNumber | null {
  const match = /^([^\d]*?)(-?\d[\d,]*(?:\.\d+)?)([^\d]*)$/.exec(text.trim());
  if (!match) return null;
  const number = readNumber(match[2]!);
  if (number === null) return null;
  return { number, before: match[1]!.trim(), after: match[3]!.trim(), decimals: match[2]!.split(".")[1]?.length ?? 0 };
}

/** Entities by the way they stand alone as an option, where that is neither name nor alias ("Defence Secretary of the UK"). */
const entitiesAlone = keptFor((graph) => {
  const index = new Map<string, Entity[]>();
  for (const entity of graph.set.entities) {
    const alone = nameAlone(graph, entity.id);
    if (alone === entity.name) continue;
    const key = plainText(alone);
    index.set(key, [...(index.get(key) ?? []), entity]);
  }
  return index;
});

function namedWhole(graph: Graph, text: string): readonly Entity[] {
  const plain = plainText(text);
  const bare = plain.replace(/^(?:the|an?) /, "");
  const named = [...graph.entitiesNamed(plain), ...(entitiesAlone(graph).get(plain) ?? [])];
  if (bare !== plain) named.push(...graph.entitiesNamed(bare), ...(entitiesAlone(graph).get(bare) ?? []));
  return [...new Set(named)];
}

/** Entities that a text names as a whole: by name, alias, or the way an option has it; a leading article does not count. */
const entitiesWhole = keptBy(namedWhole, 4000);

/** Those of these kinds. */
export function entitiesRead(graph: Graph, kinds: readonly EntityKind[], text: string): Entity[] {
  return entitiesWhole(graph, text).filter((entity) => kinds.includes(entity.kind));
}

/** "Defence ministers’ meeting, Paris, 12 March 2025": the entities named by the part before a comma, the longest part that names any. */
function entitiesBeforeComma(graph: Graph, kinds: readonly EntityKind[], text: string): Entity[] {
  const whole = entitiesRead(graph, kinds, text);
  if (whole.length > 0) return whole;
  const parts = text.split(/(?=, | \()/).slice(0, -1);
  for (let end = parts.length; end > 0; end--) {
    const named = entitiesRead(graph, kinds, parts.slice(0, end).join(""));
    if (named.length > 0) return named;
  }
  return [];
}

function valueRead(fact: Fact, text: string): FactObject[] {
  const { object, hedge } = fact;
  const bare = hedge && plainText(text).startsWith(`${plainText(hedge)} `) ? text.trim().slice(hedge.length).trim() : text.trim();
  if ("text" in object) return [{ text: bare }];
  if ("number" in object) {
    const number = readNumber(bare, object.unit);
    return number === null ? [] : [{ number, unit: object.unit }];
  }
  const date = readDate(bare);
  return date ? [date] : [];
}

/** What a text can mean as one end of a fact: entities that it names, or the value it shows. Empty when it means nothing the set knows. */
export function endsRead(graph: Graph, fact: Fact, slot: "subject" | "object", text: string): FactObject[] {
  const relation = graph.relation(fact.relation);
  if (!relation) return [];
  if (slot === "object" && !("entity" in fact.object)) return valueRead(fact, text);
  const kinds = slot === "subject" ? relation.subject : relation.object;
  return entitiesBeforeComma(graph, kinds as EntityKind[], text).map((entity) => ({ entity: entity.id }));
}
