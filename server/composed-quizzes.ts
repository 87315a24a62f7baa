import "server-only";
import { randomBytes } from "node:crypto";
import type { Graph } from "@/lib/facts/graph";
import { plainStatement } from "@/lib/facts/plain-statement";
import { lintQuestion, lintQuiz, type Finding } from "@/lib/questions/lint";
import type { Question } from "@/lib/questions/question";
import { ok, refused, type Problem, type Result } from "@/lib/problem";
import { findQuestions, makeQuiz, swapsFor, type Material, type Wish } from "@/lib/quizzes/compose";
import {
  composedQuestion,
  factsFrom,
  findingWords,
  type ComposedItem,
  type ComposedQuestion,
  type ComposedQuiz,
} from "@/lib/quizzes/composed";
import type { Facility } from "@/lib/quizzes/difficulty";
import type { HeldPlace } from "@/lib/quizzes/held";
import { differenceOf, isSameDraft, type DraftDifference, type QuizDraft } from "@/lib/quizzes/quiz-draft";
import { LENGTHS, type QuizSettings } from "@/lib/quizzes/settings";
import { readQuizSettings } from "@/lib/quizzes/settings.schema";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { countsOfQuizzes } from "./counts";
import { db, pool as connections } from "./db";
import { isUuid, named } from "./ids";
import { keepQuestions } from "./questions";
import { heldPlacesOf, placesOfQuiz } from "./quiz-items";
import { withNewCode } from "./quizzes";
import { copyableBy, editableBy } from "./set-rights";
import type { Transaction } from "./sets-access";
import { poolOfSet, standingSet, type StandingSet } from "./sets";
import { textsIn } from "./shown-texts";
import { inPrismaTransaction } from "./transactions";

// Putting quizzes together. Whoever may copy a set may make quizzes of its questions, and sees their keys: a copy would show them the same.

type Asking = { personId: string } | null;
type Composer = { personId: string };

/** A set to make quizzes of: as it stands, with every question that can be asked of it. */
export type ComposableSet = { id: string; slug: string; title: string; standing: StandingSet; pool: readonly Question[] };

/** The set with this slug for whoever may make quizzes of it; null for everybody else, and when there is none. */
export async function findComposableSet(who: Asking, slug: string): Promise<ComposableSet | null> {
  const row = await db.factSet.findFirst({
    where: { slug: named(slug), ...copyableBy(who) },
    select: { id: true, slug: true, title: true },
  });
  const standing = row && (await standingSet(row.id));
  return row && standing && { ...row, standing, pool: await poolOfSet(row.id) };
}

/** A quiz as a list shows it. `count` is null where it is drawn anew for each attempt. */
export type QuizCard = {
  id: string;
  code: string;
  title: string;
  count: number | null;
  settings: QuizSettings;
  attempts: number;
  createdAt: Date;
  deletedAt: Date | null;
};

const THIRTY_DAYS_MS = 30 * 86_400_000;

/** The person's own quizzes on a set, the newest first; those deleted in the last thirty days among them. */
export async function listQuizzes(who: Asking, setId: string): Promise<QuizCard[]> {
  if (!who) return [];
  const rows = await db.quiz.findMany({
    where: { setId, ownerId: who.personId, OR: [{ deletedAt: null }, { deletedAt: { gt: new Date(Date.now() - THIRTY_DAYS_MS) } }] },
    orderBy: { createdAt: "desc" },
  });
  const counted = await countsOfQuizzes(rows.map(({ id }) => id));
  return rows.flatMap(({ id, code, title, settings, createdAt, deletedAt }) => {
    const read = readQuizSettings(settings);
    return read.ok
      ? [
          {
            id,
            code,
            title,
            count: counted.get(id)?.items || null,
            settings: read.value,
            attempts: counted.get(id)?.attempts ?? 0,
            createdAt,
            deletedAt,
          },
        ]
      : [];
  });
}

/** A question with its key, and how its texts are shown. */
function composed(graph: Graph, question: Question): ComposedQuestion {
  const whole = composedQuestion(graph, question);
  const texts = textsIn(question.markup, whole);
  return texts ? { ...whole, texts } : whole;
}

/** A fact to choose for a quiz: what it says, and its topic. */
export type FactChoice = { id: string; sentence: string; topic: string | null };

/** The facts of a set that a question asks, as sentences. */
export function listFactChoices({ standing: { graph }, pool }: ComposableSet): FactChoice[] {
  const asked = new Set(pool.flatMap((question) => question.factIds));
  return graph.set.facts.flatMap((fact) => {
    const sentence = asked.has(fact.id) ? plainStatement(graph, fact) : null;
    return sentence ? [{ id: fact.id, sentence, topic: fact.topic ?? null }] : [];
  });
}

/** The facts that rest on a source and can be asked; empty for a source that the set does not have. */
export function listFactsFrom(set: ComposableSet, source: string): string[] {
  const asked = new Set(set.pool.flatMap((question) => question.factIds));
  return factsFrom(set.standing.graph, source).filter((id) => asked.has(id));
}

const FACILITY = `
  SELECT v."questionId" AS id, avg(m.points)::float8 AS share, count(*)::int AS answers
  FROM "Question" q JOIN "QuestionVersion" v ON v."questionId" = q.id JOIN "AttemptItem" i ON i."questionVersionId" = v.id
  JOIN "Attempt" a ON a.id = i."attemptId" JOIN "Answer" r ON r."attemptItemId" = i.id
  JOIN LATERAL (SELECT points FROM "Mark" WHERE "answerId" = r.id ORDER BY "createdAt" DESC, id DESC LIMIT 1) m ON true
  WHERE q."setId" = $1 AND a."deletedAt" IS NULL AND a.purpose = 'quiz' AND r."withdrawnAt" IS NULL
  GROUP BY v."questionId" HAVING count(DISTINCT a."personId") >= 5`;

/** How questions of a set were answered in quizzes, where five people or more did: never what one person knows. */
async function facilityOf(setId: string): Promise<Material["facilityOf"]> {
  const { rows } = await connections.query<Facility & { id: string }>(FACILITY, [setId]);
  const byQuestion = new Map(rows.map(({ id, share, answers }) => [id, { share, answers }]));
  return (id) => byQuestion.get(id);
}

const NOTHING_KNOWN: Material["facilityOf"] = () => undefined;

async function materialOf({ id, standing, pool }: ComposableSet, wish: Pick<Wish, "difficulty">): Promise<Material> {
  return { graph: standing.graph, pool, facilityOf: wish.difficulty === "mixed" ? NOTHING_KNOWN : await facilityOf(id) };
}

const newSeed = () => randomBytes(8).toString("hex");

/**
 * Stores the questions of a draft as the items of a quiz. Those that are in the quiz but no longer in the set's pool are stored already.
 */
async function storeItems(transaction: Transaction, set: ComposableSet, quizId: string, items: QuizDraft["items"]): Promise<void> {
  const wanted = new Set(items.map((item) => item.questionId));
  await keepQuestions(
    transaction,
    set.standing,
    set.pool.filter((question) => wanted.has(question.id)),
  );
  await transaction.quizItem.deleteMany({ where: { quizId } });
  await transaction.quizItem.createMany({
    data: items.map(({ questionId, points }, i) => ({ quizId, position: i + 1, questionId, points })),
  });
}

/** A quiz to store, with the code of its link. */
export type NewQuiz = { code: string; title: string; settings: QuizSettings; questions: readonly Question[] };

/** Stores a quiz of these questions, each worth one point, and says its id. The caller has found the set for this person. */
export async function storeQuiz(
  transaction: Transaction,
  who: Composer,
  set: ComposableSet,
  { code, title, settings, questions }: NewQuiz,
): Promise<string> {
  const { id } = await transaction.quiz.create({
    data: { code, setId: set.id, ownerId: who.personId, title, settings: { ...settings, length: questions.length } },
    select: { id: true },
  });
  await storeItems(
    transaction,
    set,
    id,
    questions.map((question) => ({ questionId: question.id, points: 1 })),
  );
  return id;
}

/** Makes a quiz as wished and says its id; a problem where nothing fits the wish. The caller has found the set for this person. */
export async function composeQuiz(who: Composer, set: ComposableSet, settings: QuizSettings, title: string): Promise<Result<string>> {
  const questions = makeQuiz(await materialOf(set, settings), settings, newSeed());
  if (questions.length === 0) return refused({ where: "settings", message: words("quizzes").nothingFits });
  return ok(
    await withNewCode((code) =>
      inPrismaTransaction((transaction) => storeQuiz(transaction, who, set, { code, title, settings, questions })),
    ),
  );
}

/** Whether somebody may change a quiz: whose it is, and, of a set that several edit, the others of them where it is one of theirs. */
async function mayChange(who: Composer, { ownerId, setId }: { ownerId: string | null; setId: string }): Promise<boolean> {
  if (ownerId === null || ownerId === who.personId) return ownerId !== null;
  const [mine, theirs] = await Promise.all(
    [who.personId, ownerId].map((personId) =>
      db.factSet.findFirst({ where: { id: setId, ...editableBy({ personId }) }, select: { id: true } }),
    ),
  );
  return mine !== null && theirs !== null;
}

type QuizRow = { id: string; code: string; title: string; revision: number; settings: QuizSettings; setId: string };

async function findRow(who: Asking, set: ComposableSet, quizId: unknown): Promise<QuizRow | null> {
  if (!who || !isUuid(quizId)) return null;
  const row = await db.quiz.findFirst({ where: { id: quizId, setId: set.id, deletedAt: null } });
  const settings = row && readQuizSettings(row.settings);
  return row && settings?.ok && (await mayChange(who, row)) ? { ...row, settings: settings.value } : null;
}

const questionName = (position: number) => fill(words("quizzes").questionNumber, { position });

/** What the linter says of a quiz in words: of each of its questions among the others, by question id, and under "quiz" of the whole. */
function notesOn(graph: Graph, quiz: readonly Question[]): Map<string, string[]> {
  const notes = new Map<string, string[]>();
  const add = (where: string, finding: Finding) =>
    notes.set(where, [...(notes.get(where) ?? []), findingWords(graph, quiz, finding, questionName)]);
  for (const finding of lintQuiz(graph, quiz)) add(finding.where, finding);
  for (const question of quiz) for (const finding of lintQuestion(graph, question)) add(question.id, finding);
  return notes;
}

function toComposed(row: QuizRow, graph: Graph, held: readonly HeldPlace[]): ComposedQuiz {
  const { id, code, title, revision, settings } = row;
  const notes = notesOn(
    graph,
    held.flatMap(({ question }) => question ?? []),
  );
  const items = held.map(({ place, question, became }): ComposedItem => ({
    questionId: place.questionId,
    points: place.points,
    question: question && composed(graph, question),
    became,
    notes: question ? (notes.get(question.id) ?? []) : [],
  }));
  return { id, code, title, revision, settings, items, notes: notes.get("quiz") ?? [] };
}

async function readComposed(set: ComposableSet, row: QuizRow): Promise<ComposedQuiz> {
  return toComposed(row, set.standing.graph, await heldPlacesOf(set.standing, set.pool, row.id));
}

/** A quiz of a set as it stands, for whoever may change it. */
export type FoundQuiz = { set: ComposableSet; quiz: ComposedQuiz };

/** The quiz with this id on a set, with every key; null when it is missing, deleted, or not theirs to change. */
export async function findComposedQuiz(who: Asking, slug: string, quizId: unknown): Promise<FoundQuiz | null> {
  const set = await findComposableSet(who, slug);
  const row = set && (await findRow(who, set, quizId));
  return set && row ? { set, quiz: await readComposed(set, row) } : null;
}

/** A quiz for print and preview: its questions as they can be asked now, each with what it is worth. */
export type QuizToAsk = {
  set: ComposableSet;
  id: string;
  code: string;
  title: string;
  settings: QuizSettings;
  questions: { question: Question; points: number }[];
};

/**
 * The questions of a quiz in its order; null when it is missing, deleted, or not theirs to change. One without questions of its own has
 * none.
 */
export async function findQuizToAsk(who: Asking, slug: string, quizId: unknown): Promise<QuizToAsk | null> {
  const set = await findComposableSet(who, slug);
  const row = set && (await findRow(who, set, quizId));
  if (!set || !row) return null;
  const held = await heldPlacesOf(set.standing, set.pool, row.id);
  const { id, code, title, settings } = row;
  return {
    set,
    id,
    code,
    title,
    settings,
    questions: held.flatMap(({ place, question }) => (question ? [{ question, points: place.points }] : [])),
  };
}

/**
 * What became of saving: stored; or somebody else saved first, what they have and how it differs from what was sent; or it cannot be
 * stored.
 */
export type SavedDraft =
  | { kind: "saved"; quiz: ComposedQuiz }
  | { kind: "changed"; theirs: ComposedQuiz; difference: DraftDifference }
  | { kind: "refused"; problems: Problem[] };

const draftOf = ({ title, settings, items }: ComposedQuiz): QuizDraft => ({
  title,
  settings,
  items: items.map(({ questionId, points }) => ({ questionId, points })),
});

/** Holds the row of a quiz until the transaction ends; its revision, or null when it was deleted meanwhile. */
async function hold(transaction: Transaction, quizId: string): Promise<number | null> {
  const [row] = await transaction.$queryRaw<
    { revision: number }[]
  >`SELECT revision FROM "Quiz" WHERE id = ${quizId}::uuid AND "deletedAt" IS NULL FOR UPDATE`;
  return row?.revision ?? null;
}

/** Stores a draft over the revision it was made from; false where another was stored since. */
async function storeDraft(set: ComposableSet, quizId: string, revision: number, { title, settings, items }: QuizDraft): Promise<boolean> {
  return inPrismaTransaction(async (transaction) => {
    if ((await hold(transaction, quizId)) !== revision) return false;
    await storeItems(transaction, set, quizId, items);
    await transaction.quiz.update({ where: { id: quizId }, data: { title, settings, revision: { increment: 1 } } });
    return true;
  });
}

/** Whether every question of a draft is one of the set, or was in the quiz before. */
async function isKnown(set: ComposableSet, quizId: string, { items }: QuizDraft): Promise<boolean> {
  const ids = new Set([...set.pool.map((question) => question.id), ...(await placesOfQuiz(quizId)).map((place) => place.questionId)]);
  return items.every((item) => ids.has(item.questionId));
}

/**
 * Saves a quiz that was put together from `revision` on. Where somebody saved another meanwhile nothing is stored, and both can be
 * compared; the same once more is stored already. Null when the quiz is missing or not theirs.
 */
export async function saveDraft(
  who: Composer,
  slug: string,
  quizId: unknown,
  revision: number,
  draft: QuizDraft,
): Promise<SavedDraft | null> {
  const set = await findComposableSet(who, slug);
  const row = set && (await findRow(who, set, quizId));
  if (!set || !row) return null;
  if (!(await isKnown(set, row.id, draft)))
    return { kind: "refused", problems: [{ where: "items", message: words("quizzes").unknownQuestion }] };
  const isStored = await storeDraft(set, row.id, revision, draft);
  const now = await findRow(who, set, row.id);
  if (!now) return null;
  const quiz = await readComposed(set, now);
  const there = draftOf(quiz);
  return isStored || isSameDraft(there, draft)
    ? { kind: "saved", quiz }
    : { kind: "changed", theirs: quiz, difference: differenceOf(there, draft) };
}

/** Deletes a quiz, or brings it back while the thirty days last. False when it is not theirs. Attempts at it stay. */
export async function deleteQuiz(who: Composer, slug: string, quizId: unknown, back = false): Promise<boolean> {
  if (!isUuid(quizId)) return false;
  const { count } = await db.quiz.updateMany({
    where: { id: quizId, ownerId: who.personId, set: { slug: named(slug) } },
    data: { deletedAt: back ? null : new Date() },
  });
  return count === 1;
}

/** A quiz that is being put together, as its page has it: the questions in their order, and what is wished for. */
export type OnTheDesk = { items: readonly string[]; wish: Wish };

type Desk = { set: ComposableSet; quiz: Question[]; material: Material };

/** The questions that a page names, as far as they can be asked; null when the quiz is not theirs. */
async function deskOf(who: Asking, slug: string, quizId: unknown, { items, wish }: OnTheDesk): Promise<Desk | null> {
  const set = await findComposableSet(who, slug);
  if (!set || !(await findRow(who, set, quizId))) return null;
  const byId = new Map(set.pool.map((question) => [question.id, question]));
  return { set, quiz: items.flatMap((id) => byId.get(id) ?? []), material: await materialOf(set, wish) };
}

/**
 * The quiz with the questions of these places made anew and the others as they are. Null when it is not theirs; a problem where nothing
 * fits.
 */
export async function remakeQuiz(
  who: Asking,
  slug: string,
  quizId: unknown,
  desk: OnTheDesk,
  locked: ReadonlySet<string>,
): Promise<Result<ComposedQuestion[]> | null> {
  const found = await deskOf(who, slug, quizId, desk);
  if (!found) return null;
  const { set, quiz, material } = found;
  const kept = quiz.map((question) => (locked.has(question.id) ? question : null));
  const made = makeQuiz(material, desk.wish, newSeed(), kept, new Set(quiz.map((question) => question.id)));
  if (made.length === 0) return refused({ where: "settings", message: words("quizzes").nothingFits });
  return ok(made.slice(0, LENGTHS.most).map((question) => composed(set.standing.graph, question)));
}

/** What may stand at a place instead: on the same fact, and on others. */
export type OfferedSwaps = { sameFact: ComposedQuestion[]; otherFact: ComposedQuestion[] };

/** What may take the place of a question of the quiz. Null when it is not theirs. */
export async function offerSwaps(
  who: Asking,
  slug: string,
  quizId: unknown,
  desk: OnTheDesk,
  questionId: string,
): Promise<OfferedSwaps | null> {
  const found = await deskOf(who, slug, quizId, desk);
  if (!found) return null;
  const { set, quiz, material } = found;
  const { sameFact, otherFact } = swapsFor(
    material,
    quiz,
    quiz.findIndex((question) => question.id === questionId),
    desk.wish,
    newSeed(),
  );
  const shown = (question: Question) => composed(set.standing.graph, question);
  return { sameFact: sameFact.map(shown), otherFact: otherFact.map(shown) };
}

/** A question that a search found, with what the linter would say of it in this quiz. */
export type FoundQuestion = { question: ComposedQuestion; notes: string[] };

const FOUND_AT_ONCE = 12;

/** Questions of the set that hold every word of a search and are not in the quiz. Null when it is not theirs. */
export async function searchQuestions(
  who: Asking,
  slug: string,
  quizId: unknown,
  desk: OnTheDesk,
  search: string,
): Promise<FoundQuestion[] | null> {
  const found = await deskOf(who, slug, quizId, desk);
  if (!found) return null;
  const {
    set: {
      pool,
      standing: { graph },
    },
    quiz,
  } = found;
  return findQuestions(pool, quiz, search, FOUND_AT_ONCE).map((question) => ({
    question: composed(graph, question),
    notes: notesOn(graph, [...quiz, question]).get(question.id) ?? [],
  }));
}
