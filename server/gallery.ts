import "server-only";
import { sampleGraph } from "@/lib/facts/sample";
import { generateQuestions } from "@/lib/questions/generate";
import { readGiven } from "@/lib/questions/given.schema";
import { markAnswer } from "@/lib/questions/mark";
import type { Question, ShownQuestion } from "@/lib/questions/question";
import { FORMATS } from "@/lib/questions/registry";
import type { Feedback, Quotation, Revealed } from "@/lib/quizzes/answer";
import { orderOfOptions, pointsInOrder } from "@/lib/quizzes/option-order";
import { passageAround } from "@/lib/quizzes/passage";
import { random } from "@/lib/random";
import { showQuestion } from "./shown-texts";

/** Whether the gallery is there: wherever the app is developed or tested, never where people learn. */
export const hasGallery = (): boolean => process.env.NODE_ENV !== "production" || process.env.FOOTING_GALLERY === "1";

/** The same few questions every time, so that pictures of them can be compared. */
const EACH = 2;

const graph = sampleGraph();
const samples = (): Question[] =>
  FORMATS.flatMap((format) => [...generateQuestions(graph, { formats: [format], seed: "gallery", limit: EACH })]);
const orderOf = (question: Question) => orderOfOptions(question, random(`gallery ${question.id}`));

/** Questions of one format, as they are shown. */
export type GalleryShelf = { format: string; label: string; questions: ShownQuestion[] };

/** Every format over the sample facts. */
export function listGallery(): GalleryShelf[] {
  const all = samples();
  return FORMATS.map(({ name, label }) => ({
    format: name,
    label,
    questions: all.filter((question) => question.format === name).map((question) => showQuestion(question, orderOf(question))),
  }));
}

const questionNamed = (id: string) => samples().find((question) => question.id === id) ?? null;

function quotationsOf(question: Question): Quotation[] {
  return question.evidence.flatMap(({ source: id, title, start, end, quote }) => {
    const source = graph.source(id);
    return source
      ? [
          {
            source: id,
            title,
            start,
            end,
            quote,
            ...passageAround(source.text, start, end, graph.language),
            kind: source.kind,
            at: null,
            of: source.of ?? null,
            date: source.date ?? null,
          },
        ]
      : [];
  });
}

/** What was right, for an answer to a question of the gallery; null for anything else. */
export function answerGallery(id: string, reply: unknown): Feedback | null {
  const question = questionNamed(id);
  const given = question && readGiven(question.reply, reply, question.language);
  if (!question || !given?.ok) return null;
  const { points, near, outcomes } = markAnswer(question, given.value, []);
  const accepted = "accepted" in question.reply ? question.reply.accepted : [];
  return {
    points,
    near,
    outcomes,
    key: question.reply.key,
    accepted,
    explanation: question.explanation,
    evidence: quotationsOf(question),
    earlier: [],
  };
}

/** The back of a card of the gallery, or the points; null for anything else. */
export function revealGallery(id: string, text: string): Revealed | null {
  const question = questionNamed(id);
  if (question?.reply.kind === "grade") return { kind: "grade", back: question.reply.back, evidence: quotationsOf(question) };
  if (question?.reply.kind !== "points") return null;
  return { kind: "points", options: pointsInOrder(question.reply, orderOf(question)).map((option) => ({ ...option, evidence: [] })), text };
}
