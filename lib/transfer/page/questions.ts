import type { Item, Option, Question, Reply } from "../../questions/question";
import { element, escaped } from "./html";

/** Makes HTML of a text of the set. */
type Shown = (text: string) => string;

/** How a reply is printed with its question, and what its key is. */
export type Printed = { answer: string; key: string };

const letter = (i: number): string => (i < 26 ? "" : letter(Math.floor(i / 26) - 1)) + String.fromCharCode(65 + (i % 26));

const listOf = (items: readonly string[], attributes: Readonly<Record<string, string>>) =>
  element("ol", items.map((item) => element("li", item)).join("\n"), attributes);

/** A line to write on. */
const LINE = '<p class="line"></p>';

const letters = (options: readonly Option[], ids: readonly string[]) => options.flatMap(({ id }, i) => (ids.includes(id) ? [i] : []));

function chosen(options: readonly Option[], ids: readonly string[], shown: Shown): Printed {
  return {
    answer: listOf(
      options.map(({ text }) => shown(text)),
      { class: "options", type: "A" },
    ),
    key: letters(options, ids)
      .map((i) => `${letter(i)}. ${shown(options[i]!.text)}`)
      .join("; "),
  };
}

function matched(items: readonly Item[], options: readonly Option[], key: Readonly<Record<string, string>>, shown: Shown): Printed {
  const lists =
    listOf(
      items.map(({ text }) => shown(text)),
      { class: "items" },
    ) +
    listOf(
      options.map(({ text }) => shown(text)),
      { class: "options", type: "A" },
    );
  const pairs = items.map(
    ({ id }, i) =>
      `${i + 1} ${letters(options, [key[id] ?? ""])
        .map(letter)
        .join("")}`,
  );
  return { answer: element("div", lists, { class: "pairs" }), key: pairs.join(", ") };
}

/** A reply on paper; null for those that paper cannot take, and cards, which have a place of their own. */
function printedReply(reply: Reply, shown: Shown): Printed | null {
  switch (reply.kind) {
    case "choice":
      return chosen(reply.options, [reply.key], shown);
    case "choices":
      return chosen(reply.options, reply.key, shown);
    case "text":
      return { answer: LINE, key: [reply.key, ...reply.accepted].map(shown).join("; ") };
    case "number":
      return { answer: LINE, key: escaped([String(reply.key), reply.unit].filter(Boolean).join(" ")) };
    case "order":
      return {
        answer: listOf(
          reply.options.map(({ text }) => shown(text)),
          { class: "options", type: "A" },
        ),
        key: reply.key
          .flatMap((id) => letters(reply.options, [id]))
          .map(letter)
          .join(", "),
      };
    case "pairs":
    case "boxes":
      return matched(reply.items, reply.options, reply.key, shown);
    case "grid":
    case "points":
    case "grade":
    case "place":
      return null;
  }
}

/** Questions for paper: as few as ask every fact that can be asked so, in their order. */
export function questionsForPaper(questions: readonly Question[], shown: Shown): { question: Question; printed: Printed }[] {
  const asked = new Set<string>();
  return questions.flatMap((question) => {
    if (question.factIds.every((id) => asked.has(id))) return [];
    const printed = printedReply(question.reply, shown);
    if (!printed) return [];
    for (const id of question.factIds) asked.add(id);
    return [{ question, printed }];
  });
}
