import { language } from "@/messages/language";

const kept = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than using it a hundred times. */
function formatOf(tag: string, parts: number): Intl.DateTimeFormat {
  const key = `${tag} ${parts}`;
  const found =
    kept.get(key) ??
    new Intl.DateTimeFormat(tag, {
      timeZone: "UTC",
      year: "numeric",
      ...(parts > 1 && { month: "long" }),
      ...(parts > 2 && { day: "numeric" }),
    });
  kept.set(key, found);
  return found;
}

/** A date of the file format ("2025-03-13", or a month or a year only) in the language of the screen: "13 March 2025", "13. März 2025". */
export function dayText(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return formatOf(language(), date.split("-").length).format(new Date(Date.UTC(year, month - 1, day)));
}
