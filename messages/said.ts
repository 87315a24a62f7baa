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
  const match = new RegExp(`^${template.split(/\{\d\}/).map(escaped).join("(.+?)")}$`, "s").exec(sentence);
  return match && Object.fromEntries(names.map((name, i) => [name, match[i + 1]!]));
}

/** A sentence of lib or the server in the language of the table; as it is where the table has nothing for it. */
export function sayIn(table: Said, sentence: string): string {
  if (Object.hasOwn(table, sentence)) return table[sentence]!;
  for (const [template, other] of Object.entries(table)) {
    const gaps = GAPS.test(template) ? gapsIn(template, sentence) : null;
    if (gaps) return fill(other, gaps);
  }
  return sentence;
}
