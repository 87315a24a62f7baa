import "server-only";
import type { MemoryKey } from "@/lib/memory/memory";
import type { PlanScope } from "@/lib/memory/plan";
import type { PracticeHint, PracticeItem, PracticeMode, PracticeMove, PracticeState } from "@/lib/memory/practice";
import type { Ask } from "@/lib/memory/session";
import { orderOfOptions } from "@/lib/quizzes/option-order";
import { ok, refused, type Problem, type Result } from "@/lib/problem";
import { groupBy } from "@/lib/group-by";
import type { Random } from "@/lib/random";
import { attemptIdOf, databaseNow, handIn, readAttempt, realRandom, toState, type AttemptRow } from "./attempts";
import { db, pool } from "./db";
import { Prisma } from "./generated/prisma/client";
import { foldSoon } from "./memories";
import { planOf } from "./plan";
import { draw, isLeftAlone, readProgress, spentOf, type Drawn, type DrawnItem, type Planned, type PracticeSettings } from "./practice-draw";
import { hintFor, storedItems, toPracticeItems, type Practising, type Stored } from "./practice-items";
import { questionFor, sessionFor, type BuiltSession } from "./practice-session";
import { askedQuestions, keepQuestions } from "./questions";
import { standingSet } from "./sets";
import { inPrismaTransaction, inTransaction } from "./transactions";
import { endOfDay } from "./zones";

/**
 * What to practise: minutes, of what (empty: what the plan says), and whether it counts. `keys` names what to ask; `token` is made with the
 * page that has the button.
 */
export type PracticeStart = {
  minutes: number;
  mode: PracticeMode;
  scope?: readonly PlanScope[];
  keys?: readonly MemoryKey[];
  token?: string;
};

/** The most minutes of one session. */
const MOST_MINUTES = 120;

const NOTHING = refused({ where: "minutes", message: "There is nothing to practise yet. Take a quiz, or choose a set in your plan." });

/** The questions of a session, each proved on its set as it stands; what can no longer be asked is left out. */
function questionsOf(session: BuiltSession, asks: readonly Ask[], random: Random) {
  const taken = new Set([...session.asks, ...session.spare].map(({ key }) => key.factId));
  return asks.flatMap((ask) => {
    const question = questionFor(session.sets.get(ask.key.setId), ask, taken, random);
    return question ? [{ ask: { ...ask, format: question.format }, question }] : [];
  });
}

type Asked = ReturnType<typeof questionsOf>[number];

/** Stores the questions; answers the asks with the versions of theirs. */
async function keepAsks(transaction: Prisma.TransactionClient, asked: readonly Asked[]): Promise<Planned[]> {
  const versions = new Map<string, string>();
  for (const [setId, some] of groupBy(asked, ({ ask }) => ask.key.setId)) {
    const set = await standingSet(setId);
    const unique = new Map(some.map(({ question }) => [question.id, question]));
    if (set) for (const [id, version] of await keepQuestions(transaction, set, [...unique.values()])) versions.set(id, version);
  }
  return asked.flatMap(({ ask, question }) => (versions.has(question.id) ? [{ ...ask, versionId: versions.get(question.id)! }] : []));
}

/** So many questions are there from the start: enough to go on with while the network is away. */
const AT_ONCE = 4;

async function store(who: Practising, id: string, start: PracticeStart, session: BuiltSession): Promise<void> {
  const chance = realRandom();
  const [asks, spare] = [questionsOf(session, session.asks, chance), questionsOf(session, session.spare, chance)];
  await inPrismaTransaction(
    async (transaction) => {
      const planned = await keepAsks(transaction, [...asks, ...spare]);
      const settings: PracticeSettings = { minutes: start.minutes, asks: planned.slice(0, asks.length), spare: planned.slice(asks.length) };
      const first = asks.slice(0, AT_ONCE);
      await transaction.attempt.create({
        data: {
          id,
          personId: who.personId,
          purpose: start.mode,
          settings: settings as unknown as Prisma.InputJsonValue,
          seed: "",
          feedback: "each",
        },
      });
      await transaction.attemptItem.createMany({
        data: first.map(({ question }, i) => {
          const { versionId, reason, seconds, key } = planned[i]!;
          return {
            attemptId: id,
            position: i + 1,
            questionVersionId: versionId,
            optionOrder: orderOfOptions(question, chance),
            reason,
            seconds,
            factKey: key.factId,
          };
        }),
      });
    },
    { timeout: 20_000, maxWait: 20_000 },
  );
}

/** Starts a session for whoever asks and says its id. The same press starts one session. A problem where there is nothing to ask. */
export async function startPractice(who: Practising, start: PracticeStart): Promise<Result<string>> {
  if (!Number.isInteger(start.minutes) || start.minutes < 1 || start.minutes > MOST_MINUTES)
    return refused({ where: "minutes", message: `Choose from 1 to ${MOST_MINUTES} minutes.` });
  const wanted = attemptIdOf(who.personId, { ...start, ...(start.token && { token: `practice ${start.token}` }) });
  const there = start.token ? await readProgress(who, wanted) : null;
  if (there && there.handedInAt === null) return ok(wanted);
  const id = there ? attemptIdOf(who.personId, {}) : wanted;
  const [plan, now] = await Promise.all([planOf(who), databaseNow()]);
  const session = await sessionFor(
    who.personId,
    plan,
    { minutes: start.minutes, mode: start.mode, scopes: start.scope ?? [], keys: start.keys ?? [] },
    now,
    realRandom(),
  );
  if (session.asks.length === 0) return NOTHING;
  try {
    await store(who, id, start, session);
  } catch (error) {
    // Pressed twice at the same moment: the other one made it.
    if (!(error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")) throw error;
  }
  return ok(id);
}

async function storedOf(
  row: AttemptRow,
  now: number,
): Promise<{ state: Awaited<ReturnType<typeof toState>>; stored: Map<string, Stored> }> {
  const state = await toState(row, now);
  const byPosition = new Map(state.items.map((item) => [item.position, item]));
  return {
    state,
    stored: new Map(
      row.items.map((item) => [
        item.id,
        { optionOrder: item.optionOrder, hinted: item.hintedAt !== null, state: byPosition.get(item.position)! },
      ]),
    ),
  };
}

/**
 * A session as its learner may see it now; null when it is missing, not theirs, or a quiz. Items that were put away are left out. One that
 * was left alone overnight is over.
 */
export async function findPractice(who: Practising, attemptId: string): Promise<PracticeState | null> {
  const [progress, now] = await Promise.all([readProgress(who, attemptId), databaseNow()]);
  if (!progress) return null;
  if (isLeftAlone(progress, now)) await handIn(who, attemptId);
  const [row, plan] = await Promise.all([readAttempt(who, attemptId), planOf(who)]);
  if (!row) return null;
  const { state, stored } = await storedOf(row, now);
  const items = await toPracticeItems(
    who,
    plan,
    progress.items.filter((item) => !item.skipped),
    stored,
    now,
  );
  const { set: _set, assignmentId: _assignment, isToldAfter: _told, ...rest } = state;
  return { ...rest, mode: progress.mode, minutes: progress.minutes, spentMs: spentOf(progress), grades: plan.grades, items };
}

async function toMove(who: Practising, drawn: Drawn, added: readonly DrawnItem[] = drawn.added): Promise<PracticeMove> {
  if (added.length === 0) return { added: [], done: drawn.done };
  const [plan, stored, now] = await Promise.all([planOf(who), storedItems(added.map((item) => item.id)), databaseNow()]);
  return { added: await toPracticeItems(who, plan, added, stored, now), done: drawn.done };
}

/** What comes after an answer: the questions that were drawn for it, the same ones whenever it is asked. */
export async function moveAfter(who: Practising, attemptId: string, answerId: string): Promise<PracticeMove> {
  const drawn = await draw(who, attemptId, answerId);
  if (!drawn) return { added: [], done: true };
  return toMove(
    who,
    drawn,
    drawn.progress.items.filter((item) => item.afterAnswerId === answerId),
  );
}

async function itemAt(who: Practising, attemptId: string, position: number): Promise<DrawnItem | null> {
  return (await readProgress(who, attemptId))?.items.find((item) => item.position === position) ?? null;
}

async function moved(who: Practising, attemptId: string): Promise<PracticeMove | null> {
  const drawn = await draw(who, attemptId, null);
  return drawn && toMove(who, drawn);
}

const SET_ASIDE = `
  INSERT INTO "SetAside" ("personId", "setId", "factKey", until) VALUES ($1, $2, $3, to_timestamp($4::float8 / 1000))
  ON CONFLICT ("personId", "setId", "factKey") DO UPDATE SET until = EXCLUDED.until`;
/** Open items of the same fact in this session. */
const SKIP = `
  UPDATE "AttemptItem" i SET "skippedAt" = clock_timestamp() FROM "QuestionVersion" v JOIN "Question" q ON q.id = v."questionId"
  WHERE i."attemptId" = $1 AND v.id = i."questionVersionId" AND q."setId" = $2 AND i."factKey" = $3 AND i."skippedAt" IS NULL
    AND NOT EXISTS (SELECT 1 FROM "Answer" n WHERE n."attemptItemId" = i.id AND n."withdrawnAt" IS NULL)`;

async function putAway(
  who: Practising,
  attemptId: string,
  position: number,
  until: (now: number) => number | null,
): Promise<PracticeMove | null> {
  const item = await itemAt(who, attemptId, position);
  if (!item) return null;
  const now = await databaseNow();
  await inTransaction(async (client) => {
    await client.query(SET_ASIDE, [who.personId, item.key.setId, item.key.factId, until(now)]);
    await client.query(SKIP, [attemptId, item.key.setId, item.key.factId]);
  });
  return moved(who, attemptId);
}

/** Puts a fact off until the day ends where the learner is. Null when the question is missing or not theirs. */
export const notNow = (who: Practising, attemptId: string, position: number): Promise<PracticeMove | null> =>
  putAway(who, attemptId, position, (now) => endOfDay(who.zone, now));

/** Never asks a fact again, until it is brought back. Null when the question is missing or not theirs. */
export const neverAsk = (who: Practising, attemptId: string, position: number): Promise<PracticeMove | null> =>
  putAway(who, attemptId, position, () => null);

/**
 * Takes "not now" or "never" back at its place: the question is open again and comes with the move. Null when it is missing or not theirs.
 */
export async function askAgainAt(who: Practising, attemptId: string, position: number): Promise<PracticeMove | null> {
  const item = await itemAt(who, attemptId, position);
  if (!item) return null;
  await askAgain(who, item.key.setId, item.key.factId);
  await pool.query(`UPDATE "AttemptItem" SET "skippedAt" = NULL WHERE id = $1`, [item.id]);
  const drawn = await draw(who, attemptId, null);
  const back = drawn?.progress.items.find((one) => one.id === item.id);
  return (
    drawn &&
    toMove(who, { ...drawn, done: false }, [
      ...(back && back.answer === null ? [back] : []),
      ...drawn.added.filter((one) => one.id !== item.id),
    ])
  );
}

/** Brings a fact back that was set aside. False when it was not. */
export async function askAgain(who: { personId: string }, setId: string, factId: string): Promise<boolean> {
  const { count } = await db.setAside.deleteMany({ where: { personId: who.personId, setId, factKey: factId } });
  return count === 1;
}

const RESTART = `
  WITH restarted AS (
    INSERT INTO "Restart" (id, "personId", "setId", "factKey", slot, at) VALUES (gen_random_uuid(), $1, $2, $3, $4, clock_timestamp()) RETURNING "personId", "setId", "factKey", slot
  )
  INSERT INTO "Memory" ("personId", "setId", "factKey", slot) SELECT * FROM restarted ON CONFLICT ("personId", "setId", "factKey", slot) DO UPDATE SET stale = true`;

/**
 * Begins again with the fact of a question: whatever was answered so far counts no more. Null when the question is missing or not theirs.
 */
export async function restartFact(who: Practising, attemptId: string, position: number): Promise<PracticeMove | null> {
  const item = await itemAt(who, attemptId, position);
  if (!item) return null;
  const { setId, factId, slot } = item.key;
  await pool.query(RESTART, [who.personId, setId, factId, slot]);
  foldSoon(who.personId);
  return moved(who, attemptId);
}

/**
 * Shows the sentence that a question rests on with the answer hidden, and keeps that it was shown: half the credit. Null when there is
 * none, or it is not theirs.
 */
export async function takeHint(who: Practising, attemptId: string, position: number): Promise<PracticeHint | null> {
  const item = await itemAt(who, attemptId, position);
  const asked = item && (await askedQuestions([item.versionId])).get(item.versionId);
  const hint = item && asked ? hintFor(await standingSet(item.key.setId), asked) : null;
  if (!item || !hint) return null;
  await pool.query(`UPDATE "AttemptItem" SET "hintedAt" = coalesce("hintedAt", clock_timestamp()) WHERE id = $1`, [item.id]);
  return hint;
}

/** What became of taking an answer back. */
export type Withdrawal = { outcome: "withdrawn"; move: PracticeMove } | { outcome: "conflict"; problems: Problem[] };

const WITHDRAW = `
  WITH withdrawn AS (
    UPDATE "Answer" n SET "withdrawnAt" = clock_timestamp() FROM "AttemptItem" i
    WHERE i.id = n."attemptItemId" AND i."attemptId" = $1 AND i.position = $2 AND n.key = $3 AND n."withdrawnAt" IS NULL RETURNING n.id
  ), stale AS (
    INSERT INTO "Memory" ("personId", "setId", "factKey", slot)
    SELECT DISTINCT o."personId", o."setId", o."factKey", o.slot FROM withdrawn JOIN "Mark" m ON m."answerId" = withdrawn.id JOIN "Outcome" o ON o."markId" = m.id
    WHERE (SELECT purpose FROM "Attempt" WHERE id = $1) <> 'free' ORDER BY 2, 3, 4
    ON CONFLICT ("personId", "setId", "factKey", slot) DO UPDATE SET stale = true
  ), unneeded AS (
    UPDATE "AttemptItem" d SET "skippedAt" = clock_timestamp() FROM withdrawn, "AttemptItem" i
    WHERE i."attemptId" = $1 AND i.position = $2 AND d."attemptId" = $1 AND d.position > $2 AND d.reason = 'missed' AND d."factKey" = i."factKey" AND d."skippedAt" IS NULL
      AND NOT EXISTS (SELECT 1 FROM "Answer" a WHERE a."attemptItemId" = d.id)
  )
  SELECT EXISTS (SELECT 1 FROM "Answer" n JOIN "AttemptItem" i ON i.id = n."attemptItemId" WHERE i."attemptId" = $1 AND i.position = $2 AND n.key = $3) AS there`;

/**
 * Takes back an answer of a session: it counts for nothing, and the question is open again. Taken back twice is once. Null when the answer
 * is missing or not theirs; answers to a quiz stay as they are.
 */
export async function withdraw(who: Practising, attemptId: string, position: number, key: string): Promise<Withdrawal | null> {
  const row = await readAttempt(who, attemptId);
  if (!row || !row.items.some((item) => item.position === position && item.answers.some((answer) => answer.key === key))) return null;
  if (row.purpose === "quiz")
    return { outcome: "conflict", problems: [{ where: "attempt", message: "An answer to a quiz cannot be taken back." }] };
  await pool.query({ name: "withdraw-answer", text: WITHDRAW, values: [attemptId, position, key] });
  foldSoon(who.personId);
  return { outcome: "withdrawn", move: { added: [], done: false } };
}

/** Everything that is left of a session, to be taken along: all its questions are drawn. Null when it is missing or not theirs. */
export async function drawAll(who: Practising, attemptId: string): Promise<PracticeItem[] | null> {
  const drawn = await draw(who, attemptId, null, true);
  return drawn && (await toMove(who, drawn)).added.slice();
}
