import { plainOf } from "@/lib/markup/shown-texts";
import type { Given, ReplyKind, ShownQuestion } from "@/lib/questions/question";
import type { Feedback, Revealed } from "@/lib/quizzes/answer";
import { language } from "@/messages/language";

/** Kinds where pressing one thing is the answer; the others have a button that gives it. */
const INSTANT: readonly ReplyKind[] = ["choice", "grade"];

export const isInstant = (kind: ReplyKind): boolean => INSTANT.includes(kind);

/** What would be given by pressing "answer", or null while there is nothing to give. An order can be given as it stands. */
export function givable({ reply }: ShownQuestion, value: Given | null, revealed: Revealed | null): Given | null {
  if (isInstant(reply.kind)) return null;
  if (reply.kind === "order") return value ?? { kind: "order", value: reply.options.map((option) => option.id) };
  if (reply.kind === "points") return revealed ? (value ?? { kind: "points", value: [] }) : null;
  if (!value) return null;
  if (value.kind === "text" || value.kind === "number" || value.kind === "place") return String(value.value).trim() === "" ? null : value;
  return Object.keys(value.value).length > 0 ? value : null;
}

/** What was right, in plain words. */
export function rightAnswer({ reply, texts }: ShownQuestion, { key }: Feedback, revealed: Revealed | null): string {
  const textIn = (list: readonly { id: string; text: string }[], id: string | undefined) =>
    plainOf(list.find((one) => one.id === id)?.text ?? "", texts);
  switch (reply.kind) {
    case "choice":
    case "place":
      return textIn(reply.options, key as string);
    case "choices":
      return (key as string[]).map((id) => textIn(reply.options, id)).join("; ");
    case "order":
      return (key as string[]).map((id, i) => `${i + 1}. ${textIn(reply.options, id)}`).join("; ");
    case "text":
      return String(key);
    case "number":
      return `${new Intl.NumberFormat(language()).format(key as number)} ${reply.unit}`.trim();
    case "pairs":
    case "boxes":
      return reply.items
        .map(
          (item) =>
            `${plainOf(item.text, texts).replace(/[.?!]$/, "")}: ${textIn(reply.options, (key as Record<string, string>)[item.id])}`,
        )
        .join("; ");
    case "grid":
      return reply.items
        .map(
          (cell) =>
            `${textIn(reply.rows, cell.row)}, ${textIn(reply.columns, cell.column)}: ${textIn(reply.options, (key as Record<string, string>)[cell.id])}`,
        )
        .join("; ");
    case "points":
      return revealed?.kind === "points" ? revealed.options.map((option) => plainOf(option.text, revealed.texts)).join("; ") : "";
    case "grade":
      return revealed?.kind === "grade" ? plainOf(revealed.back, revealed.texts) : "";
  }
}
