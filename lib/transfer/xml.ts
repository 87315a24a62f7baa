// The only file that knows saxes: XML of strangers, read into a tree without anything that XML can be misused for.
import { SaxesParser } from "saxes";
import { withWindowsMarks } from "../reading/files/bytes-to-text";
import { ok, refused, type Problem, type Result } from "../problem";
import { xmlText } from "./xml-text";

/**
 * An element: `name` without its prefix, which is "" where there is none; texts and elements within it in their order, and the line it
 * begins on.
 */
export type XmlElement = { name: string; prefix: string; attributes: Readonly<Record<string, string>>; children: XmlNode[]; line: number };
/** What stands in an element: an element, or text with its references resolved. */
export type XmlNode = XmlElement | string;

/** A file as it was read. `problems` name what was taken otherwise than it stands there. */
export type XmlDocument = { root: XmlElement; problems: Problem[] };

/**
 * How deep elements may stand in each other, how many may be held at once, how many attributes one may have, and how long all text may be.
 */
const MOST_DEEP = 200;
const MOST_ELEMENTS = 1_000_000;
const MOST_ATTRIBUTES = 500;
const MOST_CHARACTERS = 100_000_000;
/** So many lines about one sort of slip say enough. */
const MOST_SLIPS = 20;

const PREDEFINED = { amp: "&", gt: ">", lt: "<", quot: '"', apos: "'" };

/** What reading stops for. It never leaves this file. */
class Stop {
  constructor(readonly problem: Problem) {}
}

const DOCTYPE =
  "This file begins with a DOCTYPE, which can make a program read other files or use up its memory, and is not read here. Open it in a text editor, delete the part that begins with <!DOCTYPE, and try again.";
const TOO_DEEP = `Elements stand more than ${MOST_DEEP} deep in each other here. Nothing that people make is so: the file is not read.`;
const TOO_MANY = "This file holds more elements than can be read at once. Split it into several files.";
const TOO_LONG = "This file holds more text than can be read at once. Split it into several files.";
const NO_XML = "This is not an XML file.";
const NOT_CLOSED =
  "The file breaks off here: it may not have been saved or downloaded to its end, or a sign & that belongs to a text is not written &amp; further up.";
const FORBIDDEN_REFERENCE = "A character is written here by a number that stands for no character of a text. Delete it and try again.";

/** What a message of the parser means to a person. */
function inPlainWords(message: string): string {
  if (/doctype/.test(message)) return DOCTYPE;
  if (/text data outside of root|must contain a root/.test(message)) return NO_XML;
  if (/^unclosed tag|unexpected end/.test(message)) return NOT_CLOSED;
  if (/malformed character entity/.test(message)) return FORBIDDEN_REFERENCE;
  const unmatched = /^(?:unmatched|unexpected) clos(?:e|ing) tag(?:: (.*?))?\.?$/.exec(message);
  if (unmatched)
    return `An element is closed here${unmatched[1] ? ` (</${unmatched[1].slice(0, 40)}>)` : ""} that is not the one that was opened last.`;
  return `This is not correct XML (${message.replace(/\.$/, "").slice(0, 100)}). Signs like < and & that belong to a text must be written &lt; and &amp;.`;
}

const withoutPosition = (error: Error) => error.message.replace(/^\d+:\d+: /, "");

/** What an element is handed to as soon as it is closed: then it is not kept. */
type Take = (element: XmlElement) => void;

/** Makes elements of what the parser meets. */
class Tree {
  readonly problems: Problem[] = [];
  readonly top: XmlElement = { name: "", prefix: "", attributes: {}, children: [], line: 1 };
  private readonly open: XmlElement[] = [this.top];
  private elements = 0;
  private characters = 0;
  private slips = 0;
  private line = 1;
  private readonly parser = new SaxesParser({ xmlns: false, forceXMLVersion: true, defaultXMLVersion: "1.0" });

  /** `depth` is how deep below the root the elements stand that are handed over: 1 for those directly in it. */
  constructor(
    private readonly take: Take | null,
    private readonly depth = 1,
  ) {
    const { parser } = this;
    // Without a prototype: "&constructor;" is no entity.
    parser.ENTITIES = Object.assign(Object.create(null), PREDEFINED);
    parser.on("doctype", () => this.stop(DOCTYPE));
    parser.on("error", (error) => this.fail(withoutPosition(error)));
    parser.on("opentagstart", () => (this.line = parser.line));
    parser.on("opentag", ({ name, attributes }) => this.begin(name, attributes));
    parser.on("text", (text) => this.add(text));
    parser.on("cdata", (text) => this.add(text));
    parser.on("closetag", () => this.end());
  }

  write(piece: string) {
    this.characters += piece.length;
    if (this.characters > MOST_CHARACTERS) this.stop(TOO_LONG);
    this.parser.write(piece);
  }

  close() {
    this.parser.close();
  }

  private stop(message: string): never {
    throw new Stop({ where: `line ${this.parser.line}`, message });
  }

  /** A name of a character that only HTML knows stays as it is written, and is said; everything else ends the reading. */
  private fail(message: string) {
    if (message !== "undefined entity.") this.stop(inPlainWords(message));
    this.slips += 1;
    if (this.slips <= MOST_SLIPS)
      this.problems.push({
        where: `line ${this.parser.line}`,
        message: "A character is written here by a name that XML does not know, like &nbsp;. It was left as it is written.",
      });
  }

  private begin(fullName: string, attributes: Record<string, string>) {
    if (this.open.length > MOST_DEEP) this.stop(TOO_DEEP);
    this.elements += 1;
    if (this.elements > MOST_ELEMENTS || Object.keys(attributes).length > MOST_ATTRIBUTES) this.stop(TOO_MANY);
    for (const key in attributes) attributes[key] = withWindowsMarks(attributes[key]!);
    const colon = fullName.lastIndexOf(":");
    const element = {
      name: fullName.slice(colon + 1),
      prefix: fullName.slice(0, Math.max(colon, 0)),
      attributes,
      children: [],
      line: this.line,
    };
    this.open.at(-1)!.children.push(element);
    this.open.push(element);
  }

  private add(text: string) {
    const { children } = this.open.at(-1)!;
    const last = children.at(-1);
    if (typeof last === "string") children[children.length - 1] = last + withWindowsMarks(text);
    else children.push(withWindowsMarks(text));
  }

  private end() {
    const element = this.open.pop()!;
    if (!this.take || this.open.length !== this.depth + 1) return;
    this.open[this.depth]!.children.length = 0;
    this.elements = this.depth;
    this.take(element);
  }
}

/** Reads into a tree for as long as it can; the problem that ended it, or null. */
function readInto(tree: Tree, pieces: Iterable<string>): Problem | null {
  try {
    for (const piece of pieces) tree.write(piece);
    tree.close();
    return null;
  } catch (stopped) {
    if (stopped instanceof Stop) return stopped.problem;
    throw stopped;
  }
}

const rootOf = (tree: Tree) => tree.top.children.find((child) => typeof child !== "string") ?? null;

/**
 * An XML file as a tree. Refuses, with a line, what is not well-formed, has a DOCTYPE (and so entities of its own), a reference to a
 * control character, or is deeper or larger than the limits. Its time is linear in the length of the file.
 */
export function readXml(bytes: Uint8Array): Result<XmlDocument> {
  const text = xmlText(bytes);
  if (!text.ok) return text;
  const tree = new Tree(null);
  const stopped = readInto(tree, text.value.pieces);
  if (stopped) return refused(stopped);
  return ok({ root: rootOf(tree)!, problems: [...text.value.problems, ...tree.problems] });
}

/**
 * Hands over each element that stands directly in the root (or `depth` levels below it), as soon as it is read, and keeps none: for files
 * of many items. Answers the root without its content, null where there is none, and every problem; where the file breaks off or breaks a
 * rule, what came before has been handed over.
 */
export function readXmlItems(
  bytes: Uint8Array,
  take: (item: XmlElement, root: XmlElement) => void,
  depth = 1,
): { root: XmlElement | null; problems: Problem[] } {
  const text = xmlText(bytes);
  if (!text.ok) return { root: null, problems: text.problems };
  const tree = new Tree((item) => take(item, rootOf(tree)!), depth);
  const stopped = readInto(tree, text.value.pieces);
  const root = rootOf(tree);
  if (root) root.children.length = 0;
  return { root, problems: [...text.value.problems, ...tree.problems, ...(stopped ? [stopped] : [])] };
}

/** The elements directly in one, in order; those of a name where one is given. */
export const elementsIn = (element: XmlElement, name?: string): XmlElement[] =>
  element.children.filter((child): child is XmlElement => typeof child !== "string" && (name === undefined || child.name === name));

/** The first element of a name directly in one; null when there is none. */
export const elementIn = (element: XmlElement, name: string): XmlElement | null =>
  (element.children.find((child) => typeof child !== "string" && child.name === name) as XmlElement | undefined) ?? null;

/** All elements of a name anywhere in one, in order. */
export function elementsBelow(element: XmlElement, name: string, found: XmlElement[] = []): XmlElement[] {
  for (const child of elementsIn(element)) {
    if (child.name === name) found.push(child);
    elementsBelow(child, name, found);
  }
  return found;
}

/** All text in an element, at whatever depth, as it stands there. */
export const textIn = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === "string" ? child : textIn(child))).join("");

/** Elements of HTML that have no end. */
const VOID = new Set(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]);

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]!);

/**
 * What stands in an element, as HTML: names without prefixes, everything escaped anew. `instead` may give HTML to put in the place of an
 * element ("" leaves it out); null leaves it as it is.
 */
export function htmlIn(element: XmlElement, instead: (element: XmlElement) => string | null = () => null): string {
  return element.children
    .map((child) => (typeof child === "string" ? escaped(child) : (instead(child) ?? htmlOf(child, instead))))
    .join("");
}

function htmlOf(element: XmlElement, instead: (element: XmlElement) => string | null): string {
  const { name, attributes } = element;
  const tag = `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join("")}>`;
  return VOID.has(name) ? tag : `${tag}${htmlIn(element, instead)}</${name}>`;
}
