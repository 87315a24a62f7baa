import { parseFragment } from "parse5";

/** What an entity of HTML stands for ("&amp;" is "&"); one that is none is itself. */
export function decodeEntity(entity: string): string {
  const [node] = parseFragment(entity).childNodes;
  return node && "value" in node ? node.value : entity;
}
