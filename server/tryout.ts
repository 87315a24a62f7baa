import "server-only";
import { makeQuestion } from "@/lib/questions/make-question";
import { markAnswer } from "@/lib/questions/mark";
import type { Question, ShownQuestion } from "@/lib/questions/question";
import { formatNamed } from "@/lib/questions/registry";
import type { Feedback } from "@/lib/quizzes/answer";
import { orderOfOptions } from "@/lib/quizzes/option-order";
import { random } from "@/lib/random";
import { feedbackOf } from "./feedback";
import { keepQuestions } from "./questions";
import { showQuestion } from "./shown-texts";
import { listSets, POOL_SEED, standingSet, type SetCard, type StandingSet } from "./sets";
import { inPrismaTransaction } from "./transactions";

/** The one question that anybody may try before they begin, and the set it is from. */
export type Tryout = { set: SetCard; question: ShownQuestion };

const DAY_MS = 86_400_000;
const today = () => Math.floor(Date.now() / DAY_MS);

/**
 * A question for somebody who has never seen the set: of something that took place, short, with few options, and with a sentence to show.
 */
function isInviting({ layer, reply, stem, context, evidence, restsOn }: Question): boolean {
  const isDated = /\d{4}/.test(context);
  const isShort =
    stem.length <= 60 && context.length <= 70 && reply.kind === "choice" && reply.options.every((option) => option.text.length <= 32);
  return isDated && isShort && layer === "happened" && evidence.length > 0 && restsOn.length > 0;
}

/** So many facts are tried on a day; a set whose questions invite nobody shows the first that can be asked at all. */
const TRIED = 200;

function inviting({ graph }: StandingSet, seed: string): Question | null {
  const format = formatNamed("multiple-choice");
  if (!format) return null;
  let first: Question | null = null;
  for (const ask of random(seed)
    .shuffle([...format.asks(graph)])
    .slice(0, TRIED)) {
    const question = makeQuestion(graph, format, ask, POOL_SEED);
    if (question && isInviting(question)) return question;
    first ??= question;
  }
  return first;
}

type Found = { set: SetCard; standing: StandingSet; question: Question };

const found = new Map<number, Found>();

/** The question of a day of the first set that is for everyone, or null while there is none. */
async function questionOf(day: number): Promise<Found | null> {
  const set = (await listSets(null))[0];
  const standing = set ? await standingSet(set.id) : null;
  if (!set || !standing) return null;
  const kept = found.get(day);
  if (kept?.standing === standing) return kept;
  const question = inviting(standing, `${set.slug} ${day}`);
  if (!question) return null;
  if (found.size > 3) found.clear();
  found.set(day, { set, standing, question });
  return { set, standing, question };
}

/** The question to try today, without anything secret. */
export async function findTryout(): Promise<Tryout | null> {
  const tried = await questionOf(today());
  if (!tried) return null;
  const { set, question } = tried;
  return { set, question: showQuestion(question, orderOfOptions(question, random(`order ${question.id} ${today()}`))) };
}

/**
 * What was right, for an answer to the question of today or yesterday; null for any other question, so that nothing else can be asked this
 * way. Nothing of the answer is kept.
 */
export async function answerTryout(questionId: string, optionId: string): Promise<Feedback | null> {
  const days = await Promise.all([questionOf(today()), questionOf(today() - 1)]);
  const tried = days.find((day) => day?.question.id === questionId);
  if (!tried) return null;
  const { standing, question } = tried;
  const versions = await inPrismaTransaction((transaction) => keepQuestions(transaction, standing, [question]));
  const asked = { id: versions.get(question.id)!, setId: standing.setId, question };
  return feedbackOf(asked, markAnswer(question, { kind: "choice", value: optionId }, []));
}
