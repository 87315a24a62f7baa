import { dateSpanText } from "../facts/date-span";
import { sentenceOf } from "../facts/editor-lines";
import type { Entity, Fact, FactSet, Relation } from "../facts/fact";
import { graphOf, type Graph } from "../facts/graph";
import { generateQuestions } from "../questions/generate";
import { formatNamed } from "../questions/registry";
import type { QuestionFormat } from "../questions/question-format";
import type { Doubt, Family, Span } from "../reading/article";
import { eventFormOf, type EventForm } from "./event-form";
import { rivalsOf, withEvidence } from "./keeping";
import { bookOf, namedFactOf, type NamedFact } from "./named-fact";
import { placeDraft } from "./placing";
import { saysTheSame } from "./same-fact";
import type { Suggestion } from "./suggestion";

export const STATES = ["open", "approved", "rejected", "merged"] as const;
/** What became of a suggestion: nothing yet; kept; left out; further evidence of something that was known. */
export type SuggestionState = (typeof STATES)[number];

/** A suggestion as it is stored. */
export type StoredSuggestion = { id: string; state: SuggestionState; factId: string | null; suggestion: Suggestion };

/** A fact of the set as the desk names it: how it reads, and which report says so. */
export type KnownFact = { id: string; sentence: string; source: string; date: string | null };

/** A question as the desk shows it: the line above it and the question. */
export type AskedLine = { context: string; stem: string; format: string };

type Shown = {
  id: string;
  state: SuggestionState;
  /** How it reads: of a kept one, as it was kept. */
  sentence: string;
  /** Where the article says so; the first is the main one. */
  spans: Span[];
  factId: string | null;
};

/** A proposed fact as the desk shows it. */
export type FactView = Shown & {
  kind: "fact";
  family: Family;
  sure: boolean;
  doubts: readonly Doubt[];
  /** A question that it makes, and how many more; null where it makes none. */
  asks: { first: AskedLine; more: number } | null;
  /** What the set says already, in the same meaning. */
  same: KnownFact | null;
  /** What it is in conflict with. */
  rivals: KnownFact[];
  /** The other suggestions that say otherwise. */
  otherwise: string[];
  form: NamedFact;
};

/** A proposed event as the desk shows it, with the suggestions that are decided with it. */
export type EventView = Shown & { kind: "event"; form: EventForm; parts: string[] };

export type SuggestionView = FactView | EventView;

/** Formats that show best what a fact asks, the first that can ask it is shown. */
const PREVIEWED = ["multiple-choice", "short-answer", "who-said", "what-it-means", "numeric", "fill-the-gap", "true-false", "flashcard"];

const previewed = (): QuestionFormat[] => PREVIEWED.flatMap((name) => formatNamed(name) ?? []);

const rank = (format: string) => PREVIEWED.indexOf(format);

/** What each of these facts asks, the plainest first. */
export function askedOf(graph: Graph, factIds: readonly string[], seed: string): Map<string, AskedLine[]> {
  const asked = new Map<string, AskedLine[]>(factIds.map((id) => [id, []]));
  if (factIds.length === 0) return asked;
  for (const { factIds: about, context, stem, format } of generateQuestions(graph, {
    formats: previewed(),
    seed,
    about: new Set(factIds),
  })) {
    for (const id of about) asked.get(id)?.push({ context, stem, format });
  }
  for (const lines of asked.values()) lines.sort((one, other) => rank(one.format) - rank(other.format));
  return asked;
}

/** A fact as the desk names it. */
export function knownFact(graph: Graph, fact: Fact): KnownFact {
  const source = fact.evidence.map((one) => graph.source(one.source)).find((one) => one !== undefined);
  return { id: fact.id, sentence: sentenceOf(graph, fact), source: source?.title ?? "", date: source?.of?.date ?? source?.date ?? null };
}

/** Every place of an article that a fact of the set rests on. */
export function marksIn(set: FactSet, source: string): (Span & { factId: string })[] {
  return set.facts.flatMap((fact) =>
    fact.evidence.filter((one) => one.source === source).map(({ start, end }) => ({ start, end, factId: fact.id })),
  );
}

/** How many facts of the set stand on an article. */
export const keptFrom = (set: FactSet, source: string): number => new Set(marksIn(set, source).map(({ factId }) => factId)).size;

const spansOf = (suggestion: Suggestion): Span[] => {
  const quotes = suggestion.kind === "fact" ? [suggestion.candidate.evidence, ...suggestion.candidate.also] : [suggestion.card.evidence];
  return quotes.map(({ start, end }) => ({ start, end }));
};

/** The id of a suggested fact in the graph that previews are made from: no fact of a set begins so. */
const PROPOSED = "~";

type Proposed = { stored: StoredSuggestion; fact: Fact };

/** The suggestions as facts, in a set that has everybody they name. */
function proposedIn(
  set: FactSet,
  stored: readonly StoredSuggestion[],
  source: string,
  relations: readonly Relation[],
): { set: FactSet; proposed: Map<string, Proposed> } {
  let grown = set;
  const proposed = new Map<string, Proposed>();
  for (const one of stored) {
    if (one.suggestion.kind !== "fact") continue;
    const placed = placeDraft(grown, one.suggestion.candidate.fact, one.suggestion.entities, relations);
    grown = placed.set;
    const evidence = spansOf(one.suggestion).map((span) => ({ source, ...span }));
    proposed.set(one.id, { stored: one, fact: withEvidence({ ...placed.draft, id: `${PROPOSED}${one.id}`, evidence: [] }, evidence) });
  }
  const open = [...proposed.values()].filter(({ stored: { state } }) => state === "open").map(({ fact }) => fact);
  return { set: { ...grown, facts: [...set.facts, ...open] }, proposed };
}

const isProposed = (fact: Fact) => fact.id.startsWith(PROPOSED);

function sameIn(graph: Graph, fact: Fact): Fact | undefined {
  return graph
    .factsOf("happened", fact.relation, { subject: fact.subject })
    .find((other) => !isProposed(other) && saysTheSame(graph, other, fact));
}

/** What a decided suggestion came to: the fact as it stands, where it still does. */
function becameOf(base: Graph, { state, factId }: StoredSuggestion): Fact | undefined {
  return state === "approved" || state === "merged" ? base.fact(factId ?? "") : undefined;
}

type Making = {
  base: Graph;
  grown: Graph;
  asked: ReadonlyMap<string, AskedLine[]>;
  book: ReturnType<typeof bookOf>;
  proposed: ReadonlyMap<string, Proposed>;
};

function factView(making: Making, { stored, fact }: Proposed): FactView | null {
  if (stored.suggestion.kind !== "fact") return null;
  const { base, grown, asked, book } = making;
  const { candidate } = stored.suggestion;
  const became = becameOf(base, stored);
  const isOpen = stored.state === "open";
  const rivals = isOpen ? rivalsOf(grown, fact) : [];
  const lines = asked.get(became?.id ?? fact.id) ?? [];
  const same = isOpen ? sameIn(grown, fact) : undefined;
  return {
    id: stored.id,
    state: stored.state,
    kind: "fact",
    sentence: became ? sentenceOf(base, became) : sentenceOf(grown, fact),
    spans: spansOf(stored.suggestion),
    factId: became?.id ?? null,
    family: candidate.family,
    sure: candidate.sure,
    doubts: candidate.doubts,
    asks: lines[0] ? { first: lines[0], more: lines.length - 1 } : null,
    same: same ? knownFact(base, same) : null,
    rivals: same ? [] : rivals.filter((other) => !isProposed(other)).map((other) => knownFact(base, other)),
    otherwise: rivals.filter(isProposed).map((other) => other.id.slice(PROPOSED.length)),
    form: namedFactOf(book, candidate.fact),
  };
}

/** "Talks, 18 February 2025, Riyadh" */
function eventSentence(form: EventForm): string {
  const when = form.from ? dateSpanText(form.from, form.to || form.from, form.precision as "day") : "";
  return [form.name.charAt(0).toUpperCase() + form.name.slice(1), when, form.place].filter(Boolean).join(", ");
}

function eventView({ book, proposed }: Making, stored: StoredSuggestion): EventView | null {
  if (stored.suggestion.kind !== "event") return null;
  const { card } = stored.suggestion;
  const form = eventFormOf(book, card);
  const parts = [...proposed.values()].filter(
    ({ stored: { suggestion } }) => suggestion.kind === "fact" && suggestion.candidate.card === card.id,
  );
  return {
    id: stored.id,
    state: stored.state,
    kind: "event",
    sentence: eventSentence(form),
    spans: spansOf(stored.suggestion),
    factId: stored.factId,
    form,
    parts: parts.map(({ stored: { id } }) => id),
  };
}

const entitiesNamed = (stored: readonly StoredSuggestion[]): Entity[] => [
  ...new Map(stored.flatMap(({ suggestion }) => suggestion.entities.map((entity) => [entity.id, entity] as const))).values(),
];

/**
 * The suggestions of one article as the desk shows them, in their order: how each reads, what it asks, what the set says already and what
 * is in conflict. Questions are previewed as if all open ones were kept; `seed` picks their wrong options. Without a seed none are made,
 * which is most of the work.
 */
export function viewsOf(
  set: FactSet,
  stored: readonly StoredSuggestion[],
  source: string,
  relations: readonly Relation[],
  seed: string | null,
): SuggestionView[] {
  const { set: grownSet, proposed } = proposedIn(set, stored, source, relations);
  const [base, grown] = [graphOf(set), graphOf(grownSet)];
  const open = [...proposed.values()].filter(({ stored: { state } }) => state === "open").map(({ fact }) => fact.id);
  const became = stored.flatMap((one) => becameOf(base, one)?.id ?? []);
  const asked = seed === null ? new Map<string, AskedLine[]>() : new Map([...askedOf(grown, open, seed), ...askedOf(base, became, seed)]);
  const making: Making = { base, grown, book: bookOf(set, entitiesNamed(stored), relations), proposed, asked };
  return stored.flatMap((one) => {
    const known = proposed.get(one.id);
    return (known ? factView(making, known) : eventView(making, one)) ?? [];
  });
}
