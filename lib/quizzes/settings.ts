export const FEEDBACKS = ["each", "end"] as const;
/** When the learner hears whether an answer was right: after each one, or once all is handed in. */
export type FeedbackTime = (typeof FEEDBACKS)[number];

/** How many questions a quiz may have. */
export const LENGTHS = { least: 1, most: 50, usual: 10 } as const;

/** How many minutes a quiz with a limit may have. */
export const MINUTES = { least: 1, most: 300 } as const;

/**
 * What somebody chose for a quiz; an attempt keeps it as it was at the start. Empty lists mean all topics and all formats; `minutes` is null
 * without a limit; `strict` leaves out answers that arrive late although they were given in time.
 */
export type QuizSettings = {
  length: number;
  topics: string[];
  formats: string[];
  feedback: FeedbackTime;
  minutes: number | null;
  strict: boolean;
};

/** What one press on "start" means. */
export const USUAL_SETTINGS: QuizSettings = { length: LENGTHS.usual, topics: [], formats: [], feedback: "each", minutes: null, strict: false };
