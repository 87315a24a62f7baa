import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { languageAsked, LANGUAGES, PSEUDO_LANGUAGE, type Language } from "@/lib/people/languages";
import { environment } from "./environment";

/** The cookie that keeps which language somebody chose. Nothing is decided by it but words, so nothing signs it. */
export const LANGUAGE_COOKIE = "language";

type Asking = { request: IncomingMessage; language?: Language };

// One for the whole process: Next bundles this file into several modules, and messages/language.ts into the files of browsers too.
const kept = globalThis as unknown as { footingAsking?: AsyncLocalStorage<Asking>; footingLanguage?: () => Language | undefined };

/** The languages somebody can choose here. */
export const listLanguages = (): readonly Language[] => (environment().PSEUDO_LANGUAGE ? [...LANGUAGES, PSEUDO_LANGUAGE] : LANGUAGES);

const cookieOf = (header: string) =>
  header
    .split(/; */)
    .find((cookie) => cookie.startsWith(`${LANGUAGE_COOKIE}=`))
    ?.slice(LANGUAGE_COOKIE.length + 1);

function languageOf({ headers }: IncomingMessage): Language {
  return languageAsked({
    chosen: cookieOf(headers.cookie ?? ""),
    accepted: headers["accept-language"],
    pseudo: environment().PSEUDO_LANGUAGE,
  });
}

/**
 * From here on whatever a request sets off, through Next or past it, finds out its language; read at the first word, so that an answer
 * costs nothing for it.
 */
export function knowLanguages(): void {
  if (kept.footingAsking) return;
  const asking = (kept.footingAsking = new AsyncLocalStorage<Asking>());
  kept.footingLanguage = () => {
    const current = asking.getStore();
    return current && (current.language ??= languageOf(current.request));
  };
  subscribe("http.server.request.start", (message) => asking.enterWith({ request: (message as { request: IncomingMessage }).request }));
}

/** The rest of this request speaks the language that was just chosen. */
export function speakFromHere(language: Language | null): void {
  const current = kept.footingAsking?.getStore();
  if (!current) return;
  if (language) current.language = language;
  else current.language = languageAsked({ chosen: undefined, accepted: current.request.headers["accept-language"], pseudo: false });
}
