/**
 * A second opinion for the tests: is every wrong option of a question really wrong? It reads the raw file of a set, in the naive way, and
 * uses nothing of lib/facts and nothing that chooses options, so that an error there does not hide itself. Slow, and meant to be.
 */

type Raw = Readonly<Record<string, unknown>>;
export type RawObject = { entity?: string; text?: string; number?: number; unit?: string; from?: string; to?: string };
export type RawFact = {
  id: string;
  subject: string;
  relation: string;
  object: RawObject;
  status: string;
  negated?: boolean;
  hedge?: string;
  by?: string;
  mode?: string;
  event?: string;
  from?: string;
  to?: string;
  asOf?: string;
  saidOn?: string;
  replacedBy?: string;
  review?: string;
  evidence: { source: string; start: number; end: number }[];
};
export type RawEntity = { id: string; kind: string; subtype?: string; name: string; aliases?: string[]; in?: string; of?: string };
export type RawSource = { id: string; title: string; date?: string; text: string; outcome?: boolean; kind: string; of?: { date: string } };
export type RawRelation = {
  id: string;
  functional?: boolean;
  inverseFunctional?: boolean;
  scope?: string;
  role?: string;
  object: string | string[];
  subject: string[];
};
export type RawClosure = { relation: string; object?: string; subject?: string; evidence: { source: string }[] };
/** A fact-set file as JSON.parse gives it. */
export type RawSet = { facts: RawFact[]; entities: RawEntity[]; sources: RawSource[]; relations: RawRelation[]; closures: RawClosure[] };
type RawQuestion = {
  id: string;
  format: string;
  slot: string;
  layer: string;
  factIds: string[];
  context: string;
  stem: string;
  reply: Raw;
  proofs: { optionId: string; itemId?: string; kind: string; factIds: string[] }[];
};
type Option = { id: string; text: string };
type End = "subject" | "object";

/** What the oracle has against an option: that it is right too, or that nobody knows. */
export type Doubt = { question: string; option: string; why: "true" | "unknown" };

const plain = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[łŁ]/g, "l")
    .toLowerCase()
    .replace(/[^a-z0-9%]+/g, " ")
    .replace(/^ *(?:the|an?) /, "")
    .trim();

const isOutcome = (set: RawSet, source: string) => set.sources.some((one) => one.id === source && one.outcome === true);
const hasLayers = (set: RawSet) => set.sources.some((source) => source.outcome === true);
const byReports = (set: RawSet, one: { evidence: { source: string }[] }) =>
  one.evidence.length === 0 || one.evidence.some(({ source }) => !isOutcome(set, source));

/** What is worked out of a set once: naive is not to mean hours. */
const kept = new WeakMap<RawSet, Map<string, unknown>>();

function once<T>(set: RawSet, key: string, make: () => T): T {
  const store = kept.get(set) ?? new Map<string, unknown>();
  kept.set(set, store);
  if (!store.has(key)) store.set(key, make());
  return store.get(key) as T;
}

/** Facts that count on a layer: told by reports and not replaced by a report, or replaced by nothing. */
const factsOn = (set: RawSet, layer: string): RawFact[] => once(set, `layer ${layer}`, () => listFacts(set, layer));
const factsAbout = (set: RawSet, layer: string, relation: string) =>
  once(set, `relation ${layer} ${relation}`, () => factsOn(set, layer).filter((fact) => fact.relation === relation));

function listFacts(set: RawSet, layer: string): RawFact[] {
  const live = set.facts.filter((fact) => fact.review !== "rejected");
  const heirOf = (fact: RawFact) => live.find((other) => other.id === fact.replacedBy);
  if (!hasLayers(set) || layer === "happened") return live.filter((fact) => heirOf(fact) === undefined);
  return live.filter((fact) => {
    const heir = heirOf(fact);
    return byReports(set, fact) && !(heir !== undefined && byReports(set, heir));
  });
}

const entityOf = (set: RawSet, id: string) =>
  once(set, "entities", () => new Map(set.entities.map((entity) => [entity.id, entity]))).get(id);

/** Every way to write an entity: names, and of an office with its owner. */
function waysToWrite(set: RawSet, entity: RawEntity): string[] {
  const owner = entity.of === undefined ? undefined : entityOf(set, entity.of);
  const names = [entity.name, ...(entity.aliases ?? [])];
  return [...names, ...(owner ? names.flatMap((name) => [`${name} of ${owner.name}`, `${name} of the ${owner.name}`]) : [])].map(plain);
}

/** Entities that a text names; a text may go on after a comma. */
function entitiesNamed(set: RawSet, text: string): RawEntity[] {
  const written = once(set, "written", () => set.entities.map((entity) => ({ entity, ways: waysToWrite(set, entity) })));
  const whole = written.filter(({ ways }) => ways.includes(plain(text))).map(({ entity }) => entity);
  if (whole.length > 0 || !/[,(]/.test(text)) return whole;
  const cut = Math.max(text.lastIndexOf(","), text.lastIndexOf("("));
  return entitiesNamed(set, text.slice(0, cut));
}

/** The entity, what it is in, what that is in, and so on. */
function within(set: RawSet, id: string): string[] {
  const entity = entityOf(set, id);
  return entity?.in === undefined ? [id] : [id, ...within(set, entity.in)];
}

/** What it belongs to or acts for. */
function belongings(set: RawSet, id: string): string[] {
  const owners = [entityOf(set, id)?.of, entityOf(set, id)?.in].filter((one) => one !== undefined);
  return [...owners, ...owners.flatMap((owner) => belongings(set, owner))];
}

const MONTHS = "january february march april may june july august september october november december".split(" ");
const pad = (text: string | number) => String(text).padStart(2, "0");

function readDay(text: string, month?: string, year?: string): string | null {
  const match = /^(\d{1,2})(?: ([a-z]+))?(?: (\d{4}))?$/.exec(text);
  const name = match?.[2] ?? month;
  const inYear = match?.[3] ?? year;
  return match && name !== undefined && inYear !== undefined && MONTHS.includes(name)
    ? `${inYear}-${pad(MONTHS.indexOf(name) + 1)}-${pad(match[1]!)}`
    : null;
}

/** The first and last day of a date as it is written; null for other texts. */
function readSpan(text: string): { from: string; to: string } | null {
  const words = text.trim().toLowerCase();
  const week = /^the week of (.+)$/.exec(words);
  if (week) {
    const from = readDay(week[1]!);
    return from === null ? null : { from, to: new Date(Date.parse(from) + 6 * 86_400_000).toISOString().slice(0, 10) };
  }
  const month = /^([a-z]+) (\d{4})$/.exec(words);
  if (month && MONTHS.includes(month[1]!))
    return { from: `${month[2]}-${pad(MONTHS.indexOf(month[1]!) + 1)}-01`, to: `${month[2]}-${pad(MONTHS.indexOf(month[1]!) + 1)}-31` };
  if (/^\d{4}$/.test(words)) return { from: `${words}-01-01`, to: `${words}-12-31` };
  const [first, last] = words.split(" to ");
  const to = readDay(last ?? first!);
  const tail = /([a-z]+) (\d{4})$/.exec(last ?? first!);
  const from = last === undefined ? to : readDay(first!, tail?.[1], tail?.[2]);
  return from === null || to === null || from === undefined ? null : { from, to };
}

/** Everything that an option can mean as one end of a fact. */
function meanings(set: RawSet, fact: RawFact, end: End, text: string): RawObject[] {
  const relation = set.relations.find((one) => one.id === fact.relation)!;
  const kinds = end === "subject" ? relation.subject : relation.object;
  if (end === "subject" || fact.object.entity !== undefined)
    return entitiesNamed(set, text)
      .filter((entity) => kinds.includes(entity.kind))
      .map((entity) => ({ entity: entity.id }));
  const bare = fact.hedge !== undefined && plain(text).startsWith(plain(fact.hedge)) ? text.slice(fact.hedge.length).trim() : text;
  if (fact.object.text !== undefined) return [{ text: bare }];
  if (fact.object.number !== undefined) {
    const digits = /-?[\d,]+(?:\.\d+)?/.exec(bare)?.[0];
    return digits === undefined ? [] : [{ number: Number(digits.replace(/,/g, "")), unit: fact.object.unit ?? "" }];
  }
  const span = readSpan(bare);
  return span ? [span] : [];
}

type Likeness = "same" | "may be" | "apart";

function entitiesAlike(set: RawSet, one: string, other: string, namesCount = true): Likeness {
  if (one === other) return "same";
  const [first, second] = [entityOf(set, one), entityOf(set, other)];
  if (!first || !second) return "may be";
  const names = [first, second].map((entity) => [entity.name, ...(entity.aliases ?? [])].map(plain));
  const kin =
    within(set, one).includes(other) ||
    within(set, other).includes(one) ||
    belongings(set, one).includes(other) ||
    belongings(set, other).includes(one);
  return kin || (namesCount && names[0]!.some((name) => names[1]!.includes(name))) ? "may be" : "apart";
}

const NEARLY = ["around", "about", "approximately", "roughly", "some", "nearly", "almost"];
const AT_LEAST = ["at least", "more than", "over"];
const AT_MOST = ["at most", "up to", "fewer than", "less than"];

function numbersAlike(stated: RawObject, asked: RawObject, hedge: string | undefined): Likeness {
  if (stated.unit !== asked.unit) return "may be";
  const [one, other] = [stated.number!, asked.number!];
  if (one === other) return "same";
  if (hedge === undefined) return "apart";
  if (NEARLY.includes(hedge)) return Math.abs(one - other) > 0.2 * Math.max(Math.abs(one), Math.abs(other)) ? "apart" : "may be";
  // What is asked is the number that was told: "at least 1,200" was, "at least 1,900" says more than that.
  if (AT_LEAST.includes(hedge)) return other > one ? "apart" : "may be";
  return AT_MOST.includes(hedge) && other < one ? "apart" : "may be";
}

function alike(set: RawSet, stated: RawObject, asked: RawObject, hedge?: string, namesCount = true): Likeness {
  if (stated.entity !== undefined)
    return asked.entity === undefined ? "may be" : entitiesAlike(set, stated.entity, asked.entity, namesCount);
  if (stated.number !== undefined) return numbersAlike(stated, asked, hedge);
  if (stated.text !== undefined) return plain(stated.text) === plain(asked.text ?? "") ? "same" : "may be";
  if (stated.from === asked.from && stated.to === asked.to) return "same";
  return hedge !== undefined || (stated.from! <= asked.to! && asked.from! <= stated.to!) ? "may be" : "apart";
}

const valueAt = (fact: RawFact, end: End): RawObject => (end === "subject" ? { entity: fact.subject } : fact.object);
const otherEnd = (end: End): End => (end === "subject" ? "object" : "subject");

const throughout = (fact: RawFact) => ({
  from: fact.from ?? (fact.to === undefined ? fact.asOf : undefined) ?? "",
  to: fact.to ?? (fact.from === undefined ? fact.asOf : undefined) ?? "~",
});
const isTimed = (set: RawSet, fact: RawFact) => set.relations.find((relation) => relation.id === fact.relation)?.scope === "date";

/** Whether two hold on a common day, where the relation changes with time. */
function atOneTime(one: RawFact, other: RawFact, set: RawSet): boolean {
  return !isTimed(set, one) || (throughout(one).from <= throughout(other).to && throughout(other).from <= throughout(one).to);
}

function eventsIn(set: RawSet, fact: RawFact): string[] {
  return [fact.subject, fact.object.entity, fact.event].filter((id) => id !== undefined && entityOf(set, id)?.kind === "event") as string[];
}

/** Whether two facts are about one thing, so that they cannot both hold with other values. */
function inOneScope(set: RawSet, relation: RawRelation, one: RawFact, other: RawFact): boolean {
  if (one.by !== other.by) return false;
  if (relation.scope === "date") return atOneTime(one, other, set);
  return relation.scope !== "event" || eventsIn(set, one).some((id) => eventsIn(set, other).includes(id));
}

/** Facts on the layer that share relation and the end that is not asked. */
function siblings(set: RawSet, layer: string, fact: RawFact, end: End, value: RawObject): RawFact[] {
  return factsAbout(set, layer, fact.relation).filter((other) => alike(set, valueAt(other, end), value) === "same");
}

/** The fact is the only value of its scope on a side where there is one, and nobody disputes it. */
function isSettled(set: RawSet, layer: string, relation: RawRelation, fact: RawFact, end: End): boolean {
  const rivals = siblings(set, layer, fact, otherEnd(end), valueAt(fact, otherEnd(end))).filter(
    (other) => !other.negated && inOneScope(set, relation, fact, other),
  );
  return fact.review !== "pending" && rivals.every((other) => alike(set, valueAt(fact, end), valueAt(other, end)) !== "apart");
}

const isSingle = (relation: RawRelation, end: End) => (end === "object" ? relation.functional : relation.inverseFunctional) === true;

/** Another value stands in this place, and there is room for one only. */
function takenByAnother(set: RawSet, layer: string, relation: RawRelation, asked: RawFact, end: End): boolean {
  if (!isSingle(relation, end)) return false;
  const others = siblings(set, layer, asked, otherEnd(end), valueAt(asked, otherEnd(end))).filter(
    (other) => !other.negated && inOneScope(set, relation, asked, other),
  );
  const apart = (other: RawFact) =>
    other.object.text !== undefined && end === "object"
      ? plain(other.object.text) !== plain(asked.object.text ?? "") && isSomebodyElses(set, layer, asked)
      : alike(set, valueAt(other, end), valueAt(asked, end), other.hedge) === "apart";
  // A month that holds the asked day, or a country that holds the asked city, says nothing for or against it.
  const telling = others.filter(
    (other) => !covers(set, valueAt(other, end), valueAt(asked, end)) || alike(set, valueAt(other, end), valueAt(asked, end)) === "same",
  );
  return (
    telling.length > 0 &&
    telling.every(apart) &&
    telling.some((other) => other.status === asked.status && isSettled(set, layer, relation, other, end))
  );
}

/** A text is known to be the meaning of something else. */
const isSomebodyElses = (set: RawSet, layer: string, asked: RawFact) =>
  factsAbout(set, layer, asked.relation).some(
    (fact) =>
      fact.subject !== asked.subject && plain(fact.object.text ?? "") === plain(asked.object.text ?? "") && fact.review !== "pending",
  );

/** Somebody says that the list is complete: of who did it there, or of what they did. */
function isOnClosedList(set: RawSet, layer: string, asked: RawFact): boolean {
  const closures = set.closures.filter(
    (closure) =>
      closure.relation === asked.relation &&
      (closure.object === undefined ? closure.subject === asked.subject : closure.object === asked.object.entity),
  );
  return closures.some((closure) => layer === "happened" || byReports(set, closure));
}

/**
 * Facts that say the same of the asked value, or might. At the end that is not asked nobody is taken for a namesake: it is told in full.
 */
function saying(set: RawSet, layer: string, asked: RawFact, end: End): RawFact[] {
  return factsAbout(set, layer, asked.relation).filter(
    (fact) =>
      alike(set, { entity: fact.subject }, { entity: asked.subject }, undefined, end === "subject") !== "apart" &&
      alikeOrText(set, fact, asked, end === "object") &&
      atOneTime(fact, asked, set) &&
      (fact.event === undefined || asked.event === undefined || fact.event === asked.event),
  );
}

function alikeOrText(set: RawSet, fact: RawFact, asked: RawFact, namesCount: boolean): boolean {
  const likeness = alike(set, fact.object, asked.object, fact.hedge, namesCount);
  return fact.object.text === undefined ? likeness !== "apart" : likeness === "same";
}

/** What is denied of the whole is denied of its parts: not in France, so not in Paris; not in March, so not on 12 March. */
function covers(set: RawSet, denied: RawObject, asked: RawObject): boolean {
  if (denied.entity !== undefined && asked.entity !== undefined) return within(set, asked.entity).includes(denied.entity);
  if (denied.from !== undefined && asked.from !== undefined) return denied.from <= asked.from && asked.to! <= denied.to!;
  return alike(set, denied, asked) === "same";
}

/** What the oracle thinks of a statement: a fact with one end exchanged. */
function judge(set: RawSet, layer: string, asked: RawFact, end: End): "true" | "false" | "unknown" {
  const relation = set.relations.find((one) => one.id === asked.relation)!;
  const near = saying(set, layer, asked, end);
  const exact = near.filter((fact) => fact.subject === asked.subject && alike(set, fact.object, asked.object) === "same");
  const denied = near.some(
    (fact) =>
      fact.negated &&
      fact.review !== "pending" &&
      fact.by === asked.by &&
      fact.subject === asked.subject &&
      covers(set, fact.object, asked.object) &&
      (fact.mode === undefined || fact.mode === asked.mode),
  );
  const told = near.filter((fact) => !fact.negated);
  if (asked.negated)
    return told.some((fact) => exact.includes(fact) && fact.review !== "pending" && fact.by === asked.by)
      ? "false"
      : denied
        ? "true"
        : "unknown";
  const otherWay =
    told.length > 0 &&
    asked.mode !== undefined &&
    told.every((fact) => fact.mode !== undefined && fact.mode !== asked.mode && fact.status === asked.status);
  if (otherWay) return "false";
  if (told.some((fact) => exact.includes(fact))) return "true";
  // Somebody's or something's part, whole or namesake: only a second value, for which there is no room, or a denial shows it wrong.
  if (denied) return "false";
  if (takenByAnother(set, layer, relation, asked, end) || takenByAnother(set, layer, relation, asked, otherEnd(end))) return "false";
  if (told.length > 0) return "unknown";
  return isOnClosedList(set, layer, asked) ? "false" : "unknown";
}

/** The sentences of a report that the facts cite. */
function sentencesCited(set: RawSet, source: RawSource, facts: readonly RawFact[]): string {
  return facts
    .flatMap((fact) => fact.evidence)
    .filter((one) => one.source === source.id)
    .map((one) => source.text.slice(one.start, one.end))
    .join(" ");
}

const surname = (entity: RawEntity) => (entity.kind === "person" ? [plain(entity.name).split(" ").at(-1)!] : []);
const isNamed = (entity: RawEntity, text: string) =>
  [entity.name, ...(entity.aliases ?? [])]
    .map(plain)
    .concat(surname(entity))
    .some((name) => ` ${plain(text)} `.includes(` ${name} `));

/** "According to the report …": wrong is what its sentences do not name, and what no fact says. */
function isLeftOut(set: RawSet, question: RawQuestion, facts: readonly RawFact[], text: string): boolean {
  const words = `${question.context} ${question.stem}`;
  const report =
    set.sources.find((source) => words.includes(source.title)) ??
    set.sources.find((source) => source.of !== undefined && words.includes(dayWords(source.of.date)));
  const entities = entitiesNamed(set, text);
  const sentences = report ? sentencesCited(set, report, facts) : "";
  return sentences !== "" && entities.length > 0 && entities.every((entity) => !isNamed(entity, sentences));
}

const dayWords = (date: string) =>
  `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]!.replace(/^./, (letter) => letter.toUpperCase())} ${date.slice(0, 4)}`;

function withEnd(fact: RawFact, end: End, value: RawObject): RawFact {
  return end === "subject" ? { ...fact, id: "", subject: value.entity ?? "" } : { ...fact, id: "", object: value };
}

function doubtsOf(set: RawSet, question: RawQuestion, fact: RawFact, facts: readonly RawFact[], option: Option, itemId?: string): Doubt[] {
  const end: End = question.slot === "subject" ? "subject" : "object";
  const kind = question.proofs.find((proof) => proof.optionId === option.id && proof.itemId === itemId)?.kind;
  const judged = meanings(set, fact, end, option.text).map((value) => judge(set, question.layer, withEnd(fact, end, value), end));
  const doubt = (why: Doubt["why"]): Doubt[] => [{ question: question.id, option: option.text, why }];
  if (judged.includes("true")) return doubt("true");
  if (kind === "text-closed" && isLeftOut(set, question, facts, option.text)) return [];
  return judged.length > 0 && judged.every((one) => one === "false") ? [] : doubt("unknown");
}

const factNamed = (set: RawSet, id: string | undefined) => set.facts.find((fact) => fact.id === id);

function choiceDoubts(set: RawSet, question: RawQuestion, keys: readonly string[]): Doubt[] {
  const options = question.reply.options as Option[];
  const facts = question.factIds.map((id) => factNamed(set, id)).filter((fact) => fact !== undefined);
  const [fact] = facts;
  return fact
    ? options.filter((option) => !keys.includes(option.id)).flatMap((option) => doubtsOf(set, question, fact, facts, option))
    : [];
}

function pairDoubts(set: RawSet, question: RawQuestion): Doubt[] {
  const { items, options, key, facts } = question.reply as {
    items: Option[];
    options: Option[];
    key: Record<string, string>;
    facts: Record<string, string[]>;
  };
  return items.flatMap((item) => {
    const fact = factNamed(set, facts[item.id]?.[0]);
    return fact
      ? options.filter((option) => option.id !== key[item.id]).flatMap((option) => doubtsOf(set, question, fact, [fact], option, item.id))
      : [];
  });
}

/** The value that a statement has in place of the fact's: named in it, and no end of the fact. */
function fillersIn(set: RawSet, fact: RawFact, end: End, stem: string): RawObject[] {
  const own = valueAt(fact, end);
  if (own.entity !== undefined) {
    const kind = entityOf(set, own.entity)?.kind;
    const other = entityOf(set, valueAt(fact, otherEnd(end)).entity ?? "");
    const rest = (other ? waysToWrite(set, { ...other, aliases: [] }) : []).reduce(
      (text, name) => text.replaceAll(` ${name} `, " | "),
      ` ${plain(stem.replace(/^According to [^,]+, /, ""))} `,
    );
    const named = set.entities.filter(
      (entity) =>
        entity.kind === kind &&
        ![own.entity, other?.id].includes(entity.id) &&
        waysToWrite(set, entity).some((name) => rest.includes(` ${name} `)),
    );
    const longest = Math.max(0, ...named.map((entity) => entity.name.length));
    return named.filter((entity) => entity.name.length === longest).map((entity) => ({ entity: entity.id }));
  }
  if (own.number !== undefined)
    return [...stem.matchAll(/\d[\d,]*(?:\.\d+)?/g)]
      .map((match) => ({ number: Number(match[0].replace(/,/g, "")), unit: own.unit ?? "" }))
      .filter((value) => value.number !== own.number);
  if (own.text !== undefined)
    return factsOn(set, "happened")
      .concat(factsOn(set, "reported"))
      .filter(
        (other) =>
          other.relation === fact.relation &&
          other.object.text !== undefined &&
          other.object.text !== own.text &&
          ` ${plain(stem)} `.endsWith(` ${plain(other.object.text)} `),
      )
      .map((other) => other.object)
      .sort((one, other) => other.text!.length - one.text!.length)
      .slice(0, 1);
  const spans =
    stem.match(/(?:the week of )?(?:\d{1,2}(?: [A-Z][a-z]+)?(?: \d{4})? to )?\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{4}/g) ?? [];
  return spans.map(readSpan).filter((span) => span !== null && span.from !== own.from) as RawObject[];
}

function statementDoubts(set: RawSet, question: RawQuestion): Doubt[] {
  const options = question.reply.options as Option[];
  const keyed = options.find((option) => option.id === question.reply.key);
  const fact = factNamed(set, question.factIds[0]);
  const end: End = question.slot === "subject" ? "subject" : "object";
  if (!fact || keyed?.text !== "False") return [];
  const judged = fillersIn(set, fact, end, question.stem).map((value) => judge(set, question.layer, withEnd(fact, end, value), end));
  if (judged.includes("true")) return [{ question: question.id, option: question.stem, why: "true" }];
  return judged.includes("false") ? [] : [{ question: question.id, option: question.stem, why: "unknown" }];
}

/**
 * Every wrong option of a question that is right too, or that nobody has shown to be wrong. Formats with fixed options are not looked at,
 * but for true and false.
 */
export function doubts(set: RawSet, question: RawQuestion): Doubt[] {
  const { kind, key } = question.reply as { kind: string; key: unknown };
  if (question.format === "true-false") return statementDoubts(set, question);
  if (question.format === "two-reports") return [];
  if (kind === "choice" || kind === "place") return choiceDoubts(set, question, [key as string]);
  if (kind === "choices") return choiceDoubts(set, question, key as string[]);
  return kind === "pairs" ? pairDoubts(set, question) : [];
}
