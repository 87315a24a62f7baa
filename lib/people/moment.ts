/**
 * A moment in words, in full, as the language writes it and the clocks of the zone show it: "22 November 2026, 21:20". An unknown zone is
 * UTC.
 */
export function momentText(language: string, at: number, zone: string): string {
  const form = { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const text = (timeZone: string) => new Intl.DateTimeFormat(language, { ...form, timeZone }).format(at).replace(" at ", ", ");
  try {
    return text(zone);
  } catch {
    return text("UTC");
  }
}
