import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { WordsProvider } from "@/components/layout/words";
import { EditForm } from "@/components/facts/edit-form";
import { EntryFields } from "@/components/facts/entry-fields";
import { HistoryLink } from "@/components/facts/history-link";
import { MergeForm, SplitForm } from "@/components/facts/merge-and-split";
import { PressButton } from "@/components/facts/press-button";
import { sentenceOf } from "@/lib/facts/editor-lines";
import type { Entity, FactSet } from "@/lib/facts/fact";
import { Shown } from "@/components/questions/shown";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { findEntity, type OwnEntity } from "@/server/entity-edits";
import { whoIsAsking } from "@/server/session";
import { editableSet } from "@/server/sets-access";
import { mergeEntry, saveEntryForm, splitEntry, takeEntryOut, undoChange } from "../../actions";

export const generateMetadata = (): Metadata => ({ title: words("edit").entries });

const FIELDS = ["name", "article", "kind", "subtype", "aliases", "note", "latitude", "longitude"];

/** Others of its kind, by name: what it can be merged with. */
function othersLike(set: FactSet, entry: Entity): { id: string; name: string }[] {
  const others = set.entities.filter(({ id, kind }) => kind === entry.kind && id !== entry.id);
  return others
    .map(({ id, name, subtype }) => ({ id, name: subtype ? `${name} (${subtype})` : name }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

export default async function EntryPage({ params }: PageProps<"/sets/[slug]/edit/entries/[entry]">) {
  const [{ slug, entry: id }, who] = [await params, (await whoIsAsking()) ?? notFound()];
  const { set, standing } = (await editableSet(who, slug)) ?? notFound();
  const text = words("edit");
  const own: OwnEntity | null = id === "new" ? null : ((await findEntity(who, slug, id)) ?? notFound());
  const facts = (own?.uses.facts ?? []).map((fact) => ({ id: fact.id, sentence: sentenceOf(standing.graph, fact) }));
  return (
    <main id="main" className="wide grid grow content-start gap-6 pt-6 pb-16">
      <p>
        <Link prefetch={false} href={`/sets/${slug}/edit?show=entries`} className="link text-small">
          {text.backToEdit}
        </Link>
      </p>
      <h1>{own ? fill(text.entryTitle, { name: own.entity.name }) : text.newEntryTitle}</h1>
      <WordsProvider words={{ edit: text }}>
        <div className="grid items-start gap-10 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="grid gap-8">
            <EditForm
              action={saveEntryForm.bind(null, slug, own?.entity.id ?? null)}
              fields={FIELDS}
              submit={text.save}
              busy={text.saving}
              base={own?.revision}
              undo={undoChange.bind(null, slug)}
            >
              <EntryFields entry={own?.entity ?? null} />
            </EditForm>
            {own && (
              <PressButton
                action={takeEntryOut.bind(null, slug, own.entity.id, false)}
                undo={takeEntryOut.bind(null, slug, own.entity.id, true)}
                label={text.removeEntry}
                undoLabel={text.undo}
                done={false}
              />
            )}
          </div>
          {own && (
            <aside className="grid gap-8">
              <section aria-labelledby="used" className="grid gap-2">
                <h2 id="used">{text.usedIn}</h2>
                {facts.length === 0 && <p className="text-soft">{text.usedNone}</p>}
                <ul className="grid gap-1.5">
                  {facts.slice(0, 12).map((fact) => (
                    <li key={fact.id}>
                      <Link prefetch={false} className="link" href={`/sets/${slug}/edit/facts/${fact.id}`}>
                        <Shown text={fact.sentence} />
                      </Link>
                    </li>
                  ))}
                </ul>
                {facts.length > 12 && (
                  <p>
                    <Link
                      prefetch={false}
                      className="link text-small"
                      href={`/sets/${slug}/edit?search=${encodeURIComponent(own.entity.name)}`}
                    >
                      {text.showAll}
                    </Link>
                  </p>
                )}
              </section>
              <MergeForm
                action={mergeEntry.bind(null, slug, own.entity.id)}
                undo={undoChange.bind(null, slug)}
                others={othersLike(set, own.entity)}
                words={text}
              />
              <SplitForm
                action={splitEntry.bind(null, slug, own.entity.id)}
                undo={undoChange.bind(null, slug)}
                facts={facts}
                words={text}
              />
              {own.revision > 1 && (
                <p>
                  <Link prefetch={false} className="link text-small" href={`/sets/${slug}/regrade/entries/${own.entity.id}`}>
                    {text.markNamesAgain}
                  </Link>
                </p>
              )}
              <HistoryLink href={`/sets/${slug}/history?entry=${own.entity.id}`} words={text} />
            </aside>
          )}
        </div>
      </WordsProvider>
    </main>
  );
}
