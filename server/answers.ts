import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { canonicalJson } from "@/lib/canonical-json";
import type { Graph } from "@/lib/facts/graph";
import { plainIn } from "@/lib/questions/plain-words";
import { comparable } from "@/lib/questions/typed";
import { readGiven } from "@/lib/questions/given.schema";
import { choicesOf } from "@/lib/memory/credit";
import type { PracticeAnswerResponse } from "@/lib/memory/practice";
import { markAnswer } from "@/lib/questions/mark";
import type { GivenReply, Mark, Outcome, Reply } from "@/lib/questions/question";
import type { AnswerBody, AnswerConflict, AnswerResponse, Revealed, Stored, StoredAnswer } from "@/lib/quizzes/answer";
import { isSlow } from "@/lib/quizzes/pace";
import { deadlineOf, finishedAt, isInTime, isLate, type Timing } from "@/lib/quizzes/timing";
import type { Problem } from "@/lib/problem";
import { storeAnswer, type AnswerStored } from "./answers-together";
import { findFrame, timingOf, type AttemptFrame } from "./attempt-frames";
import { confusionsIn, mayConfuse, type Confused } from "./confusions";
import { pool } from "./db";
import { feedbackOf, isSelfMarked, revealedOf } from "./feedback";
import { foldSoon } from "./memories";
import { count } from "./metrics";
import { notePace, pacesOf } from "./paces";
import { moveAfter } from "./practice";
import { askedQuestions, type AskedQuestion } from "./questions";
import { presumedSet, standingSet, type StandingSet } from "./sets";
import { zoneOf } from "./zones";

/** What became of an answer that was sent. Only `stored` is an acknowledgement, and it is given after the commit. */
export type AnswerOutcome =
  | { outcome: "stored"; response: AnswerResponse | PracticeAnswerResponse }
  | { outcome: "conflict"; response: AnswerConflict }
  | { outcome: "refused"; problems: Problem[] };

/**
 * Who answers: the zone is used where the answer names none. With `token` that is only what is presumed of this session, and checked when
 * the answer is stored.
 */
type Answering = { personId: string; zone: string | null; token?: string };

type Item = { frame: AttemptFrame; id: string; position: number; optionOrder: readonly string[]; asked: AskedQuestion };

/** The item of an attempt with its question, or null when it is missing or not theirs. */
async function findItem(who: { personId: string }, attemptId: string, position: number): Promise<Item | null> {
  const frame = await findFrame(who, attemptId, position);
  const item = frame?.items.get(position);
  const asked = item && (await askedQuestions([item.versionId])).get(item.versionId);
  return frame && item && asked ? { frame, id: item.id, position, optionOrder: item.optionOrder, asked } : null;
}

const digestOf = (body: AnswerBody) => createHash("sha256").update(canonicalJson(body)).digest("hex");

/** An entity's name and aliases, as they are and made comparable. */
type Called = { names: readonly string[]; comparable: readonly string[] };

const called = new WeakMap<Graph, readonly Called[]>();

/** What everything in a set is called: worked out once, since every typed answer needs it. */
function calledIn(graph: Graph): readonly Called[] {
  const kept = called.get(graph);
  if (kept) return kept;
  const all = graph.set.entities.map((entity) => {
    const names = [entity.name, ...(entity.aliases ?? [])].map((name) => plainIn(graph, name));
    return { names, comparable: names.map(comparable) };
  });
  called.set(graph, all);
  return all;
}

function rivalsIn(graph: Graph, reply: Extract<Reply, { kind: "text" }>): string[] {
  const right = new Set([reply.key, ...reply.accepted].map(comparable));
  return calledIn(graph).flatMap((one) => (one.comparable.some((name) => right.has(name)) ? [] : one.names));
}

/** The names of everything in the set but what is right: a typed answer that is near one of them is no slip. */
export async function rivalNames(setId: string, reply: Reply): Promise<string[]> {
  const set = reply.kind === "text" ? await standingSet(setId) : null;
  return set && reply.kind === "text" ? rivalsIn(set.graph, reply) : [];
}

async function isSlowFor(who: Answering, item: Item, body: AnswerBody): Promise<boolean> {
  const hasExtraTime = item.frame.multiplier !== 1;
  return !hasExtraTime && body.itemMs !== undefined && isSlow(body.itemMs, await pacesOf(who.personId, item.asked.question.format));
}

type Given = AnswerBody & { reply: GivenReply };

/** A mark, what was taken for what, and the revision of the set that they rest on: null where the question alone says what is right. */
type Marked = { mark: Mark; confusions: Confused[]; revision: number | null };

type ReadSet = (setId: string) => Promise<StandingSet | null>;

async function marked({ asked }: Item, given: GivenReply, readSet: ReadSet): Promise<Marked> {
  const { reply } = asked.question;
  const typed = reply.kind === "text" ? await readSet(asked.setId) : null;
  const mark = markAnswer(asked.question, given, typed && reply.kind === "text" ? rivalsIn(typed.graph, reply) : []);
  const set = typed ?? (mayConfuse(asked, given, mark) ? await readSet(asked.setId) : null);
  return { mark, confusions: set ? confusionsIn(set.graph, asked, given, mark) : [], revision: set?.revision ?? null };
}

/** So often an answer is marked again while somebody keeps changing the set. */
const MOST_TRIES = 5;

/**
 * Marks by the set as this process knows it, and stores; where the set has changed since, nothing was stored, and it is marked by the set
 * as it is now.
 */
async function markAndStore(who: Answering, item: Item, body: Given): Promise<{ mark: Mark; stored: AnswerStored | null }> {
  for (let tries = 1; ; tries++) {
    const one = await marked(item, body.reply, tries === 1 ? presumedSet : standingSet);
    const stored = await store(who, item, body, one, await isSlowFor(who, item, body));
    if (stored?.fits !== false) return { mark: one.mark, stored };
    if (tries === MOST_TRIES) throw new Error("a set changed faster than an answer could be marked");
  }
}

/**
 * Stores an answer and says what became of it; null when the attempt or the question is missing or not theirs, or who asks is not who was
 * presumed. The same answer sent again gets the same response; another answer under its key, its sequence, or to a question that is locked
 * gets what is stored instead.
 */
export async function recordAnswer(who: Answering, attemptId: string, position: number, body: AnswerBody): Promise<AnswerOutcome | null> {
  const item = await findItem(who, attemptId, position);
  if (!item) return null;
  const { question } = item.asked;
  const given = readGiven(question.reply, body.reply, question.language);
  if (!given.ok) return { outcome: "refused", problems: given.problems };
  const { mark, stored } = await markAndStore(who, item, { ...body, reply: given.value });
  if (!stored) return null;
  if (stored.receivedAt === null) return explain(who, item, body, given.value, stored.taken);
  notePace(who.personId, question.format, body.itemMs);
  foldSoon(item.frame.personId);
  // An answer that was overtaken by a later one is looked up with it, to say rightly whether it counts.
  if (stored.highest !== null && stored.highest > body.sequence) return replay(who, item, body, await readItem(item));
  const feedback = item.frame.feedback === "each" ? await feedbackOf(item.asked, mark, { revision: stored.revision }) : null;
  return {
    outcome: "stored",
    response: await withMove(who, item, stored.answer, { ...justStored(item, body, stored, stored.receivedAt), feedback }),
  };
}

/** In practice the response brings what comes next. */
async function withMove(
  who: Answering,
  { frame }: Item,
  answerId: string,
  response: AnswerResponse,
): Promise<AnswerResponse | PracticeAnswerResponse> {
  if (frame.purpose === "quiz") return response;
  const move = await moveAfter({ ...who, personId: frame.personId }, frame.id, answerId);
  return { ...response, next: move.added[0]?.question ?? null, ...move };
}

async function store(
  who: Answering,
  { frame, id, position, asked }: Item,
  body: Given,
  { mark, confusions, revision }: Marked,
  slow: boolean,
): Promise<AnswerStored | null> {
  const { reply, format } = asked.question;
  const { zone, minutes } = zoneOf([body.zone, who.zone], body.answeredAt);
  const { key, sequence, answeredAt, elapsedMs, itemMs = null, hints } = body;
  const isOwnZone = body.zone === zone;
  const session = who.token === undefined ? null : { token: who.token, personId: who.personId, ...(!isOwnZone && { zone: who.zone }) };
  return storeAnswer({
    answer: randomUUID(),
    mark: randomUUID(),
    attemptId: frame.id,
    itemId: id,
    position,
    personId: who.personId,
    session,
    key,
    sequence,
    reply: body.reply,
    digest: digestOf(body),
    locks: frame.feedback === "each",
    answeredAt,
    givenAt: frame.startedAt + elapsedMs,
    elapsedMs,
    itemMs,
    hints,
    slow,
    zone,
    minutes,
    learnsZone: who.zone === null && isOwnZone,
    versionId: asked.id,
    setId: asked.setId,
    revision,
    points: mark.points,
    near: mark.near,
    selfMarked: isSelfMarked(reply),
    outcomes: mark.outcomes,
    kind: reply.kind,
    format,
    hasParts: reply.facts !== undefined,
    choices: choicesOf(reply),
    confusions,
  });
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

function justStored({ frame }: Item, body: AnswerBody, row: AnswerStored, receivedAt: Date): AnswerResponse {
  const timing = timingOf(frame, {
    extensionSeconds: row.extension,
    multiplier: row.multiplier,
    closesAt: row.closesAt?.getTime() ?? null,
    handedInAt: null,
  });
  const arrival = { receivedAt: receivedAt.getTime(), elapsedMs: body.elapsedMs };
  return {
    stored: { sequence: body.sequence, counts: isInTime(timing, arrival), late: isLate(timing, arrival) },
    feedback: null,
    next: null,
    deadline: iso(deadlineOf(timing)),
  };
}

type AnswerRow = {
  id: string;
  key: string;
  sequence: number;
  reply: GivenReply;
  digest: string;
  locks: boolean;
  withdrawn: boolean;
  receivedAt: number;
  elapsedMs: number;
  points: number;
  near: boolean;
  outcomes: Outcome[];
};
type ItemRows = {
  handedInAt: number | null;
  multiplier: number | null;
  closesAt: number | null;
  extensions: { at: number; seconds: number }[];
  answers: AnswerRow[];
  now: number;
};

const EPOCH_MS = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

const READ_ITEM = `
  SELECT ${EPOCH_MS('a."handedInAt"')} AS "handedInAt", a.multiplier, ${EPOCH_MS('a."closesAt"')} AS "closesAt", ${EPOCH_MS("clock_timestamp()")} AS now,
    (SELECT coalesce(json_agg(json_build_object('at', ${EPOCH_MS('e."createdAt"')}, 'seconds', e.seconds)), '[]') FROM "Extension" e WHERE e."attemptId" = a.id) AS extensions,
    (SELECT coalesce(json_agg(json_build_object('id', n.id, 'key', n.key, 'sequence', n.sequence, 'reply', n.reply, 'digest', n.digest, 'locks', n.locks, 'withdrawn', n."withdrawnAt" IS NOT NULL,
        'receivedAt', ${EPOCH_MS('n."receivedAt"')}, 'elapsedMs', n."elapsedMs", 'points', m.points, 'near', m.near, 'outcomes', m.outcomes) ORDER BY n."receivedAt", n.arrival), '[]')
      FROM "Answer" n JOIN LATERAL (SELECT * FROM "Mark" k WHERE k."answerId" = n.id ORDER BY k."createdAt", k.id LIMIT 1) m ON true
      WHERE n."attemptItemId" = $2) AS answers
  FROM "Attempt" a WHERE a.id = $1`;

/** Everything stored of one item, each answer with its first mark. */
async function readItem({ frame, id }: Item): Promise<ItemRows> {
  const { rows } = await pool.query<ItemRows>({ name: "read-item", text: READ_ITEM, values: [frame.id, id] });
  const row = rows[0];
  if (!row) throw new Error("an attempt vanished while it was answered");
  return row;
}

/** The timing as it was known at a moment: later extensions are left out. */
function timingAt(frame: AttemptFrame, rows: ItemRows, at: number): Timing {
  const extensionSeconds = rows.extensions.filter((extension) => extension.at <= at).reduce((sum, extension) => sum + extension.seconds, 0);
  return timingOf(frame, { extensionSeconds, multiplier: rows.multiplier, closesAt: rows.closesAt, handedInAt: rows.handedInAt });
}

/** What became of a stored answer, as it was when it was received: a later answer does not change what was said of an earlier one. */
function storedAt(frame: AttemptFrame, rows: ItemRows, answer: AnswerRow): Stored {
  const timing = timingAt(frame, rows, answer.receivedAt);
  const before = rows.answers.slice(0, rows.answers.indexOf(answer)).filter((other) => isInTime(timing, other));
  const highest = Math.max(-1, ...before.map((other) => other.sequence));
  const counts = isInTime(timing, answer) && (frame.feedback === "each" ? answer.locks : answer.sequence > highest);
  return { sequence: answer.sequence, counts, late: isLate(timing, answer) };
}

async function responseTo(item: Item, rows: ItemRows, answer: AnswerRow): Promise<AnswerResponse> {
  const deadline = iso(deadlineOf(timingAt(item.frame, rows, answer.receivedAt)));
  return {
    stored: storedAt(item.frame, rows, answer),
    feedback: item.frame.feedback === "each" ? await feedbackOf(item.asked, answer) : null,
    next: null,
    deadline,
  };
}

async function replay(who: Answering, item: Item, body: AnswerBody, rows: ItemRows): Promise<AnswerOutcome> {
  const answer = rows.answers.find((one) => one.key === body.key);
  if (!answer) throw new Error("an answer vanished after it was stored");
  return { outcome: "stored", response: await withMove(who, item, answer.id, await responseTo(item, rows, answer)) };
}

async function conflict(item: Item, rows: ItemRows, answer: AnswerRow | undefined, problem: Problem): Promise<AnswerOutcome> {
  const stored: StoredAnswer | null = answer ? { ...storedAt(item.frame, rows, answer), key: answer.key, reply: answer.reply } : null;
  const told = answer && item.frame.feedback === "each" ? await feedbackOf(item.asked, answer) : null;
  return {
    outcome: "conflict",
    response: { problems: [problem], stored, feedback: told, deadline: iso(deadlineOf(timingAt(item.frame, rows, rows.now))) },
  };
}

/** Why nothing was stored: looked up only then. `taken` is false where the class is elsewhere on the wall. */
async function explain(who: Answering, item: Item, body: AnswerBody, given: GivenReply, taken: boolean): Promise<AnswerOutcome> {
  const rows = await readItem(item);
  const sameKey = rows.answers.find((answer) => answer.key === body.key);
  if (sameKey) count("footing_answers_repeated_total");
  if (sameKey?.digest === digestOf({ ...body, reply: given })) return replay(who, item, body, rows);
  if (sameKey) return conflict(item, rows, sameKey, { where: "key", message: "Another answer was stored under this key." });
  const locking = rows.answers.find((answer) => answer.locks && !answer.withdrawn);
  if (locking) return conflict(item, rows, locking, { where: "position", message: "This question is answered: the first answer counts." });
  const sameSequence = rows.answers.find((answer) => answer.sequence === body.sequence);
  if (sameSequence)
    return conflict(item, rows, sameSequence, { where: "sequence", message: "Another answer was stored under this sequence." });
  if (rows.handedInAt !== null) return conflict(item, rows, rows.answers.at(-1), { where: "attempt", message: "This quiz is handed in." });
  if (!taken)
    return conflict(item, rows, rows.answers.at(-1), {
      where: "position",
      message: "The class has gone on: this question is closed. What was stored before stays.",
    });
  const end = finishedAt(timingAt(item.frame, rows, rows.now));
  return {
    outcome: "refused",
    problems: [{ where: "elapsedMs", message: `Time was up at ${iso(end)}, before this answer was given. It was not stored.` }],
  };
}

const REVEAL = `
  WITH mine AS (SELECT a.id FROM "Attempt" a WHERE a.id = $1 AND (a."personId" = $2 OR a."personId" = current_person($2)) AND a."deletedAt" IS NULL),
  made AS (
    INSERT INTO "Reveal" (id, "attemptItemId", key, text) SELECT gen_random_uuid(), $3, $4, $5 FROM mine ON CONFLICT DO NOTHING RETURNING text
  )
  SELECT (SELECT count(*)::int FROM made) AS made FROM mine`;

/** What became of a reveal. */
export type RevealOutcome = { outcome: "revealed"; response: Revealed } | { outcome: "conflict" | "refused"; problems: Problem[] };

/**
 * Keeps that the back of a card, or the points of say-it, were shown, and shows them. It neither locks nor counts. Null when the question
 * is missing or not theirs.
 */
export async function recordReveal(
  who: { personId: string },
  attemptId: string,
  position: number,
  body: { key: string; text?: string },
): Promise<RevealOutcome | null> {
  const item = await findItem(who, attemptId, position);
  if (!item) return null;
  const revealed = await revealedOf(item.asked, item.optionOrder, body.text ?? "");
  if (!revealed) return { outcome: "refused", problems: [{ where: "position", message: "This question has nothing to turn over." }] };
  const { rows } = await pool.query<{ made: number }>({
    name: "store-reveal",
    text: REVEAL,
    values: [item.frame.id, who.personId, item.id, body.key, body.text ?? null],
  });
  if (!rows[0]) return null;
  if (rows[0].made === 0) {
    const stored = await pool.query<{ text: string | null }>('SELECT text FROM "Reveal" WHERE "attemptItemId" = $1 AND key = $2', [
      item.id,
      body.key,
    ]);
    if (stored.rows[0]?.text !== (body.text ?? null))
      return { outcome: "conflict", problems: [{ where: "key", message: "Another text was stored under this key." }] };
  }
  return { outcome: "revealed", response: revealed };
}
