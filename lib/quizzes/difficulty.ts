import type { Question } from "../questions/question";
import type { Difficulty } from "./settings";

export const BANDS = ["easy", "middle", "hard"] as const;
/** How hard a question is likely to be. */
export type Band = (typeof BANDS)[number];

/** What is known of a question from those who answered it: the mean share that was right, 0 to 1, of so many answers. */
export type Facility = { share: number; answers: number };

/** So many answers before they say more than the kind of question does. */
export const ENOUGH_ANSWERS = 10;

/** From this share of right answers on a question is easy; below the other it is hard. */
const EASY_FROM = 0.75;
const HARD_BELOW = 0.5;

/** To recognise the answer is easier than to sort things by it, and that is easier than to bring it up, or to weigh several reports. */
const BAND_OF: Readonly<Record<string, Band>> = {
  "true-false": "easy",
  "multiple-choice": "easy",
  "what-it-means": "easy",
  "gap-from-bank": "easy",
  "who-said": "easy",
  matching: "middle",
  "multiple-select": "middle",
  "point-to-it": "middle",
  "in-order": "middle",
  flashcard: "middle",
  "fill-the-gap": "hard",
  "short-answer": "hard",
  numeric: "hard",
  "say-it": "hard",
  "how-sure": "hard",
  "two-reports": "hard",
  "who-was-there": "hard",
  "what-comes-first": "hard",
};

/**
 * How hard a question is: by its answers where there are ten or more (easy when three in four are right, hard when fewer than half are),
 * else by its format. A format that is not listed is in the middle.
 */
export function bandOf({ format }: Question, facility?: Facility): Band {
  if (facility === undefined || facility.answers < ENOUGH_ANSWERS) return BAND_OF[format] ?? "middle";
  if (facility.share >= EASY_FROM) return "easy";
  return facility.share < HARD_BELOW ? "hard" : "middle";
}

/** The pools to draw from in turn: easy questions first, hard ones first, or all as they come. Together they hold the whole pool. */
export function poolsFor(
  pool: readonly Question[],
  difficulty: Difficulty,
  facilityOf: (questionId: string) => Facility | undefined,
): Question[][] {
  if (difficulty === "mixed") return [[...pool]];
  const banded = pool.map((question) => ({ question, band: bandOf(question, facilityOf(question.id)) }));
  const bands = difficulty === "easier" ? BANDS : [...BANDS].reverse();
  return bands.map((band) => banded.filter((one) => one.band === band).map((one) => one.question));
}
