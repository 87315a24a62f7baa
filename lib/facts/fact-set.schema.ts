import { z } from "zod";
import { refused, type Problem, type Result } from "../problem";
import { ENTITY_KINDS, LAYERS, MODES, PRECISIONS, REVIEWS, SCOPES, SOURCE_KINDS, STATUSES, VALUE_KINDS, type FactSet } from "./fact";
import { checkSense } from "./fact-set-sense";
import { checkText, readJson, type Json } from "./json-text";

/** The only format this version reads and writes. */
export const FORMAT = "footing-fact-set/1";

const ID = /^[a-z0-9][a-z0-9._:-]*$/;

/** Ids are stable and lower-case; they are in addresses and file names. */
const id = z
  .string()
  .max(120)
  .regex(ID, { error: "An id has lower-case letters, digits and . _ : - only, and begins with a letter or digit." });
const reference = z.string().min(1).max(120);
const line = (most: number) => z.string().max(most).regex(/\S/, { error: "Write something here." });
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, { error: "Write the date as YYYY-MM-DD." });
const offset = z.int().min(0);
const span = z.tuple([offset, offset]);

const evidence = z.strictObject({ source: reference, start: offset, end: offset, at: line(200).optional() });

const of = z.strictObject({ publisher: line(300).nullable(), date, title: line(500).nullable(), url: z.string().max(2000).nullable() });

const source = z.strictObject({
  id,
  kind: z.enum(SOURCE_KINDS),
  title: line(500),
  date: date.optional(),
  text: z.string().max(2_000_000),
  of: of.optional(),
  outcome: z.boolean().optional(),
  damaged: z.array(span).optional(),
});

const entity = z.strictObject({
  id,
  kind: z.enum(ENTITY_KINDS),
  subtype: line(100).optional(),
  name: line(300),
  article: z.string().max(20).optional(),
  aliases: z.array(line(300)).max(100).optional(),
  in: reference.optional(),
  at: z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]).optional(),
  of: reference.optional(),
  equivalents: z.array(reference).max(1000).optional(),
  note: line(2000).optional(),
});

const kinds = z.array(z.enum(ENTITY_KINDS)).min(1);
const wording = z.record(z.string().regex(/^[a-z][A-Za-z]{0,60}$/), line(1000));

const relation = z.strictObject({
  id,
  label: line(200),
  subject: kinds,
  object: z.union([kinds, z.enum(VALUE_KINDS)]),
  functional: z.boolean().optional(),
  inverseFunctional: z.boolean().optional(),
  scope: z.enum(SCOPES).optional(),
  role: line(60).optional(),
  wording: z.record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/), wording).optional(),
});

const object = z.union([
  z.strictObject({ entity: reference }),
  z.strictObject({ text: line(5000) }),
  z.strictObject({ number: z.number(), unit: z.string().max(100) }),
  z.strictObject({ from: date, to: date, precision: z.enum(PRECISIONS) }),
]);

const fact = z.strictObject({
  id,
  subject: reference,
  relation: reference,
  object,
  status: z.enum(STATUSES),
  negated: z.boolean().optional(),
  hedge: line(60).optional(),
  by: reference.optional(),
  mode: z.enum(MODES).optional(),
  event: reference.optional(),
  saidOn: date.optional(),
  saidIn: line(300).optional(),
  from: date.optional(),
  to: date.optional(),
  asOf: date.optional(),
  reviewBy: date.optional(),
  replacedBy: reference.optional(),
  review: z.enum(REVIEWS).optional(),
  topic: line(200).optional(),
  tags: z.array(line(60)).max(20).optional(),
  trivial: z.boolean().optional(),
  note: line(2000).optional(),
  evidence: z.array(evidence).min(1, { error: "Give the words of a source that say so." }).max(1000),
});

const closure = z.strictObject({
  relation: reference,
  object: reference.optional(),
  subject: reference.optional(),
  scope: line(500),
  evidence: z.array(evidence).max(1000),
});

const question = z.strictObject({
  id: line(200),
  context: z.string().max(2000),
  stem: line(2000),
  reply: z.looseObject({ kind: z.string().min(1).max(40) }),
  factIds: z.array(reference).max(1000),
  replaces: line(200).optional(),
  format: line(60).optional(),
  slot: z.enum(["subject", "object", "whole"]).optional(),
  layer: z.enum(LAYERS).optional(),
  explanation: z.string().max(10_000).optional(),
  restsOn: z.array(reference).max(1000).optional(),
  proofs: z
    .array(z.strictObject({ itemId: line(200).optional(), optionId: line(200), kind: line(40), factIds: z.array(reference).max(1000) }))
    .max(1000)
    .optional(),
});

/** The lists of a set with the shape of what is in them. */
const LISTS = { sources: source, entities: entity, relations: relation, facts: fact, closures: closure, questions: question } as const;
type ListName = keyof typeof LISTS;
const LIST_NAMES = Object.keys(LISTS) as ListName[];

const head = {
  format: z.literal(FORMAT),
  slug: z
    .string()
    .max(100)
    .regex(/^[a-z0-9][a-z0-9-]*$/, { error: "A slug has lower-case letters, digits and hyphens only, and begins with a letter or digit." }),
  title: line(300),
  description: line(5000).optional(),
  language: z
    .string()
    .max(35)
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, { error: "Write the language as a tag: en, de, pt-BR." }),
  licence: line(200),
  markup: z.literal(true).optional(),
};

/** The whole file: what its JSON Schema is made from. What holds between its parts, `readFactSet` checks. */
export const factSetSchema = z.strictObject({
  ...head,
  sources: z.array(source),
  entities: z.array(entity),
  relations: z.array(relation),
  facts: z.array(fact),
  closures: z.array(closure).default([]),
  questions: z.array(question).default([]),
});

/** The file without what is in its lists. */
const headSchema = factSetSchema.extend(
  Object.fromEntries(
    LIST_NAMES.map((name) => [name, name === "closures" || name === "questions" ? z.array(z.unknown()).default([]) : z.array(z.unknown())]),
  ),
);

type Issue = z.core.$ZodIssue;

/** "facts[12].object.entity". */
function placeName(base: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (place, step) => (typeof step === "number" ? `${place}[${step}]` : place ? `${place}.${String(step)}` : String(step)),
    base,
  );
}

const KINDS_OF_VALUE: Readonly<Record<string, string>> = {
  string: "text in quotation marks",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list in [ ]",
  object: "an object in { }",
  tuple: "a list of two numbers",
};

function tooLong(issue: Extract<Issue, { code: "too_big" }>): string {
  if (issue.origin === "string") return `This is too long: ${issue.maximum} signs at most.`;
  return issue.origin === "array" ? `The list is too long: ${issue.maximum} at most.` : `Give at most ${issue.maximum}.`;
}

function tooSmall(issue: Extract<Issue, { code: "too_small" }>): string {
  if (!issue.message.startsWith("Too small")) return issue.message;
  return issue.origin === "string" || issue.minimum === 1 ? "This is empty: write something here." : `Give at least ${issue.minimum}.`;
}

/** What is wrong with one value, and what to do. */
function messageOf(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "This is missing: add it." : `This must be ${KINDS_OF_VALUE[issue.expected] ?? issue.expected}.`;
    case "invalid_value":
      return `Give ${issue.values.length > 1 ? "one of: " : ""}${issue.values.map(String).join(", ")}.`;
    case "too_big":
      return tooLong(issue);
    case "too_small":
      return tooSmall(issue);
    case "unrecognized_keys":
      return "Nothing of this name belongs here: check its spelling, or take it out.";
    case "invalid_key":
      return "This name cannot be used here: check its spelling.";
    default:
      return issue.message;
  }
}

/** The issues of the alternative that comes closest, so that one slip in a span is not called "no such object". */
function closest(issue: Extract<Issue, { code: "invalid_union" }>): Issue[] | null {
  const ranked = issue.errors.map((issues) => ({
    issues,
    missing: issues.filter((one) => one.path.length <= 1 && (one.code === "unrecognized_keys" || one.code === "invalid_type")).length,
  }));
  const [best] = ranked
    .filter(({ issues, missing }) => missing < issues.length || issues.length === 1)
    .sort((one, other) => one.missing - other.missing || one.issues.length - other.issues.length);
  return best?.issues ?? null;
}

function problemsOf(base: string, issues: readonly Issue[]): Problem[] {
  return issues.flatMap((issue): Problem[] => {
    const where = placeName(base, issue.path);
    if (issue.code === "unrecognized_keys") return issue.keys.map((key) => ({ where: placeName(where, [key]), message: messageOf(issue) }));
    if (issue.code !== "invalid_union") return [{ where, message: messageOf(issue) }];
    const inner = closest(issue);
    return inner ? problemsOf(where, inner) : [{ where, message: "Give one of: {entity}, {text}, {number, unit}, {from, to, precision}." }];
  });
}

/** At most so many problems are listed; a last line says how many more there are. */
const MOST_PROBLEMS = 2000;

function listed(problems: readonly Problem[]): Problem[] {
  const places = new Set<string>();
  const once = problems.filter(({ where, message }) => !places.has(`${where} ${message}`) && places.add(`${where} ${message}`));
  if (once.length <= MOST_PROBLEMS) return once;
  return [
    ...once.slice(0, MOST_PROBLEMS),
    { where: "file", message: `There are ${once.length - MOST_PROBLEMS} more problems: mend these first.` },
  ];
}

/** The lists as the file has them; one that is missing or no list is empty here. */
type RawLists = Readonly<Record<ListName, readonly unknown[]>>;

function listsOf(json: { [name: string]: Json }): RawLists {
  const list = (name: ListName) => (Array.isArray(json[name]) ? json[name] : []);
  return Object.fromEntries(LIST_NAMES.map((name) => [name, list(name)])) as unknown as RawLists;
}

/** Each item of each list by itself: those of a wrong shape are null, so that the others are checked all the same. */
function readLists(raw: RawLists, problems: Problem[]): Record<ListName, unknown[]> {
  const read = (name: ListName) =>
    raw[name].map((item, index) => {
      const parsed = LISTS[name].safeParse(item, { reportInput: true });
      if (!parsed.success) problems.push(...problemsOf(`${name}[${index}]`, parsed.error.issues));
      return parsed.success ? parsed.data : null;
    });
  return Object.fromEntries(LIST_NAMES.map((name) => [name, read(name)])) as Record<ListName, unknown[]>;
}

/** Ids that a list uses, also those of items with a wrong shape: a reference to one is no second problem. */
function idsOf(raw: RawLists) {
  const ids = (items: readonly unknown[]) =>
    items.map((item) => (item !== null && typeof item === "object" && "id" in item && typeof item.id === "string" ? item.id : null));
  return {
    sources: ids(raw.sources),
    entities: ids(raw.entities),
    relations: ids(raw.relations),
    facts: ids(raw.facts),
    questions: ids(raw.questions),
  };
}

const isObject = (json: Json): json is { [name: string]: Json } => json !== null && typeof json === "object" && !Array.isArray(json);

/** A file of another format may have any shape: nothing else is said of it. */
function otherFormat(json: Json): Problem | null {
  if (!isObject(json)) return { where: "file", message: "This is no fact set: the file holds one object { … } with the field format." };
  if (json.format === FORMAT) return null;
  return {
    where: "format",
    message: `This version reads "${FORMAT}" only: check that the file is a fact set, and whether a newer version of the program wrote it.`,
  };
}

function checkJson(json: Json): Result<FactSet> {
  const strange = otherFormat(json);
  if (strange || !isObject(json)) return refused(...(strange ? [strange] : []));
  const problems = checkText(json);
  if (problems.some(({ message }) => message.includes("nested"))) return refused(...problems);
  const head = headSchema.safeParse(json, { reportInput: true });
  if (!head.success) problems.push(...problemsOf("", head.error.issues));
  const raw = listsOf(json);
  const lists = readLists(raw, problems);
  const present = Object.fromEntries(LIST_NAMES.map((name) => [name, lists[name].filter((item) => item !== null)]));
  const set = { ...(head.success ? head.data : json), ...present } as unknown as FactSet;
  problems.push(...checkSense(lists as Parameters<typeof checkSense>[0], set, idsOf(raw)));
  return problems.length > 0 ? { ok: false, problems: listed(problems) } : { ok: true, value: set };
}

/**
 * Reads a fact-set file (docs/fact-set-file.md). Every problem is listed with its place ("facts[12].object.entity") and what to do; a file
 * with one is refused whole.
 */
export function readFactSet(text: string): Result<FactSet> {
  const json = readJson(text);
  return json.ok ? checkJson(json.value) : json;
}

/** The same checks for a set that is put together in memory, by a form or from rows. */
export function checkFactSet(set: FactSet): Result<FactSet> {
  return checkJson(set as unknown as Json);
}
