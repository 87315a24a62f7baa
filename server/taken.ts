import "server-only";
import type { PracticeItem } from "@/lib/memory/practice";
import type { Taken, TakenQuestion } from "@/lib/memory/taken";
import { rivalNames } from "./answers";
import { feedbackOf, revealedOf } from "./feedback";
import { db } from "./db";
import { drawAll, findPractice } from "./practice";
import { hintFor, type Practising } from "./practice-items";
import { askedQuestions } from "./questions";
import { standingSet } from "./sets";

type Item = { position: number; questionVersionId: string; optionOrder: string[] };

async function takenQuestion({ position, questionVersionId, optionOrder }: Item): Promise<TakenQuestion[]> {
  const asked = (await askedQuestions([questionVersionId])).get(questionVersionId);
  if (!asked) return [];
  const [feedback, revealed, set] = await Promise.all([
    feedbackOf(asked, null),
    revealedOf(asked, optionOrder, ""),
    standingSet(asked.setId),
  ]);
  const { points: _points, near: _near, outcomes: _outcomes, ...told } = feedback;
  return [
    {
      position,
      question: asked.question,
      told,
      revealed,
      hint: hintFor(set, asked),
      names: await rivalNames(asked.setId, asked.question.reply),
    },
  ];
}

const isOpen = ({ answer }: PracticeItem) => answer === null;

/**
 * A session with everything that going on without a network needs, what is secret elsewhere included: all its questions are drawn. Only for
 * practice, and only for its learner on a device that is not one of others (contracts.md names this exception). Null when it is missing,
 * not theirs, over, or a quiz.
 */
export async function takeAlong(who: Practising & { settings: { ownDevice: boolean | null } }, attemptId: string): Promise<Taken | null> {
  if (who.settings.ownDevice === false || !(await drawAll(who, attemptId))) return null;
  const state = await findPractice(who, attemptId);
  if (!state || state.finished) return null;
  const open = new Set(state.items.filter(isOpen).map(({ position }) => position));
  const rows = await db.attemptItem.findMany({
    where: { attemptId, attempt: { personId: who.personId } },
    select: { position: true, questionVersionId: true, optionOrder: true },
    orderBy: { position: "asc" },
  });
  const questions = await Promise.all(rows.filter(({ position }) => open.has(position)).map(takenQuestion));
  return { state, questions: questions.flat() };
}
