// Learners without a browser. Each sends an answer again under its key until the app says that it is stored, as the page does.
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { dealSheets, openLearners, questionsOf, startQuiz, type Learner, type Sheet } from "@/bench/learners";
import type { Question } from "@/lib/questions/question";
import { USUAL_SETTINGS, type FeedbackTime } from "@/lib/quizzes/settings";
import { random, type Random } from "@/lib/random";
import type { Bed } from "./bed";
import type { Outcome } from "./fault";
import { compare, Ledger, wrongMemories, wrongScores } from "./ledger";

const PATIENCE_MS = 15_000;
const BETWEEN_TRIES_MS = 200;
/** Somebody who hears nothing for so long gives up, and the fault has failed. */
const STUCK_MS = 120_000;
const TEMPLATES = 4;

/** One answer that is to be given. */
type Step = { sheet: Sheet; position: number; sequence: number };

/**
 * How learners answer: how many, who serves them (asked for each request), how long they think at most, and by which clock (how far it is
 * off, in milliseconds).
 */
export type Answering = {
  learners: number;
  seed: string;
  origin: () => string;
  thinkMs?: number;
  clockOff?: () => number;
  sheets?: readonly Sheet[];
};

/**
 * Answers under way: `reached` waits until a share of them is acknowledged, `recovered` until one is that was sent after now, and says
 * after how many seconds.
 */
export type Load = {
  ledger: Ledger;
  sheets: readonly Sheet[];
  total: number;
  reached: (share: number) => Promise<void>;
  recovered: () => Promise<number>;
};

const templates = new Map<FeedbackTime, Promise<Map<string, Question[]>>>();

async function makeTemplates(feedback: FeedbackTime): Promise<Map<string, Question[]>> {
  const [learner] = await openLearners(1);
  const ids: string[] = [];
  for (let i = 0; i < TEMPLATES; i++) ids.push(await startQuiz(learner!, { ...USUAL_SETTINGS, feedback }));
  return questionsOf(ids);
}

/** Quizzes that attempts are copies of: made once. */
function templatesFor(feedback: FeedbackTime): Promise<Map<string, Question[]>> {
  const made = templates.get(feedback) ?? makeTemplates(feedback);
  templates.set(feedback, made);
  return made;
}

/** Forgets the quizzes that were made: another database has none of them. */
export const forgetTemplates = (): void => templates.clear();

/** For each learner one quiz that tells after each answer and one that tells at the end. */
export async function dealTwo(learners: readonly Learner[]): Promise<Sheet[]> {
  const of = async (feedback: FeedbackTime) => dealSheets(await templatesFor(feedback), learners, learners.length);
  return [...(await of("each")), ...(await of("end"))];
}

/** What is to be answered of a sheet: every question, and where it tells at the end every third one twice. */
function stepsOf(sheet: Sheet, isAtOnce: boolean): Step[] {
  const first = sheet.questions.map((_, i) => ({ sheet, position: i + 1, sequence: 0 }));
  return isAtOnce ? first : [...first, ...first.filter(({ position }) => position % 3 === 0).map((step) => ({ ...step, sequence: 1 }))];
}

/** A reply by somebody who knows two thirds of it. */
const replyTo = ({ reply }: Question, chance: Random) =>
  chance.below(3) === 0 ? { kind: reply.kind, gaveUp: true } : { kind: reply.kind, value: reply.key };

/** What is sent. */
export type Body = { key: string; sequence: number } & Record<string, unknown>;

export function bodyOf({ sheet, position, sequence }: Step, chance: Random, clockOff = 0): Body {
  return {
    key: randomUUID(),
    sequence,
    reply: replyTo(sheet.questions[position - 1]!, chance),
    answeredAt: new Date(Date.now() + clockOff).toISOString(),
    elapsedMs: chance.below(60_000),
    hints: 0,
  };
}

/** Sends one answer once: its status and what was said, null where nothing came or what came was cut off. */
export async function put(
  origin: string,
  { sheet, position }: Pick<Step, "sheet" | "position">,
  body: Body,
): Promise<{ status: number; said: { stored?: { counts?: boolean } | null } } | null> {
  const headers = { cookie: sheet.learner.cookie, "content-type": "application/json" };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const response = await fetch(`${origin}/api/v1/attempts/${sheet.attemptId}/answers/${position}`, {
    method: "PUT",
    headers,
    body: JSON.stringify(body),
    signal,
  }).catch(() => null);
  const said = response && ((await response.json().catch(() => null)) as { stored?: { counts?: boolean } | null } | null);
  return response && said ? { status: response.status, said } : null;
}

/** Sends one answer until it is stored, or told why it is not. */
export async function send(ledger: Ledger, origin: () => string, step: Step, body: Body): Promise<void> {
  const { key, sequence } = body;
  for (const since = performance.now(); ; await pause(BETWEEN_TRIES_MS)) {
    const sentAt = performance.now();
    const heard = await put(origin(), step, body);
    if (heard?.status === 200 && heard.said.stored)
      return ledger.acknowledge({
        attemptId: step.sheet.attemptId,
        position: step.position,
        key,
        sequence,
        sentAt,
        heardAt: performance.now(),
      });
    if (heard?.status === 409) return void (ledger.told += 1);
    if (heard && heard.status >= 400 && heard.status < 500)
      throw new Error(`an answer was refused with ${heard.status}: ${JSON.stringify(heard.said)}`);
    ledger.unserved += 1;
    if (performance.now() - since > STUCK_MS)
      throw new Error(`an answer was not stored within ${STUCK_MS / 1000} s (${heard?.status ?? "no reply"})`);
  }
}

async function answerAll(
  ledger: Ledger,
  steps: readonly Step[],
  { origin, thinkMs = 100, clockOff = () => 0 }: Answering,
  chance: Random,
): Promise<void> {
  for (const step of steps) {
    await send(ledger, origin, step, bodyOf(step, chance, clockOff()));
    await pause(chance.next() * thinkMs);
  }
}

async function until(isSo: () => boolean): Promise<void> {
  for (const since = performance.now(); !isSo(); await pause(10))
    if (performance.now() - since > 2 * STUCK_MS) throw new Error("nothing went on any more");
}

/** Where everybody has answered everything, nothing is left to recover: 0. */
async function recoveredIn(ledger: Ledger, isOver: () => boolean): Promise<number> {
  const now = performance.now();
  await until(() => ledger.secondsAfter(now) !== null || isOver());
  return ledger.secondsAfter(now) ?? 0;
}

/** What a fault does while learners answer: says its dose, how long each recovery took, in seconds, and who else has memories now. */
export type Hurting = (
  load: Load,
) => Promise<{ dose: string; recoveries: number[]; broken?: string[]; leftOut?: string[]; people?: string[] }>;

/** Lets learners answer while something goes wrong, and compares afterwards what was acknowledged with what is there. */
export async function underLoad(bed: Bed, name: string, answering: Answering, withinSeconds: number, hurt: Hurting): Promise<Outcome> {
  const sheets = answering.sheets ?? (await dealTwo(await openLearners(answering.learners)));
  const ledger = new Ledger(name);
  const steps = sheets.map((sheet, i) => stepsOf(sheet, i < answering.learners));
  const total = steps.flat().length;
  const load: Load = {
    ledger,
    sheets,
    total,
    reached: (share) => until(() => ledger.entries.length + ledger.told >= share * total),
    recovered: () => recoveredIn(ledger, () => ledger.entries.length + ledger.told >= total),
  };
  const own = (n: number) => steps.filter((_, i) => i % answering.learners === n).flat();
  const answers = Array.from({ length: answering.learners }, (_, n) =>
    answerAll(ledger, own(n), answering, random(`${answering.seed} ${n}`)),
  );
  const [hurtHow] = await Promise.all([hurt(load), ...answers]);
  return outcomeOf(bed, load, hurtHow, withinSeconds);
}

/** What came of it, once all have answered. */
export async function outcomeOf(
  bed: Bed,
  { ledger, sheets }: Pick<Load, "ledger" | "sheets">,
  { dose, recoveries, broken = [], leftOut = [], people = [] }: Awaited<ReturnType<Hurting>>,
  withinSeconds: number,
): Promise<Outcome> {
  const scores = await wrongScores(bed.app.origin, sheets);
  const { lost, doubled } = await compare(
    ledger,
    sheets.map(({ attemptId }) => attemptId),
  );
  const memories = await wrongMemories([...new Set([...people, ...sheets.map(({ learner }) => learner.who.personId)])]);
  const recoverySeconds = recoveries.length > 0 ? Math.max(...recoveries) : null;
  if (lost + doubled === 0) ledger.remove();
  return {
    dose,
    acknowledged: ledger.entries.length,
    lost,
    doubled,
    wrongScores: scores,
    wrongMemories: memories,
    recoverySeconds,
    withinSeconds,
    broken,
    leftOut,
  };
}
