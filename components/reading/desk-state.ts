import type { Decision } from "@/lib/review/decision";
import type { AskedLine, KnownFact, SuggestionView } from "@/lib/review/desk";
import type { Problem } from "@/lib/problem";

/** A place in the text. */
export type Place = { start: number; end: number };

/** What the desk knows of its article and is told anew with every step. */
export type DeskNews = { suggestions: SuggestionView[]; marks: (Place & { factId: string })[]; kept: number };

/** What a fact that was just kept asks. */
export type Made = { factId: string; sentence: string; questions: AskedLine[] };

export type StepOutcome = "kept" | "further" | "left" | "rejected" | "merged" | "undone" | "already";

/** What the server answers to a step. `gone`: the article is not there any more, or no longer theirs. */
export type DeskAnswer =
  | ({ kind: "done"; step: string | null; outcome: StepOutcome; made: Made[] } & DeskNews)
  | { kind: "conflict"; suggestion: string | null; others: KnownFact[] }
  | { kind: "problems"; problems: Problem[] }
  | { kind: "gone" };

/** Whether a suggestion stands in the list by itself: parts of an event are decided with it. */
export function isListed(views: readonly SuggestionView[], view: SuggestionView): boolean {
  return !views.some((one) => one.kind === "event" && one.id !== view.id && one.parts.includes(view.id));
}

/** The suggestions that wait for somebody to decide, in order. */
export const openOf = (views: readonly SuggestionView[]): SuggestionView[] =>
  views.filter((view) => view.state === "open" && isListed(views, view));

/** The open suggestion after (or before) one, which need not be open itself; round the corner at the end. Null where none is open. */
export function openBeside(views: readonly SuggestionView[], id: string | null, direction: 1 | -1): string | null {
  const open = openOf(views);
  const at = views.findIndex((view) => view.id === id);
  const later = open.find((view) => views.indexOf(view) > at);
  const earlier = open.findLast((view) => views.indexOf(view) < at);
  const next = direction === 1 ? (later ?? open.find((view) => view.id !== id)) : (earlier ?? open.findLast((view) => view.id !== id));
  return (next ?? open[0])?.id ?? null;
}

/** What a suggestion asks: of a fact that was just kept, its questions; else what was previewed, as long as it reads the same. */
function asksOf(view: SuggestionView, before: readonly SuggestionView[], made: readonly Made[]): SuggestionView {
  if (view.kind === "event" || view.asks) return view;
  const questions = made.find((one) => one.factId === view.factId)?.questions ?? [];
  if (questions[0]) return { ...view, asks: { first: questions[0], more: questions.length - 1 } };
  const known = before.find((one) => one.id === view.id);
  return known?.kind === "fact" && known.sentence === view.sentence ? { ...view, asks: known.asks } : view;
}

/** The suggestions as a step left them, with the previews that are known already: making them anew would be most of its work. */
export function withPreviews(now: readonly SuggestionView[], before: readonly SuggestionView[], made: readonly Made[]): SuggestionView[] {
  return now.map((view) => asksOf(view, before, made));
}

const STATE_AFTER = { approve: "approved", event: "approved", reject: "rejected", merge: "merged" } as const;

function decidedBy(views: readonly SuggestionView[], decision: Decision): Map<string, SuggestionView["state"]> {
  if (decision.kind === "sure")
    return new Map(
      views
        .filter((view) => view.kind === "fact" && view.state === "open" && view.sure && view.rivals.length === 0)
        .map((view) => [view.id, "approved"]),
    );
  if (decision.kind === "write" || decision.kind === "undo") return new Map();
  const event = views.find((view) => view.id === decision.id);
  const parts = event?.kind === "event" ? event.parts : [];
  return new Map([decision.id, ...parts].map((id) => [id, STATE_AFTER[decision.kind]]));
}

/** How the suggestions look while these steps are on their way: as if they were stored. */
export function withWaiting(views: readonly SuggestionView[], waiting: readonly Decision[]): SuggestionView[] {
  return waiting.reduce<SuggestionView[]>(
    (now, decision) => {
      const decided = decidedBy(now, decision);
      return decided.size === 0
        ? now
        : now.map((view) => ({ ...view, state: (view.state === "open" && decided.get(view.id)) || view.state }));
    },
    [...views],
  );
}

/** So many facts are enough for a lesson. */
export const ENOUGH = 20;

const overlaps = (one: Place, other: Place) => one.start < other.end && other.start < one.end;

/**
 * A stretch of a sentence and what it is: words that a fact rests on, words of the suggestion being looked at, of another open one, or none
 * of it.
 */
export type Piece = Place & { covered: boolean; current: boolean; open: boolean };

/** A sentence cut where marks begin and end. */
export function piecesOf(sentence: Place, covered: readonly Place[], current: readonly Place[], open: readonly Place[]): Piece[] {
  const within = [...covered, ...current, ...open].filter((place) => overlaps(place, sentence));
  const cuts = new Set(
    [sentence.start, sentence.end, ...within.flatMap(({ start, end }) => [start, end])].map((at) =>
      Math.min(sentence.end, Math.max(sentence.start, at)),
    ),
  );
  const at = [...cuts].sort((one, other) => one - other);
  return at.slice(1).map((end, i) => {
    const piece = { start: at[i]!, end };
    const isIn = (places: readonly Place[]) => places.some((place) => overlaps(place, piece));
    return { ...piece, covered: isIn(covered), current: isIn(current), open: isIn(open) };
  });
}
