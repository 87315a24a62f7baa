import { keeping } from "../facts/kept";
import { hash32 } from "../random";

/**
 * The id of a part of a question (an option, item, row, column or cell), made from its text alone: texts are not secret, so an id says
 * nothing about what is right, and it is the same on every machine. Thirteen letters or fewer, unique within a question as far as its texts
 * are.
 */
export function opaqueId(part: "option" | "item" | "row" | "column" | "cell", text: string): string {
  return part[0] + hash32(`${part}|${text}`).toString(36) + hash32(`${text}|${part}|again`).toString(36);
}

const optionId = keeping((text: string) => opaqueId("option", text), 5000);

/** An option with its id. */
export const optionOf = (text: string) => ({ id: optionId(text), text });

/** An item with its id. */
export const itemOf = (text: string) => ({ id: opaqueId("item", text), text });
