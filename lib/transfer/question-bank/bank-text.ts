import { markupOfHtml, markupOfTexText } from "../../markup/from-html";
import { markupOfMarkdown } from "../../markup/markdown";
import { plainOfRun } from "../../markup/marked-text";
import { markupOfPlain } from "../../markup/plain";
import { readMarkup } from "../../markup/read-markup";
import { htmlOfMarkup } from "../../markup/to-html";

/**
 * How a text of a question bank is written. "moodle" is Moodle’s own: HTML where there is any, else a plain text whose lines stay lines.
 */
export const TEXT_FORMATS = ["moodle", "html", "plain", "markdown"] as const;
export type TextFormat = (typeof TEXT_FORMATS)[number];

/** A tag that closes or has a name, or a named or numbered character: nobody writes these and means the signs. */
const OF_HTML = /<\/?[a-z][a-z0-9]{0,15}(?:\s[^<>]{0,2000})?\/?>|<!--|&(?:[a-z]{2,8}|#\d{1,7}|#x[\da-f]{1,6});/i;

/** A text as light markup; `dropped` names what could not be kept. */
export function markupOfText(text: string, format: TextFormat): { markup: string; dropped: string[] } {
  switch (format) {
    case "html":
      return markupOfHtml(text);
    case "markdown":
      return { markup: markupOfMarkdown(text), dropped: [] };
    case "plain":
      return { markup: markupOfPlain(text.trim()), dropped: [] };
    case "moodle":
      return OF_HTML.test(text)
        ? markupOfHtml(text.trim().replaceAll("\n", "<br>"))
        : { markup: markupOfTexText(text.trim()), dropped: [] };
  }
}

/** Light markup as a plain text in which formulas stand as \(TeX\) and \[TeX\]. */
export function texTextOf(markup: string): string {
  const lines = readMarkup(markup).map(
    ({ item, runs }) =>
      (item ? "- " : "") +
      runs.map((run) => (run.kind !== "formula" ? plainOfRun(run) : run.display ? `\\[${run.tex}\\]` : `\\(${run.tex}\\)`)).join(""),
  );
  return lines.join("\n");
}

/** Light markup as a text in Moodle’s own format without any tag; null where that would not be read back as the same. */
export function moodleTextOf(markup: string): string | null {
  const text = texTextOf(markup);
  return markupOfText(text, "moodle").markup === markup ? text : null;
}

/**
 * Light markup as HTML with formulas for MathJax; `media` gives the addresses of pictures and sounds, null where only their words go along.
 */
export const bankHtmlOf = (markup: string, media: (name: string) => string | null = () => null): string =>
  htmlOfMarkup(markup, { maths: "tex", media });

/** A text as light markup, for a reader that collects in `dropped` what could not be kept of all of a question. */
export function textInto(dropped: Set<string>, text: string, format: TextFormat): string {
  const read = markupOfText(text, format);
  for (const name of read.dropped) dropped.add(name);
  return read.markup;
}

/** The problem line of what could not be kept of a question; none where all was. */
export const droppedProblems = (where: string, dropped: ReadonlySet<string>) =>
  dropped.size === 0 ? [] : [{ where, message: `Left out of its texts: ${[...dropped].join(", ")}.` }];
