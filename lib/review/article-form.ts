import { isDate } from "../facts/date-span";
import { MOST_CHARACTERS } from "../reading/files/limits";
import { ok, type Problem, type Result } from "../problem";

/**
 * An article as somebody gives it: its text unchanged, and where it is from. A publisher, a title and an address that are not known are "".
 */
export type ArticleForm = { text: string; title: string; publisher: string; date: string; url: string };

/** The longest text that is taken, in UTF-16 units: the same from a file and from the clipboard. */
export const LONGEST_ARTICLE = MOST_CHARACTERS;

/** So much of a text is read for suggestions: a long report of some six thousand words. Reading more would keep everybody else waiting. */
export const LONGEST_READ = 40_000;

/** The beginning of a text that is read for suggestions, up to the end of a line or a word: all of it, unless it is very long. */
export function readPart(text: string): string {
  if (text.length <= LONGEST_READ) return text;
  const part = text.slice(0, LONGEST_READ);
  const end = Math.max(part.lastIndexOf("\n"), part.lastIndexOf(". ") + 1);
  return part.slice(0, end > LONGEST_READ / 2 ? end : LONGEST_READ).replace(/[\uD800-\uDBFF]$/, "");
}

const MOST_IN_A_LINE = 300;

/** Control characters that stand in no text; among them the one that the database cannot keep. */
const BINARY = /[\u0000-\u0008\u000E-\u001F\u007F]/;
/** What a decoder writes where it could make nothing of a byte. */
const UNREADABLE = "\uFFFD";
/** Half a sign: the database keeps none. */
const HALF_A_SIGN = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

function textProblem(text: string): string | null {
  if (!/[\p{L}\p{N}]/u.test(text)) return "Paste the text of the article, or choose a file.";
  if (text.length > LONGEST_ARTICLE)
    return `This text has ${text.length.toLocaleString("en-GB")} characters. At most ${LONGEST_ARTICLE.toLocaleString("en-GB")} are read: paste a part of it.`;
  if (BINARY.test(text))
    return "This is not a text: it holds signs that no text has. Save it as a text file, or copy the words from the page.";
  const unreadable = text.split(UNREADABLE).length - 1;
  if (unreadable > text.length / 200 || HALF_A_SIGN.test(text))
    return "Some signs of this text could not be read. Save the file as UTF-8, or copy the words from the page.";
  return null;
}

function urlProblem(url: string): string | null {
  return url === "" || (/^https?:\/\//i.test(url) && URL.canParse(url))
    ? null
    : "Give the whole address, beginning with https://, or leave it empty.";
}

/** The first line of a text as a title, cut at a word where it is long. */
export function titleIn(text: string): string {
  const line =
    text
      .split(/[\r\n]+/)
      .map((one) => one.trim())
      .find((one) => /[\p{L}\p{N}]/u.test(one)) ?? "";
  if (line.length <= 120) return line;
  const cut = line.slice(0, 118);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 60))} …`;
}

/** Checks an article as it was given; without a title its first line is the title. Problems name the field. */
export function readArticleForm(given: ArticleForm): Result<ArticleForm> {
  const line = (text: string) => text.replace(/\s+/g, " ").trim();
  const form = {
    text: given.text,
    title: line(given.title),
    publisher: line(given.publisher),
    date: given.date.trim(),
    url: given.url.trim(),
  };
  const problems: Problem[] = [];
  const add = (where: keyof ArticleForm, message: string | null) => message && problems.push({ where, message });
  add("text", textProblem(form.text));
  for (const where of ["title", "publisher"] as const)
    add(where, form[where].length > MOST_IN_A_LINE ? `At most ${MOST_IN_A_LINE} characters.` : null);
  add("date", isDate(form.date) ? null : "Give the day it was published: from it the weekdays are worked out.");
  add("url", urlProblem(form.url));
  return problems.length > 0 ? { ok: false, problems } : ok({ ...form, title: form.title || titleIn(form.text) });
}
