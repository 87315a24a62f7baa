import { markupOfMarkdown } from "../../markup/markdown";
import { withMediaNames } from "../../markup/media";

/** Lines of Markdown as light markup. Pictures and sounds lie in files beside the text: their words stand for them. */
export const wordsOf = (lines: readonly string[]): string => withMediaNames(markupOfMarkdown(lines.join("\n")), () => null).trim();
