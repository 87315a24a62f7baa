import { z } from "zod";
import { readSetTitle } from "../facts/set-title";
import type { Result } from "../problem";
import { COLUMN_ROLES, type ColumnRole } from "./material";
import { CARDS_ABOUT, LINE_OUTCOMES, type ImportChoices, type LineOutcome } from "./plan";

/**
 * What somebody says of an import in its form: what becomes of its rows, the title of a set that it makes, and the slug of the set it goes
 * into (null: a new one).
 */
export type ImportWish = { said: Partial<ImportChoices> & { title?: string }; set: string | null };

const text = (form: FormData, name: string, most: number): string => {
  const value = form.get(name);
  return typeof value === "string" ? value.trim().slice(0, most) : "";
};

const isOn = (form: FormData, name: string) => form.get(name) === "on";

/** The wish in a form; a box that is not on it keeps its guess. Refused where the set to be made has no name. */
export function readImportWish(form: FormData): Result<ImportWish> {
  const set = text(form, "set", 80) || null;
  const about = CARDS_ABOUT.find((one) => one === text(form, "about", 20));
  const facts = form.has("asksOneAnswer") ? { oneAnswer: isOn(form, "oneAnswer") } : {};
  const choices =
    about === undefined
      ? facts
      : { about, relation: text(form, "relation", 200), oneAnswer: isOn(form, "oneAnswer"), bothWays: isOn(form, "bothWays") };
  const reviews = form.has("asksReviews") ? { reviews: isOn(form, "reviews") } : {};
  if (set !== null || !form.has("title")) return { ok: true, value: { said: { ...choices, ...reviews }, set } };
  const title = readSetTitle(text(form, "title", 1_000));
  return title.ok ? { ok: true, value: { said: { ...choices, ...reviews, title: title.value }, set } } : title;
}

/** What each column of a table is, in their order, and whether the first line names them; null where the form says something else. */
export function readColumns(form: FormData): { columns: ColumnRole[]; hasHeader: boolean } | null {
  const columns = form.getAll("column").map((role) => COLUMN_ROLES.find((one) => one === role));
  if (columns.length === 0 || columns.length > 200 || columns.some((role) => role === undefined)) return null;
  return { columns: columns as ColumnRole[], hasHeader: isOn(form, "hasHeader") };
}

const seen = z.strictObject({
  digest: z.string().regex(/^[0-9a-f]{32}$/),
  counts: z.strictObject(
    Object.fromEntries(LINE_OUTCOMES.map((outcome) => [outcome, z.number().int().min(0)])) as Record<LineOutcome, z.ZodNumber>,
  ),
});

/** What somebody was shown of a plan before they said yes to it. */
export type SeenPlan = z.infer<typeof seen>;

/** What was shown; null where something else was sent. */
export function readSeen(sent: unknown): SeenPlan | null {
  const read = seen.safeParse(sent);
  return read.success ? read.data : null;
}
