import type { Ready } from "@/lib/memory/practice";
import { list, plural, type Plural } from "@/lib/words";
import { language } from "@/messages/language";
import { begun, numberWord } from "./number-words";

type Words = { numbers: string; ready: Plural; keep: Plural; missed: Plural; fresh: Plural; freshOnly: Plural; holds: string; holdsLead: string };

/** "Eight minutes are ready." and "Thirteen facts to keep and three new ones.": one session, never what lies behind it. */
export function readyText({ minutes, keep, fresh, missed }: Ready, words: Words): { title: string; lead: string } {
  if (minutes === 0) return { title: words.holds, lead: words.holdsLead };
  const said = (count: number, forms: Plural) => (count > 0 ? [plural(language(), count, forms, { number: numberWord(words.numbers, count) })] : []);
  const parts = [...said(keep, words.keep), ...said(missed, words.missed), ...said(fresh, keep + missed > 0 ? words.fresh : words.freshOnly)];
  const [title] = said(minutes, words.ready);
  return { title: begun(title ?? ""), lead: parts.length > 0 ? `${begun(list(language(), parts))}.` : "" };
}
