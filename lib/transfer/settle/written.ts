import { ANSWER_RELATION } from "../../questions/authored";
import { gapsIn } from "../../questions/lint/stem";
import { questionId } from "../../questions/make-question";
import { itemOf, optionOf } from "../../questions/opaque-id";
import { withOwnIds } from "../../questions/own-ids";
import type { AlsoNumber, AlsoText, CreditOf, Reply } from "../../questions/question";
import { statedProofs, usualFormat } from "../../questions/question-file.schema";
import type { RatedAnswer, Row, Said, WrittenReply } from "../material";
import { cut, filed, inOneLine, isRefusal, LONGEST, refuse, type Piece, type Refusal, type Setting } from "./piece";

type Written = Extract<Said, { kind: "written" }>;
type Gap = Extract<Said, { kind: "gap" }>;
/** A reply with its key, and the key in words. */
type Answered = { reply: Reply; key: string };
type Of<K extends WrittenReply["kind"]> = Extract<WrittenReply, { kind: K }>;

const unanswered = (answered: Answered | Refusal): answered is Refusal => "why" in answered;

/** Options with one text each: of two alike the one that is worth more. */
function distinct(options: readonly RatedAnswer[]): RatedAnswer[] {
  const best = new Map<string, RatedAnswer>();
  for (const option of options)
    if (option.text !== "" && (best.get(option.text)?.credit ?? -2) < option.credit) best.set(option.text, option);
  return [...best.values()];
}

const ids = (options: readonly RatedAnswer[]) => options.map(({ text }) => optionOf(text));
const inOrder = (options: readonly { id: string; text: string }[]) => [...options].sort((one, other) => (one.text < other.text ? -1 : 1));
const isLong = (texts: readonly string[]) => texts.some((text) => text.length > LONGEST.option);

function creditBeside(options: readonly RatedAnswer[], key: RatedAnswer): { credit?: CreditOf } {
  const others = options.filter((option) => option !== key && option.credit > 0);
  return others.length === 0 ? {} : { credit: Object.fromEntries(others.map(({ text, credit }) => [optionOf(text).id, credit])) };
}

/** One right answer of some: where none is worth all, the best is the key. */
function oneOf({ options }: Of<"one">): Answered | Refusal {
  const kept = distinct(options);
  const key = kept.reduce<RatedAnswer | null>((best, option) => (option.credit > (best?.credit ?? 0) ? option : best), null);
  if (!key) return refuse("No answer is marked as right.");
  if (kept.length === 1) return typedOf({ kind: "typed", answers: kept });
  return { reply: { kind: "choice", options: inOrder(ids(kept)), key: optionOf(key.text).id, ...creditBeside(kept, key) }, key: key.text };
}

/** Shares are only kept where they are not what ticking right ones is worth anyway: alike, with wrong ones that cost nothing more. */
function sharesOf({ options, shares }: Of<"several">): { credit?: CreditOf } {
  if (!shares) return {};
  const known = new Map(options.map(({ text }, i) => [text, shares[i] ?? 0]));
  const right = options.filter(({ credit }) => credit === 1).map(({ text }) => known.get(text)!);
  const isUsual =
    right.every((share) => Math.abs(share - 1 / right.length) < 0.01) &&
    options.every(({ text, credit }) => credit === 1 || known.get(text) === 0);
  if (isUsual) return {};
  return {
    credit: Object.fromEntries(
      [...known].filter(([, share]) => share !== 0).map(([text, share]) => [optionOf(text).id, Math.max(-1, Math.min(1, share))]),
    ),
  };
}

function severalOf(reply: Of<"several">): Answered | Refusal {
  const kept = distinct(reply.options);
  const right = kept.filter(({ credit }) => credit === 1);
  if (right.length === 0) return refuse("No answer is marked as right.");
  if (kept.length < 2) return refuse("There is nothing to choose from.");
  return {
    reply: {
      kind: "choices",
      options: inOrder(ids(kept)),
      key: ids(right)
        .map(({ id }) => id)
        .sort(),
      ...sharesOf(reply),
    },
    key: right.map(({ text }) => text).join("; "),
  };
}

/** The key is the first answer that is worth all; one with stars is matched as a pattern and shown without them. */
function typedOf({ answers, wildcards = false }: Of<"typed">, plain: Setting["plain"] = (text) => text): Answered | Refusal {
  const known = answers.map((answer) => ({ ...answer, text: plain(answer.text) })).filter(({ text, credit }) => text !== "" && credit > 0);
  const isWild = (text: string) => wildcards && text.includes("*");
  const full = known.filter(({ credit }) => credit >= 1);
  const key =
    full.find(({ text }) => !isWild(text)) ??
    full[0] ??
    known.reduce<RatedAnswer | null>((best, one) => (one.credit > (best?.credit ?? 0) ? one : best), null);
  if (!key) return refuse("No answer is marked as right.");
  const shownKey = isWild(key.text) ? key.text.replaceAll("*", "").trim() : key.text;
  if (shownKey === "") return refuse("The right answer is only a star: any answer would be right.");
  const accepted = full.filter(({ text }) => !isWild(text) && text !== key.text).map(({ text }) => text);
  const also = known.flatMap(({ text, credit }): AlsoText[] =>
    isWild(text) ? [{ text, credit, wild: true }] : credit < 1 && text !== key.text ? [{ text, credit }] : [],
  );
  return { reply: { kind: "text", key: shownKey, accepted, ...(also.length > 0 && { also }) }, key: shownKey };
}

function numberOf({ answers, unit }: Of<"number">): Answered | Refusal {
  const known = answers.filter(({ value, tolerance, credit }) => credit > 0 && Number.isFinite(value) && Number.isFinite(tolerance));
  const key = known.reduce<(typeof known)[number] | null>((best, one) => (one.credit > (best?.credit ?? 0) ? one : best), null);
  if (!key) return refuse("No number is marked as right.");
  const also = known
    .filter((one) => one !== key)
    .map(({ value, tolerance, credit }): AlsoNumber => ({ key: value, tolerance: Math.abs(tolerance), credit }));
  return {
    reply: { kind: "number", key: key.value, unit, tolerance: Math.abs(key.tolerance), ...(also.length > 0 && { also }) },
    key: [key.value, unit].join(" ").trim(),
  };
}

function orderOf({ items }: Of<"order">): Answered | Refusal {
  const kept = items.filter(Boolean);
  if (kept.length < 2) return refuse("There is nothing to put in order.");
  if (new Set(kept).size < kept.length) return refuse("Two of the things to put in order are alike.");
  return {
    reply: { kind: "order", options: inOrder(kept.map(optionOf)), key: kept.map((text) => optionOf(text).id) },
    key: kept.join("; "),
  };
}

function pairsOf({ pairs, extra }: Of<"pairs">): Answered | Refusal {
  const kept = pairs.filter(({ left, right }) => left !== "" && right !== "");
  if (new Set(kept.map(({ left }) => left)).size < kept.length) return refuse("Two of the things on the left are alike.");
  const rights = [...new Set([...kept.map(({ right }) => right), ...extra.filter(Boolean)])];
  if (kept.length === 0 || rights.length < 2) return refuse("There is nothing to match.");
  const key = Object.fromEntries(kept.map(({ left, right }) => [itemOf(left).id, optionOf(right).id]));
  return {
    reply: { kind: "pairs", items: kept.map(({ left }) => itemOf(left)), options: inOrder(rights.map(optionOf)), key },
    key: kept.map(({ left, right }) => `${left} – ${right}`).join("; "),
  };
}

const TRUTH = [
  { id: "true", text: "True" },
  { id: "false", text: "False" },
];

function answered(reply: WrittenReply, plain: Setting["plain"]): Answered | Refusal {
  switch (reply.kind) {
    case "one":
      return oneOf(reply);
    case "several":
      return severalOf(reply);
    case "true-false":
      return { reply: { kind: "choice", options: TRUTH, key: String(reply.right) }, key: reply.right ? "True" : "False" };
    case "typed":
      return typedOf(reply, plain);
    case "number":
      return numberOf(reply);
    case "order":
      return orderOf(reply);
    case "pairs":
      return pairsOf(reply);
    case "open":
      return reply.model === ""
        ? refuse("This is to be answered in one’s own words, and the file says nothing of what a good answer is.")
        : { reply: { kind: "grade", key: 3, back: reply.model }, key: reply.model };
  }
}

/** What an author says to single answers, a line each. */
function remarks(reply: WrittenReply): string[] {
  if (reply.kind === "true-false")
    return [reply.feedback?.true, reply.feedback?.false].flatMap((text, i) => (text ? [`${i === 0 ? "True" : "False"}: ${text}`] : []));
  const rated = reply.kind === "one" || reply.kind === "several" ? reply.options : reply.kind === "typed" ? reply.answers : [];
  const numbers = reply.kind === "number" ? reply.answers.map(({ value, feedback }) => ({ text: String(value), feedback })) : [];
  return [...rated, ...numbers].flatMap(({ text, feedback }) => (feedback ? [`${text}: ${feedback}`] : []));
}

type Asked = { stem: string; reply: Reply; key: string; explanation: string; format?: string };

/** A question as its author wrote it, with the fact that it owns: its wrong options are wrong for it alone. */
function questionPiece(
  row: Row,
  { stem, reply, key, explanation, format = usualFormat(reply, stem) }: Asked,
  factId: string,
  { slug, title }: Setting,
): Piece | Refusal {
  if (stem === "") return refuse("Nothing is asked.");
  if (stem.length > LONGEST.stem) return refuse(`The question is longer than ${LONGEST.stem} letters.`);
  if ("options" in reply && isLong(reply.options.map(({ text }) => text)))
    return refuse(`An answer is longer than ${LONGEST.option} letters.`);
  const told = cut(explanation || `${stem} ${key}`, LONGEST.text);
  const id = questionId(slug, format, "object", [factId], 0);
  const own = withOwnIds(id, reply, statedProofs(reply, [factId]));
  const question: Piece["question"] = {
    id,
    format,
    slot: "object",
    layer: "happened",
    factIds: [factId],
    restsOn: [],
    context: cut(row.topic.at(-1) || title, LONGEST.topic),
    stem,
    reply: own.reply,
    explanation: told,
    proofs: own.proofs,
  };
  const entity = { id: `question-${factId}`, kind: "work" as const, subtype: "question", name: cut(inOneLine(stem), LONGEST.name) };
  return {
    kind: "question",
    text: inOneLine(stem),
    words: row.source || told,
    entities: [entity],
    relation: ANSWER_RELATION,
    fact: {
      id: factId,
      subject: entity.id,
      relation: ANSWER_RELATION.id,
      object: { text: cut(key, LONGEST.text) },
      status: "asserted",
      ...filed(row),
    },
    question,
  };
}

/** What a question of somebody else becomes. */
export function writtenPiece(row: Row, { stem, reply, explanation }: Written, id: string, setting: Setting): Piece | Refusal {
  const made = answered(reply, setting.plain);
  if (unanswered(made)) return made;
  const told = [explanation, ...remarks(reply)].filter(Boolean).join("\n");
  const format = reply.kind === "true-false" ? { format: "true-false" } : {};
  return questionPiece(row, { stem, ...made, explanation: told, ...format }, id, setting);
}

/** A sentence with a gap: what goes in it is typed. */
export function gapPiece(row: Row, { text, answer, accepted, hint, explanation = "" }: Gap, id: string, setting: Setting): Piece | Refusal {
  const [key, others] = [setting.plain(answer), accepted.map(setting.plain).filter(Boolean)];
  if (key === "") return refuse("Nothing goes in the gap.");
  const gaps = gapsIn(text);
  if (gaps !== 1) return refuse(`There are ${gaps} gaps here in place of one.`);
  const stem = hint === "" ? text : `${text} (${hint})`;
  return questionPiece(
    row,
    {
      stem,
      reply: { kind: "text", key, accepted: others },
      key,
      explanation: [text.replace(/_{3,}/, () => answer), explanation].filter(Boolean).join("\n"),
    },
    id,
    setting,
  );
}

/** What is shown and turned over: a front that is too long for a name, with what stands on its back. */
export function openPiece(row: Row, { stem, model }: { stem: string; model: string }, id: string, setting: Setting): Piece | Refusal {
  const piece = questionPiece(row, { stem, reply: { kind: "grade", key: 3, back: model }, key: model, explanation: model }, id, setting);
  return isRefusal(piece) ? piece : { ...piece, kind: "card" };
}
