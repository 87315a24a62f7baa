import type { Run } from "../../markup/marked-text";
import { readMarkup } from "../../markup/read-markup";
import { htmlOfMarkup, isSoundName } from "../../markup/to-html";
import { writeMarkup } from "../../markup/write-markup";
import { GAP_BRACES, UNSEEN_SPACE } from "./own";

const BEGINS_SOMETHING = /\\(?=[([])|\[(?=sound:|latex\]|\$)/gi;

/** Signs that an author means as themselves, and that Anki would take for more. */
function withSignsApart(markup: string): string {
  if (!/\\\\|\[(?:sound:|latex\]|\$)/i.test(markup)) return markup;
  const apart = (run: Run): Run => (run.kind === "text" ? { ...run, text: run.text.replace(BEGINS_SOMETHING, `$&${UNSEEN_SPACE}`) } : run);
  return writeMarkup(readMarkup(markup).map(({ item, runs }) => ({ item, runs: runs.map(apart) })));
}

/** Texts without these signs are the same in light markup, as a plain text and as HTML. */
const MAY_MEAN_SOMETHING = /[\\*~^`!\[&<>"'{}:\n\uE001\uE002\uE005]|^- /;

/** Anki looks for pictures by what is written, with %XX read; sounds are written in brackets, as they are called. */
const addressOf = (name: string) => (isSoundName(name) ? name : name.replaceAll("%", "%25"));

const SOUND = /<audio\b[^<>]*? src="([^"<>\]]*)"[^<>]*><\/audio>/g;

/** Braces that an author means are no gap: written as characters, they are read as such. */
const withoutBraces = (html: string) => html.replaceAll("{{", "{&#123;").replaceAll("}}", "}&#125;");

/** Within a gap two colons would begin a hint, and a brace could end it. */
const inGap = (html: string) => html.replaceAll("::", ":&#58;").replaceAll("}", "&#125;");

function withGapBraces(html: string): string {
  const [before, rest] = html.split(GAP_BRACES.open) as [string, string?];
  const [answer, after] = (rest ?? "").split(GAP_BRACES.close) as [string, string?];
  const asked = answer.split(GAP_BRACES.hint).map(inGap).join("::");
  return rest === undefined || after === undefined ? html : `${before}{{c1::${asked}}}${after}`;
}

/** A text in light markup as a field of a note has it: HTML with formulas for MathJax, and sounds as Anki plays them. */
export function fieldHtml(markup: string): string {
  if (!MAY_MEAN_SOMETHING.test(markup)) return markup;
  const html = htmlOfMarkup(withSignsApart(markup), { maths: "tex", media: addressOf });
  const plain = html.replace(SOUND, "[sound:$1]").replace(/ class="marked-picture"| loading="lazy"| decoding="async"/g, "");
  return withGapBraces(withoutBraces(plain));
}
