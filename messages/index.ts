import { PSEUDO_LANGUAGE, type Language } from "@/lib/people/languages";
import type { Plural } from "@/lib/words";
import { accessibility } from "./en/accessibility";
import { account } from "./en/account";
import { articles } from "./en/articles";
import { cards } from "./en/cards";
import { classes } from "./en/classes";
import { edit } from "./en/edit";
import { errors } from "./en/errors";
import { formats } from "./en/formats";
import { healing } from "./en/healing";
import { layout } from "./en/layout";
import { missing } from "./en/missing";
import { offline } from "./en/offline";
import { plan } from "./en/plan";
import { practice } from "./en/practice";
import { progress } from "./en/progress";
import { quiz } from "./en/quiz";
import { quizzes } from "./en/quizzes";
import { reminder } from "./en/reminder";
import { results } from "./en/results";
import { scores } from "./en/scores";
import { sets } from "./en/sets";
import { settings } from "./en/settings";
import { today } from "./en/today";
import { transfer } from "./en/transfer";
import { welcome } from "./en/welcome";
import { german } from "./german";
import { currentLanguage } from "./language";
import { inStrangeLetters } from "./pseudo";

export { language } from "./language";

/**
 * Every word on screen, by area. To add an area: one file per language that exports one plain object of strings (or `{ one, other }` pairs
 * for counted phrases), one line above and one below. Nothing but strings, so that a part of it can be sent to the browser.
 */
const english = {
  accessibility,
  account,
  articles,
  cards,
  classes,
  edit,
  errors,
  formats,
  healing,
  layout,
  missing,
  offline,
  plan,
  practice,
  progress,
  quiz,
  quizzes,
  reminder,
  results,
  scores,
  sets,
  settings,
  today,
  transfer,
  welcome,
};

/** The same words in another language: a counted phrase has as many forms as that language needs. */
type Translated<Words> = {
  [Name in keyof Words]: Words[Name] extends string
    ? string
    : Words[Name] extends { one: string; other: string }
      ? Plural
      : Translated<Words[Name]>;
};

/** All words of one language, by area. */
export type Messages = Translated<typeof english>;
export type Area = keyof Messages;

let strange: Messages | undefined;

const WORDS: Readonly<Record<Language, () => Messages>> = {
  en: () => english,
  de: () => german,
  [PSEUDO_LANGUAGE]: () => (strange ??= inStrangeLetters<Messages>(english)),
};

/**
 * The words of one area in the language of the request, or in another. Ask where they are used: what a module keeps for itself is in the
 * language of nobody.
 */
export function words<A extends Area>(area: A, language = currentLanguage()): Messages[A] {
  return WORDS[language]()[area];
}
