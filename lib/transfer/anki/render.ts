import { readClozes, shownWhole, withGap, type Asked } from "./cloze";
import { READING_FILTERS, saysNothing } from "./filters";
import type { TemplatePart } from "./template";

/** Stands for a gap in HTML that is still to be read: a letter that no language has. */
export const GAP_MARK = "\uE000";

/**
 * What a side of a card is rendered with. `fields` are the fields of the note by name, as HTML. `gap` is the number of the gap that the
 * card asks for, and `gaps` what becomes of it: marked, filled, or left out with all the text around it.
 */
export type Rendering = {
  side: "front" | "back";
  fields: ReadonlyMap<string, string>;
  gap: number;
  gaps: "marked" | "filled" | "left out";
};

/**
 * A side of a card as HTML, with what its gaps ask for; `hints` says whether something was left out that shows only when it is asked for.
 */
export type Rendered = { html: string; asked: Asked[]; hints: boolean };

/** Longer sides are not rendered: no card is as long. */
const LONGEST = 1_000_000;

const isGapPart = (name: string) => /^c\d+$/.test(name);

/** Puts one side together; its length is looked after from part to part. */
class Renderer {
  private readonly html: string[] = [];
  private readonly asked: Asked[] = [];
  private length = 0;
  private hints = false;
  constructor(private readonly rendering: Rendering) {}

  private saysSomething(name: string): boolean {
    const { fields, gap } = this.rendering;
    const value = fields.get(name);
    return value === undefined && isGapPart(name) ? name === `c${gap}` : value !== undefined && !saysNothing(value);
  }

  private gapped(value: string): string {
    const { gap, gaps } = this.rendering;
    if (gaps === "left out") return "";
    const { text, asked } = withGap(readClozes(value), gap, GAP_MARK);
    if (asked.length === 0) return "";
    if (gaps === "filled") return shownWhole(readClozes(value));
    this.asked.push(...asked);
    return text;
  }

  private filtered(value: string, filter: string): string {
    if (filter === "cloze" || filter === "cloze-only") return this.gapped(value);
    if (filter.startsWith("tts ")) return "";
    if (filter === "hint" && this.rendering.side === "front") {
      this.hints ||= !saysNothing(value);
      return "";
    }
    return Object.hasOwn(READING_FILTERS, filter) ? READING_FILTERS[filter]!(value) : value;
  }

  private field({ name, filters }: Extract<TemplatePart, { kind: "field" }>): string {
    const value = this.rendering.fields.get(name) ?? "";
    // Where an answer is to be typed, the front has a box and the back the right answer.
    if (filters.includes("type")) return this.rendering.side === "front" || filters.includes("cloze") ? "" : value;
    return filters.reduce((text, filter) => this.filtered(text, filter), value);
  }

  private add(html: string): void {
    this.length += html.length;
    if (this.length <= LONGEST) this.html.push(html);
  }

  parts(parts: readonly TemplatePart[]): void {
    for (const part of parts) {
      if (this.length > LONGEST) return;
      if (part.kind === "words") this.add(part.words);
      else if (part.kind === "field") this.add(this.field(part));
      else if (this.saysSomething(part.name) !== part.whereEmpty) this.parts(part.parts);
    }
  }

  end(): Rendered | null {
    return this.length > LONGEST ? null : { html: this.html.join(""), asked: this.asked, hints: this.hints };
  }
}

/** A side of a card by its template; null when it comes to more than a card can be. Fields that the note does not have are empty. */
export function render(parts: readonly TemplatePart[], rendering: Rendering): Rendered | null {
  const renderer = new Renderer(rendering);
  renderer.parts(parts);
  return renderer.end();
}

const ANSWER_LINE = /<hr\b[^<>]*\bid\s*=\s*["']?answer\b[^<>]*>/i;

/** The part of a back that is under the line between question and answer; all of it where there is no line. */
export function underTheLine(html: string): string {
  const line = ANSWER_LINE.exec(html);
  return line ? html.slice(line.index + line[0].length) : html;
}
