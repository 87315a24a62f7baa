import type { Evidence, FactSet, Source } from "../facts/fact";
import { passageAround } from "../quizzes/passage";

/** A stretch of a source’s text that may be shown, and the marked words in it; all as offsets into the whole text. */
export type Window = { start: number; end: number; marks: { start: number; end: number }[] };

type Span = { start: number; end: number };

function windowAround(text: string, span: Span, language: string): Window {
  const { before, after } = passageAround(text, span.start, span.end, language);
  return { start: span.start - before.length, end: span.end + after.length, marks: [{ start: span.start, end: span.end }] };
}

/** Windows that touch become one; marks that touch too. */
function joined(windows: readonly Window[]): Window[] {
  const done: Window[] = [];
  for (const { start, end, marks } of windows) {
    const last = done.at(-1);
    if (!last || start > last.end) done.push({ start, end, marks: [...marks] });
    else {
      last.end = Math.max(last.end, end);
      last.marks.push(...marks);
    }
  }
  return done;
}

/**
 * What people who do not own a set may see of a text that somebody pasted: each marked sentence with its neighbours, in the order of the
 * text, and nothing else (docs/decisions/pasted-articles.md).
 */
export function windowsOf(text: string, spans: readonly Span[], language: string): Window[] {
  const known = spans.filter(({ start, end }) => start >= 0 && start < end && end <= text.length);
  return joined(
    known.map((span) => windowAround(text, span, language)).sort((one, other) => one.start - other.start || one.end - other.end),
  );
}

/** Stands where something was left out. */
const LEFT_OUT = "\n\n[…]\n\n";

/** Every place in a source that something rests on. */
function spansIn(set: FactSet, source: string): Span[] {
  const rests = [...set.facts.flatMap((fact) => fact.evidence), ...set.closures.flatMap((closure) => closure.evidence)];
  return rests.filter((one) => one.source === source);
}

type Cut = { text: string; moved: (offset: number) => number };

function cut(text: string, windows: readonly Window[]): Cut {
  const begins: number[] = [];
  let length = 0;
  for (const { start, end } of windows) {
    begins.push(length);
    length += end - start + LEFT_OUT.length;
  }
  return {
    text: windows.map(({ start, end }) => text.slice(start, end)).join(LEFT_OUT),
    moved(offset) {
      const at = windows.findLastIndex(({ start }) => start <= offset);
      return begins[at]! + offset - windows[at]!.start;
    },
  };
}

const damagedIn = ({ damaged = [] }: Source, windows: readonly Window[]) =>
  damaged.filter(([start, end]) => windows.some((window) => window.start <= start && end <= window.end));

function cutSource(set: FactSet, source: Source): { source: Source; moved: Cut["moved"] } {
  const windows = windowsOf(source.text, spansIn(set, source.id), set.language);
  const { text, moved } = cut(source.text, windows);
  const damaged = damagedIn(source, windows).map(([start, end]): [number, number] => [moved(start), moved(end - 1) + 1]);
  const { damaged: _damaged, ...bare } = source;
  return { source: { ...bare, text, ...(damaged.length > 0 && { damaged }) }, moved };
}

/**
 * The set with its pasted texts cut to the marked sentences and their neighbours, and every mark moved along: what may be given to people
 * who do not own it. A text that nothing rests on is left out. A set without pasted texts comes back as it is.
 */
export function cutTexts(set: FactSet): FactSet {
  const cuts = new Map(set.sources.filter((source) => source.kind === "text").map((source) => [source.id, cutSource(set, source)]));
  if (cuts.size === 0) return set;
  const moved = (one: Evidence): Evidence => {
    const done = cuts.get(one.source);
    return done ? { ...one, start: done.moved(one.start), end: done.moved(one.end - 1) + 1 } : one;
  };
  const withMoved = <T extends { evidence: Evidence[] }>(told: T): T => ({ ...told, evidence: told.evidence.map(moved) });
  return {
    ...set,
    sources: set.sources.map((source) => cuts.get(source.id)?.source ?? source).filter((source) => source.text !== ""),
    facts: set.facts.map(withMoved),
    closures: set.closures.map(withMoved),
  };
}
