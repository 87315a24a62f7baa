import Link from "next/link";
import type { Messages } from "@/messages";
import { ButtonLink } from "../ui/button-link";

export const SET_PLACES = ["facts", "entries", "kinds", "articles", "questions", "quizzes", "inbox", "share", "history", "bin"] as const;
/** A place of the editor of a set. */
export type SetPlace = (typeof SET_PLACES)[number];

type SetNavProps = {
  slug: string;
  current: SetPlace;
  title: string;
  words: Messages["edit"];
  /** Only its owner shares a set. */ mine: boolean;
};

/** Parts of one page; the others are pages of their own. */
const SHOWN: readonly SetPlace[] = ["facts", "entries", "kinds", "questions"];
const pathOf = (slug: string, place: SetPlace) => (SHOWN.includes(place) ? `/sets/${slug}/edit?show=${place}` : `/sets/${slug}/${place}`);

/** The head of every page of the editor of a set: what it is, and the way to its other pages. */
export function SetNav({ slug, current, title, words, mine }: SetNavProps) {
  const label: Record<SetPlace, string> = {
    facts: words.facts,
    entries: words.entries,
    kinds: words.kinds,
    articles: words.articles,
    questions: words.questions,
    quizzes: words.quizzes,
    inbox: words.inbox,
    share: words.share,
    history: words.historyTitle,
    bin: words.binTitle,
  };
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-4">
        <h1>{title}</h1>
        <ButtonLink look="quiet" href={`/sets/${slug}`}>
          {words.look}
        </ButtonLink>
      </div>
      <nav aria-label={words.places} className="flex flex-wrap gap-x-4 gap-y-1 border-b border-line max-sm:text-small sm:gap-x-6">
        {SET_PLACES.filter((place) => place !== "share" || mine).map((place) => (
          <Link
            prefetch={false}
            key={place}
            href={pathOf(slug, place)}
            aria-current={place === current ? "page" : undefined}
            className={`min-h-11 py-2.5 no-underline ${place === current ? "border-b-[3px] border-accent font-[650] text-ink" : "text-soft"}`}
          >
            {label[place]}
          </Link>
        ))}
      </nav>
    </>
  );
}
