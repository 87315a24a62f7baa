/** Two facts that somebody takes for one another, and how often. */
export type ConfusedPair = { setId: string; facts: readonly [ConfusedFact, ConfusedFact]; times: number; lastAt: number };

/** A fact in words, as it is shown: its statement. */
export type ConfusedFact = { factId: string; statement: string };
