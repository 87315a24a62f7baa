import { account } from "./en/account";
import { articles } from "./en/articles";
import { cards } from "./en/cards";
import { classes } from "./en/classes";
import { edit } from "./en/edit";
import { errors } from "./en/errors";
import { formats } from "./en/formats";
import { healing } from "./en/healing";
import { layout } from "./en/layout";
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

export { LANGUAGE } from "./language";

/**
 * Every word on screen, by area. To add an area: one file per language that exports one plain object of strings (or `{ one, other }` pairs
 * for counted phrases), one line above and one below. Nothing but strings, so that a part of it can be sent to the browser.
 */
const english = { account, articles, cards, classes, edit, errors, formats, healing, layout, offline, plan, practice, progress, quiz, quizzes, reminder, results, scores, sets, settings, today, transfer, welcome };

/** All words of one language, by area. */
export type Messages = typeof english;
export type Area = keyof Messages;

/** The words of one area. */
export function words<A extends Area>(area: A): Messages[A] {
  return english[area];
}
