export const FEEDBACKS = ["each", "end"] as const;
/** When the learner hears whether an answer was right: after each one, or once all is handed in. */
export type FeedbackTime = (typeof FEEDBACKS)[number];

/** How many questions a quiz may have. */
export const LENGTHS = { least: 1, most: 50, usual: 10 } as const;

export const DIFFICULTIES = ["easier", "mixed", "harder"] as const;
/** Which questions a quiz is made of first: see lib/quizzes/difficulty.ts. */
export type Difficulty = (typeof DIFFICULTIES)[number];

/** How often a person may take a quiz that has a limit. */
export const ATTEMPTS = { least: 1, most: 20 } as const;

/** How many minutes a quiz with a limit may have. */
export const MINUTES = { least: 1, most: 300 } as const;

/**
 * What somebody chose for a quiz; an attempt keeps it as it was at the start. Empty lists mean all topics, formats and facts; `minutes` is
 * null without a limit, `attempts` where a person may take it as often as they like; `strict` leaves out answers that arrive late although
 * they were given in time. `facts`, `difficulty` and the two about order are for quizzes that somebody put together: without
 * `shuffleQuestions` everybody gets them in the quiz's order, without `shuffleOptions` everybody sees the options in the same order.
 */
export type QuizSettings = {
  length: number;
  topics: string[];
  formats: string[];
  feedback: FeedbackTime;
  minutes: number | null;
  strict: boolean;
  attempts: number | null;
  shuffleQuestions: boolean;
  shuffleOptions: boolean;
  facts: string[];
  difficulty: Difficulty;
};

/** What one press on "start" means. */
export const USUAL_SETTINGS: QuizSettings = {
  length: LENGTHS.usual,
  topics: [],
  formats: [],
  feedback: "each",
  minutes: null,
  strict: false,
  attempts: null,
  shuffleQuestions: false,
  shuffleOptions: true,
  facts: [],
  difficulty: "mixed",
};
