import { isAuthoredAnswer } from "../../facts/authored-role";
import { isCardRelation, listCards, type OwnCard } from "../../facts/card";
import { graphOf, type Graph } from "../../facts/graph";
import { markdownOfMarkup } from "../../markup/markdown";
import { markupOfPlain } from "../../markup/plain";
import type { WrittenReply } from "../material";
import { bankItems, type BankItem } from "../question-bank/bank-item";
import { sourceLinesOf } from "../question-bank/source-lines";
import type { Leaving } from "../transfer-format";
import { maskedWords } from "./masked";
import { wordSignIn } from "./question-block";
import { wordsOf } from "./words";

/** A block of the file: what it says, a line each, and where it is filed. */
type Block = { topic: string[]; tags: string[]; id: string; lines: string[] };

/** Signs that would mean something in a line of ours: dividers, gaps, tags and names at its end. */
const MEANING = /:(?=:)|(?<=:):|:$|\{(?=\{)|(?<=\s|^)[#^]/g;

/** Signs at the beginning of a line that would make it something else: the turn of a card, a numbered item, the word of a question. */
function startSign(seen: string): number[] {
  if (/^\s*\?\??\s*$/.test(seen)) return [seen.indexOf("?")];
  const numbered = /^\s*\d{1,3}(?=[.)](?:\s|$))/.exec(seen);
  const word = wordSignIn(seen);
  return [...(numbered ? [numbered[0].length] : []), ...(word === null ? [] : [word])];
}

/** A line of words in which nothing is taken for a sign of the line. A line without words stays one. */
function guardedLine(line: string): string {
  if (line.trim() === "") return "<br>";
  const seen = maskedWords(line);
  const places = new Set([...startSign(seen), ...[...seen.matchAll(MEANING)].map(({ index }) => index)]);
  return places.size === 0 ? line : withBackslashes(line, places);
}

/** The line with a backslash at each of these places. */
function withBackslashes(line: string, places: ReadonlySet<number>): string {
  const parts: string[] = [];
  for (let at = 0; at < line.length; at++) parts.push(places.has(at) ? `\\${line[at]}` : line[at]!);
  return parts.join("");
}

const linesOf = (markup: string): string[] => markdownOfMarkup(markup.trim()).split("\n").map(guardedLine);

/** A text in one line: its line breaks are written as HTML. Brackets that would then stand around a formula are written as HTML, too. */
function inLine(markup: string): string {
  const line = linesOf(markup)
    .join("<br>")
    .replace(/(?:<br>){2,}/g, (breaks) => "<br>".repeat(breaks.length / 4));
  return wordsOf([line]) === markup.trim() ? line : line.replaceAll("\\[", "&#91;").replaceAll("\\]", "&#93;");
}

const isLine = (markup: string) => !markup.includes("\n") && !markup.startsWith("- ");

/** A word with a text behind it; further lines of the text follow. */
const told = (word: string, markup: string): string[] => {
  const [first, ...rest] = linesOf(markup);
  return markup.trim() === "" ? [] : markup.startsWith("- ") ? [word, first!, ...rest] : [`${word} ${first}`, ...rest];
};

const quoted = (source: string) => (source === "" ? [] : linesOf(source).map((line) => `> ${line}`));

type Card = { front: string; back: string; bothWays: boolean; explanation: string; source: string };

function cardLines({ front, back, bothWays, explanation, source }: Card): string[] {
  const isShort = isLine(front) && isLine(back) && explanation === "";
  const sides = isShort
    ? [`${linesOf(front)[0]}${bothWays ? ":::" : "::"} ${linesOf(back)[0]}`]
    : [...linesOf(front), bothWays ? "??" : "?", ...linesOf(back)];
  return [...sides, ...told("Explanation:", explanation), ...quoted(source)];
}

/** An arrow in the words of a pair, so that it does not divide them. */
const withoutArrow = (line: string) => line.replaceAll("→", "&rarr;");

const ticked = (text: string, isRight: boolean) => `- [${isRight ? "x" : " "}] ${inLine(text)}`;

function answerLines(reply: Exclude<WrittenReply, { kind: "open" }>): string[] {
  switch (reply.kind) {
    case "one":
    case "several":
      return reply.options.map(({ text, credit }) => ticked(text, credit === 1));
    case "true-false":
      return [ticked("True", reply.right), ticked("False", !reply.right)];
    case "typed": {
      const known = reply.wildcards ? reply.answers.filter(({ text }) => !text.includes("*")) : reply.answers;
      return (known.length > 0 ? known : reply.answers).flatMap(({ text, credit }) =>
        told(credit === 1 ? "A:" : `A (${Math.round(credit * 100)}%):`, text),
      );
    }
    case "number": {
      const [{ value, tolerance }] = reply.answers as [(typeof reply.answers)[number]];
      return [`A: ${[value, inLine(reply.unit)].filter((part) => part !== "" && part !== "<br>").join(" ")} (± ${tolerance})`];
    }
    case "order":
      return reply.items.map((item, i) => `${i + 1}. ${inLine(item)}`);
    case "pairs":
      return [
        ...reply.pairs.map(({ left, right }) => `- ${withoutArrow(inLine(left))} → ${withoutArrow(inLine(right))}`),
        ...reply.extra.map((right) => `- → ${withoutArrow(inLine(right))}`),
      ];
  }
}

/** A question of a bank as the lines of its block: asked, answered, explained, with its source quoted. */
export function itemLines({ stem, reply, explanation, source }: BankItem): string[] {
  if (reply.kind === "open")
    return cardLines({
      front: stem,
      back: reply.model,
      bothWays: false,
      explanation: explanation === reply.model ? "" : explanation,
      source,
    });
  const asked = told("Q:", stem);
  return [
    ...(reply.kind === "pairs" ? asked.map(withoutArrow) : asked),
    ...answerLines(reply),
    ...told("Explanation:", explanation),
    ...quoted(source),
  ];
}

/** Words a card rests on that say more than the card. */
function sourceOf(graph: Graph, { id, front, back, source }: OwnCard): string {
  const cited = (graph.fact(id)?.evidence ?? []).flatMap(({ source: key, start, end }) => {
    const found = graph.source(key);
    const quote = found?.text.slice(start, end) ?? "";
    return found && ![back, `${front} – ${back}`, `${front}: ${back}`].includes(quote) ? [{ quote, title: found.title }] : [];
  });
  return cited.length > 0 ? sourceLinesOf(cited).join("\n") : graph.fact(id)?.evidence[0]?.source === `back-${id}` ? source : "";
}

function cardBlock(graph: Graph, card: OwnCard, words: (text: string) => string): Block {
  const topic = graph.fact(card.id)?.topic ?? "";
  const lines = cardLines({
    front: words(card.front),
    back: words(card.back),
    bothWays: card.bothWays,
    explanation: "",
    source: markupOfPlain(sourceOf(graph, card)),
  });
  return { topic: topic === card.tags[0] ? [] : topic.split(" / ").filter(Boolean), tags: card.tags, id: card.id, lines };
}

const PLAIN_TAG = /^(?=.*\p{L})[\p{L}\p{N}_-]+$/u;

/** The lines of a block with what is said beside it: tags above it, where they can be written so, its id in a comment at its end. */
function blockText({ tags, id, lines }: Block): string {
  const plain = tags.filter((tag) => PLAIN_TAG.test(tag) && tag !== "flashcards");
  const others = tags.filter((tag) => !plain.includes(tag)).map((tag) => tag.replaceAll("-->", ""));
  const end = [...(others.length > 0 ? [`<!-- tags: ${others.join(", ")} -->`] : []), `<!-- id: ${id} -->`].join(" ");
  return [...(plain.length > 0 ? [plain.map((tag) => `#${tag}`).join(" ")] : []), ...lines.slice(0, -1), `${lines.at(-1)} ${end}`].join(
    "\n",
  );
}

/** The blocks under the headings of their topics, those without a topic first. */
function filedText(blocks: readonly Block[], words: (text: string) => string): string[] {
  const byTopic = new Map<string, Block[]>([["[]", []]]);
  for (const block of blocks) {
    const key = JSON.stringify(block.topic);
    const filed = byTopic.get(key) ?? [];
    filed.push(block);
    byTopic.set(key, filed);
  }
  return [...byTopic.values()].flatMap((filed) => [
    ...(filed[0]?.topic ?? []).map((name, i) => `${"#".repeat(Math.min(i + 1, 6))} ${inLine(words(name))}`),
    ...filed.map(blockText),
  ]);
}

/**
 * A set as Markdown that Obsidian and its add-ons read: cards as `front:: back`, questions with their answers below them, sources as quoted
 * lines, topics as headings, ids in comments. Places on a map are left out.
 */
export function writeMarkdown(leaving: Leaving): Uint8Array {
  const { set, questions } = leaving;
  const graph = graphOf(set);
  const words = (text: string) => (set.markup ? text : markupOfPlain(text));
  const asked = new Map(questions.map((question) => [question.id, graph.fact(question.factIds[0] ?? "")]));
  const isOfCard = ({ id }: BankItem) => isCardRelation(graph.relation(asked.get(id)?.relation ?? ""));
  const isAuthored = ({ id }: BankItem) => isAuthoredAnswer(graph, asked.get(id)!);
  const items = bankItems(leaving).filter((item) => asked.get(item.id) && !isOfCard(item));
  const blocks = [
    ...listCards(graph)
      .filter(({ id }) => graph.fact(id)?.review !== "pending")
      .map((card) => cardBlock(graph, card, words)),
    ...items.map((item): Block => ({
      topic: item.topic,
      tags: item.tags,
      id: isAuthored(item) ? asked.get(item.id)!.id : item.id,
      lines: itemLines(item),
    })),
  ];
  const matter = ["---", `title: "${set.title.replace(/\s+/g, " ").replace(/["\\]/g, "\\$&")}"`, `lang: ${set.language}`, "---"].join("\n");
  return new TextEncoder().encode(`${[matter, ...filedText(blocks, words)].join("\n\n")}\n`);
}
