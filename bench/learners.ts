// Learners with their sessions and attempts, made without the screens: the measures answer and look, they do not sign up.
import { createHmac, randomUUID } from "node:crypto";
import type { GivenReply, Question } from "@/lib/questions/question";
import { USUAL_SETTINGS } from "@/lib/quizzes/settings";
import { startAttempt } from "@/server/attempts";
import { pool } from "@/server/db";
import { openAnonymousSession, type Who } from "@/server/sessions";
import { findSet } from "@/server/sets";

const SET = "ukraine-talks-2025";
/** So many different quizzes of the usual length; the attempts of a load are copies of them. */
const QUIZZES = 40;

/** Somebody with an open session; `cookie` is the whole header. */
export type Learner = { who: Who; cookie: string };

/** An attempt to be answered, from its first question to its last. */
export type Sheet = { attemptId: string; learner: Learner; questions: readonly Question[] };

/** The cookie that server/session.ts would have given today. */
function cookieOf(token: string): string {
  const text = `${token}.${Math.floor(Date.now() / 86_400_000)}`;
  const signed = createHmac("sha256", process.env.BETTER_AUTH_SECRET ?? "")
    .update(`session\0${text}`)
    .digest("base64url");
  return `footing=${text}.${signed}`;
}

/** People who are nobody yet, each with a session. */
export async function openLearners(count: number): Promise<Learner[]> {
  const sessions = await Promise.all(Array.from({ length: count }, openAnonymousSession));
  return sessions.map(({ token, who }) => ({ who, cookie: cookieOf(token) }));
}

/** Starts an attempt of the bundled set with the usual settings, as the page with the button does, and answers its id. */
export async function startQuiz({ who }: Learner, settings = USUAL_SETTINGS): Promise<string> {
  const set = await findSet(null, SET);
  if (!set) throw new Error(`there is no set ${SET}`);
  const started = await startAttempt(who, { setId: set.id, settings });
  if (!started?.ok) throw new Error(`no quiz of ${SET} could be started`);
  return started.value;
}

/** The questions of each attempt, in order. */
export async function questionsOf(attemptIds: readonly string[]): Promise<Map<string, Question[]>> {
  const { rows } = await pool.query<{ attemptId: string; content: Question }>(
    `SELECT i."attemptId", v.content FROM "AttemptItem" i JOIN "QuestionVersion" v ON v.id = i."questionVersionId" WHERE i."attemptId" = ANY($1) ORDER BY i."attemptId", i.position`,
    [attemptIds],
  );
  const questions = new Map<string, Question[]>(attemptIds.map((id) => [id, []]));
  for (const row of rows) questions.get(row.attemptId)?.push(row.content);
  return questions;
}

/** Quizzes to make copies of. */
export async function startQuizzes(learner: Learner): Promise<Map<string, Question[]>> {
  const ids: string[] = [];
  for (let i = 0; i < QUIZZES; i++) ids.push(await startQuiz(learner));
  return questionsOf(ids);
}

const COPY_ATTEMPTS = `
  INSERT INTO "Attempt" (id, "personId", "setId", settings, seed, feedback, "limitSeconds", multiplier, strict)
  SELECT c.id, c.person, t."setId", t.settings, t.seed, t.feedback, t."limitSeconds", t.multiplier, t.strict
  FROM unnest($1::uuid[], $2::text[], $3::uuid[]) AS c (id, person, template) JOIN "Attempt" t ON t.id = c.template`;
const COPY_ITEMS = `
  INSERT INTO "AttemptItem" (id, "attemptId", position, "questionVersionId", "optionOrder")
  SELECT gen_random_uuid(), c.id, t.position, t."questionVersionId", t."optionOrder"
  FROM unnest($1::uuid[], $2::uuid[]) AS c (id, template) JOIN "AttemptItem" t ON t."attemptId" = c.template`;

/** So many attempts that nobody has answered yet, dealt out to the learners in turn. */
export async function dealSheets(
  quizzes: ReadonlyMap<string, readonly Question[]>,
  learners: readonly Learner[],
  count: number,
): Promise<Sheet[]> {
  const templates = [...quizzes];
  const dealt = Array.from({ length: count }, (_, i) => ({
    attemptId: randomUUID(),
    learner: learners[i % learners.length]!,
    template: templates[i % templates.length]!,
  }));
  const ids = dealt.map(({ attemptId }) => attemptId);
  const templateIds = dealt.map(({ template: [id] }) => id);
  await pool.query(COPY_ATTEMPTS, [ids, dealt.map(({ learner }) => learner.who.personId), templateIds]);
  await pool.query(COPY_ITEMS, [ids, templateIds]);
  return dealt.map(({ attemptId, learner, template: [, questions] }) => ({ attemptId, learner, questions }));
}

/** What a learner sends who knows it. */
const rightReply = ({ reply }: Question): GivenReply => ({ kind: reply.kind, value: reply.key }) as GivenReply;

/** One answer as the page sends it; every fourth learner of a question gives up. */
export function answerBody(question: Question, turn: number): string {
  const reply: GivenReply = turn % 4 === 0 ? { kind: question.reply.kind, gaveUp: true } : rightReply(question);
  return JSON.stringify({
    key: randomUUID(),
    sequence: 0,
    reply,
    answeredAt: new Date().toISOString(),
    elapsedMs: 1000 * turn,
    itemMs: 4000 + 137 * (turn % 60),
    zone: "Europe/Paris",
    hints: 0,
  });
}
