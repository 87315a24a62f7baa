import { momentText } from "@/lib/people/moment";
import { fill } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";

type Words = Messages["classes"];

/** A moment with its time zone: "12 March 2025, 16:00 (Europe/Berlin)". */
export const zonedText = (at: number, zone: string): string => `${momentText(language(), at, zone)} (${zone.replaceAll("_", " ")})`;

/** When something is due and closes, in a few words for a line of a list. */
export function timesText(
  { mode, dueAt, closesAt, zone }: { mode: "self" | "wall"; dueAt: number | null; closesAt: number | null; zone: string },
  words: Words,
): string[] {
  if (mode === "wall") return [words.onTheWall];
  const due = dueAt === null ? [] : [fill(words.dueAt, { moment: momentText(language(), dueAt, zone) })];
  const closes = closesAt === null ? [] : [fill(words.closesAt, { moment: momentText(language(), closesAt, zone) })];
  return due.length + closes.length === 0 ? [words.noEnd] : [...due, ...closes];
}
