/** A page as far as it is read: elements with what is in them, and words. */
export type PageNode = PageElement | { value: string };
export type PageElement = { tagName: string; attrs: readonly { name: string; value: string }[]; childNodes: PageNode[] };

const TAGS = /<(\/?)(b|i|u|em|strong|sub|sup|br|hr|div|p|span|ul|ol|li)( ?\/?)>|<img src="([^"&<>]*)" ?\/?>/gi;
const VOID = new Set(["br", "hr"]);
const ENTITIES: Readonly<Record<string, string>> = {
  "&nbsp;": "\u00A0",
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
  "&quot;": '"',
  "&#39;": "'",
};
const ENTITY = /&(?:nbsp|lt|gt|amp|quot|#39);/g;

/** What ends a paragraph that is open, however deep in it. */
const ENDS_PARAGRAPH = new Set(["hr", "div", "p", "ul", "ol", "li"]);
const LISTS = new Set(["ul", "ol"]);

/** Nothing nests so deep by hand. */
const DEEPEST = 30;

const element = (tagName: string): PageElement => ({ tagName, attrs: [], childNodes: [] });

/** The words between two tags; null where they hold what only a parser of HTML understands. */
function wordsOf(html: string): string | null {
  if (html.includes("<")) return null;
  if (!html.includes("&")) return html;
  const rest = html.replace(ENTITY, "");
  // An ampersand left over is one only where no name or number follows it.
  return /&[a-z#]/i.test(rest) ? null : html.replace(ENTITY, (entity) => ENTITIES[entity]!);
}

/** Whether an element that begins here ends one that is open, as HTML has it of paragraphs and of items without a list between them. */
function endsAnother(name: string, open: readonly PageElement[]): boolean {
  if (ENDS_PARAGRAPH.has(name) && open.some(({ tagName }) => tagName === "p")) return true;
  return name === "li" && open.findLast(({ tagName }) => tagName === "li" || LISTS.has(tagName))?.tagName === "li";
}

/**
 * The nodes of HTML as most cards have it: a few elements without attributes and pictures, each closed where it should be. Null for any
 * other, which a parser of HTML has to read. What comes out is what such a parser would make of it, as far as words, marks and lines go.
 */
export function simpleNodes(html: string): PageNode[] | null {
  const root = element("");
  const open = [root];
  let at = 0;
  for (const tag of html.matchAll(TAGS)) {
    const words = wordsOf(html.slice(at, tag.index));
    if (words === null) return null;
    if (words !== "") open.at(-1)!.childNodes.push({ value: words });
    at = tag.index + tag[0].length;
    if (tag[2] === undefined) {
      open.at(-1)!.childNodes.push({ ...element("img"), attrs: [{ name: "src", value: tag[4]! }] });
      continue;
    }
    const name = tag[2].toLowerCase();
    if (tag[1] === "/") {
      if (tag[3] !== "" || open.length === 1 || open.pop()!.tagName !== name) return null;
    } else {
      if ((tag[3]!.includes("/") && !VOID.has(name)) || endsAnother(name, open)) return null;
      const one = element(name);
      open.at(-1)!.childNodes.push(one);
      if (!VOID.has(name) && open.push(one) > DEEPEST) return null;
    }
  }
  const words = wordsOf(html.slice(at));
  if (words === null || open.length > 1) return null;
  if (words !== "") root.childNodes.push({ value: words });
  return root.childNodes;
}
