// What one learner leaves behind in some months, as rows: attempts, answers, marks, outcomes, and the memories that are folded from them.
import { createCipheriv, createHash } from "node:crypto";
import { DEFAULT_WEIGHTS } from "@/lib/memory/fsrs-curve";
import { foldMemory, stepsOf } from "@/lib/memory/fold";
import type { Memory, OutcomeEvent } from "@/lib/memory/memory";
import { DEFAULT_PLAN } from "@/lib/memory/plan";
import { dueAt } from "@/lib/memory/worth";
import { random } from "@/lib/random";
import type { FillItem, FillQuiz, Judged } from "./fill-sets";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const MONTHS_MS = 300 * DAY_MS;
/** Each learner takes so many of their own accord, so many with their class, and practises so many times. */
export const OWN = 5;
export const GIVEN = 2;
const PRACTISED = 3;
/** Every so many learners brought what they had answered elsewhere. */
const WITH_PAST = 20;
const PAST_REVIEWS = 50;

/** Ids that look random and are the same for the same seed: a cipher over a counter never gives one twice. */
export class Ids {
  #stream;
  constructor(seed: string) {
    this.#stream = createCipheriv("aes-128-ctr", createHash("md5").update(seed).digest(), Buffer.alloc(16));
  }
  hex = (): string => this.#stream.update(Buffer.alloc(16)).toString("hex");
  uuid = (): string => {
    const hex = this.hex();
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
}

type Value = string | number | boolean | null;

/** Rows by table, each in the order of its columns below. */
export type Rows = Map<string, Value[][]>;

/** The columns that a filled row gives; the others have their defaults. */
export const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  Person: ["id", "name", "email", "isAnonymous", "zone", "createdAt"],
  Session: ["id", "token", "userId", "expiresAt", "createdAt", "updatedAt"],
  Plan: ["personId", "minutes", "retention", "newShare", "daysOff", "lightDays", "scopes", "grades", "showIntervals", "showStreak", "hour"],
  Membership: ["id", "classId", "personId", "name", "joinedAt"],
  Attempt: [
    "id",
    "personId",
    "setId",
    "purpose",
    "settings",
    "seed",
    "feedback",
    "startedAt",
    "handedInAt",
    "settledAt",
    "assignmentId",
    "quizId",
  ],
  AttemptItem: ["id", "attemptId", "position", "questionVersionId", "optionOrder", "reason", "factKey", "seconds"],
  Answer: [
    "id",
    "attemptItemId",
    "key",
    "sequence",
    "reply",
    "digest",
    "locks",
    "answeredAt",
    "receivedAt",
    "elapsedMs",
    "itemMs",
    "zone",
    "localDate",
  ],
  Mark: ["id", "answerId", "questionVersionId", "points", "near", "selfMarked", "outcomes", "createdAt"],
  Outcome: ["markId", "personId", "setId", "factKey", "slot", "right", "points", "reply", "format", "choices", "retrievability"],
  Confusion: ["id", "answerId", "personId", "setId", "factKey", "slot", "chosen", "chosenFactKeys", "createdAt"],
  PastReview: ["id", "personId", "setId", "factKey", "slot", "at", "grade", "ms", "localDate"],
  Memory: [
    "personId",
    "setId",
    "factKey",
    "slot",
    "stability",
    "difficulty",
    "at",
    "produced",
    "reviews",
    "lapses",
    "missedInARow",
    "countedOn",
    "before",
    "changed",
    "dueAt",
    "stale",
  ],
};

/** Who is filled in: number `n`, in a class with assignments of a quiz each. `until` is the last moment, in milliseconds since 1970. */
export type Learner = {
  n: number;
  seed: string;
  until: number;
  classId: string;
  given: readonly { assignmentId: string; quizId: string; quiz: FillQuiz }[];
  own: readonly FillQuiz[];
};

const time = (ms: number): string => new Date(ms).toISOString();
const dateOf = (ms: number): string => time(ms).slice(0, 10);

type Event = OutcomeEvent & { row: Value[] | null };
type History = {
  rows: Rows;
  ids: Ids;
  personId: string;
  events: Map<string, { key: [string, string, string]; events: Event[] }>;
  arrivals: number;
};

const add = ({ rows }: History, table: string, row: Value[]): void => void rows.get(table)!.push(row);

function happened({ events }: History, key: [string, string, string], event: Event): void {
  const name = key.join(" ");
  if (!events.has(name)) events.set(name, { key, events: [] });
  events.get(name)!.events.push(event);
}

type Attempt = { id: string; at: number; feedback: "each" | "end"; isPractice: boolean };

/** The last column of an outcome is filled in when it is folded. */
function storeOutcomes(
  history: History,
  { setId, question, choices }: FillItem,
  { grade, points, near, outcomes }: Judged,
  markId: string,
  at: number,
): void {
  for (const { factId, slot, right } of outcomes) {
    const credit = question.reply.facts === undefined ? points : right ? 1 : 0;
    const row: Value[] = [
      markId,
      history.personId,
      setId,
      factId,
      slot,
      right,
      credit,
      question.reply.kind,
      question.format,
      choices,
      null,
    ];
    add(history, "Outcome", row);
    const event = {
      kind: "outcome",
      at,
      receivedAt: at,
      id: String(history.arrivals++).padStart(20, "0"),
      right,
      reply: question.reply.kind,
      choices,
      grade,
      near,
      hints: 0,
      slow: false,
      points: credit,
      localDate: dateOf(at),
    } as const;
    happened(history, [setId, factId, slot], { ...event, row });
  }
}

function storeAnswer(history: History, attempt: Attempt, item: FillItem, position: number, isKnown: boolean): void {
  const { ids, personId } = history;
  const [itemId, answerId, markId] = [ids.uuid(), ids.uuid(), ids.uuid()];
  const judged = isKnown ? item.right : item.wrong;
  const elapsedMs = position * 11_000;
  const at = attempt.at + elapsedMs;
  add(history, "AttemptItem", [
    itemId,
    attempt.id,
    position,
    item.versionId,
    item.optionOrder,
    ...(attempt.isPractice ? ["due", item.question.factIds[0] ?? null, 10] : [null, null, null]),
  ]);
  add(history, "Answer", [
    answerId,
    itemId,
    ids.uuid(),
    0,
    judged.reply,
    ids.hex() + ids.hex(),
    attempt.feedback === "each",
    time(at),
    time(at),
    elapsedMs,
    9_000,
    "UTC",
    dateOf(at),
  ]);
  add(history, "Mark", [
    markId,
    answerId,
    item.versionId,
    judged.points,
    judged.near,
    item.isSelfMarked,
    JSON.stringify(judged.outcomes),
    time(at),
  ]);
  storeOutcomes(history, item, judged, markId, at);
  const [first] = judged.outcomes;
  if (judged.chosen !== null && first)
    add(history, "Confusion", [ids.uuid(), answerId, personId, item.setId, first.factId, first.slot, judged.chosen, "{}", time(at)]);
}

const practiceSettings = ({ items }: FillQuiz): string =>
  JSON.stringify({
    minutes: 10,
    asks: items.map(({ setId, versionId, question }) => ({
      key: { setId, factId: question.factIds[0], slot: question.slot },
      format: question.format,
      reason: "due",
      seconds: 10,
      versionId,
    })),
    spare: [],
  });

type Taken = { quiz: FillQuiz; isPractice: boolean; assignmentId: string | null; quizId: string | null };

function storeAttempt(history: History, { quiz, isPractice, assignmentId, quizId }: Taken, at: number, knows: () => boolean): void {
  const id = history.ids.uuid();
  const feedback = assignmentId === null ? "each" : "end";
  const end = time(at + 5 * MINUTE_MS);
  const purpose = isPractice ? "practice" : "quiz";
  add(history, "Attempt", [
    id,
    history.personId,
    isPractice ? null : quiz.setId,
    purpose,
    isPractice ? practiceSettings(quiz) : quiz.settings,
    id,
    feedback,
    time(at),
    end,
    feedback === "end" ? end : null,
    assignmentId,
    quizId,
  ]);
  quiz.items.forEach((item, i) => storeAnswer(history, { id, at, feedback, isPractice }, item, i + 1, knows()));
}

function storePast(history: History, { items }: FillQuiz, until: number): void {
  for (let i = 0; i < PAST_REVIEWS; i++) {
    const { setId, question } = items[i % items.length]!;
    const [factId, at, grade] = [question.factIds[0]!, until - MONTHS_MS - (i + 1) * DAY_MS, (1 + (i % 4)) as 1 | 2 | 3 | 4];
    const id = history.ids.uuid();
    add(history, "PastReview", [id, history.personId, setId, factId, "object", time(at), grade, 4_000, dateOf(at)]);
    const right = grade > 1;
    happened(history, [setId, factId, "object"], {
      kind: "outcome",
      at,
      receivedAt: at,
      id,
      right,
      reply: "grade",
      choices: null,
      grade,
      near: false,
      hints: 0,
      slow: false,
      points: right ? 1 : 0,
      localDate: dateOf(at),
      row: null,
    });
  }
}

/** Folds what happened, as server/memories.ts does it: the memory, and what it said before each outcome. */
function storeMemories(history: History): void {
  for (const { key, events } of history.events.values()) {
    for (const { event, recall } of stepsOf(events, DEFAULT_WEIGHTS))
      if (recall !== null && "row" in event) (event as Event).row?.splice(-1, 1, recall);
    add(history, "Memory", [history.personId, ...key, ...memoryColumns(foldMemory(events, DEFAULT_WEIGHTS))]);
  }
}

function memoryColumns(memory: Memory | null): Value[] {
  if (memory === null) return [null, null, null, false, 0, 0, 0, null, null, false, null, false];
  const { stability, difficulty, at, produced, reviews, lapses, missedInARow, countedOn, before, changed } = memory;
  const due = time(Math.round(dueAt(memory, DEFAULT_WEIGHTS, DEFAULT_PLAN.retention)));
  return [
    stability,
    difficulty,
    time(at),
    produced,
    reviews,
    lapses,
    missedInARow,
    countedOn,
    before && JSON.stringify(before),
    changed,
    due,
    false,
  ];
}

/** Adds the rows of one learner. */
export function fillLearner(rows: Rows, { n, seed, until, classId, given, own }: Learner): void {
  const [chance, ids] = [random(`${seed} learner ${n}`), new Ids(`${seed} learner ${n}`)];
  const personId = ids.hex();
  const history: History = { rows, ids, personId, events: new Map(), arrivals: 0 };
  const since = until - MONTHS_MS;
  add(history, "Person", [personId, "", `${personId}@anonymous.invalid`, true, "Europe/Paris", time(since)]);
  add(history, "Session", [ids.hex(), ids.hex(), personId, time(until + 300 * DAY_MS), time(since), time(until)]);
  add(history, "Membership", [ids.uuid(), classId, personId, `Pupil ${n}`, time(since)]);
  if (n % 2 === 0) add(history, "Plan", [personId, 10, DEFAULT_PLAN.retention, 0.25, "{}", "{}", "[]", 2, false, true, 18]);
  const ability = 0.3 + 0.65 * chance.next();
  const quizzes: Taken[] = [
    ...Array.from({ length: OWN }, () => ({ quiz: chance.pick(own)!, isPractice: false, assignmentId: null, quizId: null })),
    ...given.map(({ quiz, assignmentId, quizId }) => ({ quiz, isPractice: false, assignmentId, quizId })),
    ...Array.from({ length: PRACTISED }, () => ({ quiz: chance.pick(own)!, isPractice: true, assignmentId: null, quizId: null })),
  ];
  quizzes.forEach((taken, i) =>
    storeAttempt(
      history,
      taken,
      since + Math.floor(((i + chance.next()) / quizzes.length) * (MONTHS_MS - DAY_MS)),
      () => chance.next() < ability,
    ),
  );
  if (n % WITH_PAST === 0) storePast(history, own[0]!, until);
  storeMemories(history);
}
