import Link from "next/link";
import { plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { Chip } from "../ui/chip";
import { dateText } from "../memory/date-text";

type ArticleLine = { source: string; title: string; publisher: string | null; date: string | null; left: number; facts: number };

/** The articles of a set, each leading to its desk. */
export function ArticleList({ slug, articles, words }: { slug: string; articles: readonly ArticleLine[]; words: Messages["articles"] }) {
  if (articles.length === 0) return <p className="text-soft">{words.none}</p>;
  return (
    <ul className="grid gap-2">
      {articles.map(({ source, title, publisher, date, left, facts }) => (
        <li key={source}>
          <Link
            prefetch={false}
            href={`/sets/${slug}/articles/${source}`}
            className="card grid gap-1.5 px-4 py-3 text-ink no-underline hover:border-line-strong"
          >
            <span className="font-[550] [font-family:var(--font-read)]">{title}</span>
            <span className="text-tiny text-soft">
              {[publisher ?? words.publisherUnknown, date && dateText(language(), date)].filter(Boolean).join(", ")}
            </span>
            <span className="flex flex-wrap gap-2">
              <Chip>{plural(language(), facts, words.facts)}</Chip>
              {left > 0 && <Chip tone="accent">{plural(language(), left, words.left)}</Chip>}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
