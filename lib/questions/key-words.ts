import { framesIn } from "../facts/frames/frames";
import type { Reply } from "./question";

const textOf = (list: readonly { id: string; text: string }[], id: string | undefined) => list.find((one) => one.id === id)?.text ?? "";

/**
 * The right answer of a reply as lines to read: "Paris", "12,000 troops", "Paris: 17 February 2025". Numbers as the language writes them.
 */
export function keyWords(reply: Reply, language = "en"): string[] {
  switch (reply.kind) {
    case "choice":
    case "place":
      return [textOf(reply.options, reply.key)];
    case "choices":
    case "points":
      return reply.key.map((id) => textOf(reply.options, id));
    case "order":
      return reply.key.map((id, index) => `${index + 1}. ${textOf(reply.options, id)}`);
    case "text":
      return [reply.key];
    case "number":
      return [[framesIn(language).number(reply.key), reply.unit].filter(Boolean).join(" ")];
    case "pairs":
    case "boxes":
      return reply.items.map((item) => `${item.text}: ${textOf(reply.options, reply.key[item.id])}`);
    case "grid":
      return reply.items.map(
        (cell) => `${textOf(reply.rows, cell.row)}, ${textOf(reply.columns, cell.column)}: ${textOf(reply.options, reply.key[cell.id])}`,
      );
    case "grade":
      return [reply.back];
  }
}
