import type { Ready } from "@/lib/memory/practice";
import { list, plural, type Plural } from "@/lib/words";
import { language } from "@/messages/language";
import { begun, numberWord } from "./number-words";

type Words = {
  numbers: string;
  ready: Plural;
  keep: Plural;
  missed: Plural;
  fresh: Plural;
  freshOnly: Plural;
  holds: string;
  holdsLead: string;
};

/** The names of numbers if each of these has one: what stands in one sentence is all said in words, or all in digits. */
const namesFor = (counts: readonly number[], names: string) => (Math.max(...counts) < names.split(" ").length ? names : "");

/** "Eight minutes are ready." and "Thirteen facts to keep and three new ones.": one session, never what lies behind it. */
export function readyText({ minutes, keep, fresh, missed }: Ready, words: Words): { title: string; lead: string } {
  if (minutes === 0) return { title: words.holds, lead: words.holdsLead };
  const names = namesFor([keep, missed, fresh], words.numbers);
  const said = (count: number, forms: Plural) =>
    count > 0 ? [plural(language(), count, forms, { number: numberWord(names, count) })] : [];
  const parts = [
    ...said(keep, words.keep),
    ...said(missed, words.missed),
    ...said(fresh, keep + missed > 0 ? words.fresh : words.freshOnly),
  ];
  const title = plural(language(), minutes, words.ready, { number: numberWord(words.numbers, minutes) });
  return { title: begun(title), lead: parts.length > 0 ? `${begun(list(language(), parts))}.` : "" };
}
