import { LANGUAGES, RIGHT_TO_LEFT, TAGS, isLanguage, type Language } from "@/lib/people/languages";

// The server keeps the language of each request where every bundle of this file finds it (server/request-language.ts). A browser reads it
// off the page.
const kept = globalThis as unknown as { footingLanguage?: () => Language | undefined };

/** Which of our languages the request or the page is in; English where there is neither: on the command line, in jobs, in tests. */
export function currentLanguage(): Language {
  const named = typeof document === "undefined" ? kept.footingLanguage?.() : document.documentElement.lang;
  return named && isLanguage(named) ? named : "en";
}

/**
 * The tag of the language of the screen for Intl: plurals, dates and numbers are written as it writes them. Ask where it is used, never
 * once for a module.
 */
export const language = (): string => TAGS[currentLanguage()];

/** Which way the lines of the screen run. */
export const direction = (): "ltr" | "rtl" => (RIGHT_TO_LEFT.includes(currentLanguage()) ? "rtl" : "ltr");

/** The language of what somebody begins to write here: the screen's, where people write it. */
export const languageToWrite = (): string => LANGUAGES.find((language) => language === currentLanguage()) ?? "en";
