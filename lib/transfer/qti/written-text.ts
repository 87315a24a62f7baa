import { mathmlOf } from "../../markup/formula";
import { MARKS, plainOfRun, type Run } from "../../markup/marked-text";
import { readMarkup } from "../../markup/read-markup";
import { isSoundName } from "../../markup/to-html";
import type { XmlContent, XmlToWrite } from "../write-xml";
import { readXml } from "../xml";
import { html, type Dialect } from "./dialect";

/** How a gap is written in our stems. */
const GAP = "___";

const ELEMENTS = [
  [MARKS.bold, "strong"],
  [MARKS.italic, "em"],
  [MARKS.sub, "sub"],
  [MARKS.sup, "sup"],
] as const;

/** Types of sounds by the endings of their names. */
const SOUND_TYPES: Readonly<Record<string, string>> = {
  mp3: "audio/mpeg",
  ogg: "audio/ogg",
  oga: "audio/ogg",
  opus: "audio/ogg",
  wav: "audio/wav",
  m4a: "audio/mp4",
  aac: "audio/aac",
  flac: "audio/flac",
};
const endingOf = (name: string) => name.split(".").at(-1)!.toLowerCase();

/** A formula as QTI holds it, with its TeX beside it; null where MathML cannot say it. */
function formulaOf(tex: string, display: boolean): XmlToWrite | null {
  const mathml = mathmlOf(tex, display);
  const read = mathml === null ? null : readXml(new TextEncoder().encode(mathml));
  return read?.ok ? read.value.root : null;
}

/** Writes light markup. `addressOf` gives the place of a picture or sound by its name, null where it is not there. */
export class WrittenText {
  constructor(
    private readonly dialect: Dialect,
    private readonly addressOf: (name: string) => string | null,
  ) {}

  /** Whether a text is a few words: no line break, picture or list. */
  isWords(text: string): boolean {
    const lines = readMarkup(text);
    return lines.length === 1 && !lines[0]!.item && lines[0]!.runs.every(({ kind }) => kind === "text");
  }

  /** A text for where nothing can be marked, with its formulas in brackets. */
  lines(text: string): string {
    const written = (run: Run) => (run.kind === "formula" ? (run.display ? `\\[${run.tex}\\]` : `\\(${run.tex}\\)`) : plainOfRun(run));
    return readMarkup(text)
      .map(({ item, runs }) => (item ? "- " : "") + runs.map(written).join(""))
      .join("\n");
  }

  /** A text in one line of phrasing: for prompts and options. */
  inline(text: string): XmlContent[] {
    return readMarkup(text).flatMap(({ item, runs }, i) => [
      ...(i > 0 ? [html("br")] : []),
      ...(item ? ["- "] : []),
      ...this.contentOf(runs, null),
    ]);
  }

  /** A text in paragraphs and lists. Where `gap` is given, it stands in the place of the first gap, or in a paragraph of its own below. */
  blocks(text: string, gap: XmlToWrite | null = null): XmlToWrite[] {
    const slot = gap && { gap, taken: false };
    const blocks: XmlToWrite[] = [];
    let paragraph: XmlContent[] | null = null;
    let list: XmlContent[] | null = null;
    for (const { item, runs } of readMarkup(text)) {
      const content = this.contentOf(runs, slot);
      if (item && list) list.push(html("li", content));
      else if (item) blocks.push(html("ul", (list = [html("li", content)])));
      else if (paragraph) paragraph.push(html("br"), ...content);
      else blocks.push(html("p", (paragraph = content)));
      if (item) paragraph = null;
      else list = null;
    }
    return slot && !slot.taken ? [...blocks, html("p", [slot.gap])] : blocks;
  }

  /** Whether there is just one gap in a text. */
  hasOneGap(text: string): boolean {
    return (
      readMarkup(text)
        .flatMap(({ runs }) => runs)
        .reduce((gaps, run) => gaps + (run.kind === "text" ? run.text.split(GAP).length - 1 : 0), 0) === 1
    );
  }

  /** A text with its last line apart, where that is a line of its own and no item of a list; null where it is not. */
  lastLineOf(text: string): { before: string; last: string } | null {
    const end = text.lastIndexOf("\n");
    const [before, last] = [text.slice(0, Math.max(end, 0)), text.slice(end + 1)];
    const lines = readMarkup(text);
    const isOwn =
      last.trim() !== "" && lines.at(-1)?.item === false && (before === "" ? 0 : readMarkup(before).length) + 1 === lines.length;
    return isOwn ? { before, last } : null;
  }

  private contentOf(runs: readonly Run[], slot: { gap: XmlToWrite; taken: boolean } | null): XmlContent[] {
    return runs.flatMap((run) => this.markedAs(run.marks, this.runOf(run, slot)));
  }

  private markedAs(marks: number, content: XmlContent[]): XmlContent[] {
    return ELEMENTS.reduceRight((inside, [mark, name]) => (marks & mark ? [html(name, inside)] : inside), content);
  }

  private runOf(run: Run, slot: { gap: XmlToWrite; taken: boolean } | null): XmlContent[] {
    switch (run.kind) {
      case "text":
        return this.withGap(run.text, slot);
      case "code":
        return [html("code", [run.text])];
      case "formula":
        return [formulaOf(run.tex, run.display) ?? (run.display ? `\\[${run.tex}\\]` : `\\(${run.tex}\\)`)];
      case "media":
        return [this.mediaOf(run.name, run.words)];
    }
  }

  private withGap(text: string, slot: { gap: XmlToWrite; taken: boolean } | null): XmlContent[] {
    const at = slot && !slot.taken ? text.indexOf(GAP) : -1;
    if (!slot || at < 0) return [text];
    slot.taken = true;
    return [text.slice(0, at), slot.gap, text.slice(at + GAP.length)].filter((part) => part !== "");
  }

  private mediaOf(name: string, words: string): XmlContent {
    const address = this.addressOf(name);
    if (address === null) return words || name;
    if (!isSoundName(name)) return html("img", [], { src: address, alt: words });
    const type = SOUND_TYPES[endingOf(name)] ?? "audio/mpeg";
    return this.dialect.version === 3
      ? html("audio", [html("source", [], { src: address, type })], { controls: "true" })
      : html("object", words === "" ? [] : [words], { data: address, type });
  }
}
