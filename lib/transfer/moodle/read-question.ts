import { markupOfPlain, plainOfMarkup } from "../../markup/plain";
import type { Problem } from "../../problem";
import type { Row } from "../material";
import { decimalOf } from "../question-bank/decimal";
import { saidOf } from "../question-bank/gap";
import { creditOf, severalOf } from "../question-bank/shares";
import { sourceApart } from "../question-bank/source-lines";
import { elementIn, elementsIn, type XmlElement } from "../xml";
import {
  childText,
  lose,
  none,
  numberReply,
  say,
  sayPenalty,
  shareIn,
  stemOf,
  typedReply,
  withFeedback,
  type Asked,
  type NumberSpan,
  type Question,
} from "./asked";
import { cloze, wordBank } from "./gap-questions";
import type { MediaBook } from "./media-book";
import { QuestionTexts } from "./question-texts";

function multichoice(asked: Asked): Question[] {
  const { element, texts } = asked;
  const options = elementsIn(element, "answer")
    .map((answer) => withFeedback({ text: texts.of(answer), credit: 0, share: shareIn(answer) }, texts.of(elementIn(answer, "feedback"))))
    .filter(({ text }) => text !== "");
  if (options.length < 2) return none(asked, "There are fewer than two answers to choose from");
  if (!options.some(({ share }) => share > 0)) return none(asked, "No answer is marked as right");
  const isSingle = !/^(?:false|0)$/i.test(childText(element, "single") || "true");
  if (!isSingle) return [{ stem: stemOf(asked), reply: severalOf(options) }];
  sayPenalty(
    asked,
    options.map(({ share }) => share),
  );
  return [
    {
      stem: stemOf(asked),
      reply: { kind: "one", options: options.map(({ share, ...option }) => ({ ...option, credit: creditOf(share) })) },
    },
  ];
}

function truefalse(asked: Asked): Question[] {
  const { element, texts } = asked;
  const [first, second] = elementsIn(element, "answer");
  if (!first || !second) return none(asked, "It lacks one of the answers true and false");
  // Old files have these words in the language of their Moodle: then true comes first.
  const [isTrue, isFalse] = childText(first, "text").toLowerCase() === "false" ? [second, first] : [first, second];
  const [toTrue, toFalse] = [isTrue, isFalse].map((answer) => texts.of(elementIn(answer, "feedback"))) as [string, string];
  const feedback = { ...(toTrue && { true: toTrue }), ...(toFalse && { false: toFalse }) };
  return [
    {
      stem: stemOf(asked),
      reply: { kind: "true-false", right: shareIn(isTrue) > shareIn(isFalse), ...(toTrue || toFalse ? { feedback } : {}) },
    },
  ];
}

function shortanswer(asked: Asked): Question[] {
  const { element, texts } = asked;
  const answers = elementsIn(element, "answer")
    .map((answer) => withFeedback({ text: childText(answer, "text"), share: shareIn(answer) }, texts.of(elementIn(answer, "feedback"))))
    .filter(({ text }) => text !== "");
  if (!answers.some(({ share }) => share > 0)) return none(asked, "No answer is marked as right");
  return [{ stem: stemOf(asked), reply: typedReply(answers, childText(element, "usecase") === "1") }];
}

/** What stands in an answer of files that have no element for its text. */
const directText = (answer: XmlElement) =>
  answer.children
    .filter((child): child is string => typeof child === "string")
    .join("")
    .trim();

function numberAnswer(answer: XmlElement, texts: QuestionTexts) {
  const text = childText(answer, "text") || directText(answer);
  const [value, tolerance] = [decimalOf(text.replace(",", ".")), decimalOf(childText(answer, "tolerance") || "0")];
  const span: NumberSpan = value === null || tolerance === null ? null : { value, tolerance: Math.abs(tolerance) };
  return { ...withFeedback({ text, share: shareIn(answer) }, texts.of(elementIn(answer, "feedback"))), span };
}

/** The unit in which the answer is given, and what other units there are. */
function unitsOf(element: XmlElement): { unit: string; others: string[] } {
  const units = elementsIn(elementIn(element, "units") ?? { ...element, children: [] }, "unit").map((unit) => ({
    name: childText(unit, "unit_name"),
    factor: decimalOf(childText(unit, "multiplier")) ?? 1,
  }));
  const own = units.find(({ factor }) => factor === 1) ?? units[0];
  return { unit: own?.name ?? "", others: units.filter((unit) => unit !== own).map(({ name }) => name) };
}

function numerical(asked: Asked): Question[] {
  const { element, texts } = asked;
  const { unit, others } = unitsOf(element);
  const reply = numberReply(
    asked,
    elementsIn(element, "answer").map((answer) => numberAnswer(answer, texts)),
    markupOfPlain(unit),
  );
  if (typeof reply === "string") return none(asked, reply);
  if (others.length > 0) say(asked, `Only the unit ${unit} was kept, not ${others.slice(0, 10).join(", ")}.`);
  return [{ stem: stemOf(asked), reply }];
}

function matching(asked: Asked): Question[] {
  const { element, texts } = asked;
  const sides = elementsIn(element, "subquestion").map((part) => {
    const answer = elementIn(part, "answer");
    return { left: texts.of(part), right: answer?.attributes.format ? texts.of(answer) : texts.plain(answer) };
  });
  const pairs = sides.filter(({ left, right }) => left !== "" && right !== "");
  if (pairs.length === 0) return none(asked, "No pair says what belongs together");
  return [
    {
      stem: stemOf(asked),
      reply: { kind: "pairs", pairs, extra: sides.filter(({ left, right }) => left === "" && right !== "").map(({ right }) => right) },
    },
  ];
}

/** In the order of their numbers where they have some, else as they stand. */
function ordering(asked: Asked): Question[] {
  const answers = elementsIn(asked.element, "answer").map((answer) => ({
    text: asked.texts.of(answer),
    place: decimalOf(answer.attributes.fraction ?? "") ?? 0,
  }));
  const isNumbered = new Set(answers.map(({ place }) => place)).size === answers.length;
  const items = (isNumbered ? answers.sort((one, other) => one.place - other.place) : answers).map(({ text }) => text).filter(Boolean);
  return items.length < 2
    ? none(asked, "There are fewer than two things to put in order")
    : [{ stem: stemOf(asked), reply: { kind: "order", items } }];
}

const essay = (asked: Asked): Question[] => [
  { stem: stemOf(asked), reply: { kind: "open", model: asked.texts.of(elementIn(asked.element, "graderinfo")) } },
];

const READERS: Readonly<Record<string, (asked: Asked) => Question[]>> = {
  multichoice,
  truefalse,
  shortanswer,
  numerical,
  matching,
  match: matching,
  ddmatch: matching,
  ordering,
  essay,
  cloze,
  multianswer: cloze,
  gapselect: wordBank,
  ddwtos: wordBank,
  description: (asked) => none(asked, "This text asks nothing"),
};

const isReadable = (type: string) => Object.hasOwn(READERS, type);

/** What is said after an essay is what a good answer says, where the file has no notes for whoever marks it. */
function withModel({ reply, ...question }: Question, explanation: string): Question & { explanation: string } {
  return reply.kind === "open" && reply.model === ""
    ? { ...question, reply: { kind: "open", model: explanation }, explanation: "" }
    : { ...question, reply, explanation };
}

function tagsOf(element: XmlElement): string[] {
  const tags = elementIn(element, "tags");
  return tags
    ? elementsIn(tags, "tag")
        .map((tag) => childText(tag, "text"))
        .filter(Boolean)
    : [];
}

const shortName = (name: string) => (name.length <= 60 ? name : `${name.slice(0, 59)}…`);

/**
 * The rows of a question, none where it cannot be taken, and what is to be said of it. `number` counts the questions of the file from 1.
 */
export function readMoodleQuestion(
  element: XmlElement,
  number: number,
  topic: readonly string[],
  media: MediaBook,
): { rows: Row[]; problems: Problem[] } {
  const texts = new QuestionTexts(element, media);
  const name = texts.plain(elementIn(element, "name"));
  const title = shortName(plainOfMarkup(name).split(/\s+/).join(" ").trim());
  const asked: Asked = { element, texts, where: title === "" ? `question ${number}` : `question ${number} (${title})`, problems: [] };
  const type = element.attributes.type?.trim() ?? "";
  const questions = isReadable(type)
    ? READERS[type]!(asked)
    : none(asked, type === "" ? "Its kind is not named" : `Questions of the kind “${type.slice(0, 40)}” have no counterpart here`);
  const { explanation, source } = sourceApart(texts.of(elementIn(element, "generalfeedback")));
  const id = childText(element, "idnumber");
  const tags = tagsOf(element);
  const rows = questions.flatMap((question): Row[] => {
    const { ending, ...whole } = withModel(question, explanation);
    if (whole.stem === "") lose(asked, "The question has no text: it was left out.");
    const where = ending ? `${asked.where}, ${ending}` : asked.where;
    return whole.stem === ""
      ? []
      : [
          {
            id: id === "" ? null : ending ? `${id} ${ending}` : id,
            where,
            says: saidOf({ name, ...whole }),
            topic: [...topic],
            tags,
            source,
          },
        ];
  });
  return { rows, problems: rows.length === 0 ? asked.problems : [...asked.problems, ...texts.problems(asked.where)] };
}
