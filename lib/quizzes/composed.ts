import type { Graph } from "../facts/graph";
import { stateFact } from "../facts/wording";
import type { Finding } from "../questions/lint";
import type { ShownTexts } from "../markup/shown-texts";
import { keyWords } from "../questions/key-words";
import type { Question, QuestionEvidence } from "../questions/question";
import type { Quotation } from "./answer";
import type { QuizDraft } from "./quiz-draft";
import { passageAround } from "./passage";

/** A question as somebody sees it who puts a quiz together: with its key and with the words it rests on. Secret from learners. */
export type ComposedQuestion = {
  id: string;
  format: string;
  context: string;
  stem: string;
  /** The options with the right ones marked, where there are options to choose from; else null, and `key` says what is right. */
  options: { text: string; right: boolean }[] | null;
  key: string[];
  explanation: string;
  /** The language of its set, where it is not English. */
  language?: string;
  evidence: Quotation[];
  /** How those of its texts are shown that are in light markup. */
  texts?: ShownTexts;
};

/**
 * A place of a quiz: what is asked there now, how that came about (see lib/quizzes/held), and what the linter says of it beside the others.
 */
export type ComposedItem = {
  questionId: string;
  points: number;
  question: ComposedQuestion | null;
  became: "same" | "replaced" | "left-out";
  notes: string[];
};

/** A quiz as it stands while it is put together. `notes` are the linter's words about the whole of it. */
export type ComposedQuiz = Omit<QuizDraft, "items"> & {
  id: string;
  code: string;
  revision: number;
  items: ComposedItem[];
  notes: string[];
};

/** The place of evidence inside the thing behind a digest, where one of the facts says it: "paragraph 10". */
function placeOf(graph: Graph, { factIds }: Question, { source, start, end }: QuestionEvidence): string | null {
  const spans = factIds.flatMap((id) => graph.fact(id)?.evidence ?? []);
  return spans.find((span) => span.source === source && span.start === start && span.end === end)?.at ?? null;
}

/** The words that a question rests on, with their neighbours and the source they are from; sources that are not in the set are left out. */
export function quotationsIn(graph: Graph, question: Question): Quotation[] {
  return question.evidence.flatMap((evidence) => {
    const { source: id, title, start, end, quote } = evidence;
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
            at: placeOf(graph, question, evidence),
            of: source.of ?? null,
            date: source.date ?? null,
          },
        ]
      : [];
  });
}

function optionsOf({ reply }: Question): ComposedQuestion["options"] {
  if (reply.kind !== "choice" && reply.kind !== "choices" && reply.kind !== "place") return null;
  const right = new Set([reply.key].flat());
  return reply.options.map(({ id, text }) => ({ text, right: right.has(id) }));
}

/** The question with its key and its words. */
export function composedQuestion(graph: Graph, question: Question): ComposedQuestion {
  const { id, format, context, stem, explanation, reply, language } = question;
  return {
    id,
    format,
    context,
    stem,
    options: optionsOf(question),
    key: keyWords(reply, language),
    explanation,
    ...(language !== undefined && { language }),
    evidence: quotationsIn(graph, question),
  };
}

/** What an id in the linter's words means to somebody who puts a quiz together; null where it is none of theirs. */
function nameOf(graph: Graph, quiz: readonly Question[], id: string, questionName: (position: number) => string): string | null {
  const at = quiz.findIndex((question) => question.id === id);
  if (at >= 0) return questionName(at + 1);
  const fact = graph.fact(id);
  return (fact && stateFact(graph, fact)) ?? graph.entity(id)?.name ?? graph.relation(id)?.label ?? null;
}

/** The linter's words with numbers of questions, sentences and names in place of ids. `questionName` says "question 3". */
export function findingWords(
  graph: Graph,
  quiz: readonly Question[],
  { message }: Finding,
  questionName: (position: number) => string,
): string {
  return message.replace(/"([^"]+)"/g, (quoted, id: string) => {
    const name = nameOf(graph, quiz, id, questionName);
    return name === null ? quoted : quiz.some((question) => question.id === id) ? name : `“${name.replace(/\.$/, "")}”`;
  });
}

/** The ids of the facts that rest on a source. */
export function factsFrom(graph: Graph, source: string): string[] {
  return graph.set.facts.filter((fact) => fact.evidence.some((one) => one.source === source)).map((fact) => fact.id);
}
