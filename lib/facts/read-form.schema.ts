import type { Problem, Result } from "../problem";
import { entityFormSchema, factFormSchema, rewordFormSchema, type EntityForm, type RewordForm } from "./fact-form.schema";
import type { FactForm } from "./fact-form";
import type { z } from "zod";

/** What a browser sends: texts by the name of their field. */
type Fields = { get(name: string): unknown };

const text = (fields: Fields, name: string): string => {
  const value = fields.get(name);
  return typeof value === "string" ? value.replace(/\r\n/g, "\n") : "";
};

function checked<T>(schema: z.ZodType<T>, value: unknown): Result<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const problems: Problem[] = parsed.error.issues.map((issue) => ({ where: issue.path.map(String).join("-"), message: issue.message }));
  return { ok: false, problems };
}

const FACT_TEXTS = ["subject", "relation", "object", "unit", "from", "to", "precision", "status", "hedge", "by", "mode", "asOf", "topic"] as const;
const MOST_QUOTES = 12;

/** A fact’s form as a browser sends it; problems name the field. */
export function readFactForm(fields: Fields): Result<FactForm> {
  const texts = Object.fromEntries(FACT_TEXTS.map((name) => [name, text(fields, name)]));
  const numbers = Array.from({ length: MOST_QUOTES }, (_, index) => index).filter((index) => fields.get(`source-${index}`) !== null);
  const quotes = numbers.map((index) => ({ source: text(fields, `source-${index}`), quote: text(fields, `quote-${index}`) }));
  return checked(factFormSchema, { ...texts, negated: fields.get("negated") !== null, quotes });
}

/** The form of a person, place or term as a browser sends it. */
export function readEntityForm(fields: Fields): Result<EntityForm> {
  return checked(entityFormSchema, { name: text(fields, "name"), article: fields.get("article") === null ? "" : "the", kind: text(fields, "kind"), subtype: text(fields, "subtype"), aliases: text(fields, "aliases"), note: text(fields, "note") });
}

/** A reworded question’s form as a browser sends it. */
export function readRewordForm(fields: Fields): Result<RewordForm> {
  return checked(rewordFormSchema, { context: text(fields, "context"), stem: text(fields, "stem"), explanation: text(fields, "explanation") });
}
