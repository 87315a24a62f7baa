import Link from "next/link";
import { fill } from "@/lib/words";
import type { Messages } from "@/messages";

/** So many pupils stand on one page. */
export const PAGE_SIZE = 50;

/** Which of the pupils are shown: from, counted from 0, up to but not to. */
export type Paging = { href: string; count: number; from: number; to: number };

/** The part of the pupils that the address asks for; the first where it asks for nothing that is there. */
export function pagingOf(href: string, count: number, asked: unknown): Paging {
  const pages = Math.max(1, Math.ceil(count / PAGE_SIZE));
  const page = typeof asked === "string" && /^\d{1,4}$/.test(asked) && Number(asked) >= 1 && Number(asked) <= pages ? Number(asked) : 1;
  return { href, count, from: (page - 1) * PAGE_SIZE, to: Math.min(count, page * PAGE_SIZE) };
}

/** The ways to the other pupils; nothing where all stand on one page. */
export function Pages({ paging, words }: { paging: Paging; words: Messages["results"] }) {
  const { href, count, from } = paging;
  if (count <= PAGE_SIZE) return null;
  const starts = Array.from({ length: Math.ceil(count / PAGE_SIZE) }, (_, i) => i * PAGE_SIZE);
  return (
    <nav aria-label={words.pages} className="flex flex-wrap gap-1">
      {starts.map((start, i) => (
        <Link
          key={start}
          href={`${href}?page=${i + 1}`}
          prefetch={false}
          aria-current={start === from ? "page" : undefined}
          className="inline-flex min-h-11 items-center rounded-press px-2.5 text-small aria-[current]:bg-accent-wash aria-[current]:font-[650]"
        >
          {fill(words.page, { from: start + 1, to: Math.min(count, start + PAGE_SIZE) })}
        </Link>
      ))}
    </nav>
  );
}
