// The only file that knows parse5.
import { parse, type DefaultTreeAdapterTypes } from "parse5";
import { MOST_CHARACTERS } from "./limits";

type Node = DefaultTreeAdapterTypes.Node;

/** Nothing in these is part of the report; scripts are never run, only left out. */
const LEFT_OUT = new Set(
  "script style noscript template svg math head nav footer aside form button select option input textarea iframe object embed audio video canvas dialog menu figcaption".split(
    " ",
  ),
);
const BLOCKS = new Set(
  "p div section article main header h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tr td th blockquote pre figure address hr body br".split(
    " ",
  ),
);

const isElement = (node: Node): node is DefaultTreeAdapterTypes.Element => "tagName" in node;
const childrenOf = (node: Node): Node[] => ("childNodes" in node ? (node.childNodes as Node[]) : []);

const isHidden = (node: DefaultTreeAdapterTypes.Element) =>
  node.attrs.some(
    ({ name, value }) =>
      name === "hidden" || (name === "aria-hidden" && value === "true") || (name === "style" && /display:\s*none/i.test(value)),
  );

/** Every node below one, in order, with what has to stand before and after it; without recursion, since pages may nest without end. */
function textOf(root: Node): string {
  const parts: string[] = [];
  let length = 0;
  const stack: (Node | "\n")[] = [root];
  while (stack.length > 0 && length <= MOST_CHARACTERS) {
    const node = stack.pop()!;
    if (node === "\n") {
      parts.push("\n");
      continue;
    }
    if (node.nodeName === "#text") {
      const words = (node as DefaultTreeAdapterTypes.TextNode).value.replace(/\s+/g, " ");
      parts.push(words);
      length += words.length;
      continue;
    }
    if (isElement(node) && (LEFT_OUT.has(node.tagName) || isHidden(node))) continue;
    const isBlock = isElement(node) && BLOCKS.has(node.tagName);
    if (isBlock) {
      parts.push("\n");
      stack.push("\n");
    }
    const children = childrenOf(node);
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i]!);
  }
  return parts
    .join("")
    .split("\n")
    .map((line) => line.replace(/ +/g, " ").trim())
    .filter(Boolean)
    .join("\n\n");
}

function findAll(root: Node, tag: string): Node[] {
  const found: Node[] = [];
  const stack: Node[] = [root];
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (isElement(node) && node.tagName === tag) found.push(node);
    const children = childrenOf(node);
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i]!);
  }
  return found;
}

/** The element with the report in it holds at least this share of the page’s text. */
const MOST_OF_IT = 0.4;

/**
 * The text of a page: of its article or main part where that is most of it, else of the whole; a line for each block, without scripts,
 * styles, menus, forms and what is hidden. The title is that of the page.
 */
export function htmlText(html: string): { text: string; title: string | null } {
  const page = parse(html);
  const whole = textOf(page);
  const parts = [...findAll(page, "article"), ...findAll(page, "main")]
    .map(textOf)
    .filter((text) => text.length >= whole.length * MOST_OF_IT);
  const title = findAll(page, "title")[0];
  const titleText = title
    ? childrenOf(title)
        .map((node) => ("value" in node ? String(node.value) : ""))
        .join("")
        .replace(/\s+/g, " ")
        .trim()
    : "";
  return { text: parts[0] ?? whole, title: titleText || null };
}
