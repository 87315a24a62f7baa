import { markupOfMarkdown } from "../../markup/markdown";
import { withMediaNames } from "../../markup/media";

/** Words that mean nothing but themselves in Markdown and in light markup: most lines are such, and are taken as they are. */
const MEANS_ITSELF =
  /^(?! {0,3}(?:[-+#>]|\d))[^\\*_`![\]<&$~^\u0000-\u001F\u007F\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069\uD800-\uDFFF]*$/;

/** Lines of Markdown as light markup. Pictures and sounds lie in files beside the text: their words stand for them. */
export function wordsOf(lines: readonly string[]): string {
  const [only = "", ...more] = lines;
  if (more.length === 0 && MEANS_ITSELF.test(only)) return only.trim();
  return withMediaNames(markupOfMarkdown(lines.join("\n")), () => null).trim();
}
