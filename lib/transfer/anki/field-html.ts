import { htmlOfMarkup, isSoundName } from "../../markup/to-html";
import { GAP_BRACES } from "./notes-to-write";

/** Texts without these signs are the same in light markup, as a plain text and as HTML. */
const MAY_MEAN_SOMETHING = /[\\*~^`!&<>"'{}:\n\uE001\uE002]|^- /;

/** Anki looks for pictures by what is written, with %XX read; sounds are written in brackets, as they are called. */
const addressOf = (name: string) => (isSoundName(name) ? name : name.replaceAll("%", "%25"));

const SOUND = /<audio\b[^<>]*? src="([^"<>\]]*)"[^<>]*><\/audio>/g;

/** Braces that an author means are no gap: written as characters, they are read as such. */
const withoutBraces = (html: string) => html.replaceAll("{{", "{&#123;").replaceAll("}}", "}&#125;");

/** Within a gap two colons would begin a hint. */
const inGap = (html: string) => html.replaceAll("::", ":&#58;");

function withGapBraces(html: string): string {
  const [before, rest] = html.split(GAP_BRACES.open) as [string, string?];
  const [answer, after] = (rest ?? "").split(GAP_BRACES.close) as [string, string?];
  return rest === undefined || after === undefined ? html : `${before}{{c1::${inGap(answer)}}}${after}`;
}

/** A text in light markup as a field of a note has it: HTML with formulas for MathJax, and sounds as Anki plays them. */
export function fieldHtml(markup: string): string {
  if (!MAY_MEAN_SOMETHING.test(markup)) return markup;
  const html = htmlOfMarkup(markup, { maths: "tex", media: addressOf });
  const plain = html.replace(SOUND, "[sound:$1]").replace(/ class="marked-picture"| loading="lazy"| decoding="async"/g, "");
  return withGapBraces(withoutBraces(plain));
}
