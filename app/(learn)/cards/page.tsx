import type { Metadata } from "next";
import Link from "next/link";
import { EditForm } from "@/components/facts/edit-form";
import { TextInput } from "@/components/ui/field";
import { plural } from "@/lib/words";
import { language, words } from "@/messages";
import { listDecks } from "@/server/cards";
import { whoIsAsking } from "@/server/session";
import { makeNewDeck } from "./actions";

export const generateMetadata = (): Metadata => ({ title: words("cards").title });

export default async function CardsPage() {
  const decks = await listDecks(await whoIsAsking());
  const text = words("cards");
  return (
    <main id="main" className="narrow grid gap-8 py-6">
      <div className="grid gap-2">
        <h1>{text.title}</h1>
        <p className="text-soft">{text.lead}</p>
      </div>
      {decks.length > 0 && (
        <section aria-labelledby="decks" className="grid gap-3">
          <h2 id="decks">{text.decks}</h2>
          <ul className="grid gap-2">
            {decks.map(({ slug, title, cards }) => (
              <li key={slug}>
                <Link
                  href={`/cards/${slug}`}
                  className="card flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 py-3 text-ink no-underline hover:border-line-strong"
                >
                  <span className="font-[650]">{title}</span>
                  <span className="text-small text-soft">{plural(language(), cards, text.count)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="new" className="grid gap-4">
        <h2 id="new">{text.newTitle}</h2>
        <EditForm action={makeNewDeck} fields={["title"]} submit={text.newMake} busy={text.newMaking}>
          <TextInput name="title" label={text.newName} hint={text.newHint} maxLength={200} autoComplete="off" />
        </EditForm>
      </section>
    </main>
  );
}
