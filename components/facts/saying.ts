import type { Saved, Stale } from "@/lib/facts/difference";
import { words } from "@/messages";
import type { FormDifference, FormState } from "./form-state";

/** The words of a field as the forms of editing call it. */
const FIELD_WORDS = {
  relation: "kind",
  subject: "about",
  object: "objectEntity",
  quotes: "evidence",
  status: "how",
  at: "latitude",
  article: "article",
} as const;

const textOf = (key: string): string | undefined => {
  const text: Readonly<Record<string, unknown>> = words("edit");
  return typeof text[key] === "string" ? text[key] : undefined;
};

/** What a field is called on screen. */
export const fieldLabel = (field: string): string => textOf((FIELD_WORDS as Readonly<Record<string, string>>)[field] ?? field) ?? field;

const VALUE_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  precision: { day: "precisionDay", week: "precisionWeek", month: "precisionMonth", year: "precisionYear" },
  mode: { "in-person": "modeInPerson", remote: "modeRemote", representative: "modeRepresentative" },
  status: { asserted: "asserted", planned: "planned", possible: "possible" },
  negated: { negated: "yes" },
  trivial: { trivial: "yes" },
  article: { the: "yes" },
};

/** A value as it is shown: the words of a list in place of its names. */
export const fieldValue = (field: string, value: string): string => textOf(VALUE_WORDS[field]?.[value] ?? "") ?? value;

function toDifference({ base, differences }: Stale): FormDifference {
  return {
    base: String(base),
    lines: differences.map(({ field, before, mine, theirs }) => ({
      label: fieldLabel(field),
      before: fieldValue(field, before),
      mine: fieldValue(field, mine),
      theirs: fieldValue(field, theirs),
    })),
  };
}

/** Something was done. */
export const said = (done: string, more: Pick<FormState, "base" | "undo"> = {}): FormState => ({ problems: [], done, ...more });

/** The set is not theirs to change, or no longer. */
export const notYours = (): FormState => ({ problems: [{ where: "set", message: words("edit").notYours }], done: null });

/** What a form is told of saving: the sentence for the value, the problems, or how what somebody else saved differs. */
export function sayingOf<T>(saved: Saved<T> | null, sentence: (value: T) => FormState): FormState {
  if (!saved) return notYours();
  if (saved.ok) return sentence(saved.value);
  return { problems: saved.problems, done: null, ...(saved.stale && { difference: toDifference(saved.stale) }) };
}
