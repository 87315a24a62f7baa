import "server-only";
import type { Source } from "@/lib/facts/fact";
import type { ShownTexts } from "@/lib/markup/shown-texts";
import { windowsOf, type Window } from "@/lib/review/excerpt";
import { db } from "./db";
import type { Asking } from "./set-rights";
import { findSet, standingSet, type SetCard } from "./sets";
import { textsIn } from "./shown-texts";

/** A source as somebody may read it: its text in paragraphs, or of a pasted article the marked sentences and their neighbours alone. */
export type ReadableSource = {
  set: SetCard;
  source: Omit<Source, "text">;
  closed: boolean;
  whole: boolean;
  pieces: { text: string; marks: { start: number; end: number }[] }[];
  /** How those of its texts are shown that are in light markup. */ texts?: ShownTexts;
};

/** Whether reading in a set is closed to somebody: their class takes a quiz on it, and its teacher wants it without the text. */
export async function isClosedTo(who: Asking, setId: string): Promise<boolean> {
  if (!who) return false;
  const now = new Date();
  const open = await db.assignment.findFirst({
    where: {
      closedBook: true,
      deletedAt: null,
      opensAt: { lte: now },
      OR: [{ closesAt: null }, { closesAt: { gt: now } }],
      quiz: { setId },
      class: { deletedAt: null, memberships: { some: { personId: who.personId, leftAt: null } } },
    },
    select: { id: true },
  });
  return open !== null;
}

const paragraphs = (text: string) =>
  text
    .split(/\n+/)
    .filter(Boolean)
    .map((words) => ({ text: words, marks: [] }));

function cutOut(text: string, { start, end, marks }: Window): ReadableSource["pieces"][number] {
  return { text: text.slice(start, end), marks: marks.map((mark) => ({ start: mark.start - start, end: mark.end - start })) };
}

/**
 * A source of a set for whoever may look at the set; null when there is none, or they may not. Nothing of its text is given while reading
 * is closed to them.
 */
export async function readSource(who: Asking, slug: string, sourceId: string): Promise<ReadableSource | null> {
  const set = await findSet(who, slug);
  const standing = set && (await standingSet(set.id));
  const found = standing?.graph.source(sourceId);
  if (!set || !standing || !found) return null;
  const { text, ...source } = found;
  const closed = !set.mayEdit && (await isClosedTo(who, set.id));
  const whole = source.kind !== "text" || set.mayEdit;
  const spans = standing.graph.factsIn(sourceId).flatMap((fact) => fact.evidence.filter((one) => one.source === sourceId));
  const pieces = whole ? paragraphs(text) : windowsOf(text, spans, standing.graph.language).map((window) => cutOut(text, window));
  // Only what came in a file, or was typed here, is in light markup.
  const texts = source.kind === "import" || source.kind === "author" ? textsIn(standing.graph.set.markup, closed ? [] : pieces) : undefined;
  return { set, source, closed, whole, pieces: closed ? [] : pieces, ...(texts && { texts }) };
}
