import type { Entity, FactSet, Mode, Precision } from "../facts/fact";
import { ok, refused, type Result } from "../problem";
import type { Candidate, DraftFact, EventCard, Quote } from "../reading/article";
import { draftOf, namedFactOf, type Book, type NamedFact } from "./named-fact";

/** Somebody on the form of an event: `candidate` is the suggestion that says so. `keep` is off for whoever was not there. */
export type EventPerson = { candidate: string; name: string; hosted: boolean; negated: boolean; mode: string; keep: boolean };

/** An event as a form: what is left empty, or not kept, makes no fact. `others` are further people, one on each line. */
export type EventForm = {
  name: string;
  from: string;
  to: string;
  precision: string;
  place: string;
  people: EventPerson[];
  others: string;
  mode: string;
};

const nameOf = (book: Book, id: string) => book.entities.find((one) => one.id === id)?.name ?? id;

/** The form filled with what was read. */
export function eventFormOf(book: Book, card: EventCard): EventForm {
  const { date, place, people, how } = card;
  return {
    name: nameOf(book, card.event),
    from: date?.from ?? "",
    to: date && date.to !== date.from ? date.to : "",
    precision: date?.precision ?? "day",
    place: place ? nameOf(book, place.entity) : "",
    people: people.map(({ entity, role, negated, mode, candidate }) => ({
      candidate,
      name: nameOf(book, entity),
      hosted: role === "hosted",
      negated,
      mode: mode ?? "",
      keep: true,
    })),
    others: "",
    mode: how ?? "",
  };
}

/** One fact of a confirmed event: `candidate` is null for what the person added. */
export type EventPart = { candidate: string | null; draft: DraftFact; evidence: Quote };

/** The facts of a confirmed event, and the entities they name that nobody knew. */
export type EventParts = { parts: EventPart[]; entities: Entity[]; renamed: Entity[] };

type Wanted = { candidate: Candidate | undefined; relation: string; change: Partial<NamedFact> };

/** What the form says, field by field: which suggestion it stands for, and what is different. */
function wantedOf(form: EventForm, card: EventCard, candidates: readonly Candidate[]): Wanted[] {
  const suggested = (id: string | undefined) => candidates.find((one) => one.id === id);
  const when = form.from
    ? [
        {
          candidate: suggested(card.date?.candidate),
          relation: "held-on",
          change: { from: form.from, to: form.to, precision: form.precision as Precision },
        },
      ]
    : [];
  const where = form.place ? [{ candidate: suggested(card.place?.candidate), relation: "held-in", change: { object: form.place } }] : [];
  const people = form.people
    .filter(({ keep }) => keep)
    .map(({ candidate, name, hosted, negated, mode }) => ({
      candidate: suggested(candidate),
      relation: hosted ? "hosted" : "attended",
      change: { subject: name, negated, mode },
    }));
  const others = form.others
    .split("\n")
    .map((name) => name.trim())
    .filter(Boolean)
    .map((subject) => ({ candidate: undefined, relation: "attended", change: { subject, subjectKind: "person", mode: form.mode } }));
  return [...when, ...where, ...people, ...others];
}

/** What a part says before the form changes it: that of its suggestion, or a bare one about the event. */
function bareDraft(card: EventCard, { candidate, relation }: Wanted): DraftFact {
  if (candidate) return candidate.fact;
  const event = { entity: card.event };
  const isAboutEvent = relation === "held-on" || relation === "held-in";
  return {
    subject: isAboutEvent ? card.event : "",
    relation,
    object: isAboutEvent ? { text: "" } : event,
    status: card.status,
    ...(card.how && !isAboutEvent && { mode: card.how as Mode }),
  };
}

/** The kind of fact that the book has for a part: of this id, or with the same role. */
function relationFor(book: Book, id: string): string {
  const role = { "held-on": "date", "held-in": "place", attended: "attendance" }[id];
  return (book.relations.find((one) => one.id === id) ?? book.relations.find((one) => role !== undefined && one.role === role))?.id ?? id;
}

/** The facts of an event as the form has it. Problems name the field of the form. */
export function eventPartsOf(
  set: FactSet,
  book: Book,
  card: EventCard,
  form: EventForm,
  candidates: readonly Candidate[],
): Result<EventParts> {
  const before = book.entities.find((one) => one.id === card.event);
  if (!form.name || !before) return refused({ where: "name", message: "Say what it was: “talks”, “a meeting of ministers”." });
  const isNew = !set.entities.some((one) => one.id === card.event);
  const renamed: Entity[] = isNew && form.name !== before.name ? [{ ...before, name: form.name }] : [];
  let known: Book = { ...book, entities: book.entities.map((one) => renamed.find(({ id }) => id === one.id) ?? one) };
  const made: EventParts = { parts: [], entities: [], renamed };
  for (const wanted of wantedOf(form, card, candidates)) {
    const bare = { ...bareDraft(card, wanted), relation: relationFor(known, wanted.candidate?.fact.relation ?? wanted.relation) };
    const read = draftOf(set, known, { ...namedFactOf(known, bare), ...wanted.change }, bare);
    if (!read.ok) return read;
    made.parts.push({
      candidate: wanted.candidate?.id ?? null,
      draft: read.value.draft,
      evidence: wanted.candidate?.evidence ?? card.evidence,
    });
    made.entities.push(...read.value.entities);
    made.renamed.push(...read.value.renamed);
    known = {
      ...known,
      entities: [...known.entities.map((one) => read.value.renamed.find(({ id }) => id === one.id) ?? one), ...read.value.entities],
    };
  }
  return made.parts.length > 0 ? ok(made) : refused({ where: "from", message: "Keep at least one of the fields: when, where or who." });
}
