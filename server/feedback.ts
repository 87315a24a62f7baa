import "server-only";
import type { SourceKind, SourceOf } from "@/lib/facts/fact";
import type { Graph } from "@/lib/facts/graph";
import { stateFact } from "@/lib/facts/wording";
import { SELF_MARKED, type Mark, type Reply } from "@/lib/questions/question";
import type { Correction, Earlier, Feedback, Quotation, Remark, Revealed } from "@/lib/quizzes/answer";
import { pointsInOrder } from "@/lib/quizzes/option-order";
import { passageAround } from "@/lib/quizzes/passage";
import { correctionsSince, healedBy, type FactCorrection } from "./corrections";
import { pool } from "./db";
import type { AskedQuestion } from "./questions";
import { showFeedback, showRevealed } from "./shown-texts";
import { standingSet, standingSetAt, type StandingSet } from "./sets";

/** What stands around a question that was asked: the words it rests on, by fact too, and what earlier reports had said. */
type Grounds = { evidence: Quotation[]; byFact: ReadonlyMap<string, Quotation[]>; earlier: Earlier[] };

type Span = { factKey: string; source: string; start: number; end: number; at: string | null };
type SourceRow = { key: string; kind: string; title: string; date: string | null; text: string; of: SourceOf | null };

const SPANS = `
  SELECT v."factKey", e."sourceKey" AS source, e.start, e."end", e.at
  FROM "QuestionVersionFact" r JOIN "FactVersion" v ON v.id = r."factVersionId" JOIN "Evidence" e ON e."factVersionId" = v.id
  WHERE r."questionVersionId" = $1 ORDER BY v."factKey", e.position`;
const SOURCES = `SELECT key, kind, title, date, text, "of" FROM "Source" WHERE "setId" = $1 AND key = ANY($2)`;

const KEPT = 5_000;
const grounds = new Map<string, Promise<Grounds>>();

const sameSpan = (a: Omit<Span, "factKey" | "at">, b: Omit<Span, "factKey" | "at">) =>
  a.source === b.source && a.start === b.start && a.end === b.end;

function quotation(source: SourceRow, span: Omit<Span, "factKey">, language: string): Quotation {
  const { start, end, at } = span;
  const { before, after } = passageAround(source.text, start, end, language);
  return {
    source: source.key,
    title: source.title,
    start,
    end,
    quote: source.text.slice(start, end),
    before,
    after,
    kind: source.kind as SourceKind,
    at,
    of: source.of,
    date: source.date,
  };
}

/** The words of these spans with their neighbours, in their order; spans of sources that are not there are left out. */
export async function quotationsOf(
  setId: string,
  spans: readonly { source: string; start: number; end: number; at?: string }[],
  language: string,
): Promise<Quotation[]> {
  const { rows } = await pool.query<SourceRow>({
    name: "sources-by-key",
    text: SOURCES,
    values: [setId, spans.map((span) => span.source)],
  });
  const sources = new Map(rows.map((row) => [row.key, row]));
  return spans.flatMap(({ at, ...span }) => {
    const source = sources.get(span.source);
    return source ? [quotation(source, { ...span, at: at ?? null }, language)] : [];
  });
}

/** What reports had said before the facts that are asked took the place of theirs. */
function earlierOf(graph: Graph, factIds: readonly string[]): Earlier[] {
  const replaced = factIds.flatMap((id) => {
    const fact = graph.fact(id);
    return fact ? graph.replacedBy(fact) : [];
  });
  return replaced.flatMap((fact) => {
    const statement = stateFact(graph, fact);
    const source = fact.evidence.map((one) => graph.source(one.source)).find((one) => one !== undefined);
    return statement && source ? [{ statement, title: source.title, date: source.of?.date ?? source.date ?? null }] : [];
  });
}

async function readGrounds({ id, setId, question }: AskedQuestion): Promise<Grounds> {
  const [spans, set] = await Promise.all([pool.query<Span>({ name: "question-spans", text: SPANS, values: [id] }), standingSet(setId)]);
  const keys = new Set([...spans.rows.map((span) => span.source), ...question.evidence.map((one) => one.source)]);
  const rows = await pool.query<SourceRow>({ name: "sources-by-key", text: SOURCES, values: [setId, [...keys]] });
  const sources = new Map(rows.rows.map((row) => [row.key, row]));
  const language = set?.graph.language ?? "en";
  const quoted = (span: Omit<Span, "factKey">) => {
    const source = sources.get(span.source);
    return source ? [quotation(source, span, language)] : [];
  };
  const byFact = new Map<string, Quotation[]>();
  for (const { factKey, ...span } of spans.rows) byFact.set(factKey, [...(byFact.get(factKey) ?? []), ...quoted(span)]);
  const evidence = question.evidence.flatMap((one) => quoted({ ...one, at: spans.rows.find((span) => sameSpan(span, one))?.at ?? null }));
  return { evidence, byFact, earlier: set && question.layer === "happened" ? earlierOf(set.graph, question.factIds) : [] };
}

/** Question versions and sources never change, so what they rest on is read once. */
function groundsOf(asked: AskedQuestion): Promise<Grounds> {
  let found = grounds.get(asked.id);
  if (!found) {
    found = readGrounds(asked);
    grounds.set(asked.id, found);
    found.catch(() => grounds.delete(asked.id));
    if (grounds.size > KEPT) grounds.delete(grounds.keys().next().value!);
  }
  return found;
}

const acceptedOf = (reply: Reply): string[] => ("accepted" in reply ? reply.accepted : []);

/**
 * Whether what was asked is over, so that what is known now takes the place of what was known then; what there is to say of its mark; and
 * the revision of its set, where that was read just now.
 */
type Since = { isOver?: boolean; remark?: Remark | undefined; revision?: number };

async function quoted(set: StandingSet, { now }: FactCorrection): Promise<Quotation[]> {
  return now ? quotationsOf(set.setId, now.evidence, set.graph.language) : [];
}

/** What became of the facts, each with the words it rests on now. */
async function correctionsWithWords(set: StandingSet, corrections: readonly FactCorrection[]): Promise<Correction[]> {
  return Promise.all(
    corrections.map(async (one) => ({
      kind: one.kind,
      on: one.on,
      statement: one.statement,
      evidence: (await quoted(set, one))[0] ?? null,
    })),
  );
}

/** The words that the facts rest on that are corrected, in place of those that they rested on. */
async function evidenceNow(
  set: StandingSet,
  question: AskedQuestion["question"],
  corrections: readonly FactCorrection[],
): Promise<Quotation[] | null> {
  const asked = corrections.filter(({ kind, factId }) => kind === "corrected" && question.factIds.includes(factId));
  if (asked.length < question.factIds.length) return null;
  const found = (await Promise.all(asked.map((one) => quoted(set, one)))).flat();
  return found.length > 0 ? found : null;
}

async function withCorrections(asked: AskedQuestion, feedback: Feedback, { isOver, revision }: Since): Promise<Feedback> {
  const set = await (revision === undefined ? standingSet(asked.setId) : standingSetAt(asked.setId, revision));
  const since = set ? await correctionsSince(asked, set) : [];
  if (!set || since.length === 0) return feedback;
  const corrections = await correctionsWithWords(set, since);
  const healed = isOver ? await healedBy(asked, set, since) : null;
  if (!healed) return { ...feedback, corrections };
  return {
    ...feedback,
    key: healed.key,
    accepted: [...healed.accepted],
    explanation: healed.explanation,
    evidence: (await evidenceNow(set, asked.question, since)) ?? feedback.evidence,
    corrections,
  };
}

/**
 * What the learner hears once an answer is stored; `mark` is null where a question was never answered. What was corrected since is said
 * with it; once all is over, what is right now stands in place of what was.
 */
export async function feedbackOf(asked: AskedQuestion, mark: Mark | null, since: Since = {}): Promise<Feedback> {
  const { question } = asked;
  const { evidence, earlier } = await groundsOf(asked);
  const { points, near, outcomes } = mark ?? { points: 0, near: false, outcomes: [] };
  // Rebuilt, since the database gives keys back in an order of its own and the same answer gets the same response to the letter.
  const told = outcomes.map(({ factId, slot, right }) => ({ factId, slot, right }));
  const feedback = {
    points,
    near,
    outcomes: told,
    key: question.reply.key,
    accepted: acceptedOf(question.reply),
    explanation: question.explanation,
    evidence,
    earlier,
    ...(since.remark && { remark: since.remark }),
  };
  return showFeedback(question, await withCorrections(asked, feedback, since));
}

/** What a reveal shows: the back of a card, or the points of say-it; null where the question has neither. */
export async function revealedOf(asked: AskedQuestion, optionOrder: readonly string[], text: string): Promise<Revealed | null> {
  const { reply } = asked.question;
  if (reply.kind === "grade")
    return showRevealed(asked.question, { kind: "grade", back: reply.back, evidence: (await groundsOf(asked)).evidence });
  if (reply.kind !== "points") return null;
  const { byFact } = await groundsOf(asked);
  const options = pointsInOrder(reply, optionOrder).map((option) => ({
    ...option,
    evidence: (reply.facts?.[option.id] ?? []).flatMap((fact) => (byFact.get(fact) ?? []).slice(0, 1)),
  }));
  return showRevealed(asked.question, { kind: "points", options, text });
}

/** Whether the learner marks this kind of reply: then it stands outside every score. */
export const isSelfMarked = (reply: Reply): boolean => SELF_MARKED.includes(reply.kind);
