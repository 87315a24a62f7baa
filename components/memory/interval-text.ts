import { plural, type Plural } from "@/lib/words";

const DAYS_A_MONTH = 30.4;
/** From here on, days say less than months. */
const MONTHS_FROM = 60;

type Words = { backToday: string; backInDays: Plural; backInMonths: Plural };

/** When something comes back, in words: "today", "in 3 days", "in 4 months". */
export function intervalText(days: number, words: Words, language: string): string {
  if (days < 1) return words.backToday;
  if (days < MONTHS_FROM) return plural(language, Math.round(days), words.backInDays);
  return plural(language, Math.round(days / DAYS_A_MONTH), words.backInMonths);
}
