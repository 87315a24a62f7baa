import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { dateText } from "@/components/memory/date-text";
import { CardForm } from "@/components/cards/card-form";
import { PressButton } from "@/components/facts/press-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { WordsProvider } from "@/components/layout/words";
import { fill } from "@/lib/words";
import { language, words } from "@/messages";
import { findDeck } from "@/server/cards";
import { whoIsAsking } from "@/server/session";
import { bringBack, saveCard, takeCardOut } from "../../actions";

export const generateMetadata = (): Metadata => ({ title: words("cards").editTitle });

export default async function CardPage({ params }: PageProps<"/cards/[slug]/[card]">) {
  const { slug, card: id } = await params;
  const deck = (await findDeck(await whoIsAsking(), slug)) ?? notFound();
  const card = deck.cards.find((one) => one.id === id) ?? notFound();
  const text = words("cards");
  return (
    <main id="main" className="narrow grid gap-6 py-6">
      <div className="grid gap-1">
        <p>
          <Link href={`/cards/${slug}`} className="link">
            {deck.title}
          </Link>
        </p>
        <h1>{text.editTitle}</h1>
      </div>
      <WordsProvider words={{ cards: text }}>
        <CardForm action={saveCard.bind(null, slug, id)} card={card} />
      </WordsProvider>
      {card.aside && (
        <form action={bringBack.bind(null, slug, id)} className="flex flex-wrap items-center gap-3">
          <SubmitButton look="quiet">{text.bring}</SubmitButton>
          <span className="text-small text-soft">
            {card.aside.until
              ? fill(text.asideUntil, { date: dateText(language(), card.aside.until.toISOString().slice(0, 10)) })
              : text.asideNever}
          </span>
        </form>
      )}
      <PressButton
        action={takeCardOut.bind(null, slug, id, false)}
        undo={takeCardOut.bind(null, slug, id, true)}
        label={text.take}
        undoLabel={text.undoTake}
        done={false}
      />
    </main>
  );
}
