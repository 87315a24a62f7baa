import type { Language } from "@/lib/people/languages";
import { fill } from "@/lib/words";

/** Sentences of another language by the English ones that lib and the server say. */
export type Said = Readonly<Record<string, string>>;

// Read where somebody needs it: nobody who reads English loads it.
const TABLES: Readonly<Record<Language, (() => Promise<Said>) | null>> = {
  en: null,
  de: async () => (await import("./said-in-german")).said,
  // What no language has words for stays English, so that it is seen.
  "ar-XB": async () => {
    const [{ said }, { inStrangeLetters }] = await Promise.all([import("./said-in-german"), import("./pseudo")]);
    return Object.fromEntries(Object.keys(said).map((sentence) => [sentence, inStrangeLetters(sentence)]));
  },
};

/** The sentences of a language; null for English, which needs none. */
export const saidIn = (language: Language): Promise<Said> | null => TABLES[language]?.() ?? null;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
const GAPS = /\{\d\}/;

/** What the gaps of an English template hold in a sentence made from it; null where it was not. */
function gapsIn(template: string, sentence: string): Record<string, string> | null {
  const names = [...template.matchAll(/\{(\d)\}/g)].map(([, name]) => name!);
  const match = new RegExp(
    `^${template
      .split(/\{\d\}/)
      .map(escaped)
      .join("(.+?)")}$`,
    "s",
  ).exec(sentence);
  return match && Object.fromEntries(names.map((name, i) => [name, match[i + 1]!]));
}

/** The sentences of a text, each with its full stop. */
const sentencesOf = (text: string): string[] => text.split(/(?<=[.?]) (?=[\p{Lu}“])/u);

/**
 * A text that a line of the table says, gaps and all; null where none does. With `count`, only lines of so many sentences are looked at.
 */
function asWhole(table: Said, text: string, count?: number): string | null {
  if (Object.hasOwn(table, text)) return table[text]!;
  for (const [template, other] of Object.entries(table)) {
    const start = template.search(GAPS);
    if (start < 0 || !text.startsWith(template.slice(0, start)) || (count !== undefined && sentencesOf(template).length !== count))
      continue;
    const gaps = gapsIn(template, text);
    if (gaps) return fill(other, gaps);
  }
  return null;
}

/**
 * What lib or the server says, in the language of the table: as one line of it, else sentence by sentence; as it is where the table has
 * nothing for it.
 */
export function sayIn(table: Said, text: string): string {
  const sentences = sentencesOf(text);
  const whole = asWhole(table, text, sentences.length);
  if (whole !== null || sentences.length === 1) return whole ?? asWhole(table, text) ?? text;
  for (let count = sentences.length - 1; count > 0; count--) {
    const first = asWhole(table, sentences.slice(0, count).join(" "), count);
    if (first !== null) return `${first} ${sayIn(table, sentences.slice(count).join(" "))}`;
  }
  return asWhole(table, text) ?? text;
}
