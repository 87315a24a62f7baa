import { mediaNamesIn, withMediaNames } from "../../markup/media";
import { writeMediaName } from "../../markup/media-name";
import { droppedProblems, textInto, type TextFormat } from "../question-bank/bank-text";
import type { Problem } from "../../problem";
import { elementIn, elementsBelow, elementsIn, textIn, type XmlElement } from "../xml";
import { bytesOfBase64 } from "./base64";
import type { MediaBook } from "./media-book";

/** What Moodle calls the formats of texts. */
const FORMATS: Readonly<Record<string, TextFormat>> = {
  html: "html",
  moodle_auto_format: "moodle",
  plain_text: "plain",
  markdown: "markdown",
  wiki_like: "moodle",
};

/** A link to a sound or a picture beside the text: what it leads to is shown in front of its words, in place of the link. */
const LINK =
  /<a\s[^<>]{0,500}?href\s{0,5}=\s{0,5}["']@@PLUGINFILE@@\/([^"'<>]{1,300}\.(?:mp3|ogg|oga|opus|wav|m4a|aac|flac|jpe?g|png|gif|webp))["'][^<>]{0,500}>/gi;
const SOUND = /\.(?:mp3|ogg|oga|opus|wav|m4a|aac|flac)$/i;

const withLinked = (html: string) =>
  html.replace(LINK, (_link, name: string) =>
    SOUND.test(name) ? `<audio src="@@PLUGINFILE@@/${name}"></audio> ` : `<img src="@@PLUGINFILE@@/${name}"> `,
  );

/** What a file beside a text is called in it. */
const fileName = (file: XmlElement) => `${(file.attributes.path ?? "").replace(/^\/+/, "")}${file.attributes.name ?? ""}`;

/**
 * The texts of one question as light markup, with their pictures and sounds; what cannot be kept of them is collected for its problem
 * lines.
 */
export class QuestionTexts {
  /** The format of the question itself: other texts that name none are in it. */
  readonly format: TextFormat;
  private readonly dropped = new Set<string>();
  private readonly lost = new Set<string>();
  private readonly names = new Map<XmlElement, ReadonlyMap<string, XmlElement>>();
  private readonly used = new Set<XmlElement>();

  constructor(
    private readonly question: XmlElement,
    private readonly media: MediaBook,
  ) {
    const stem = elementIn(question, "questiontext");
    this.format = FORMATS[stem?.attributes.format?.trim() ?? ""] ?? "html";
  }

  private filesIn(element: XmlElement): ReadonlyMap<string, XmlElement> {
    const known = this.names.get(element);
    if (known) return known;
    const files = new Map(
      (element === this.question ? elementsBelow(element, "file") : elementsIn(element, "file")).map((file) => [fileName(file), file]),
    );
    this.names.set(element, files);
    return files;
  }

  /** What a picture or sound that a text names is called among those of the file; null where the file does not hold it. */
  private nameOf(name: string, element: XmlElement): string | null {
    const file = this.filesIn(element).get(name) ?? this.filesIn(this.question).get(name);
    if (!file) this.lost.add(`${name} is not in the file`);
    const bytes = file ? bytesOfBase64(textIn(file)) : null;
    if (file) this.used.add(file);
    if (file && !bytes) this.lost.add(`${name} is damaged`);
    return bytes ? this.media.add(name, bytes) : null;
  }

  /** A text of a format, whose pictures and sounds stand beside it in `element`. */
  markup(text: string, format: TextFormat, element: XmlElement): string {
    const linked = format === "html" || format === "moodle" ? withLinked(text) : text;
    const read = textInto(this.dropped, linked, format);
    return mediaNamesIn(read).length === 0 ? read : withMediaNames(read, (name) => this.nameOf(name, element));
  }

  /** The format that an element names, else that of the question. */
  formatOf(element: XmlElement): TextFormat {
    return FORMATS[element.attributes.format?.trim() ?? ""] ?? this.format;
  }

  /** The text of an element that has one; "" where there is no such element. */
  of(element: XmlElement | null): string {
    const text = element && elementIn(element, "text");
    return text ? this.markup(textIn(text).trim(), this.formatOf(element), element) : "";
  }

  /** A text that Moodle takes as plain; tags that somebody wrote in it all the same are read. */
  plain(element: XmlElement | null): string {
    const text = element && elementIn(element, "text");
    return text ? this.markup(textIn(text).trim(), "moodle", element) : "";
  }

  /** The picture that Moodle 1 put under a question, as markup; "" where there is none. */
  oldPicture(): string {
    const [name, data] = [elementIn(this.question, "image"), elementIn(this.question, "image_base64")];
    const bytes = name && data ? bytesOfBase64(textIn(data)) : null;
    const called = name ? textIn(name).trim().replaceAll("/", "_") : "";
    return bytes && bytes.length > 0 && called !== "" ? `![](media:${writeMediaName(this.media.add(called, bytes))})` : "";
  }

  /** What is to be said of texts, pictures and files that were not kept. */
  problems(where: string): Problem[] {
    const unshown = [...this.filesIn(this.question)].flatMap(([name, file]) =>
      this.used.has(file) ? [] : [`${name} is shown in no text`],
    );
    const files = [...this.lost, ...unshown];
    return [
      ...droppedProblems(where, this.dropped),
      ...(files.length === 0 ? [] : [{ where, message: `Files that were left out: ${files.slice(0, 10).join("; ")}.` }]),
    ];
  }
}
