import { ok, refused, type Result } from "../problem";
import { ENTITY_KINDS, VALUE_KINDS, type EntityKind, type Relation, type Scope, type ValueKind, type Wording } from "./fact";
import { framesIn } from "./frames/frames";

export const FORM_USES = [
  "askObject",
  "askSubject",
  "state",
  "askObjectPlanned",
  "askSubjectPlanned",
  "statePlanned",
  "stateNegated",
] as const;
/** The wordings that a form shows; others that a relation has are kept as they are. */
export type FormUse = (typeof FORM_USES)[number];

/** A kind of fact as a form holds it. `takes` is a kind of value, or "entity" with the kinds that can stand there. */
export type RelationForm = {
  label: string;
  subjectKinds: string[];
  takes: string;
  objectKinds: string[];
  functional: boolean;
  inverseFunctional: boolean;
  scope: string;
  wordings: Record<FormUse, string>;
};

const NO_WORDINGS = Object.fromEntries(FORM_USES.map((use) => [use, ""])) as Record<FormUse, string>;

/** The form for a new kind of fact. */
export const EMPTY_RELATION_FORM: RelationForm = {
  label: "",
  subjectKinds: [],
  takes: "entity",
  objectKinds: [],
  functional: false,
  inverseFunctional: false,
  scope: "none",
  wordings: NO_WORDINGS,
};

/** The form filled with a kind of fact, with its wordings in one language. */
export function formOfRelation(relation: Relation, language: string): RelationForm {
  const wording = relation.wording?.[language] ?? relation.wording?.en ?? {};
  const isValue = typeof relation.object === "string";
  return {
    label: relation.label,
    subjectKinds: relation.subject,
    takes: isValue ? (relation.object as string) : "entity",
    objectKinds: isValue ? [] : (relation.object as EntityKind[]),
    functional: relation.functional ?? false,
    inverseFunctional: relation.inverseFunctional ?? false,
    scope: relation.scope ?? "none",
    wordings: Object.fromEntries(FORM_USES.map((use) => [use, wording[use] ?? ""])) as Record<FormUse, string>,
  };
}

const kindsOf = (sent: readonly string[]) => ENTITY_KINDS.filter((kind) => sent.includes(kind));

/** The wordings of a form in one language, over those it does not show; none where all are left empty: then the name gives them. */
function wordingOf(form: RelationForm, language: string, before: Relation | undefined): Relation["wording"] {
  const given = Object.entries(form.wordings).filter(([, template]) => template.trim() !== "");
  const kept = Object.entries(before?.wording?.[language] ?? {}).filter(([use]) => !(FORM_USES as readonly string[]).includes(use));
  const { [language]: _own, ...others } = before?.wording ?? {};
  const own: Wording = Object.fromEntries([...given, ...kept]);
  return given.length + kept.length === 0 && Object.keys(others).length === 0 ? undefined : { ...others, [language]: own };
}

/**
 * The kind of fact that a form describes, under this id. Problems name the field. What it takes stays once it is stored: facts rest on it.
 * Whether its wordings hold nothing that cannot be filled is for `checkFactSet` to say.
 */
export function relationOfForm(form: RelationForm, id: string, language: string, before: Relation | undefined): Result<Relation> {
  const subject = kindsOf(form.subjectKinds);
  const isValue = (VALUE_KINDS as readonly string[]).includes(form.takes);
  const objectKinds = kindsOf(form.objectKinds);
  if (form.label.trim() === "") return refused({ where: "label", message: "Give the kind of fact a name." });
  if (subject.length === 0) return refused({ where: "subjectKinds", message: "Choose what such facts are about." });
  if (!isValue && objectKinds.length === 0)
    return refused({ where: "objectKinds", message: "Choose what they say of it: a kind of thing, words, a number or a date." });
  const isSingle = form.functional || form.inverseFunctional;
  const wording = wordingOf(form, language, before);
  return ok({
    id,
    label: form.label.trim(),
    subject,
    object: isValue ? (form.takes as ValueKind) : objectKinds,
    ...(form.functional && { functional: true }),
    ...(form.inverseFunctional && { inverseFunctional: true }),
    ...(isSingle && { scope: (["date", "event"].includes(form.scope) ? form.scope : "none") as Scope }),
    ...(before?.role && { role: before.role }),
    ...(wording && { wording }),
  });
}

/** What stands at the two ends of a fact of such a kind, in running text. */
export type Ends = { subject: string; object: string };

const filled = (template: string, label: string, { subject, object }: Ends) =>
  template
    .replace(/\{(subject|object|label|hedge|unit)\}/g, (_, name: string) => ({ subject, object, label, hedge: "", unit: "" })[name] ?? "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^./, (first) => first.toUpperCase());

/**
 * How questions and sentences would read about two ends: by the wordings of the form, or, where it has none, by the name. In the order of
 * the form.
 */
export function previewOf(form: Pick<RelationForm, "label" | "wordings">, ends: Ends): { use: FormUse; text: string }[] {
  const isGiven = FORM_USES.some((use) => form.wordings[use].trim() !== "");
  const templates = FORM_USES.map((use) => ({ use, template: isGiven ? form.wordings[use].trim() : (framesIn("en").usual[use] ?? "") }));
  return templates
    .filter(({ template }) => template !== "")
    .map(({ use, template }) => ({ use, text: filled(template, form.label.trim() || "…", ends) }));
}
