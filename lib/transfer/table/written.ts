import type { RatedAnswer, Said, WrittenReply } from "../material";

/** An answer in light markup and as its cell has it; `option` is its number where the table holds all answers in numbered columns. */
type Answer = { text: string; raw: string };
type WrongAnswer = Answer & { option: number | null };

/** A question of a table with its answers. */
export type Asked = { stem: string; answers: readonly Answer[]; wrong: readonly WrongAnswer[]; explanation: string };

const TRUE = /^(?:true|t|wahr|richtig|vrai|verdadero|verdadeiro|vero|waar|sant|prawda|pravda|верно|правда|正)$/i;
const FALSE = /^(?:false|f|falsch|faux|falso|onwaar|falskt|falsk|fałsz|lež|nepravda|неверно|ложь|誤)$/i;

/** Longer answers are written in one’s own words, not typed. */
const LONGEST_TYPED = 100;

/** Which numbered answers a cell points to: "B", "2", "1, 3". Empty where it does not, or where it is an answer itself. */
function pointedTo({ raw }: Answer, wrong: readonly WrongAnswer[]): WrongAnswer[] {
  const numbered = wrong.filter(({ option }) => option !== null);
  const signs = raw.split(/[\s,;&/+]+/).filter(Boolean);
  if (
    numbered.length === 0 ||
    signs.length === 0 ||
    numbered.some((one) => one.raw === raw) ||
    !signs.every((sign) => /^(?:[a-j]|\d{1,2})$/i.test(sign))
  )
    return [];
  const places = signs.map((sign) => (/\d/.test(sign) ? Number(sign) : sign.toLowerCase().charCodeAt(0) - 96));
  const found = places.map((place) => numbered.find(({ option }) => option === place));
  return found.every((one) => one !== undefined) ? (found as WrongAnswer[]) : [];
}

function meantBy(answer: Answer, wrong: readonly WrongAnswer[]): string[] {
  const pointed = pointedTo(answer, wrong);
  return pointed.length > 0 ? pointed.map(({ text }) => text) : [answer.text];
}

const distinct = (texts: readonly string[]) => [...new Set(texts.filter(Boolean))];

const rated = (texts: readonly string[], credit: number): RatedAnswer[] => texts.map((text) => ({ text, credit }));

/** True or false: said so beside the other, or alone of a statement. */
function truthOf(stem: string, right: readonly string[], wrong: readonly string[]): boolean | null {
  const [one, other] = [right[0]!, wrong[0]];
  if (right.length !== 1 || wrong.length > 1 || (other === undefined && /[?？]/.test(stem))) return null;
  if (TRUE.test(one) && (other === undefined || FALSE.test(other))) return true;
  return FALSE.test(one) && (other === undefined || TRUE.test(other)) ? false : null;
}

function replyOf(stem: string, right: readonly string[], wrong: readonly string[]): WrittenReply {
  const truth = truthOf(stem, right, wrong);
  if (truth !== null) return { kind: "true-false", right: truth };
  if (wrong.length > 0) return { kind: right.length === 1 ? "one" : "several", options: [...rated(right, 1), ...rated(wrong, 0)] };
  const isLong = right[0]!.length > LONGEST_TYPED || right[0]!.includes("\n");
  return isLong ? { kind: "open", model: right.join("\n") } : { kind: "typed", answers: rated(right, 1) };
}

/**
 * A question with its answers: to choose from where there are wrong ones, else to type, a gap to fill where its text has one. A right
 * answer that stands among the wrong ones too, or that an answer points to by its letter or number, is right. A text says why there is no
 * question.
 */
export function writtenOf({ stem, answers, wrong, explanation }: Asked): Said | string {
  if (stem === "") return "The question is empty: this line was left out.";
  const right = distinct(answers.flatMap((answer) => meantBy(answer, wrong)));
  if (right.length === 0) return "The answer is empty: this line was left out.";
  const others = distinct(wrong.map(({ text }) => text)).filter((text) => !right.includes(text));
  const isGap = others.length === 0 && stem.split("___").length === 2 && right[0]!.length <= LONGEST_TYPED;
  if (isGap) return { kind: "gap", text: stem, answer: right[0]!, accepted: right.slice(1), hint: "", ...(explanation && { explanation }) };
  return { kind: "written", name: "", stem, reply: replyOf(stem, right, others), explanation };
}
