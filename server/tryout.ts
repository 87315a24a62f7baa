import "server-only";
import { markAnswer } from "@/lib/questions/mark";
import type { Question, ShownQuestion } from "@/lib/questions/question";
import { generateQuestions } from "@/lib/questions/generate";
import { FORMATS } from "@/lib/questions/registry";
import type { Feedback } from "@/lib/quizzes/answer";
import { orderOfOptions, shownInOrder } from "@/lib/quizzes/option-order";
import { random } from "@/lib/random";
import { db } from "./db";
import { feedbackOf } from "./feedback";
import { keepQuestions } from "./questions";
import { listSets, standingSet, type SetCard, type StandingSet } from "./sets";

/** The one question that anybody may try before they begin, and the set it is from. */
export type Tryout = { set: SetCard; question: ShownQuestion };

const DAY_MS = 86_400_000;
const today = () => Math.floor(Date.now() / DAY_MS);

/** A question for somebody who has never seen the set: short, with few options, and with a sentence to show. */
function isInviting({ reply, stem, context, evidence }: Question): boolean {
  return reply.kind === "choice" && reply.options.length <= 4 && reply.options.every((option) => option.text.length <= 40) && stem.length <= 70 && context.length <= 70 && evidence.length > 0;
}

const inviting = new Map<string, { revision: number; questions: readonly Question[] }>();

function invitingQuestions({ setId, revision, graph }: StandingSet): readonly Question[] {
  const kept = inviting.get(setId);
  if (kept?.revision === revision) return kept.questions;
  const formats = FORMATS.filter((format) => format.name === "multiple-choice");
  const questions = [...generateQuestions(graph, { formats, seed: "1" })].filter(isInviting);
  inviting.set(setId, { revision, questions });
  return questions;
}

/** The question of a day of the first set that is for everyone, or null while there is none. */
async function questionOf(day: number): Promise<{ set: SetCard; standing: StandingSet; question: Question } | null> {
  const set = (await listSets(null))[0];
  const standing = set ? await standingSet(set.id) : null;
  if (!set || !standing) return null;
  const question = random(`${set.slug} ${day}`).pick(invitingQuestions(standing));
  return question ? { set, standing, question } : null;
}

/** The question to try today, without anything secret. */
export async function findTryout(): Promise<Tryout | null> {
  const found = await questionOf(today());
  if (!found) return null;
  const { set, question } = found;
  return { set, question: shownInOrder(question, orderOfOptions(question, random(`order ${question.id} ${today()}`))) };
}

/**
 * What was right, for an answer to the question of today or yesterday; null for any other question, so that nothing else can be asked this
 * way. Nothing of the answer is kept.
 */
export async function answerTryout(questionId: string, optionId: string): Promise<Feedback | null> {
  const days = await Promise.all([questionOf(today()), questionOf(today() - 1)]);
  const found = days.find((day) => day?.question.id === questionId);
  if (!found) return null;
  const { standing, question } = found;
  const versions = await db.$transaction((transaction) => keepQuestions(transaction, standing, [question]));
  const asked = { id: versions.get(question.id)!, setId: standing.setId, question };
  return feedbackOf(asked, markAnswer(question, { kind: "choice", value: optionId }, []));
}
