import type { Result } from "../problem";
import { ok, refused } from "../problem";
import type { Evidence, Fact, FactObject, FactSet, Mode, Precision, Relation, Review, Source, Status } from "./fact";

/** Where a person’s own words stand in for a report: the form’s word for "no source yet". */
export const OWN_WORDS = "own-words";

/** A fact as a form holds it: every field a text, "" where nothing is given. `quotes` are the words of the source, exactly. */
export type FactForm = {
  subject: string;
  relation: string;
  /** The entity’s id, the text, or the number, as the relation asks. */
  object: string;
  unit: string;
  from: string;
  to: string;
  precision: string;
  status: string;
  negated: boolean;
  hedge: string;
  by: string;
  mode: string;
  asOf: string;
  /** The day by which somebody should look whether it is still so. */
  reviewBy: string;
  topic: string;
  /** Nothing to ask anybody. */
  trivial: boolean;
  quotes: { source: string; quote: string }[];
};

/** What a form makes: the fact, and the source that holds the person’s own words, where there is one. */
export type FormedFact = { fact: Fact; source: Source | null };

/** The form filled with a fact of a set. */
export function formOfFact(set: FactSet, fact: Fact): FactForm {
  const { object } = fact;
  const text = new Map(set.sources.map((source) => [source.id, source.text]));
  const span = "from" in object ? object : null;
  return {
    subject: fact.subject,
    relation: fact.relation,
    object: "entity" in object ? object.entity : "text" in object ? object.text : "number" in object ? String(object.number) : "",
    unit: "number" in object ? object.unit : "",
    from: span?.from ?? "",
    to: span?.to ?? "",
    precision: span?.precision ?? "day",
    status: fact.status,
    negated: fact.negated ?? false,
    hedge: fact.hedge ?? "",
    by: fact.by ?? "",
    mode: fact.mode ?? "",
    asOf: fact.asOf ?? "",
    reviewBy: fact.reviewBy ?? "",
    topic: fact.topic ?? "",
    trivial: fact.trivial ?? false,
    quotes: fact.evidence.map(({ source, start, end }) => ({ source, quote: text.get(source)?.slice(start, end) ?? "" })),
  };
}

/** The form for a new fact. */
export const EMPTY_FACT_FORM: FactForm = {
  subject: "",
  relation: "",
  object: "",
  unit: "",
  from: "",
  to: "",
  precision: "day",
  status: "asserted",
  negated: false,
  hedge: "",
  by: "",
  mode: "",
  asOf: "",
  reviewBy: "",
  topic: "",
  trivial: false,
  quotes: [],
};

function objectOf(relation: Relation, form: FactForm): Result<FactObject> {
  if (typeof relation.object !== "string")
    return form.object ? ok({ entity: form.object }) : refused({ where: "object", message: "Choose who or what it is." });
  if (relation.object === "text")
    return form.object ? ok({ text: form.object }) : refused({ where: "object", message: "Write the words." });
  if (relation.object === "date") {
    const from = form.from || form.to;
    return from
      ? ok({ from, to: form.to || from, precision: (form.precision || "day") as Precision })
      : refused({ where: "from", message: "Give the first day, like 2025-03-12." });
  }
  const number = Number(form.object.replace(/[\s,]/g, ""));
  return form.object && Number.isFinite(number)
    ? ok({ number, unit: form.unit })
    : refused({ where: "object", message: "Give a number, like 150000." });
}

/** The evidence that stood at a quote before is kept with its place ("paragraph 4"); another quote is looked up in the text. */
function evidenceOf(set: FactSet, form: FactForm, before: Fact | undefined, own: Source | null): Result<Evidence[]> {
  const found: Evidence[] = [];
  for (const [index, { source: id, quote }] of form.quotes.entries()) {
    if (quote === "") continue;
    const source = id === OWN_WORDS ? own : set.sources.find((one) => one.id === id);
    if (!source) return refused({ where: `source-${index}`, message: "Choose where it says so." });
    const same = before?.evidence.find((one) => one.source === id && source.text.slice(one.start, one.end) === quote);
    const start = source.text.indexOf(quote);
    if (!same && start < 0)
      return refused({
        where: `quote-${index}`,
        message: `These words are not in “${source.title}”. Copy them exactly as they stand there.`,
      });
    found.push(same ?? { source: source.id, start, end: start + quote.length });
  }
  return found.length > 0 ? ok(found) : refused({ where: "quote-0", message: "Give the words that say so: a fact rests on a sentence." });
}

const given = <T extends string>(text: T) => (text === "" ? undefined : text);

/** A source for words that the person wrote: its text is exactly those words. */
function ownSource(form: FactForm, id: string, title: string): Source | null {
  const own = form.quotes.find((one) => one.source === OWN_WORDS && one.quote !== "");
  return own ? { id, kind: "author", title, text: own.quote } : null;
}

/**
 * The fact that a form describes, under this id; `before` keeps what the form does not show. Problems name the field. Whether it fits the
 * set (kinds of its ends, dates that exist) is for `checkFactSet` to say.
 */
export function factOfForm(
  set: FactSet,
  form: FactForm,
  id: string,
  before: Fact | undefined,
  own: { id: string; title: string },
): Result<FormedFact> {
  const relation = set.relations.find((one) => one.id === form.relation);
  if (!relation) return refused({ where: "relation", message: "Choose what kind of fact it is." });
  if (!form.subject) return refused({ where: "subject", message: "Choose who or what the fact is about." });
  const object = objectOf(relation, form);
  if (!object.ok) return object;
  const source = ownSource(form, own.id, own.title);
  const evidence = evidenceOf(set, form, before, source);
  if (!evidence.ok) return evidence;
  const hidden = before
    ? {
        event: before.event,
        saidOn: before.saidOn,
        saidIn: before.saidIn,
        from: before.from,
        to: before.to,
        replacedBy: before.replacedBy,
        tags: before.tags,
        note: before.note,
        review: before.review as Review | undefined,
      }
    : {};
  const fact: Fact = {
    ...hidden,
    id,
    subject: form.subject,
    relation: form.relation,
    object: object.value,
    status: (form.status || "asserted") as Status,
    negated: form.negated || undefined,
    hedge: given(form.hedge),
    by: given(form.by),
    mode: given(form.mode) as Mode | undefined,
    asOf: given(form.asOf),
    reviewBy: given(form.reviewBy),
    trivial: form.trivial || undefined,
    topic: given(form.topic),
    evidence: evidence.value,
  };
  return ok({ fact, source });
}
