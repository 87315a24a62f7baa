import { accessibility } from "./de/accessibility";
import { account } from "./de/account";
import { articles } from "./de/articles";
import { cards } from "./de/cards";
import { classes } from "./de/classes";
import { edit } from "./de/edit";
import { errors } from "./de/errors";
import { formats } from "./de/formats";
import { healing } from "./de/healing";
import { layout } from "./de/layout";
import { missing } from "./de/missing";
import { offline } from "./de/offline";
import { plan } from "./de/plan";
import { practice } from "./de/practice";
import { progress } from "./de/progress";
import { quiz } from "./de/quiz";
import { quizzes } from "./de/quizzes";
import { reminder } from "./de/reminder";
import { results } from "./de/results";
import { scores } from "./de/scores";
import { sets } from "./de/sets";
import { settings } from "./de/settings";
import { today } from "./de/today";
import { transfer } from "./de/transfer";
import { welcome } from "./de/welcome";

/** Every word on screen in German, by area. Which words it keeps to is in de/README.md. */
export const german = {
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
