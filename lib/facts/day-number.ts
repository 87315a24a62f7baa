const DAY_MS = 86_400_000;

/** The day of a date "YYYY-MM-DD" as a whole number of days since 1 January 1970. */
export const dayNumber = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);

/** The date of a day’s number, "YYYY-MM-DD". */
export const dayOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);
