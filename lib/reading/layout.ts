import type { Article, Known, Layout } from "./article";
import { datesOf } from "./dates";
import { nameEverybody } from "./entities";
import { languageOf } from "./language";
import { linesOf } from "./lines";
import { sentencesOf } from "./sentences";

/** Nobody known yet. */
export const NOBODY: Known = { entities: [] };

/** Whether rules exist for a language. */
export const isReadable = (language: string): boolean => /^en(?:-|$)/i.test(language);

/**
 * Lines, sentences, names and dates of an article. In a language without rules, lines and sentences alone: nobody is named. `article.date`
 * has to be a day of the calendar.
 */
export function layoutOf(article: Article, known: Known = NOBODY): Layout {
  const lines = linesOf(article.text);
  const sentences = sentencesOf(article.text, lines);
  const language = article.language ?? languageOf(article.text);
  if (!isReadable(language)) return { article, language, lines, sentences, entities: [], dates: [] };
  return {
    article,
    language,
    lines,
    sentences,
    entities: nameEverybody(article.text, sentences, known).list(),
    dates: datesOf(article.text, sentences, article.date),
  };
}
