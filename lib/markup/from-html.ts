import { parseFragment } from "parse5";
import { withoutStrange } from "./allowed-html";
import { MARKS, type Line, type Run } from "./marked-text";
import { seenOnly } from "./seen-only";
import { simpleNodes, type PageElement as Element, type PageNode as Node } from "./simple-html";
import { foundInText, OBJECT_SIGN } from "./tex-in-text";
import { writeMarkup } from "./write-markup";

/**
 * What was met on the way through a page: a run, or a line that ends because the next begins, by hand (<br>), for an item, or after one.
 */
type Piece = Run | { kind: "break"; of: "line" | "hand" | "item" | "item-end" };

const MARKING: Readonly<Record<string, number>> = {
  b: MARKS.bold,
  strong: MARKS.bold,
  h1: MARKS.bold,
  h2: MARKS.bold,
  h3: MARKS.bold,
  h4: MARKS.bold,
  h5: MARKS.bold,
  h6: MARKS.bold,
  th: MARKS.bold,
  i: MARKS.italic,
  em: MARKS.italic,
  u: MARKS.italic,
  ins: MARKS.italic,
  cite: MARKS.italic,
  dfn: MARKS.italic,
  var: MARKS.italic,
  mark: MARKS.italic,
  sub: MARKS.sub,
  sup: MARKS.sup,
};
const OF_CODE = new Set(["code", "kbd", "samp", "tt"]);
const BLOCKS = new Set([
  "p",
  "div",
  "center",
  "ul",
  "ol",
  "menu",
  "dl",
  "dt",
  "dd",
  "table",
  "caption",
  "thead",
  "tbody",
  "tfoot",
  "tr",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "blockquote",
  "section",
  "article",
  "header",
  "footer",
  "figure",
  "figcaption",
  "main",
  "nav",
  "aside",
  "address",
  "details",
  "summary",
  "pre",
]);

/** Longer texts are cut: no text of a set is as long as this. */
const LONGEST = 100_000;

const isElement = (node: Node): node is Element => "tagName" in node;
const attribute = (element: Element, name: string) => element.attrs.find((one) => one.name === name)?.value ?? "";

/** The text of a node and all in it, of a page that `withoutStrange` let through: it is not deep. */
function textIn(node: Node): string {
  if ("value" in node) return node.value;
  if (!("childNodes" in node)) return "";
  return isElement(node) && node.tagName === "br" ? "\n" : node.childNodes.map(textIn).join("");
}

function unescapedName(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/**
 * The name of a picture or sound that lies beside the text; null for an address elsewhere. Moodle’s sign for "beside the text" is no part
 * of it.
 */
export function mediaNameOf(address: string): string | null {
  const name = unescapedName(
    address
      .trim()
      .replace(/^@@PLUGINFILE@@\//, "")
      .replace(/^\.\//, ""),
  );
  const isPlain =
    name !== "" && name.length <= 255 && !/^[/\\]|^[a-z][a-z0-9+.-]*:|(?:^|[/\\])\.\.(?:[/\\]|$)|[\u0000-\u001f?#]/i.test(name);
  return isPlain ? name : null;
}

/** The way through a page: pieces in order, and what could not be kept. */
class Walk {
  readonly pieces: Piece[] = [];
  readonly dropped: string[] = [];

  private text(words: string, marks: number): void {
    if (words !== "") this.pieces.push({ kind: "text", text: seenOnly(words), marks });
  }

  private break(of: Extract<Piece, { kind: "break" }>["of"] = "line"): void {
    this.pieces.push({ kind: "break", of });
  }

  private code(element: Element, marks: number): void {
    for (const [i, line] of textIn(element).replace(/\r\n?/g, "\n").split("\n").entries()) {
      if (i > 0) this.break("hand");
      if (line.trim() === "") this.text(line === "" ? "" : " ", marks);
      else this.pieces.push({ kind: "code", text: line.replace(/\t/g, "  "), marks });
    }
  }

  private formula(tex: string, display: boolean, marks: number): void {
    const clean = tex.replace(/\s+/g, " ").trim();
    if (clean !== "") this.pieces.push({ kind: "formula", tex: clean, display, marks });
  }

  private media(address: string, words: string, marks: number): void {
    const name = mediaNameOf(address);
    if (name !== null) this.pieces.push({ kind: "media", words: words.replace(/\s+/g, " ").trim(), name, marks });
    else {
      this.dropped.push(
        /^data:/i.test(address.trim()) ? "a picture or sound within the text" : "a picture or sound at an address elsewhere",
      );
      this.text(words, marks);
    }
  }

  private mathml(element: Element, marks: number): void {
    const annotation = findIn(element, (one) => one.tagName === "annotation" && /tex/i.test(attribute(one, "encoding")));
    if (annotation) this.formula(textIn(annotation), attribute(element, "display") === "block", marks);
    else this.text(textIn(element), marks);
  }

  private list(element: Element, marks: number): void {
    let number = 0;
    for (const child of element.childNodes) {
      if (!isElement(child) || child.tagName !== "li") this.node(child, marks);
      else if (element.tagName === "ol") {
        this.break();
        this.text(`${++number}. `, marks);
        this.children(child, marks);
        this.break();
      } else this.item(child, marks);
    }
  }

  private item(element: Element, marks: number): void {
    this.break("item");
    this.children(element, marks);
    this.break("item-end");
  }

  private row(element: Element, marks: number): void {
    const cells = element.childNodes.filter(
      (child): child is Element => isElement(child) && (child.tagName === "td" || child.tagName === "th"),
    );
    for (const [i, cell] of cells.entries()) {
      if (i > 0) this.text(" | ", marks);
      this.element(cell, marks);
    }
  }

  private inside(element: Element, marks: number): void {
    switch (element.tagName) {
      case "ul":
      case "ol":
      case "menu":
        return this.list(element, marks);
      case "li":
        return this.item(element, marks);
      case "tr":
        return this.row(element, marks);
      case "pre":
        return this.code(element, marks);
      default:
        return this.children(element, marks);
    }
  }

  private element(element: Element, marks: number): void {
    const name = element.tagName;
    const marked = marks | (MARKING[name] ?? 0);
    if (OF_CODE.has(name)) this.code(element, marked);
    else if (name === "br" || name === "hr") this.break("hand");
    else if (name === "img") this.media(attribute(element, "src"), attribute(element, "alt"), marked);
    else if (name === "audio")
      this.media(attribute(element, "src") || attribute(findIn(element, (one) => one.tagName === "source") ?? element, "src"), "", marked);
    else if (name === "anki-mathjax") this.formula(textIn(element), attribute(element, "block") === "true", marked);
    else if (name === "math") this.mathml(element, marked);
    else if (name === "rt" && textIn(element).trim() !== "") this.text(`（${textIn(element).trim()}）`, marked);
    else if (name === "rp" || name === "rt" || name === "source" || name === "annotation") return;
    else if (BLOCKS.has(name)) {
      this.break();
      this.inside(element, marked);
      this.break();
    } else this.inside(element, marked);
  }

  private node(node: Node, marks: number): void {
    if (isElement(node)) this.element(node, marks);
    else if ("value" in node) this.text(node.value, marks);
  }

  private children(parent: { childNodes: Node[] }, marks: number): void {
    for (const child of parent.childNodes) this.node(child, marks);
  }

  static through(nodes: Node[]): Walk {
    const walk = new Walk();
    walk.children({ childNodes: nodes }, 0);
    return walk;
  }
}

function findIn(element: Element, isIt: (one: Element) => boolean): Element | null {
  for (const child of element.childNodes) {
    if (!isElement(child)) continue;
    const found = isIt(child) ? child : findIn(child, isIt);
    if (found) return found;
  }
  return null;
}

const signOf = (piece: Piece) => (piece.kind === "text" ? piece.text : piece.kind === "break" ? "\n" : OBJECT_SIGN);

/** Pieces in which formulas and sounds that were written as text are what they mean, whatever elements and lines they went through. */
function withFound(pieces: readonly Piece[]): Piece[] {
  const found = foundInText(pieces.map(signOf).join(""));
  const all: Piece[] = [];
  let at = 0;
  let next = 0;
  for (const piece of pieces) {
    const sign = signOf(piece);
    const end = at + sign.length;
    let from = at;
    while (next < found.length && found[next]!.start < end) {
      const one = found[next]!;
      if (piece.kind === "text" && one.start > from) all.push({ ...piece, text: sign.slice(from - at, one.start - at) });
      const marks = piece.kind === "break" ? 0 : piece.marks;
      if (one.start >= at)
        all.push(
          one.kind === "formula"
            ? { kind: "formula", tex: one.tex, display: one.display, marks }
            : { kind: "media", words: "", name: one.name, marks },
        );
      from = Math.min(one.end, end);
      if (one.end > end) break;
      next++;
    }
    if (from === at) all.push(piece);
    else if (piece.kind === "text" && from < end) all.push({ ...piece, text: sign.slice(from - at) });
    at = end;
  }
  return all;
}

const isBlank = (run: Run) => run.kind === "text" && run.text.trim() === "";

/** The runs of a line with one space where there were several, and none at its ends. */
function tidied(runs: readonly Run[]): Run[] {
  let afterSpace = true;
  const single = runs.map((run): Run => {
    if (run.kind !== "text") {
      afterSpace = false;
      return run;
    }
    const words = run.text.replace(/[ \t\n\f\u00A0]+/g, " ");
    const text = afterSpace && words.startsWith(" ") ? words.slice(1) : words;
    if (text !== "") afterSpace = text.endsWith(" ");
    return { ...run, text };
  });
  while (single.length > 0 && isBlank(single.at(-1)!)) single.pop();
  const last = single.at(-1);
  return last?.kind === "text" ? [...single.slice(0, -1), { ...last, text: last.text.trimEnd() }] : single;
}

/** Pieces in lines: one line where several ended at once, an empty one only where a line was broken twice by hand, none at either end. */
function linesOf(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  let line: { item: boolean; runs: Run[] } = { item: false, runs: [] };
  let empty = 0;
  const end = (byHand: boolean) => {
    const runs = tidied(line.runs);
    if (runs.length > 0) {
      if (empty > 0 && lines.length > 0) lines.push({ item: false, runs: [] });
      lines.push({ item: line.item, runs });
      empty = 0;
    } else if (byHand) empty++;
  };
  for (const piece of pieces) {
    if (piece.kind !== "break") line.runs.push(piece);
    else {
      // What an item begins with may be a block of its own.
      const isStillItem = line.item && piece.of !== "item-end" && line.runs.every(isBlank);
      end(piece.of === "hand");
      line = { item: piece.of === "item" || isStillItem, runs: [] };
    }
  }
  end(false);
  return lines;
}

/** A picture within the text, as its bytes: too long to go through, and not kept. */
const withoutBytes = (html: string) => html.replace(/data:[^"'\s<>]{200,}/gi, "data:");

const unique = (names: readonly string[]) => [...new Set(names)];

/** Anything that is more than words with single spaces between them. */
const MORE_THAN_WORDS = /[<&\\*~^`$[\u0000-\u001F\u007F\u00A0\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069]| {2}|^[ -]| $|\p{Surrogate}/u;

/** The nodes of a page of strangers without anything that is not read, and the names of that. */
function nodesOf(html: string): { nodes: Node[]; dropped: string[] } {
  const simple = simpleNodes(html);
  if (simple) return { nodes: simple, dropped: [] };
  const clean = withoutStrange(html);
  return { nodes: parseFragment(clean.html).childNodes as unknown as Node[], dropped: clean.dropped };
}

/**
 * HTML of strangers as light markup: words, marks, lines, lists, tables as lines with " | ", formulas in any of the usual ways of writing
 * them, and the names of pictures and sounds that lie beside it. Nothing else survives; `dropped` names what was left out, each once.
 */
export function markupOfHtml(html: string): { markup: string; dropped: string[] } {
  if (html.length < 10_000 && !MORE_THAN_WORDS.test(html)) return { markup: html, dropped: [] };
  const short = withoutBytes(html);
  const { nodes, dropped } = nodesOf(seenOnly(short.slice(0, LONGEST)));
  const walk = Walk.through(nodes);
  const tooLong = short.length > LONGEST ? [`what comes after the first ${LONGEST} signs`] : [];
  return { markup: writeMarkup(linesOf(withFound(walk.pieces))), dropped: unique([...tooLong, ...dropped, ...walk.dropped]) };
}

/**
 * A plain text as light markup, with formulas that were written in it as other programs do (`$…$`, `\(…\)`, `[latex]…`). Its lines stay its
 * lines.
 */
export function markupOfTexText(text: string): string {
  const seen = seenOnly(text);
  const found = foundInText(seen);
  const runs: Run[] = [];
  let at = 0;
  for (const one of [...found, null]) {
    const start = one?.start ?? seen.length;
    if (start > at) runs.push({ kind: "text", text: seen.slice(at, start), marks: 0 });
    if (one)
      runs.push(
        one.kind === "formula"
          ? { kind: "formula", tex: one.tex, display: one.display, marks: 0 }
          : { kind: "media", words: "", name: one.name, marks: 0 },
      );
    at = one?.end ?? at;
  }
  return writeMarkup(inLines(runs));
}

function inLines(runs: readonly Run[]): Line[] {
  const lines: Line[] = [{ item: false, runs: [] }];
  for (const run of runs) {
    if (run.kind !== "text") {
      lines.at(-1)!.runs.push(run);
      continue;
    }
    for (const [i, words] of run.text.split("\n").entries()) {
      if (i > 0) lines.push({ item: false, runs: [] });
      lines.at(-1)!.runs.push({ ...run, text: words });
    }
  }
  return lines;
}
