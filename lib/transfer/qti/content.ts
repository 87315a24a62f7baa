import { markupOfHtml } from "../../markup/from-html";
import { plainOfMarkup } from "../../markup/plain";
import { htmlIn, textIn, type XmlElement, type XmlNode } from "../xml";
import { attributeOf, foundIn, nameOf } from "./names";
import { texOfMathml } from "./tex-of-mathml";

/**
 * What lies beside the texts of a file. `mediaNamed` gives the name under which a picture or sound is taken along; both answer null for
 * what is not there.
 */
export type Beside = { mediaNamed: (address: string) => string | null; passageAt: (address: string) => string | null };

/** What was met and not kept, each said once for an item. */
export type Notes = { add: (message: string) => unknown };

/** What stands in the place of an interaction, a gap or a word to choose; null where nothing special does. */
export type InPlaceOf = (element: XmlElement) => string | null;

/** Whether an element asks something. */
export const isInteraction = (element: XmlElement): boolean => nameOf(element).endsWith("Interaction");

/** Interactions that stand within a line. */
export const isInline = (element: XmlElement): boolean => /^(inlineChoice|textEntry)Interaction$/.test(nameOf(element));

/** What is shown only under conditions: it is no part of the question. */
export const isConditional = (element: XmlElement): boolean =>
  /^(feedbackInline|feedbackBlock|modalFeedback|templateInline|templateBlock)$/.test(nameOf(element));

const SIGNS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => SIGNS[sign]!);
const inOneLine = (text: string) => text.replace(/\s+/g, " ").trim();
const short = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

const isFor = (element: XmlElement, view: string) => (attributeOf(element, "view") ?? view).split(/\s+/).includes(view);
/** Whether a rubric is for learners. */
export const isForLearners = (element: XmlElement): boolean => isFor(element, "candidate");

const kindOf = (element: XmlElement, address: string) => {
  const type = (attributeOf(element, "type") ?? "").toLowerCase();
  if (type.startsWith("image/") || (type === "" && /\.(png|jpe?g|gif|webp|svg)$/i.test(address))) return "picture";
  if (type.startsWith("audio/") || (type === "" && /\.(mp3|ogg|oga|wav|m4a|aac|flac)$/i.test(address))) return "sound";
  return type === "text/html" || /\.x?html?$/i.test(address) ? "passage" : "other";
};

/** Most texts are words in paragraphs: these are read without going through a page of HTML, which takes ten times as long. */
const PARAGRAPH_END = /<\/?(?:p|div)>/;

/** Turns what stands in an item into light markup, with pictures, sounds, passages and formulas in their places. */
export class Content {
  constructor(
    private readonly beside: Beside,
    private readonly notes: Notes,
  ) {}

  /** HTML of some nodes, for what `markupOf` joins. */
  htmlOf(nodes: readonly XmlNode[], inPlaceOf: InPlaceOf = () => null): string {
    const instead = (element: XmlElement): string | null => inPlaceOf(element) ?? this.known(element, instead);
    return htmlIn({ name: "", prefix: "", attributes: {}, children: [...nodes], line: 0 }, instead);
  }

  /** HTML that `htmlOf` made as light markup. */
  markupOf(html: string): string {
    const paragraphs = html.split(PARAGRAPH_END);
    if (paragraphs.some((words) => words.includes("<"))) return this.marked(html);
    return paragraphs
      .map((words) => this.marked(words.replaceAll("&quot;", '"')))
      .filter((words) => words !== "")
      .join("\n");
  }

  private marked(html: string): string {
    const { markup, dropped } = markupOfHtml(html);
    for (const name of dropped) this.notes.add(`Something in it has no counterpart here and was left out: ${name}.`);
    return markup;
  }

  /** The markup of what an element holds. */
  markupIn(element: XmlElement): string {
    return this.markupOf(this.htmlOf(element.children));
  }

  /** The same without any marks, for answers that are typed. */
  plainIn(element: XmlElement): string {
    return plainOfMarkup(this.markupIn(element));
  }

  private known(element: XmlElement, instead: (element: XmlElement) => string | null): string | null {
    const name = nameOf(element);
    if (isConditional(element) || isInteraction(element)) return "";
    switch (name) {
      case "math":
        return this.formula(element);
      case "img":
        return this.picture(attributeOf(element, "src") ?? "", attributeOf(element, "alt") ?? "");
      case "object":
        return this.object(element, instead);
      case "audio":
      case "video":
        return this.played(element);
      case "rubricBlock":
        return isForLearners(element) ? `<div>${htmlIn(element, instead)}</div>` : "";
      case "infoControl":
        this.notes.add("A hint that learners may ask for was left out.");
        return "";
      case "include":
        this.notes.add("A part of it lies in another file that it includes, which is not read. Put it into the item itself.");
        return "";
      case "printedVariable":
      case "stylesheet":
      case "catalogInfo":
      case "companionMaterialsInfo":
        return "";
      default:
        return element.name.startsWith("qti-") ? htmlIn(element, instead) : null;
    }
  }

  private formula(element: XmlElement): string {
    const tex = texOfMathml(element).replace(/\\([)\]])/g, "$1");
    if (tex === "") return "";
    return element.attributes.display === "block" ? `\\[${escaped(tex)}\\]` : `\\(${escaped(tex)}\\)`;
  }

  private picture(address: string, words: string): string {
    const name = this.beside.mediaNamed(address);
    if (name !== null) return `<img src="${encodeURIComponent(name)}" alt="${escaped(words)}">`;
    this.missing("picture", address, words);
    return words.trim() === "" ? "" : `[${escaped(inOneLine(words))}]`;
  }

  private missing(what: string, address: string, words = "") {
    const shown = short(address.startsWith("data:") ? "data:…" : address);
    const why =
      /^[a-z][a-z0-9+.-]*:/i.test(address) && !address.startsWith("data:")
        ? "is on another computer and was not fetched"
        : "is not in the file";
    this.notes.add(
      `The ${what} “${shown}” ${why}${words.trim() === "" ? "" : ": its description stands in its place"}. To have it, pack it into the file.`,
    );
  }

  private sound(address: string): string {
    const name = this.beside.mediaNamed(address);
    if (name !== null) return `<audio src="${encodeURIComponent(name)}"></audio>`;
    this.missing("sound", address);
    return "";
  }

  private object(element: XmlElement, instead: (element: XmlElement) => string | null): string {
    const address = attributeOf(element, "data") ?? "";
    const kind = kindOf(element, address);
    if (kind === "picture") return this.picture(address, inOneLine(textIn(element)));
    if (kind === "sound") return this.sound(address);
    const passage = kind === "passage" ? this.beside.passageAt(address) : null;
    if (passage !== null) return `<div>${passage}</div>`;
    if (kind === "passage") this.missing("text", address);
    else this.notes.add(`Something in it has no counterpart here and was left out: ${short(attributeOf(element, "type") ?? "an object")}.`);
    return htmlIn(element, instead);
  }

  private played(element: XmlElement): string {
    if (nameOf(element) === "video") {
      this.notes.add("Something in it has no counterpart here and was left out: a film.");
      return "";
    }
    const [source] = foundIn(element, (part) => part.name === "source");
    return this.sound(attributeOf(element, "src") ?? (source ? attributeOf(source, "src") : null) ?? "");
  }
}
