import "server-only";
import { randomBytes } from "node:crypto";
import { checkFactSet } from "@/lib/facts/fact-set.schema";
import type { Entity, Evidence, FactSet } from "@/lib/facts/fact";
import { graphOf } from "@/lib/facts/graph";
import type { Problem, Result } from "@/lib/problem";
import type { Candidate } from "@/lib/reading/article";
import type { Decision } from "@/lib/review/decision";
import {
  askedOf,
  keptFrom,
  knownFact,
  marksIn,
  viewsOf,
  type AskedLine,
  type KnownFact,
  type StoredSuggestion,
  type SuggestionState,
  type SuggestionView,
} from "@/lib/review/desk";
import { eventPartsOf, type EventForm } from "@/lib/review/event-form";
import { emptyPlan, keepFact, type Keep, type Plan } from "@/lib/review/keeping";
import { DESK_RELATIONS } from "@/lib/review/kinds";
import { bookOf, draftOf, type NamedFact } from "@/lib/review/named-fact";
import type { Suggestion } from "@/lib/review/suggestion";
import { applyStates, storeEntity, storeRelation } from "./apply-states";
import { db } from "./db";
import { saveFact } from "./facts";
import { Prisma } from "./generated/prisma/client";
import { named } from "./ids";
import {
  changeSet,
  editableSet,
  RefusedChange,
  refuseChange,
  renewSet,
  type Editor,
  type HeldSet,
  type Saved,
  type Transaction,
} from "./sets-access";
import { editableBy } from "./set-rights";
import { POOL_SEED } from "./sets";
import { isAlike, readStates, touchedIn, type States } from "./states";

const json = (value: unknown) => value as Prisma.InputJsonValue;

/** A suggestion as it was at one moment, in the notes of a step. */
type CandidateState = { state: SuggestionState; factKey: string | null; content: Suggestion };
/** What a step found, or left: things of the set, and suggestions. */
type StepStates = States & { candidates?: Readonly<Record<string, CandidateState>> };

type Row = Prisma.CandidateGetPayload<object>;

const toStored = (row: Row): StoredSuggestion => ({
  id: row.id,
  state: row.state as SuggestionState,
  factId: row.factKey,
  suggestion: row.content as unknown as Suggestion,
});

async function rowsOf(transaction: Transaction | typeof db, setId: string, source: string): Promise<Row[]> {
  return transaction.candidate.findMany({ where: { setId, sourceKey: source }, orderBy: { position: "asc" } });
}

/** An article on the desk: its text, what is suggested of it, where facts stand, and what may be named. */
export type Desk = {
  slug: string;
  source: string;
  title: string;
  publisher: string | null;
  date: string | null;
  url: string | null;
  /** Of the text, where it is not the set’s. */
  language: string | null;
  text: string;
  set: FactSet;
  suggestions: SuggestionView[];
  marks: ReturnType<typeof marksIn>;
  kept: number;
};

/** The title of an article of a set that the person may change; null when they may not, or there is none. */
export async function articleTitle(who: Editor, slug: string, source: string): Promise<string | null> {
  const row = await db.source.findFirst({
    where: { key: source, kind: "text", retiredAt: null, set: { slug: named(slug), ...editableBy(who) } },
    select: { title: true },
  });
  return row?.title ?? null;
}

/**
 * An article of a set that the person may change, with all that is suggested of it; null when they may not, or there is no such article.
 * Without a `seed` no questions are previewed.
 */
export async function deskOf(who: Editor, slug: string, source: string, seed: string | null = POOL_SEED): Promise<Desk | null> {
  const found = await editableSet(who, slug);
  const row = found && (await db.source.findFirst({ where: { setId: found.standing.setId, key: source, kind: "text", retiredAt: null } }));
  if (!found || !row) return null;
  const stored = (await rowsOf(db, found.standing.setId, source)).map(toStored);
  const of = row.of as { publisher: string | null; url: string | null } | null;
  return {
    slug,
    source,
    title: row.title,
    publisher: of?.publisher ?? null,
    date: row.date,
    url: of?.url ?? null,
    language: row.language,
    text: row.text,
    set: found.set,
    suggestions: viewsOf(found.set, stored, source, DESK_RELATIONS, seed),
    marks: marksIn(found.set, source),
    kept: keptFrom(found.set, source),
  };
}

/**
 * What a step came to: what it is called for undoing it (null: nothing was done), the suggestions as they are now (without previews), and
 * the questions of the facts it kept.
 */
export type StepDone = {
  step: string | null;
  outcome: "kept" | "further" | "left" | "rejected" | "merged" | "undone" | "already";
  suggestions: SuggestionView[];
  marks: ReturnType<typeof marksIn>;
  kept: number;
  made: { factId: string; sentence: string; questions: AskedLine[] }[];
};

/** Two values where there can be one: what the set says, to be settled first. Nothing was done. */
export type Conflicting = { conflict: { suggestion: string | null; others: KnownFact[] } };

/** What is being done, on top of what is stored. */
type Work = { held: HeldSet; source: string; rows: Row[]; plan: Plan; decided: Map<string, CandidateState> };

const newFactId = () => `read-${randomBytes(6).toString("hex")}`;
const suggestionIn = (row: Row) => row.content as unknown as Suggestion;

class Conflict extends Error {
  constructor(readonly conflict: Conflicting["conflict"]) {
    super("two values where there can be one");
  }
}

function decide(work: Work, row: Row, state: SuggestionState, factKey: string | null, content = suggestionIn(row)): void {
  work.decided.set(row.id, { state, factKey, content });
}

type KeptFact = { outcome: "kept" | "further" | "left"; factId: string };

/** Keeps one fact, or stops all of it where somebody has to settle a conflict first. */
function keep(work: Work, wanted: Keep, suggestion: string | null): KeptFact {
  const kept = keepFact(work.plan, wanted, DESK_RELATIONS);
  if (kept.outcome === "conflict")
    throw new Conflict({ suggestion, others: kept.others.map((fact) => knownFact(graphOf(work.plan.set), fact)) });
  work.plan = kept.plan;
  return kept;
}

const STATE_OF = { kept: "approved", further: "merged", left: "rejected" } as const;

/** Notes what became of a suggestion: a fact of its own, further evidence of another, or nothing. */
function decideAs(work: Work, row: Row, { outcome, factId }: KeptFact): void {
  decide(work, row, STATE_OF[outcome], outcome === "left" ? null : factId);
}

const evidenceOf = (source: string, { evidence, also }: Pick<Candidate, "evidence" | "also">): Evidence[] =>
  [evidence, ...also].map(({ start, end }) => ({ source, start, end }));

const namedIn = (rows: readonly Row[]): Entity[] => [
  ...new Map(rows.flatMap((row) => suggestionIn(row).entities.map((entity) => [entity.id, entity] as const))).values(),
];

/** Another spelling of somebody who was read goes to every open suggestion that names them. */
function respell(work: Work, renamed: readonly Entity[]): void {
  if (renamed.length === 0) return;
  const byId = new Map(renamed.map((entity) => [entity.id, entity]));
  work.rows = work.rows.map((row) => {
    const suggestion = suggestionIn(row);
    if (row.state !== "open" || !suggestion.entities.some(({ id }) => byId.has(id))) return row;
    const content = { ...suggestion, entities: suggestion.entities.map((entity) => byId.get(entity.id) ?? entity) };
    if (!work.decided.has(row.id)) decide(work, row, "open", null, content);
    return { ...row, content: json(content) as Row["content"] };
  });
}

/** The draft of a form, for a suggestion or by hand; problems name its fields. */
function drafted(work: Work, form: NamedFact, before?: Candidate): Pick<Keep, "draft" | "named"> {
  const named = namedIn(work.rows);
  const read = draftOf(work.plan.set, bookOf(work.plan.set, named, DESK_RELATIONS), form, before?.fact);
  if (!read.ok) throw new RefusedChange(read.problems);
  respell(work, read.value.renamed);
  return {
    draft: read.value.draft,
    named: [...named.filter((one) => !read.value.renamed.some(({ id }) => id === one.id)), ...read.value.renamed, ...read.value.entities],
  };
}

const openRow = (work: Work, id: string): Row | undefined => work.rows.find((row) => row.id === id && row.state === "open");

/** Facts are known on the day of the article, unless it says of which day it speaks. */
const dated = <D extends { asOf?: string }>(draft: D, day: string | null): D =>
  draft.asOf === undefined && day ? { ...draft, asOf: day } : draft;

type Done = { outcome: StepDone["outcome"] };
const ALREADY: Done = { outcome: "already" };

function approve(work: Work, decision: Extract<Decision, { kind: "approve" }>, day: string | null): Done {
  const row = openRow(work, decision.id);
  const suggestion = row && suggestionIn(row);
  if (!row || suggestion?.kind !== "fact") return ALREADY;
  const { candidate } = suggestion;
  const { draft, named } = decision.form ? drafted(work, decision.form, candidate) : { draft: candidate.fact, named: suggestion.entities };
  const kept = keep(
    work,
    { id: newFactId(), draft: dated(draft, day), named, evidence: evidenceOf(work.source, candidate), settling: decision.settling },
    row.id,
  );
  decideAs(work, row, kept);
  return { outcome: kept.outcome };
}

function reject(work: Work, decision: Extract<Decision, { kind: "reject" }>): Done {
  const row = openRow(work, decision.id);
  const suggestion = row && suggestionIn(row);
  if (!row || !suggestion) return ALREADY;
  const parts = suggestion.kind === "event" ? partsOf(work, suggestion.card.id) : [];
  for (const one of [row, ...parts]) decide(work, one, "rejected", null);
  return { outcome: "rejected" };
}

function partsOf(work: Work, card: string): Row[] {
  return work.rows.filter((row) => {
    const suggestion = suggestionIn(row);
    return row.state === "open" && suggestion.kind === "fact" && suggestion.candidate.card === card;
  });
}

/** Joins a suggestion to another that says the same: its words become further places of the other, kept already or not. */
function merge(work: Work, decision: Extract<Decision, { kind: "merge" }>): Done {
  const [row, into] = [openRow(work, decision.id), work.rows.find(({ id }) => id === decision.into)];
  const [one, other] = [row && suggestionIn(row), into && suggestionIn(into)];
  if (!row || !into || one?.kind !== "fact" || other?.kind !== "fact" || row.id === into.id) return ALREADY;
  const known = into.factKey === null ? undefined : work.plan.set.facts.find((fact) => fact.id === into.factKey);
  if (into.state === "open") {
    const also = [...other.candidate.also, one.candidate.evidence, ...one.candidate.also];
    decide(work, into, "open", null, { ...other, candidate: { ...other.candidate, also } });
  } else if (known) {
    keep(work, { id: newFactId(), draft: known, named: [], evidence: evidenceOf(work.source, one.candidate) }, row.id);
  } else refuseChange("into", "That one is not there any more. Choose another.");
  decide(work, row, "merged", known?.id ?? null);
  return { outcome: "merged" };
}

function confirmEvent(work: Work, decision: Extract<Decision, { kind: "event" }>, day: string | null): Done {
  const row = openRow(work, decision.id);
  const suggestion = row && suggestionIn(row);
  if (!row || suggestion?.kind !== "event") return ALREADY;
  const rows = partsOf(work, suggestion.card.id);
  const parts = eventFacts(work, rows, suggestion.card, decision.form);
  for (const part of rows) decide(work, part, "rejected", null); // what the form left out; the others follow
  const kept = parts.map(({ row: part, wanted }) => {
    const one = keep(work, { ...wanted, draft: dated(wanted.draft, day), settling: decision.settling }, row.id);
    if (part) decideAs(work, part, one);
    return one;
  });
  decide(work, row, "approved", kept[0]!.factId);
  return { outcome: "kept" };
}

/** The facts that a confirmed event makes, each with the suggestion it was, where it was one. */
function eventFacts(
  work: Work,
  rows: readonly Row[],
  card: Extract<Suggestion, { kind: "event" }>["card"],
  form: EventForm,
): { row: Row | undefined; wanted: Keep }[] {
  const named = namedIn(work.rows);
  const candidates = rows.flatMap((row) => {
    const suggestion = suggestionIn(row);
    return suggestion.kind === "fact" ? [{ row, candidate: suggestion.candidate }] : [];
  });
  const read = eventPartsOf(
    work.plan.set,
    bookOf(work.plan.set, named, DESK_RELATIONS),
    card,
    form,
    candidates.map(({ candidate }) => candidate),
  );
  if (!read.ok) throw new RefusedChange(read.problems);
  const { parts, entities, renamed } = read.value;
  respell(work, renamed);
  const known = [...named.filter((one) => !renamed.some(({ id }) => id === one.id)), ...renamed, ...entities];
  return parts.map(({ candidate, draft, evidence }) => {
    const found = candidates.find((one) => one.candidate.id === candidate);
    const places = found ? evidenceOf(work.source, found.candidate) : [{ source: work.source, start: evidence.start, end: evidence.end }];
    return { row: found?.row, wanted: { id: newFactId(), draft, named: known, evidence: places } };
  });
}

/** A fact by hand, of words that somebody marked in the text. */
function write(work: Work, decision: Extract<Decision, { kind: "write" }>, day: string | null): Done {
  const { draft, named } = drafted(work, decision.form);
  const { outcome } = keep(
    work,
    {
      id: newFactId(),
      draft: dated(draft, day),
      named,
      evidence: [{ source: work.source, start: decision.start, end: decision.end }],
      settling: decision.settling,
    },
    null,
  );
  return { outcome };
}

/** Everything that the rules are sure of and that is in conflict with nothing. */
function takeSure(work: Work, day: string | null): Done {
  let taken = 0;
  for (const row of work.rows) {
    const suggestion = suggestionIn(row);
    if (row.state !== "open" || suggestion.kind !== "fact" || !suggestion.candidate.sure || suggestion.candidate.card !== undefined)
      continue;
    try {
      approve(work, { kind: "approve", step: "", id: row.id }, day);
      taken += 1;
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
  return taken > 0 ? { outcome: "kept" } : ALREADY;
}

function carryOut(work: Work, decision: Exclude<Decision, { kind: "undo" }>, day: string | null): Done {
  switch (decision.kind) {
    case "approve":
      return approve(work, decision, day);
    case "reject":
      return reject(work, decision);
    case "merge":
      return merge(work, decision);
    case "event":
      return confirmEvent(work, decision, day);
    case "write":
      return write(work, decision, day);
    case "sure":
      return takeSure(work, day);
  }
}

/** Facts are checked as a form is: the place inside the fact is the field. */
function fieldProblems(problems: readonly Problem[]): Problem[] {
  return problems.map(({ where, message }) => ({ where: /^[a-z]+\[\d+\]\.(\w+)/.exec(where)?.[1] ?? "subject", message }));
}

function touchedBy({ plan }: Work) {
  return {
    facts: plan.facts.map(({ before, after }) => (after ?? before)!.id),
    entities: [...new Set([...plan.gained.added.map(({ id }) => id), ...plan.gained.renamed.map(({ before }) => before.id)])],
    relations: plan.gained.relations.map(({ id }) => id),
  };
}

const isChanging = ({ plan }: Work) =>
  plan.facts.length + plan.gained.added.length + plan.gained.renamed.length + plan.gained.relations.length > 0;

/** Writes what was planned. Evidence of one fact may change before another stands in its place, so facts that are new come first. */
async function store(work: Work): Promise<void> {
  const { held, plan } = work;
  const { transaction, setId, personId } = held;
  for (const relation of plan.gained.relations) await storeRelation(held, relation);
  for (const entity of plan.gained.added) await storeEntity(held, entity);
  for (const { before, after } of plan.gained.renamed)
    await storeEntity(held, plan.set.entities.find(({ id }) => id === before.id) ?? after);
  const inOrder = [...plan.facts].sort((one, other) => Number(one.before !== null) - Number(other.before !== null));
  for (const { before, after } of inOrder) {
    if (after) await saveFact(transaction, setId, before ?? undefined, after, personId);
    else await transaction.fact.update({ where: { setId_key: { setId, key: before!.id } }, data: { deletedAt: new Date() } });
  }
}

async function storeCandidates(work: Work): Promise<void> {
  for (const [id, { state, factKey, content }] of work.decided) {
    await work.held.transaction.candidate.update({
      where: { id },
      data: { state, factKey, content: json(content), decidedAt: state === "open" ? null : new Date() },
    });
  }
}

const candidateStates = (rows: readonly Row[], ids: ReadonlySet<string>): Record<string, CandidateState> =>
  Object.fromEntries(
    rows
      .filter(({ id }) => ids.has(id))
      .map((row) => [row.id, { state: row.state as SuggestionState, factKey: row.factKey, content: suggestionIn(row) }]),
  );

/** What the history calls a step. */
const ACTIONS = { approve: "approved", reject: "removed", merge: "merged", event: "approved", write: "added", sure: "approved" } as const;

async function takeStep(held: HeldSet, source: string, decision: Exclude<Decision, { kind: "undo" }>): Promise<Done> {
  const { transaction, setId, personId, set } = held;
  const [article, original] = [set.sources.find((one) => one.id === source), await rowsOf(transaction, setId, source)];
  const work: Work = { held, source, rows: original, plan: emptyPlan(set), decided: new Map() };
  const done = carryOut(work, decision, article?.of?.date ?? article?.date ?? null);
  if (done.outcome === "already") return done;
  const checked = isChanging(work) ? checkFactSet(work.plan.set) : null;
  if (checked && !checked.ok) throw new RefusedChange(fieldProblems(checked.problems));
  const touched = touchedBy(work);
  const before: StepStates = { ...(await readStates(held, touched)), candidates: candidateStates(original, new Set(work.decided.keys())) };
  await store(work);
  await storeCandidates(work);
  const after: StepStates = { ...(await readStates(held, touched)), candidates: Object.fromEntries(work.decided) };
  await transaction.edit.create({
    data: {
      id: decision.step,
      setId,
      personId,
      target: "source",
      targetKey: source,
      action: ACTIONS[decision.kind],
      before: json(before),
      after: json(after),
    },
  });
  if (isChanging(work)) await renewSet(held);
  return done;
}

/** Leaves out of a way back who is still named by facts that the step did not make. */
async function stillNamed({ transaction, setId }: HeldSet, before: StepStates, after: StepStates): Promise<StepStates> {
  const added = Object.keys(before.entities ?? {}).filter((key) => before.entities![key] === null);
  const own = Object.keys(after.facts ?? {});
  const rows = await transaction.factVersion.findMany({
    where: {
      setId,
      isCurrent: true,
      factKey: { notIn: own },
      fact: { deletedAt: null },
      OR: [{ subjectKey: { in: added } }, { objectKey: { in: added } }, { byKey: { in: added } }, { eventKey: { in: added } }],
    },
    select: { subjectKey: true, objectKey: true, byKey: true, eventKey: true, relationKey: true },
  });
  const named = new Set(rows.flatMap((row) => [row.subjectKey, row.objectKey, row.byKey, row.eventKey]));
  // A kind of fact does no harm where nothing uses it, and may be in use.
  return {
    ...before,
    entities: Object.fromEntries(Object.entries(before.entities ?? {}).filter(([key]) => !named.has(key))),
    relations: {},
  };
}

/** Whether the suggestions of a step are as it left them. */
const areAsLeft = (rows: readonly Row[], after: StepStates): boolean =>
  Object.entries(after.candidates ?? {}).every(([id, { state, factKey }]) =>
    rows.some((row) => row.id === id && row.state === state && row.factKey === factKey),
  );

const LATER = "Somebody has changed that since. Open the fact to edit it.";

/** Takes back a step of the desk: `undoes` names it, or null for the last one of this person that still stands. */
async function undo(held: HeldSet, source: string, undoes: string | null): Promise<Done> {
  const { transaction, setId, personId } = held;
  const edit = await transaction.edit.findFirst({
    where: {
      setId,
      target: "source",
      targetKey: source,
      before: { not: Prisma.AnyNull },
      ...(undoes ? { id: undoes } : { personId, undoneAt: null }),
    },
    orderBy: { createdAt: "desc" },
  });
  if (!edit || edit.undoneAt) return ALREADY;
  const [before, after] = [edit.before as unknown as StepStates, edit.after as unknown as StepStates];
  const [now, rows] = [await readStates(held, touchedIn(after)), await rowsOf(transaction, setId, source)];
  const isAsLeft = areAsLeft(rows, after) && Object.entries(after.facts ?? {}).every(([key, state]) => isAlike(now.facts?.[key], state));
  if (!isAsLeft) refuseChange("undo", LATER);
  await applyStates(held, await stillNamed(held, before, after));
  for (const [id, { state, factKey, content }] of Object.entries(before.candidates ?? {})) {
    await transaction.candidate.update({
      where: { id },
      data: { state, factKey, content: json(content), decidedAt: state === "open" ? null : new Date() },
    });
  }
  await transaction.edit.update({ where: { id: edit.id }, data: { undoneAt: new Date(), undoneById: personId } });
  await renewSet(held);
  return { outcome: "undone" };
}

/** Whether this very step was taken before: it was sent again, since its answer was lost. */
async function wasTaken({ transaction, setId }: HeldSet, step: string): Promise<boolean> {
  return (await transaction.edit.count({ where: { id: step, setId } })) > 0;
}

async function answer(
  who: Editor,
  slug: string,
  source: string,
  decision: Decision,
  done: Done,
  factsBefore: ReadonlySet<string>,
): Promise<StepDone | null> {
  const desk = await deskOf(who, slug, source, null);
  if (!desk) return null;
  const graph = graphOf(desk.set);
  const made = desk.set.facts.filter((fact) => !factsBefore.has(fact.id)).map((fact) => fact.id);
  const asked = askedOf(graph, made, POOL_SEED);
  return {
    step: decision.kind === "undo" || done.outcome === "already" ? null : decision.step,
    outcome: done.outcome,
    suggestions: desk.suggestions,
    marks: desk.marks,
    kept: desk.kept,
    made: made.map((id) => ({ factId: id, sentence: knownFact(graph, graph.fact(id)!).sentence, questions: asked.get(id) ?? [] })),
  };
}

/**
 * Takes one step at the desk, all of it or nothing: a suggestion kept, left out, merged or confirmed, a fact by hand, everything sure, or a
 * step taken back. Sent again it changes nothing. Answers a conflict that has to be settled first, or problems that name a field; null when
 * the set is not theirs to change.
 */
export async function takeDecision(
  who: Editor,
  slug: string,
  source: string,
  decision: Decision,
): Promise<Saved<StepDone | Conflicting> | null> {
  const factsBefore = new Set<string>();
  try {
    const saved = await changeSet(who, slug, async (held) => {
      if (!held.set.sources.some((one) => one.id === source && one.kind === "text")) return null;
      for (const fact of held.set.facts) factsBefore.add(fact.id);
      if (decision.kind === "undo") return undo(held, source, decision.undoes);
      return (await wasTaken(held, decision.step)) ? ALREADY : takeStep(held, source, decision);
    });
    if (!saved || (saved.ok && !saved.value)) return null;
    if (!saved.ok) return saved;
    const told = await answer(who, slug, source, decision, saved.value!, factsBefore);
    return told && { ok: true, value: told };
  } catch (error) {
    if (error instanceof Conflict) return { ok: true, value: { conflict: error.conflict } };
    throw error;
  }
}

/**
 * Takes back one step of the desk, named by its line in the history of the set. Null when the set is not theirs to change, or there is no
 * such step.
 */
export async function undoStep(who: Editor, slug: string, editId: string): Promise<Result<StepDone> | null> {
  const edit = await db.edit.findFirst({
    where: { id: editId, target: "source", set: { slug: named(slug) } },
    select: { targetKey: true },
  });
  const saved = edit && (await takeDecision(who, slug, edit.targetKey, { kind: "undo", step: editId, undoes: editId }));
  if (!saved || !saved.ok) return saved;
  return "conflict" in saved.value ? null : { ok: true, value: saved.value };
}
