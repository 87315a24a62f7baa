import Link from "next/link";
import { fill, plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { Shown } from "../questions/shown";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { dateText } from "../memory/date-text";

/** One card of a list; `aside` says until which day ("2026-03-14") it is set aside, null where it is not, "" without an end. */
export type CardLine = {
  id: string;
  href: string;
  front: string;
  back: string;
  tags: readonly string[];
  bothWays: boolean;
  aside: string | null;
};

type CardListProps = { lines: readonly CardLine[]; search: string; hidden: Readonly<Record<string, string>>; words: Messages["cards"] };

/** So many cards are shown at once; a search finds the rest. */
const SHOWN = 200;

const asideText = (until: string, words: Messages["cards"]) =>
  until === "" ? words.asideNever : fill(words.asideUntil, { date: dateText(language(), until) });

/** Cards to search and to browse, each leading to where it is changed. `hidden` goes along with a search. */
export function CardList({ lines, search, hidden, words }: CardListProps) {
  const left = lines.length - SHOWN;
  return (
    <div className="grid gap-4">
      <form role="search" className="flex flex-wrap items-end gap-2">
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label className="grid grow gap-1.5 text-small font-[650]" htmlFor="search">
          {words.search}
          <input
            id="search"
            name="search"
            type="search"
            defaultValue={search}
            className="min-h-12 w-full rounded-press border-[1.5px] border-line-strong bg-card px-3.5 py-2 text-base font-[400] text-ink"
          />
        </label>
        <Button type="submit" look="quiet" className="min-h-12">
          {words.find}
        </Button>
      </form>
      {search && <p className="text-small text-soft">{plural(language(), lines.length, words.found)}</p>}
      {lines.length === 0 && <p className="text-soft">{words.none}</p>}
      <ul className="grid gap-2">
        {lines.slice(0, SHOWN).map(({ id, href, front, back, tags, bothWays, aside }) => (
          <li key={id}>
            <Link href={href} className="card grid gap-x-6 gap-y-1 px-4 py-3 text-ink no-underline hover:border-line-strong sm:grid-cols-2">
              <span className="wrap-anywhere whitespace-pre-line [font-family:var(--font-read)]">
                <Shown text={front} />
              </span>
              <span className="wrap-anywhere whitespace-pre-line text-soft">
                <Shown text={back} />
              </span>
              {(tags.length > 0 || bothWays || aside !== null) && (
                <span className="flex flex-wrap items-center gap-2 text-tiny text-soft sm:col-span-2">
                  {[...tags, ...(bothWays ? [words.twoWays] : []), ...(aside === null ? [] : [asideText(aside, words)])].map((chip) => (
                    <Chip key={chip}>{chip}</Chip>
                  ))}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
      {left > 0 && <p className="text-small text-soft">{plural(language(), left, words.left)}</p>}
    </div>
  );
}
