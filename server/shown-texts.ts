import "server-only";
import { keeping } from "@/lib/facts/kept";
import { plainOfMarkup } from "@/lib/markup/plain";
import type { ShownText, ShownTexts } from "@/lib/markup/shown-texts";
import { htmlOfMarkup } from "@/lib/markup/to-html";
import type { Question, ShownQuestion, ShownReply } from "@/lib/questions/question";
import type { Feedback, Quotation, Revealed } from "@/lib/quizzes/answer";
import { shownInOrder } from "@/lib/quizzes/option-order";

const NAME = /^[0-9a-f]{64}\.[a-z0-9]{3,4}$/;

/** Where a picture or sound is had; null for a name that none of ours has. */
const addressOf = (name: string): string | null => (NAME.test(name) ? `/api/v1/media/${name}` : null);

/** Without one of these a text in light markup is shown as any other. */
const MEANS_MORE = /[\\*~^`\n]|!\[|^- /;

/** So many texts are kept as they are shown: the same questions are sent again and again. */
const MOST_KEPT = 5_000;

const make = (text: string): ShownText => ({ html: htmlOfMarkup(text, { maths: "mathml", media: addressOf }), plain: plainOfMarkup(text) });

const kept = keeping(make, MOST_KEPT);

/** Longer texts are made anew each time: what is kept stays small. */
const shownText = (text: string): ShownText => (text.length > 500 ? make(text) : kept(text));

/** How texts in light markup are shown; those that need nothing are not in it. */
export function shownTexts(texts: Iterable<string>): ShownTexts {
  const wanted = new Set<string>();
  for (const text of texts) if (MEANS_MORE.test(text)) wanted.add(text);
  return Object.fromEntries([...wanted].map((text) => [text, shownText(text)]));
}

/** The thing with how its texts are shown beside it, where any needs that. */
const withTexts = <T extends object>(thing: T, texts: readonly string[]): T & { texts?: ShownTexts } => {
  const shown = shownTexts(texts);
  return Object.keys(shown).length === 0 ? thing : { ...thing, texts: shown };
};

const named = (...lists: readonly (readonly { text: string }[])[]) => lists.flatMap((list) => list.map(({ text }) => text));

function textsOfReply(reply: ShownReply): string[] {
  switch (reply.kind) {
    case "choice":
    case "choices":
    case "order":
    case "place":
      return named(reply.options);
    case "pairs":
    case "boxes":
      return named(reply.items, reply.options);
    case "grid":
      return named(reply.rows, reply.columns, reply.options);
    case "text":
    case "number":
    case "grade":
    case "points":
      return [];
  }
}

/** The texts of a question as its learner sees it: nothing of it is secret. */
export const textsOfShown = ({ context, stem, reply }: ShownQuestion): string[] => [context, stem, ...textsOfReply(reply)];

/** A question as an attempt shows it, with how its texts are shown where they are in light markup. Nothing secret is in either. */
export function showQuestion(question: Question, optionOrder: readonly string[]): ShownQuestion {
  const shown = shownInOrder(question, optionOrder);
  return question.markup ? withTexts(shown, textsOfShown(shown)) : shown;
}

/** Of sources, only what came in a file, or was typed here, is in light markup; reports and articles are as they were written. */
const textsOfQuotation = ({ kind, quote, before, after }: Quotation): string[] =>
  kind === "import" || kind === "author" ? [quote, before, after] : [];

/** What is told of a question once it is answered, with how its texts are shown. */
export function showFeedback(question: Question, feedback: Feedback): Feedback {
  if (!question.markup) return feedback;
  const { explanation, evidence, earlier, corrections = [] } = feedback;
  const later = corrections.flatMap(({ statement, evidence: words }) => [statement ?? "", ...(words ? textsOfQuotation(words) : [])]);
  return withTexts(feedback, [explanation, ...evidence.flatMap(textsOfQuotation), ...earlier.map(({ statement }) => statement), ...later]);
}

/** The back of a card, or the points of say-it, with how they are shown. */
export function showRevealed(question: Question, revealed: Revealed): Revealed {
  if (!question.markup) return revealed;
  if (revealed.kind === "grade") return withTexts(revealed, [revealed.back, ...revealed.evidence.flatMap(textsOfQuotation)]);
  return withTexts(
    revealed,
    revealed.options.flatMap(({ text, evidence }) => [text, ...evidence.flatMap(textsOfQuotation)]),
  );
}

function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  else if (value instanceof Map) yield* stringsIn([...value.values()]);
  else if (Array.isArray(value)) for (const one of value) yield* stringsIn(one);
  else if (value !== null && typeof value === "object") {
    // Words of a report or an article are as they were written.
    const isPlain = "quote" in value && "kind" in value && value.kind !== "import" && value.kind !== "author";
    if (!isPlain) yield* stringsIn(Object.values(value));
  }
}

/**
 * How every text in something is shown, for screens of whoever may see all of it: teachers, and whoever has the set. Nothing where
 * `isMarkup` is not so.
 */
export const textsIn = (isMarkup: boolean | undefined, value: unknown): ShownTexts | undefined =>
  isMarkup ? shownTexts(stringsIn(value)) : undefined;

/** The question, with what is secret in it, where it is in light markup: for `textsIn`. */
export const ifMarkup = (questions: Iterable<Question>): Question[] => [...questions].filter((question) => question.markup);
