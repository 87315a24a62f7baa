// The note types that packages of ours have: what is written with them is read back whole, field by field.
import type { RatedAnswer, Said, WrittenReply } from "../material";
import { readMarkup } from "../../markup/read-markup";
import { writeMarkup } from "../../markup/write-markup";

/** The note types by what they are for, each with its name and fields. "Id" is what Footing calls what is asked; it is on no card. */
export const OWN_TYPES = {
  card: { name: "Footing", fields: ["Front", "Back", "Source", "Id"] },
  bothWays: { name: "Footing, both ways", fields: ["Front", "Back", "Source", "Id"] },
  gap: { name: "Footing, gap", fields: ["Text", "Extra", "Source", "Id"] },
  question: { name: "Footing, question", fields: ["Question", "Items", "Options", "Answer", "Explanation", "Source", "Kind", "Id"] },
} as const;
/** What a note type of ours is for. */
export type OwnType = keyof typeof OWN_TYPES;

const KINDS = Object.keys(OWN_TYPES) as OwnType[];

/** Which of our note types one is; null for those of others. Anki adds signs to a name that it has already. */
export function ownTypeOf(name: string, fields: readonly string[]): OwnType | null {
  const plainName = name.replace(/(?:\+|-[0-9a-f]{4,})+$/, "");
  return (
    KINDS.find((kind) => OWN_TYPES[kind].name === plainName && OWN_TYPES[kind].fields.every((field) => fields.includes(field))) ?? null
  );
}

/** Nobody sees it. Where an author’s signs would begin a formula or a sound in Anki, it stands after the first of them. */
export const UNSEEN_SPACE = "\u200B";
/** Stand for the braces of a gap, and for what parts a hint from its answer, until the text is HTML. */
export const GAP_BRACES = { open: "\uE001", close: "\uE002", hint: "\uE005" } as const;
/** Stand for a dollar sign, which begins no formula in a field of ours, and for `UNSEEN_SPACE`, until the field is read. */
const [DOLLAR, APART] = ["\uE003", "\uE004"];
/** All letters that stand for something on the way, and that no text has: GAP_MARK (render.ts) is the first. */
const STAND_INS = /[\uE000-\uE005]/g;

/**
 * A field as HTML that is ready to be read: without letters that stand for something here, and, in a note of ours, with no formula but
 * those that we wrote.
 */
export function readyField(html: string, isOwn: boolean): string {
  const clean = html.replace(STAND_INS, "");
  return isOwn ? clean.replaceAll("$", DOLLAR).replaceAll(UNSEEN_SPACE, APART) : clean;
}

/** What was read of a field, with the signs of a note of ours as themselves again. */
export const signsBack = (markup: string): string => markup.replaceAll(DOLLAR, "$").replaceAll(APART, "");

const FIRM_SPACE = "\u00A0";

/** A tag as one word for Anki, whose tags end at spaces: it looks as it did. */
export const tagWord = (tag: string): string => tag.trim().replace(/\s+/g, FIRM_SPACE);

/** A tag of ours as it was. */
export const tagOfWord = (word: string): string => word.replaceAll(FIRM_SPACE, " ");

/** Texts as the items of a list; a text of several lines goes on below its first. */
export const listOf = (texts: readonly string[]): string => texts.map((text) => `- ${text}`).join("\n");

/** The items of a list; a text that is no list is one item. */
export function itemsOf(markup: string): string[] {
  const items: string[][] = [];
  for (const line of markup === "" ? [] : readMarkup(markup)) {
    const text = writeMarkup([{ ...line, item: false }]);
    if (line.item || items.length === 0) items.push([text]);
    else items.at(-1)!.push(text);
  }
  return items.map((lines) => lines.join("\n"));
}

const rated = (texts: readonly string[], right: ReadonlySet<string>): RatedAnswer[] =>
  texts.map((text) => ({ text, credit: right.has(text) ? 1 : 0 }));

/** "34 ± 0.5 boats": a number, how far off is right too, and its unit. */
const NUMBER = /^(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?: ± (\d+(?:\.\d+)?(?:e[+-]?\d+)?))?(?: (.+))?$/i;

/** A number as the field "Answer" has it; the inverse of what `replyOf` reads. */
export const numberText = (value: number, tolerance: number, unit: string): string =>
  [String(value), ...(tolerance === 0 ? [] : [`± ${tolerance}`]), ...(unit === "" ? [] : [unit])].join(" ");

/** Each left with the right of its place; what is offered and used by none is left over. */
function pairsOf(lefts: readonly string[], offered: readonly string[], rights: readonly string[]): WrittenReply | null {
  if (lefts.length !== rights.length || lefts.length === 0) return null;
  const used = new Set(rights);
  return {
    kind: "pairs",
    pairs: lefts.map((left, place) => ({ left, right: rights[place]! })),
    extra: offered.filter((text) => !used.has(text)),
  };
}

function numberOf(answer: string): WrittenReply | null {
  const read = NUMBER.exec(answer);
  return read && { kind: "number", answers: [{ value: Number(read[1]), tolerance: Number(read[2] ?? 0), credit: 1 }], unit: read[3] ?? "" };
}

/** How a question of ours is answered, by its fields; null where they do not go together any more. */
function replyOf(field: (name: string) => string): WrittenReply | null {
  const [kind, answer] = [field("Kind"), field("Answer")];
  const [items, offered, answers] = [field("Items"), field("Options"), answer].map(itemsOf) as [string[], string[], string[]];
  switch (kind) {
    case "one":
    case "several":
      return offered.some((text) => answers.includes(text)) ? { kind, options: rated(offered, new Set(answers)) } : null;
    case "true-false":
      return answer === "True" || answer === "False" ? { kind, right: answer === "True" } : null;
    case "typed":
      return answers.length > 0 ? { kind, answers: rated(answers, new Set(answers)) } : null;
    case "number":
      return numberOf(answer);
    case "order":
      return answers.length > 1 ? { kind, items: answers } : null;
    case "pairs":
      return pairsOf(items, offered, answers);
    case "open":
      return { kind, model: answer };
    default:
      return null;
  }
}

/** A question of ours, or, where its fields do not go together any more, a card of its question and answer. */
export function questionSaid(field: (name: string) => string): Said {
  const [stem, explanation] = [field("Question"), field("Explanation")];
  const reply = replyOf(field);
  if (reply?.kind === "open") return { kind: "written", name: "", stem, reply, explanation: explanation || reply.model };
  if (reply) return { kind: "written", name: "", stem, reply, explanation };
  const front = [stem, field("Items"), field("Options")].filter(Boolean).join("\n");
  return { kind: "card", front, back: field("Answer"), bothWays: false, ...(explanation && { explanation }) };
}
