/**
 * The languages the app speaks, each with the files of its words in messages/. Stored with what a person set, and in a cookie: never
 * renamed.
 */
export const LANGUAGES = ["en", "de"] as const;

/**
 * English in strange letters that run from right to left: what it does not reach was never in messages/. Offered where the surroundings ask
 * for it.
 */
export const PSEUDO_LANGUAGE = "ar-XB";

export type Language = (typeof LANGUAGES)[number] | typeof PSEUDO_LANGUAGE;

/** What Intl writes dates, numbers, plurals and lists by. Arabic has all six forms of plurals and signs of its own for numbers. */
export const TAGS: Readonly<Record<Language, string>> = { en: "en-GB", de: "de-DE", [PSEUDO_LANGUAGE]: "ar-EG" };

/** What each language calls itself. */
export const OWN_NAMES: Readonly<Record<Language, string>> = { en: "English", de: "Deutsch", [PSEUDO_LANGUAGE]: "⟦عكغليسه⟧" };

/** Languages whose lines run from right to left. */
export const RIGHT_TO_LEFT: readonly string[] = [PSEUDO_LANGUAGE];

/** Whether this is the name of a language the app has words for, offered or not. */
export const isLanguage = (name: string): name is Language => name === PSEUDO_LANGUAGE || LANGUAGES.some((language) => language === name);

/** The part of a header Accept-Language that names one language, with its weight: 1 where none is given, 0 for "not this one". */
function wanted(part: string): { tag: string; weight: number } {
  const [tag = "", ...more] = part.split(";").map((piece) => piece.trim().toLowerCase());
  const weight = more.find((piece) => piece.startsWith("q="));
  return { tag, weight: weight === undefined ? 1 : Number(weight.slice(2)) || 0 };
}

/** The first of our languages in the order a browser wants them ("de-AT,de;q=0.9,en;q=0.8"); null where it names none of ours. */
export function languageAccepted(header: string): Language | null {
  const order = header
    .slice(0, 500)
    .split(",")
    .map(wanted)
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  return order.flatMap(({ tag }) => LANGUAGES.find((language) => language === tag.split("-")[0]) ?? [])[0] ?? null;
}

/**
 * The language of a request: what was chosen (the value of our cookie), else what the browser wants, else English. The pseudo-language only
 * where it is offered.
 */
export function languageAsked(asked: { chosen: string | undefined; accepted: string | undefined; pseudo: boolean }): Language {
  const { chosen, accepted, pseudo } = asked;
  if (chosen !== undefined && isLanguage(chosen) && (chosen !== PSEUDO_LANGUAGE || pseudo)) return chosen;
  return languageAccepted(accepted ?? "") ?? "en";
}
