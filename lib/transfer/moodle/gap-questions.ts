import { plainOfMarkup } from "../../markup/plain";
import type { WrittenReply } from "../material";
import { creditOf, severalOf } from "../question-bank/shares";
import { elementIn, elementsIn } from "../xml";
import { childText, none, numberReply, lose, sayPenalty, stemOf, typedReply, withFeedback, type Asked, type Question } from "./asked";
import { gapsOf, spanOfGap, type ClozeGap } from "./cloze";

/** More gaps than a person fills in one text. */
const MOST_GAPS = 200;
const TOO_MANY = `It has more than ${MOST_GAPS} gaps`;

/** Stands for a gap while the text around it is read. */
const GAP_SIGN = "\ue000";
const OTHER_GAP = "[…]";

/** The text with one of its gaps open and the others closed. */
const openAt = (parts: readonly string[], open: number) =>
  parts.reduce((text, part, i) => `${text}${i - 1 === open ? "___" : OTHER_GAP}${part}`);

/** Why a gap cannot be asked, or how it is answered. */
function replyOfGap(asked: Asked, gap: ClozeGap, words: (text: string) => string): WrittenReply | string {
  if (gap.kind === null) return `Gaps of the kind ${gap.name} cannot be read`;
  const answers = gap.answers
    .map(({ text, share, feedback }) => withFeedback({ text: words(text), share }, words(feedback)))
    .filter(({ text }) => text !== "");
  if (answers.length === 0) return "A gap has no answers";
  if (!answers.some(({ share }) => share >= (gap.kind === "several" ? 0.001 : 0.999))) return "No answer of a gap is fully right";
  if (gap.kind === "number")
    return numberReply(
      asked,
      gap.answers.map(({ text, share, feedback }) => ({ ...withFeedback({ text, share }, words(feedback)), span: spanOfGap(text) })),
      "",
    );
  if (gap.kind === "typed")
    return typedReply(
      answers.map((answer) => ({ ...answer, text: plainOfMarkup(answer.text) })),
      gap.matchCase,
    );
  if (answers.length < 2) return "A gap has only one answer to choose from";
  if (gap.kind === "several") return severalOf(answers.map((answer) => ({ ...answer, credit: 0 })));
  return { kind: "one", options: answers.map(({ share, ...answer }) => ({ ...answer, credit: creditOf(share) })) };
}

/** Each gap of a text with gaps is a question: the others are closed in it. */
export function cloze(asked: Asked): Question[] {
  const { element, texts } = asked;
  const body = elementIn(element, "questiontext");
  const text = body ? childText(body, "text").replaceAll(GAP_SIGN, "") : "";
  const gaps = gapsOf(text);
  if (!body || gaps.length === 0) return none(asked, "There is no gap in its text");
  if (gaps.length > MOST_GAPS) return none(asked, TOO_MANY);
  const format = texts.formatOf(body);
  const around = gaps.map((gap, i) => text.slice(gaps[i - 1]?.end ?? 0, gap.start));
  const parts = texts.markup([...around, text.slice(gaps.at(-1)!.end)].join(GAP_SIGN), format, body).split(GAP_SIGN);
  if (parts.length !== gaps.length + 1) return none(asked, "One of its gaps stands where no text is shown");
  sayPenalty(
    asked,
    gaps.flatMap(({ kind, answers }) => (kind === "one" ? answers.map(({ share }) => share) : [])),
  );
  return gaps.flatMap((gap, i): Question[] => {
    const reply = replyOfGap(asked, gap, (words) => texts.markup(words, format, body));
    if (typeof reply !== "string") return [{ stem: openAt(parts, i), reply, ...(gaps.length > 1 && { ending: `gap ${i + 1}` }) }];
    lose(asked, `${reply}: gap ${i + 1} was left out.`);
    return [];
  });
}

/** Words to drag or select into gaps: each gap is a question with the words of its group. */
export function wordBank(asked: Asked): Question[] {
  const { element, texts } = asked;
  const boxes = [...elementsIn(element, "dragbox"), ...elementsIn(element, "selectoption")].map((box) => ({
    text: texts.plain(box),
    group: childText(box, "group") || "1",
  }));
  const parts = stemOf(asked).split(/\[\[(\d{1,3})\]\]/);
  const numbers = parts.filter((_part, i) => i % 2 === 1).map(Number);
  if (numbers.length === 0) return none(asked, "There is no gap in its text");
  if (numbers.length > MOST_GAPS) return none(asked, TOO_MANY);
  const around = parts.filter((_part, i) => i % 2 === 0);
  return numbers.flatMap((number, i): Question[] => {
    const right = boxes[number - 1];
    const options = right
      ? [...new Set(boxes.filter(({ group, text }) => group === right.group && text !== "").map(({ text }) => text))]
      : [];
    if (right && right.text !== "" && options.length >= 2)
      return [
        {
          stem: openAt(around, i),
          reply: { kind: "one", options: options.map((text) => ({ text, credit: Number(text === right.text) })) },
          ...(numbers.length > 1 && { ending: `gap ${i + 1}` }),
        },
      ];
    lose(asked, `Gap ${i + 1} has fewer than two words to choose from: it was left out.`);
    return [];
  });
}
