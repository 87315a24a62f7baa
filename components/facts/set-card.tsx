import Link from "next/link";
import { plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { Chip } from "../ui/chip";

type SetCardProps = { set: { slug: string; title: string; description: string; facts: number; sources: number }; words: Messages["sets"] };

/** A set to choose: what it is about and how much is in it. */
export function SetCard({ set, words }: SetCardProps) {
  return (
    <Link
      prefetch={false}
      href={`/sets/${set.slug}`}
      className="card grid content-start gap-2 p-5 text-ink no-underline hover:border-line-strong"
    >
      <h3>{set.title}</h3>
      {set.description && <p className="text-soft">{set.description}</p>}
      <p className="flex flex-wrap gap-2">
        <Chip>{plural(language(), set.facts, words.facts)}</Chip>
        <Chip>{plural(language(), set.sources, words.sources)}</Chip>
      </p>
    </Link>
  );
}
