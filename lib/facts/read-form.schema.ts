import type { Problem, Result } from "../problem";
import {
  authoredFormSchema,
  entityFormSchema,
  factFormSchema,
  optionsFormSchema,
  relationFormSchema,
  rewordFormSchema,
  splitFormSchema,
  type EntityForm,
  type OptionsForm,
  type RewordForm,
  type SplitForm,
} from "./fact-form.schema";
import type { FactForm } from "./fact-form";
import type { AuthoredForm } from "../questions/authored";
import { FORM_USES, type RelationForm } from "./relation-form";
import type { z } from "zod";

/** What a browser sends: texts by the name of their field. */
type Fields = { get(name: string): unknown };

/** A text that the database takes: no form of ours sends the signs that it has no place for. */
const storable = (value: string): string => value.replace(/\r\n/g, "\n").replace(/\0|\p{Surrogate}/gu, "\uFFFD");

const text = (fields: Fields, name: string): string => {
  const value = fields.get(name);
  return typeof value === "string" ? storable(value) : "";
};

function checked<T>(schema: z.ZodType<T>, value: unknown): Result<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const problems: Problem[] = parsed.error.issues.map((issue) => ({ where: issue.path.map(String).join("-"), message: issue.message }));
  return { ok: false, problems };
}

const FACT_TEXTS = [
  "subject",
  "relation",
  "object",
  "unit",
  "from",
  "to",
  "precision",
  "status",
  "hedge",
  "by",
  "mode",
  "asOf",
  "reviewBy",
  "topic",
] as const;
const MOST_QUOTES = 12;

/** The number of the version that a form was filled from; null where it names none. */
export function readBase(fields: Fields): number | null {
  const base = text(fields, "base");
  return /^\d{1,9}$/.test(base) ? Number(base) : null;
}

/** A fact’s form as a browser sends it; problems name the field. */
export function readFactForm(fields: Fields): Result<FactForm> {
  const texts = Object.fromEntries(FACT_TEXTS.map((name) => [name, text(fields, name)]));
  const numbers = Array.from({ length: MOST_QUOTES }, (_, index) => index).filter((index) => fields.get(`source-${index}`) !== null);
  const quotes = numbers.map((index) => ({ source: text(fields, `source-${index}`), quote: text(fields, `quote-${index}`) }));
  return checked(factFormSchema, { ...texts, negated: fields.get("negated") !== null, trivial: fields.get("trivial") !== null, quotes });
}

/** The form of a person, place or term as a browser sends it. */
export function readEntityForm(fields: Fields): Result<EntityForm> {
  return checked(entityFormSchema, {
    name: text(fields, "name"),
    article: fields.get("article") === null ? "" : "the",
    kind: text(fields, "kind"),
    subtype: text(fields, "subtype"),
    aliases: text(fields, "aliases"),
    note: text(fields, "note"),
    latitude: text(fields, "latitude"),
    longitude: text(fields, "longitude"),
  });
}

const texts = (fields: Fields & { getAll(name: string): unknown[] }, name: string): string[] =>
  fields
    .getAll(name)
    .filter((one) => typeof one === "string")
    .map(storable);

/** A kind of fact’s form as a browser sends it; a wording under the name of its use. */
export function readRelationForm(fields: Fields & { getAll(name: string): unknown[] }): Result<RelationForm> {
  const wordings = Object.fromEntries(FORM_USES.map((use) => [use, text(fields, use)]));
  const isSet = (name: string) => fields.get(name) !== null;
  const form = {
    label: text(fields, "label"),
    subjectKinds: texts(fields, "subjectKinds"),
    takes: text(fields, "takes"),
    objectKinds: texts(fields, "objectKinds"),
    functional: isSet("functional"),
    inverseFunctional: isSet("inverseFunctional"),
    scope: text(fields, "scope"),
    wordings,
  };
  return checked(relationFormSchema, form);
}

const AUTHORED_TEXTS = ["kind", "context", "stem", "right", "wrong", "unit", "tolerance", "explanation", "topic"] as const;

/** A question written from scratch, as a browser sends it. */
export function readAuthoredForm(fields: Fields): Result<AuthoredForm> {
  return checked(authoredFormSchema, Object.fromEntries(AUTHORED_TEXTS.map((name) => [name, text(fields, name)])));
}

/** The wrong options that were chosen, each under the name "option", and the ones stated, one a line. */
export function readOptionsForm(fields: Fields & { getAll(name: string): unknown[] }): Result<OptionsForm> {
  const stated = text(fields, "stated")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  return checked(optionsFormSchema, { optionIds: texts(fields, "option"), stated: [...new Set(stated)] });
}

/** What is to be split off, as a browser sends it: each chosen fact under the name "fact". */
export function readSplitForm(fields: Fields & { getAll(name: string): unknown[] }): Result<SplitForm> {
  return checked(splitFormSchema, {
    second: text(fields, "second"),
    secondAliases: text(fields, "secondAliases"),
    factIds: texts(fields, "fact"),
  });
}

/** A reworded question’s form as a browser sends it. */
export function readRewordForm(fields: Fields): Result<RewordForm> {
  return checked(rewordFormSchema, {
    context: text(fields, "context"),
    stem: text(fields, "stem"),
    explanation: text(fields, "explanation"),
  });
}
