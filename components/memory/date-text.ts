/** A date in full: "3 March 2026". */
export const DAY_FORM = { day: "numeric", month: "long", year: "numeric" } as const;

/** A date of the calendar ("2026-03-03"), as the language writes it. */
export function dateText(language: string, date: string, form: Intl.DateTimeFormatOptions = DAY_FORM): string {
  return new Intl.DateTimeFormat(language, { ...form, timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));
}
