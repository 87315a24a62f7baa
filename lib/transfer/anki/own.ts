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
export type OwnType = keyof typeof OWN_TYPES;

const KINDS = Object.keys(OWN_TYPES) as OwnType[];

/** Which of our note types one is; null for those of others. Anki adds signs to a name that it has already. */
export function ownTypeOf(name: string, fields: readonly string[]): OwnType | null {
  const plainName = name.replace(/(?:\+|-[0-9a-f]{4,})+$/, "");
  return KINDS.find((kind) => OWN_TYPES[kind].name === plainName && OWN_TYPES[kind].fields.every((field) => fields.includes(field))) ?? null;
}

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

const rated = (texts: readonly string[], right: ReadonlySet<string>): RatedAnswer[] => texts.map((text) => ({ text, credit: right.has(text) ? 1 : 0 }));

/** "34 ± 0.5 boats": a number, how far off is right too, and its unit. */
const NUMBER = /^(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?: ± (\d+(?:\.\d+)?(?:e[+-]?\d+)?))?(?: (.+))?$/i;

/** A number as the field "Answer" has it; the inverse of what `replyOf` reads. */
export const numberText = (value: number, tolerance: number, unit: string): string => [String(value), ...(tolerance === 0 ? [] : [`± ${tolerance}`]), ...(unit === "" ? [] : [unit])].join(" ");

/** Each left with the right of its place; what is offered and used by none is left over. */
function pairsOf(lefts: readonly string[], offered: readonly string[], rights: readonly string[]): WrittenReply | null {
  if (lefts.length !== rights.length || lefts.length === 0) return null;
  const used = new Set(rights);
  return { kind: "pairs", pairs: lefts.map((left, place) => ({ left, right: rights[place]! })), extra: offered.filter((text) => !used.has(text)) };
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
  if (reply) return { kind: "written", name: "", stem, reply, explanation };
  const front = [stem, field("Items"), field("Options")].filter(Boolean).join("\n");
  return { kind: "card", front, back: field("Answer"), bothWays: false, ...(explanation && { explanation }) };
}
