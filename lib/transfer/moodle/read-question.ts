import { markupOfPlain, plainOfMarkup } from "../../markup/plain";
import type { Problem } from "../../problem";
import type { RatedAnswer, Row, WrittenReply } from "../material";
import { decimalOf } from "../question-bank/decimal";
import { saidOf } from "../question-bank/gap";
import { penaltyProblem, severalOf, shareOf } from "../question-bank/shares";
import { sourceApart } from "../question-bank/source-lines";
import { elementIn, elementsIn, textIn, type XmlElement } from "../xml";
import { gapsOf, spanOfGap, type ClozeGap } from "./cloze";
import type { MediaBook } from "./media-book";
import { QuestionTexts } from "./question-texts";

/** One question of the file: its number, its texts, and where problems are said to be. */
type Asked = { element: XmlElement; texts: QuestionTexts; where: string; problems: Problem[] };

/** What one question asks: more than once where it has several gaps. `ending` tells rows of one question apart. */
type Question = { stem: string; reply: WrittenReply; ending?: string };

/** More gaps than a person fills in one text. */
const MOST_GAPS = 200;

const childText = (element: XmlElement, name: string) => textIn(elementIn(element, name) ?? { ...element, children: [] }).trim();

const say = (asked: Asked, message: string) => void asked.problems.push({ where: asked.where, message });

/** Nothing comes of a question, and why. */
function none(asked: Asked, why: string): Question[] {
  say(asked, `${why}: the question was left out.`);
  return [];
}

const stemOf = ({ element, texts }: Asked) => [texts.of(elementIn(element, "questiontext")), texts.oldPicture()].filter(Boolean).join("\n");

function percentIn(answer: XmlElement): number {
  const percent = decimalOf(answer.attributes.fraction ?? "");
  const share = decimalOf(childText(answer, "fraction"));
  return percent !== null ? shareOf(percent) : (share ?? 0);
}

const clamped = (share: number) => Math.min(1, Math.max(0, share));

function withFeedback<T extends object>(answer: T, feedback: string): T & { feedback?: string } {
  return feedback === "" ? answer : { ...answer, feedback };
}

/** Where one answer is to be chosen, nothing is worth less than 0. */
function sayPenalty(asked: Asked, shares: readonly number[]) {
  const least = Math.min(0, ...shares);
  if (least < 0) asked.problems.push(penaltyProblem(asked.where, least));
}

function multichoice(asked: Asked): Question[] {
  const { element, texts } = asked;
  const options = elementsIn(element, "answer").map((answer) => withFeedback({ text: texts.of(answer), credit: 0, share: percentIn(answer) }, texts.of(elementIn(answer, "feedback")))).filter(({ text }) => text !== "");
  if (options.length < 2) return none(asked, "There are fewer than two answers to choose from");
  if (!options.some(({ share }) => share > 0)) return none(asked, "No answer is marked as right");
  const isSingle = !/^(?:false|0)$/i.test(childText(element, "single") || "true");
  if (!isSingle) return [{ stem: stemOf(asked), reply: severalOf(options) }];
  sayPenalty(asked, options.map(({ share }) => share));
  return [{ stem: stemOf(asked), reply: { kind: "one", options: options.map(({ share, ...option }) => ({ ...option, credit: clamped(share) })) } }];
}

function truefalse(asked: Asked): Question[] {
  const { element, texts } = asked;
  const [first, second] = elementsIn(element, "answer");
  if (!first || !second) return none(asked, "It lacks one of the answers true and false");
  // Old files have these words in the language of their Moodle: then true comes first.
  const [isTrue, isFalse] = childText(first, "text").toLowerCase() === "false" ? [second, first] : [first, second];
  const [toTrue, toFalse] = [isTrue, isFalse].map((answer) => texts.of(elementIn(answer, "feedback"))) as [string, string];
  const feedback = { ...(toTrue && { true: toTrue }), ...(toFalse && { false: toFalse }) };
  return [{ stem: stemOf(asked), reply: { kind: "true-false", right: percentIn(isTrue) > percentIn(isFalse), ...(toTrue || toFalse ? { feedback } : {}) } }];
}

/** A "*" stands for any letters, unless a backslash is before it. */
const isWild = (text: string) => /(?:^|[^\\])\*/.test(text);

function typedReply(answers: readonly (Omit<RatedAnswer, "credit"> & { share: number })[], matchCase: boolean): WrittenReply {
  const wildcards = answers.some(({ text }) => isWild(text));
  const rated = answers.map(({ text, share, ...rest }) => ({ ...rest, text: markupOfPlain(text.replaceAll("\\*", "*")), credit: clamped(share) }));
  return { kind: "typed", answers: rated, ...(wildcards && { wildcards }), ...(matchCase && { matchCase }) };
}

function shortanswer(asked: Asked): Question[] {
  const { element, texts } = asked;
  const answers = elementsIn(element, "answer").map((answer) => withFeedback({ text: childText(answer, "text"), share: percentIn(answer) }, texts.of(elementIn(answer, "feedback")))).filter(({ text }) => text !== "");
  if (!answers.some(({ share }) => share > 0)) return none(asked, "No answer is marked as right");
  return [{ stem: stemOf(asked), reply: typedReply(answers, childText(element, "usecase") === "1") }];
}

/** The unit in which the answer is given, and what other units there are. */
function unitsOf(element: XmlElement): { unit: string; others: string[] } {
  const units = elementsIn(elementIn(element, "units") ?? { ...element, children: [] }, "unit").map((unit) => ({ name: childText(unit, "unit_name"), factor: decimalOf(childText(unit, "multiplier")) ?? 1 }));
  const own = units.find(({ factor }) => factor === 1) ?? units[0];
  return { unit: own?.name ?? "", others: units.filter((unit) => unit !== own).map(({ name }) => name) };
}

/** What is right for a number, or why it is none. A star is every other answer. */
function numberReply(asked: Asked, answers: readonly (Omit<RatedAnswer, "credit"> & { share: number; tolerance: string })[], unit: string): WrittenReply | string {
  const others = answers.filter(({ text }) => text === "*" || text === "");
  const numbers = answers.filter((answer) => !others.includes(answer)).map(({ text, share, tolerance, ...rest }) => ({ ...rest, text, value: decimalOf(text.replace(",", ".")), tolerance: Math.abs(decimalOf(tolerance || "0") ?? Number.NaN), credit: clamped(share) }));
  const bad = numbers.find(({ value, tolerance }) => value === null || Number.isNaN(tolerance));
  if (bad) return `“${bad.text.slice(0, 60)}” is not a number`;
  if (others.some(({ feedback }) => feedback)) say(asked, "What is said to every other number was left out.");
  if (others.some(({ share }) => share > 0)) say(asked, "Part of the points for every other number was left out.");
  const rated = numbers.map(({ text: _text, value, ...rest }) => ({ ...rest, value: value! }));
  return rated.some(({ credit }) => credit > 0) ? { kind: "number", answers: rated, unit } : "No answer is marked as right";
}

function numerical(asked: Asked): Question[] {
  const { element, texts } = asked;
  const { unit, others } = unitsOf(element);
  const answers = elementsIn(element, "answer").map((answer) => {
    const direct = answer.children.filter((child): child is string => typeof child === "string").join("").trim();
    return withFeedback({ text: childText(answer, "text") || direct, share: percentIn(answer), tolerance: childText(answer, "tolerance") }, texts.of(elementIn(answer, "feedback")));
  });
  const reply = numberReply(asked, answers, markupOfPlain(unit));
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
  return [{ stem: stemOf(asked), reply: { kind: "pairs", pairs, extra: sides.filter(({ left, right }) => left === "" && right !== "").map(({ right }) => right) } }];
}

/** In the order of their numbers where they have some, else as they stand. */
function ordering(asked: Asked): Question[] {
  const answers = elementsIn(asked.element, "answer").map((answer) => ({ text: asked.texts.of(answer), place: decimalOf(answer.attributes.fraction ?? "") ?? 0 }));
  const isNumbered = new Set(answers.map(({ place }) => place)).size === answers.length;
  const items = (isNumbered ? answers.sort((one, other) => one.place - other.place) : answers).map(({ text }) => text).filter(Boolean);
  return items.length < 2 ? none(asked, "There are fewer than two things to put in order") : [{ stem: stemOf(asked), reply: { kind: "order", items } }];
}

const essay = (asked: Asked): Question[] => [{ stem: stemOf(asked), reply: { kind: "open", model: asked.texts.of(elementIn(asked.element, "graderinfo")) } }];

/** Stands for a gap while the text around it is read. */
const GAP_SIGN = "\ue000";
const OTHER_GAP = "[…]";

/** The text with one of its gaps open and the others closed. */
const openAt = (parts: readonly string[], open: number) => parts.reduce((text, part, i) => `${text}${i - 1 === open ? "___" : OTHER_GAP}${part}`);

/** Why a gap cannot be asked, or how it is answered. */
function replyOfGap(asked: Asked, gap: ClozeGap, words: (text: string) => string): WrittenReply | string {
  if (gap.kind === null) return `Gaps of the kind ${gap.name} cannot be read`;
  const answers = gap.answers.map(({ text, share, feedback }) => withFeedback({ text: words(text), share }, words(feedback))).filter(({ text }) => text !== "");
  if (answers.length === 0) return "A gap has no answers";
  if (!answers.some(({ share }) => share >= (gap.kind === "several" ? 0.001 : 0.999))) return "No answer of a gap is fully right";
  if (gap.kind === "number") return numberReply(asked, gap.answers.map(({ text, share, feedback }) => ({ ...withFeedback({ text: text === "*" ? text : String(spanOfGap(text)?.value ?? text) }, words(feedback)), share, tolerance: String(spanOfGap(text)?.tolerance ?? 0) })), "");
  if (gap.kind === "typed") return typedReply(answers.map((answer) => ({ ...answer, text: plainOfMarkup(answer.text) })), gap.matchCase);
  if (answers.length < 2) return "A gap has only one answer to choose from";
  if (gap.kind === "several") return severalOf(answers.map((answer) => ({ ...answer, credit: 0 })));
  return { kind: "one", options: answers.map(({ share, ...answer }) => ({ ...answer, credit: clamped(share) })) };
}

/** Each gap of a text with gaps is a question: the others are closed in it. */
function cloze(asked: Asked): Question[] {
  const { element, texts } = asked;
  const body = elementIn(element, "questiontext");
  const text = body ? childText(body, "text").replaceAll(GAP_SIGN, "") : "";
  const gaps = gapsOf(text).slice(0, MOST_GAPS);
  if (!body || gaps.length === 0) return none(asked, "There is no gap in its text");
  const format = texts.formatOf(body);
  const around = gaps.map((gap, i) => text.slice(gaps[i - 1]?.end ?? 0, gap.start));
  const parts = texts.markup([...around, text.slice(gaps.at(-1)!.end)].join(GAP_SIGN), format, body).split(GAP_SIGN);
  sayPenalty(asked, gaps.flatMap(({ kind, answers }) => (kind === "one" ? answers.map(({ share }) => share) : [])));
  return gaps.flatMap((gap, i): Question[] => {
    const reply = replyOfGap(asked, gap, (words) => texts.markup(words, format, body));
    if (typeof reply !== "string") return [{ stem: openAt(parts, i), reply, ...(gaps.length > 1 && { ending: `gap ${i + 1}` }) }];
    say(asked, `${reply}: gap ${i + 1} was left out.`);
    return [];
  });
}

/** Words to drag or select into gaps: each gap is a question with the words of its group. */
function wordBank(asked: Asked): Question[] {
  const { element, texts } = asked;
  const boxes = [...elementsIn(element, "dragbox"), ...elementsIn(element, "selectoption")].map((box) => ({ text: texts.plain(box), group: childText(box, "group") || "1" }));
  const parts = stemOf(asked).split(/\[\[(\d{1,3})\]\]/);
  const numbers = parts.filter((_part, i) => i % 2 === 1).map(Number);
  if (numbers.length === 0) return none(asked, "There is no gap in its text");
  const around = parts.filter((_part, i) => i % 2 === 0);
  return numbers.slice(0, MOST_GAPS).flatMap((number, i): Question[] => {
    const right = boxes[number - 1];
    const options = right ? [...new Set(boxes.filter(({ group, text }) => group === right.group && text !== "").map(({ text }) => text))] : [];
    if (right && right.text !== "" && options.length >= 2) return [{ stem: openAt(around, i), reply: { kind: "one", options: options.map((text) => ({ text, credit: Number(text === right.text) })) }, ...(numbers.length > 1 && { ending: `gap ${i + 1}` }) }];
    say(asked, `Gap ${i + 1} has fewer than two words to choose from: it was left out.`);
    return [];
  });
}

const READERS: Readonly<Record<string, (asked: Asked) => Question[]>> = {
  multichoice, truefalse, shortanswer, numerical, matching, match: matching, ddmatch: matching, ordering, essay, cloze, multianswer: cloze, gapselect: wordBank, ddwtos: wordBank,
  description: (asked) => none(asked, "This text asks nothing"),
};

const isReadable = (type: string) => Object.hasOwn(READERS, type);

/** What is said after an essay is what a good answer says, where the file has no notes for whoever marks it. */
function withModel({ reply, ...question }: Question, explanation: string): Question & { explanation: string } {
  return reply.kind === "open" && reply.model === "" ? { ...question, reply: { kind: "open", model: explanation }, explanation: "" } : { ...question, reply, explanation };
}

function tagsOf(element: XmlElement): string[] {
  const tags = elementIn(element, "tags");
  return tags ? elementsIn(tags, "tag").map((tag) => childText(tag, "text")).filter(Boolean) : [];
}

const shortName = (name: string) => (name.length <= 60 ? name : `${name.slice(0, 59)}…`);

/** The rows of a question, none where it cannot be taken, and what is to be said of it. `number` counts the questions of the file from 1. */
export function readMoodleQuestion(element: XmlElement, number: number, topic: readonly string[], media: MediaBook): { rows: Row[]; problems: Problem[] } {
  const texts = new QuestionTexts(element, media);
  const name = texts.plain(elementIn(element, "name"));
  const title = shortName(plainOfMarkup(name).split(/\s+/).join(" ").trim());
  const asked: Asked = { element, texts, where: title === "" ? `question ${number}` : `question ${number} (${title})`, problems: [] };
  const type = element.attributes.type?.trim() ?? "";
  const questions = isReadable(type) ? READERS[type]!(asked) : none(asked, type === "" ? "Its kind is not named" : `Questions of the kind “${type.slice(0, 40)}” have no counterpart here`);
  const { explanation, source } = sourceApart(texts.of(elementIn(element, "generalfeedback")));
  const id = childText(element, "idnumber");
  const tags = tagsOf(element);
  const rows = questions.flatMap((question): Row[] => {
    const { ending, ...whole } = withModel(question, explanation);
    if (whole.stem === "") say(asked, "The question has no text: it was left out.");
    const where = ending ? `${asked.where}, ${ending}` : asked.where;
    return whole.stem === "" ? [] : [{ id: id === "" ? null : ending ? `${id} ${ending}` : id, where, says: saidOf({ name, ...whole }), topic: [...topic], tags, source }];
  });
  return { rows, problems: rows.length === 0 ? asked.problems : [...asked.problems, ...texts.problems(asked.where)] };
}
