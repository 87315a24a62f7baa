/** Days in a row with practice, and the days without that were forgiven in between. */
export type Streak = { days: number; forgiven: number };
