import type { Entity, Fact, FactObject, Relation } from "./fact";
import { layerOf, plainText, type Graph } from "./graph";
import { atHand, keeping, keptBy } from "./kept";
import { framesIn, framesOf } from "./frames/frames";

/** How a blank is written in a statement. */
export const GAP = "___";

const MODE_KEYS = { "in-person": "", remote: "Remote", representative: "Representative" } as const;
const STATUS_KEYS = { asserted: "", planned: "Planned", possible: "Possible" } as const;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The wording of a fact for one use ("askSubject", "askObject", "state"): null when the relation has none for it. */
function templateOf(graph: Graph, fact: Fact, use: string): string | null {
  const wordings = graph.relation(fact.relation)?.wording;
  const wording = !wordings || Object.keys(wordings).length === 0 ? framesOf(graph).usual : (wordings[graph.language] ?? wordings.en ?? {});
  const key = `${use}${fact.negated ? "Negated" : ""}${fact.mode ? MODE_KEYS[fact.mode] : ""}${STATUS_KEYS[fact.status]}`;
  return Object.hasOwn(wording, key) ? wording[key]! : null;
}

/** Whether a name says already whose it is: by the owner’s name or one of its aliases, as whole words. */
function namesOwner(name: string, owner: Entity): boolean {
  const words = ` ${plainText(name)} `;
  return [owner.name, ...(owner.aliases ?? [])].some((text) => words.includes(` ${plainText(text)} `));
}

/** An office with whose it is ("Defence Secretary of the UK"), unless its name says so. */
function officeName(graph: Graph, office: Entity): string {
  const owner = office.of === undefined ? undefined : graph.entity(office.of);
  return !owner || namesOwner(office.name, owner)
    ? office.name
    : framesOf(graph).officeOf(office.name, nameInText(graph, owner.id), nameAlone(graph, owner.id));
}

const articleOf = (graph: Graph, entity: Entity): string => entity.article ?? framesOf(graph).article(entity);

/**
 * An entity as running text names it: "the UK", "the defence ministers’ meeting", "the Defence Secretary of the UK", a term in quotation
 * marks. Events and offices take "the" unless `article` says otherwise. An unknown id gives "".
 */
export const nameInText: (graph: Graph, id: string) => string = keptBy(namedInText);

function namedInText(graph: Graph, id: string): string {
  const entity = graph.entity(id);
  if (!entity) return "";
  if (entity.kind === "term") return framesOf(graph).quoted(entity.name);
  const name = entity.kind === "office" ? officeName(graph, entity) : entity.name;
  const article = articleOf(graph, entity);
  return article ? `${article} ${name}` : name;
}

/** An entity as it stands alone, in an option or a heading: no article, no quotation marks, events and deeds with a capital. */
export const nameAlone: (graph: Graph, id: string) => string = keptBy(namedAlone);

function namedAlone(graph: Graph, id: string): string {
  const entity = graph.entity(id);
  if (!entity) return "";
  if (entity.kind === "event" || entity.kind === "deed") return capital(entity.name);
  return entity.kind === "office" ? capital(officeName(graph, entity)) : entity.name;
}

/** A number as English writes it, with commas from a thousand on: "150,000", "2.5". Years and the like are dates, not numbers. */
export const numberText = (number: number): string => framesIn("en").number(number);

function valueText(graph: Graph, object: Exclude<FactObject, { entity: string }>): string {
  const { quantity, number, span } = framesOf(graph);
  if ("text" in object) return object.text;
  if ("number" in object) return quantity(number(object.number), object.unit);
  return span(object.from, object.to, object.precision);
}

const hedged = (hedge: string | undefined, text: string) => (hedge ? `${hedge} ${text}` : text);

/** What a fact says of its subject, in running text and with its hedge: "around 30 countries", "the defence ministers’ meeting". */
export function objectInText(graph: Graph, object: FactObject, hedge?: string): string {
  return hedged(hedge, "entity" in object ? nameInText(graph, object.entity) : valueText(graph, object));
}

/** What a fact says of its subject as it stands in an option: "around 30 countries", "Defence ministers’ meeting", "12 March 2025". */
export function objectAlone(graph: Graph, object: FactObject, hedge?: string): string {
  return hedged(hedge, "entity" in object ? nameAlone(graph, object.entity) : valueText(graph, object));
}

/** What stands in place of an end: words as they are to be read, or another value, which keeps the fact’s hedge. */
export type OtherEnds = { subject?: string; object?: string | FactObject };

/** The object’s words. A gap in a number takes the place of the number alone, so that hedge and unit stay. */
function objectWords(graph: Graph, fact: Fact, other: string | FactObject | undefined, hedge: string | undefined): string {
  if (other === GAP && "number" in fact.object) return hedged(hedge, framesOf(graph).quantity(GAP, fact.object.unit));
  if (typeof other === "string") return other;
  return objectInText(graph, other ?? fact.object, hedge);
}

const nameOrNull = (graph: Graph, id: string | undefined) => (id === undefined ? null : nameInText(graph, id));
const dayOrNull = (graph: Graph, date: string | undefined) => (date === undefined ? null : framesOf(graph).day(date));

/** The words for one placeholder of a template; null where the fact has nothing for it. */
function fillingOf(graph: Graph, fact: Fact, key: string, ends: OtherEnds, tellsHedge: boolean): string | null {
  switch (key) {
    case "subject":
      return ends.subject ?? nameInText(graph, fact.subject);
    case "object":
      return objectWords(graph, fact, ends.object, tellsHedge ? undefined : fact.hedge);
    case "label":
      return graph.relation(fact.relation)?.label ?? "";
    case "hedge":
      return fact.hedge ?? "";
    case "unit":
      return "number" in fact.object ? fact.object.unit : "";
    case "by":
      return nameOrNull(graph, fact.by);
    case "event":
      return nameOrNull(graph, fact.event);
    case "saidOn":
      return dayOrNull(graph, fact.saidOn);
    case "saidIn":
      return nameOrNull(graph, fact.saidIn) || (fact.saidIn ?? null);
    case "asOf":
      return dayOrNull(graph, fact.asOf);
    default:
      return null;
  }
}

/** "on {object}" or "in {object}" before a date becomes what its precision asks for: "from 12 to 14 March", "in March 2025". */
function leadIntoDate(graph: Graph, template: string, fact: Fact, other: string | FactObject | undefined): string {
  const object = typeof other === "object" ? other : fact.object;
  if (!("from" in object)) return template;
  const lead = fact.hedge && !template.includes("{hedge}") ? "" : `${framesOf(graph).leadIn(object, object.precision)} `;
  return template.replace(framesOf(graph).leads, `${lead}{object}`);
}

/** The places of a template by name, with the words before, between and after them: one more than there are places. */
type Template = { words: readonly string[]; places: readonly string[] };

const readTemplate = keeping((template: string): Template => {
  const parts = template.split(/\{(\w+)\}/);
  return { words: parts.filter((_, i) => i % 2 === 0), places: parts.filter((_, i) => i % 2 === 1) };
}, 1000);

/** The template with everything filled in and spaces mended; null when the fact has nothing for one of its places. */
function fill(graph: Graph, fact: Fact, template: string, ends: OtherEnds): string | null {
  const { words, places } = readTemplate(template);
  const tellsHedge = places.includes("hedge");
  let text = words[0]!;
  for (let i = 0; i < places.length; i++) {
    const filling = fillingOf(graph, fact, places[i]!, ends, tellsHedge);
    if (filling === null) return null;
    text += filling + words[i + 1]!;
  }
  return (text.includes("  ") ? text.replace(/ {2,}/g, " ") : text).trim();
}

/** The template with who says so where the fact is somebody’s claim and the template does not say it: "According to {by}, …". */
function attributed(graph: Graph, template: string, fact: Fact): string {
  return fact.by !== undefined && !template.includes("{by}") ? framesOf(graph).accordingTo(template) : template;
}

/** The text ending in one such mark, whatever marks or spaces it ended in. */
function withEnd(text: string, mark: "." | "?"): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === mark || text[end - 1]!.trim() === "")) end--;
  return text.slice(0, end) + mark;
}

function worded(graph: Graph, fact: Fact, template: string, ends: OtherEnds): string | null {
  const full = leadIntoDate(graph, attributed(graph, template, fact), fact, ends.object);
  const text = fill(graph, fact, full, ends);
  return text === null ? null : capital(text);
}

/** The same statement with another end: a gap (`GAP`), other words, or another value. Null when the relation has no wording for it. */
export function stateWith(graph: Graph, fact: Fact, ends: OtherEnds): string | null {
  return ends.subject === undefined && ends.object === undefined ? stateFact(graph, fact) : stated(graph, fact, ends);
}

function stated(graph: Graph, fact: Fact, ends: OtherEnds): string | null {
  const template = templateOf(graph, fact, "state");
  const text = template && worded(graph, fact, template, ends);
  return text ? withEnd(text, ".") : null;
}

/** The fact as a full sentence, with its hedge, status, mode and who says so. Null when the relation has no wording for it. */
export const stateFact: (graph: Graph, fact: Fact) => string | null = atHand((graph, fact) => stated(graph, fact, {}));

const gapAt = {
  subject: atHand((graph, fact) => stated(graph, fact, { subject: GAP })),
  object: atHand((graph, fact) => stated(graph, fact, { object: GAP })),
};

/** The fact as a sentence with a gap at one end. Null when the relation has no wording for it. */
export const stateWithGap = (graph: Graph, fact: Fact, end: "subject" | "object"): string | null => gapAt[end](graph, fact);

/** Where no wording names the person that is asked for, "What" would be odd: "Who is the head of …?". */
function whoOrWhat(graph: Graph, relation: Relation | undefined, asked: string | undefined, template: string): string {
  const person = !relation?.wording && asked !== undefined && graph.entity(asked)?.kind === "person";
  return person ? framesOf(graph).askingWho(template) : template;
}

/**
 * The question that asks for one end of a fact. Null when the relation has no wording for it, or when a hedge of the object could not be
 * told: a number asked for needs {hedge} in its wording.
 */
export const askFact = (graph: Graph, fact: Fact, slot: "subject" | "object"): string | null => askedAt[slot](graph, fact);

const askedAt = {
  subject: atHand((graph, fact) => asked(graph, fact, "subject")),
  object: atHand((graph, fact) => asked(graph, fact, "object")),
};

function asked(graph: Graph, fact: Fact, slot: "subject" | "object"): string | null {
  const bare = templateOf(graph, fact, slot === "subject" ? "askSubject" : "askObject");
  if (bare === null || (fact.hedge && !/\{(hedge|object)\}/.test(bare))) return null;
  const entity = slot === "subject" ? fact.subject : "entity" in fact.object ? fact.object.entity : undefined;
  const text = worded(graph, fact, whoOrWhat(graph, graph.relation(fact.relation), entity, bare), {});
  return text === null ? null : withEnd(text, "?");
}

/**
 * What a context line says of the layer: "as reported on 10 March 2025", "as reported" where reports of several days say so, "" on
 * `happened`.
 */
export function layerPhrase(graph: Graph, fact: Fact): string {
  if (layerOf(graph, fact) === "happened") return "";
  const sources = fact.evidence.map((one) => graph.source(one.source)).filter((source) => source && !source.outcome);
  const dates = new Set(sources.map((source) => source?.of?.date ?? source?.date));
  const [date] = dates;
  return framesOf(graph).reported(dates.size === 1 && date ? framesOf(graph).day(date) : null);
}
