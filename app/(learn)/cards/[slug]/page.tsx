import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { CardForm } from "@/components/cards/card-form";
import { CardList, type CardLine } from "@/components/cards/card-list";
import { WordsProvider } from "@/components/layout/words";
import { TextsShown } from "@/components/questions/shown";
import { ButtonLink } from "@/components/ui/button-link";
import { countTags, findCards } from "@/lib/facts/card";
import { plural } from "@/lib/words";
import { language, words } from "@/messages";
import { findDeck, type DeckCard } from "@/server/cards";
import { whoIsAsking } from "@/server/session";
import { textsIn } from "@/server/shown-texts";
import { addCard } from "../actions";

export async function generateMetadata({ params }: PageProps<"/cards/[slug]">): Promise<Metadata> {
  return { title: (await findDeck(await whoIsAsking(), (await params).slug))?.title ?? words("missing").notFoundTitle };
}

const lineOf =
  (slug: string) =>
  ({ id, front, back, tags, bothWays, aside }: DeckCard): CardLine => ({
    id,
    href: `/cards/${slug}/${id}`,
    front,
    back,
    tags,
    bothWays,
    aside: aside && (aside.until?.toISOString().slice(0, 10) ?? ""),
  });

type Shown = { search: string; tag: string | undefined; aside: boolean };

const one = (value: string | string[] | undefined) => (typeof value === "string" && value !== "" ? value.slice(0, 200) : undefined);

function Filters({ slug, cards, shown }: { slug: string; cards: readonly DeckCard[]; shown: Shown }) {
  const text = words("cards");
  const aside = cards.filter((card) => card.aside !== null).length;
  const tags = countTags(cards).slice(0, 30);
  if (tags.length === 0 && aside === 0) return null;
  const link = (label: string, query: string, current: boolean) => (
    <Link
      key={label}
      href={`/cards/${slug}${query}`}
      aria-current={current ? "true" : undefined}
      className={`inline-flex min-h-11 items-center rounded-full border px-4 text-small no-underline ${current ? "border-accent bg-accent-wash font-[650] text-ink" : "border-line-strong text-ink"}`}
    >
      {label}
    </Link>
  );
  return (
    <nav aria-label={text.tags} className="flex flex-wrap gap-2">
      {link(`${text.all} (${cards.length})`, "", shown.tag === undefined && !shown.aside)}
      {tags.map(({ tag, cards: count }) => link(`${tag} (${count})`, `?tag=${encodeURIComponent(tag)}`, shown.tag === tag))}
      {aside > 0 && link(`${text.aside} (${aside})`, "?aside=1", shown.aside)}
    </nav>
  );
}

export default async function DeckPage({ params, searchParams }: PageProps<"/cards/[slug]">) {
  const [{ slug }, query, who] = [await params, await searchParams, await whoIsAsking()];
  const deck = (await findDeck(who, slug)) ?? notFound();
  const shown: Shown = { search: one(query.search) ?? "", tag: one(query.tag), aside: query.aside === "1" };
  const listed = findCards(deck.cards, shown) as DeckCard[];
  const lines = listed.filter((card) => !shown.aside || card.aside !== null).map(lineOf(slug));
  const text = words("cards");
  return (
    <main id="main" className="wide grid gap-8 py-6">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="grid gap-1">
          <h1>{deck.title}</h1>
          <p className="text-soft">{plural(language(), deck.cards.length, text.count)}</p>
        </div>
        <div className="flex flex-wrap gap-3">
          {deck.cards.length > 0 && <ButtonLink href={`/today/practise?set=${slug}`}>{text.practise}</ButtonLink>}
          <ButtonLink look="quiet" href={`/cards/${slug}/paste`}>
            {text.paste}
          </ButtonLink>
          <ButtonLink look="quiet" href={`/sets/${slug}/edit`}>
            {text.edit}
          </ButtonLink>
        </div>
      </div>
      <section aria-labelledby="add" className="grid gap-4">
        <h2 id="add">{text.add}</h2>
        <WordsProvider words={{ cards: text }}>
          <CardForm action={addCard.bind(null, slug)} />
        </WordsProvider>
      </section>
      <section aria-label={deck.title} className="grid gap-4">
        <Filters slug={slug} cards={deck.cards} shown={shown} />
        {deck.cards.length === 0 ? (
          <p className="text-soft">{text.empty}</p>
        ) : (
          <TextsShown of={[textsIn(deck.markup, lines.slice(0, 200))]}>
            <CardList lines={lines} search={shown.search} hidden={shown.tag === undefined ? {} : { tag: shown.tag }} words={text} />
          </TextsShown>
        )}
      </section>
    </main>
  );
}
