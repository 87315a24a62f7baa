import "server-only";
import type { Graph } from "@/lib/facts/graph";
import { readGiven } from "@/lib/questions/given.schema";
import { markAnswer } from "@/lib/questions/mark";
import type { Question, ShownQuestion } from "@/lib/questions/question";
import type { Feedback, Revealed } from "@/lib/quizzes/answer";
import { quotationsIn } from "@/lib/quizzes/composed";
import { orderOfOptions, pointsInOrder } from "@/lib/quizzes/option-order";
import type { QuizSettings } from "@/lib/quizzes/settings";
import { rivalNames } from "./answers";
import { realRandom } from "./attempts";
import { findQuizToAsk } from "./composed-quizzes";
import { showFeedback, showQuestion, showRevealed } from "./shown-texts";

// A quiz taken to see how it is: nothing of it is stored, not even that it was looked at.

type Asking = { personId: string } | null;

/** A quiz as a student would see it: questions without anything secret, in the order and with the options of one person. */
export type Preview = {
  id: string;
  title: string;
  set: { slug: string; title: string };
  settings: QuizSettings;
  items: { question: ShownQuestion; points: number }[];
};

/** A quiz to be tried; null when it is missing or not theirs. */
export async function findPreview(who: Asking, slug: string, quizId: unknown): Promise<Preview | null> {
  const quiz = await findQuizToAsk(who, slug, quizId);
  if (!quiz) return null;
  const chance = realRandom();
  const asked = quiz.settings.shuffleQuestions ? chance.shuffle(quiz.questions) : quiz.questions;
  const items = asked.map(({ question, points }) => ({ question: showQuestion(question, orderOfOptions(question, chance)), points }));
  return { id: quiz.id, title: quiz.title, set: { slug: quiz.set.slug, title: quiz.set.title }, settings: quiz.settings, items };
}

type Found = { setId: string; graph: Graph; question: Question };

async function findQuestion(who: Asking, slug: string, quizId: unknown, questionId: unknown): Promise<Found | null> {
  const quiz = await findQuizToAsk(who, slug, quizId);
  const question = quiz?.questions.find((one) => one.question.id === questionId)?.question;
  return quiz && question ? { setId: quiz.set.id, graph: quiz.set.standing.graph, question } : null;
}

/** What a student would hear after this answer. Null when the quiz is not theirs, or the answer is none. */
export async function markInPreview(
  who: Asking,
  slug: string,
  quizId: unknown,
  questionId: unknown,
  reply: unknown,
): Promise<Feedback | null> {
  const found = await findQuestion(who, slug, quizId, questionId);
  const given = found && readGiven(found.question.reply, reply, found.question.language);
  if (!found || !given?.ok) return null;
  const { graph, question } = found;
  const { points, near, outcomes } = markAnswer(question, given.value, await rivalNames(found.setId, question.reply));
  const accepted = "accepted" in question.reply ? question.reply.accepted : [];
  return showFeedback(question, {
    points,
    near,
    outcomes,
    key: question.reply.key,
    accepted,
    explanation: question.explanation,
    evidence: quotationsIn(graph, question),
    earlier: [],
  });
}

/** The back of a card, or the points of say-it. Null when the quiz is not theirs, or the question has neither. */
export async function revealInPreview(
  who: Asking,
  slug: string,
  quizId: unknown,
  questionId: unknown,
  text: string,
): Promise<Revealed | null> {
  const found = await findQuestion(who, slug, quizId, questionId);
  if (!found) return null;
  const { graph, question } = found;
  const evidence = quotationsIn(graph, question);
  const { reply } = question;
  if (reply.kind === "grade") return showRevealed(question, { kind: "grade", back: reply.back, evidence });
  if (reply.kind !== "points") return null;
  const spansOf = (optionId: string) => (reply.facts?.[optionId] ?? []).flatMap((id) => graph.fact(id)?.evidence ?? []);
  const saysSo = (optionId: string) =>
    evidence.filter((one) => spansOf(optionId).some((span) => span.source === one.source && span.start === one.start)).slice(0, 1);
  return showRevealed(question, {
    kind: "points",
    options: pointsInOrder(
      reply,
      reply.options.map((option) => option.id),
    ).map((option) => ({ ...option, evidence: saysSo(option.id) })),
    text,
  });
}
