import { elementsIn, type XmlElement, type XmlNode } from "../xml";
import { isConditional, isInline, isInteraction, type Content } from "./content";
import type { Budget } from "./expressions";
import { foundIn, nameOf, partOf } from "./names";

/** A stretch of an item’s body: what stands in it, and the interactions there, in order. None of them: it only says something. */
type Stretch = { nodes: XmlNode[]; asks: XmlElement[] };

/** Elements that begin a line of their own. */
const BLOCKS = new Set([
  "p",
  "div",
  "section",
  "article",
  "main",
  "figure",
  "blockquote",
  "ul",
  "ol",
  "li",
  "dl",
  "dt",
  "dd",
  "table",
  "tbody",
  "thead",
  "tr",
  "td",
  "th",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "rubricBlock",
  "contentBody",
]);
/** Those whose parts stand for themselves. */
const CONTAINERS = new Set(["div", "section", "article", "main", "figure", "blockquote", "contentBody"]);

/** Everything that is asked in an element, in order; what only ends an attempt asks nothing. */
export function interactionsIn(element: XmlElement, found: XmlElement[] = []): XmlElement[] {
  for (const child of elementsIn(element)) {
    if (isConditional(child)) continue;
    if (!isInteraction(child)) interactionsIn(child, found);
    else if (nameOf(child) !== "endAttemptInteraction") found.push(child);
  }
  return found;
}

/**
 * Whether an element is one stretch, so that a sentence is not torn apart: all it asks stands within lines, and not in blocks of their own.
 */
function isWhole(element: XmlElement, asks: readonly XmlElement[]): boolean {
  if (!asks.every(isInline)) return false;
  const isBlockOfItsOwn = (child: XmlElement) => !isInteraction(child) && BLOCKS.has(nameOf(child));
  return (
    !CONTAINERS.has(nameOf(element)) ||
    !elementsIn(element)
      .filter((child) => isInteraction(child) || interactionsIn(child).length > 0)
      .every(isBlockOfItsOwn)
  );
}

function addStretches(element: XmlElement, stretches: Stretch[]): void {
  for (const child of element.children) {
    const asks =
      typeof child === "string"
        ? []
        : isInteraction(child)
          ? [child].filter((one) => nameOf(one) !== "endAttemptInteraction")
          : interactionsIn(child);
    const last = stretches.at(-1);
    if (asks.length === 0 && last?.asks.length === 0) last.nodes.push(child);
    else if (asks.length === 0) stretches.push({ nodes: [child], asks });
    else if (isInteraction(child as XmlElement) || isWhole(child as XmlElement, asks)) stretches.push({ nodes: [child], asks });
    else addStretches(child as XmlElement, stretches);
  }
}

/** The body in stretches; as one where it asks something within its own text. */
function stretchesOf(body: XmlElement): Stretch[] {
  if (elementsIn(body).some((child) => isInline(child))) return [{ nodes: body.children, asks: interactionsIn(body) }];
  const stretches: Stretch[] = [];
  addStretches(body, stretches);
  return stretches;
}

/** The gap of what is asked, and what stands for the others around it. */
const GAP = "___";
const OTHER_GAP = "…";

/**
 * What a body says to one thing that it asks, as light markup: what stands before it and after it. Where it is asked within a line,
 * `before` ends with that line and its gap.
 */
export type Frame = { asked: XmlElement; before: string; after: string };

/** Texts that follow one another, each on lines of its own. */
export const onLines = (texts: readonly string[]): string => texts.filter((text) => text !== "").join("\n");

/** The line in which something is asked: its own gap and those of others. A unit beside the gap is part of the answer. */
function lineOf({ nodes }: Stretch, asked: XmlElement, content: Content): string {
  const unit = unitBeside(nodes, asked);
  return content.markupOf(
    content.htmlOf(nodes, (element) => (element === asked ? GAP : element === unit ? "" : isInline(element) ? OTHER_GAP : null)),
  );
}

/** How a program of ours marks the unit of a number. */
export const UNIT_CLASS = "unit";

/** The unit that stands beside a gap, as a program of ours writes it; null when there is none. */
export function unitBeside(nodes: readonly XmlNode[], asked: XmlElement): XmlElement | null {
  const around = { name: "", prefix: "", attributes: {}, children: [...nodes], line: 0 };
  const [parent] = nodes.includes(asked) ? [around] : foundIn(around, (element) => element.children.includes(asked));
  return elementsIn(parent ?? around, "span").find(({ attributes }) => attributes.class === UNIT_CLASS) ?? null;
}

/**
 * Each thing an item asks with what it says around it. What stands before the first question belongs to all, what stands between two to the
 * later one, and what stands after the last to that. Null where a text would have to be repeated beyond all measure.
 */
export function framesOf(body: XmlElement, content: Content, budget: Budget): Frame[] | null {
  const stretches = stretchesOf(body);
  const said = stretches.map(({ nodes, asks }) => (asks.length === 0 ? content.markupOf(content.htmlOf(nodes)) : ""));
  const asking = stretches.flatMap(({ asks }, i) => (asks.length > 0 ? [i] : []));
  const shared = onLines(said.slice(0, asking[0]));
  const after = onLines(said.slice((asking.at(-1) ?? 0) + 1));
  const frames: Frame[] = [];
  for (const [place, i] of asking.entries()) {
    const stretch = stretches[i]!;
    const between = place === 0 ? "" : onLines(said.slice(asking[place - 1]! + 1, i));
    for (const asked of stretch.asks) {
      const own = isInline(asked) ? lineOf(stretch, asked, content) : "";
      // A gap on a line of its own is only where the answer goes.
      const line = own === GAP && onLines([shared, between]) !== "" ? "" : own;
      if (frames.length > 0) budget.letters -= shared.length + between.length + line.length;
      if (budget.letters < 0) return null;
      frames.push({ asked, before: onLines([shared, between, line]), after: i === asking.at(-1) ? after : "" });
    }
  }
  return frames;
}

/** What an interaction itself asks. */
export function promptOf(interaction: XmlElement, content: Content): string {
  const prompt = partOf(interaction, "prompt");
  return prompt ? content.markupIn(prompt) : "";
}
