import Link from "next/link";
import type { ReactNode } from "react";
import { plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { Button } from "../ui/button";
import { LineText } from "./line-text";

/** One line of an editor's list: what it says, what is said of it, and where it is edited. */
export type EditorLine = { id: string; href: string; text: string; detail: string; chips: string[] };

/** One thing to filter by: its name in the address, what it is called, what can be chosen, and what is. */
export type Filter = { name: string; label: string; chosen: string; choices: readonly { value: string; label: string }[] };

type EditorListProps = {
  lines: readonly EditorLine[];
  search: string;
  show: string;
  words: Messages["edit"];
  filters?: readonly Filter[];
  /** Shows the lines in another way than as links. */ body?: (lines: readonly EditorLine[]) => ReactNode;
};

/** So many lines are shown at once; a search finds the rest. */
const SHOWN = 100;

/** A list to search, each line leading to where it is edited. */
export function EditorList({ lines, search, show, words, filters = [], body }: EditorListProps) {
  const left = lines.length - SHOWN;
  const isFiltered = search !== "" || filters.some(({ chosen }) => chosen !== "");
  return (
    <div className="grid gap-4">
      <form role="search" className="flex flex-wrap items-end gap-2">
        <input type="hidden" name="show" value={show} />
        <label className="grid grow gap-1.5 text-small font-[650]" htmlFor="search">
          {words.search}
          <input
            id="search"
            name="search"
            type="search"
            defaultValue={search}
            placeholder={words.searchHint}
            className="min-h-12 w-full rounded-press border-[1.5px] border-line-strong bg-card px-3.5 py-2 text-base font-[400] text-ink"
          />
        </label>
        {filters.map(({ name, label, chosen, choices }) => (
          <label key={name} className="grid max-w-full grow gap-1.5 text-small font-[650] sm:max-w-[14rem]" htmlFor={`filter-${name}`}>
            {label}
            <select
              id={`filter-${name}`}
              name={name}
              defaultValue={chosen}
              className="min-h-12 w-full rounded-press border-[1.5px] border-line-strong bg-card px-3.5 py-2 text-base font-[400] text-ink"
            >
              <option value="">{words.filterAny}</option>
              {choices.map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {choice.label}
                </option>
              ))}
            </select>
          </label>
        ))}
        <Button type="submit" look="quiet" className="min-h-12">
          {words.find}
        </Button>
      </form>
      {isFiltered && (
        <p className="text-small text-soft">
          {plural(language(), lines.length, words.found)}{" "}
          <Link prefetch={false} href={`?show=${show}`} className="link">
            {words.showAll}
          </Link>
        </p>
      )}
      {lines.length === 0 && <p className="text-soft">{words.none}</p>}
      {body && lines.length > 0 && body(lines.slice(0, SHOWN))}
      {!body && (
        <ul className="grid gap-2">
          {lines.slice(0, SHOWN).map(({ id, href, text, detail, chips }) => (
            <li key={id}>
              <Link prefetch={false} href={href} className="card grid gap-1 px-4 py-3 text-ink no-underline hover:border-line-strong">
                <LineText text={text} detail={detail} chips={chips} />
              </Link>
            </li>
          ))}
        </ul>
      )}
      {left > 0 && <p className="text-small text-soft">{plural(language(), left, words.more)}</p>}
    </div>
  );
}
