import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { DoneButton } from "@/components/facts/done-button";
import { EditForm } from "@/components/facts/edit-form";
import { WordsProvider } from "@/components/layout/words";
import { Select, TextArea, TextInput } from "@/components/ui/field";
import type { FactSet } from "@/lib/facts/fact";
import { OWN_WORDS } from "@/lib/facts/fact-form";
import { listOf, readListId, type FactList } from "@/lib/facts/lists";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { whoIsAsking } from "@/server/session";
import { editableSet } from "@/server/sets-access";
import { closeThisList, openThisList, undoChange } from "../../actions";

export const generateMetadata = (): Metadata => ({ title: words("edit").listTitle });

/** The source and words that say that the list is complete, as they stand now. */
function saidIn(set: FactSet, { closure }: FactList): { source: string; quote: string } {
  const [first] = closure?.evidence ?? [];
  const source = set.sources.find(({ id }) => id === first?.source);
  return first && source
    ? { source: source.id, quote: source.text.slice(first.start, first.end) }
    : { source: set.sources[0]?.id ?? OWN_WORDS, quote: "" };
}

export default async function ListPage({ params }: PageProps<"/sets/[slug]/edit/lists/[list]">) {
  const text = words("edit");
  const [{ slug, list: sent }, who] = [await params, (await whoIsAsking()) ?? notFound()];
  const { set, standing } = (await editableSet(who, slug)) ?? notFound();
  const { relation, end } = readListId(decodeURIComponent(sent)) ?? notFound();
  const list = listOf(standing.graph, relation, end);
  if (list.members.length === 0 && !list.closure) notFound();
  const { source, quote } = saidIn(set, list);
  return (
    <main id="main" className="wide grid grow content-start gap-6 pt-6 pb-16">
      <p>
        <Link prefetch={false} href={`/sets/${slug}/edit/kinds/${relation}`} className="link text-small">
          {text.backToEdit}
        </Link>
      </p>
      <div className="grid gap-1">
        <h1>{text.listTitle}</h1>
        <p className="text-soft">
          {list.title}, {list.closure ? text.listClosed : text.listOpen}
        </p>
      </div>
      <div className="grid items-start gap-10 lg:grid-cols-2">
        <WordsProvider words={{ edit: text }}>
          <div className="grid gap-6">
            <EditForm
              action={closeThisList.bind(null, slug, list.id)}
              fields={["scope", "source-0", "quote-0"]}
              submit={text.listClose}
              busy={text.saving}
              undo={undoChange.bind(null, slug)}
            >
              <TextInput name="scope" label={text.listScope} hint={text.listScopeHint} defaultValue={list.closure?.scope} maxLength={500} />
              <Select name="source-0" label={fill(text.source, { n: 1 })} defaultValue={source}>
                {set.sources.map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title}
                  </option>
                ))}
                <option value={OWN_WORDS}>{text.ownWords}</option>
              </Select>
              <TextArea
                name="quote-0"
                label={fill(text.quote, { n: 1 })}
                hint={text.evidenceHint}
                defaultValue={quote}
                rows={4}
                className="[font-family:var(--font-read)]"
              />
            </EditForm>
            {list.closure && <DoneButton action={openThisList.bind(null, slug, list.id)} label={text.listReopen} look="danger" />}
          </div>
        </WordsProvider>
        <section aria-labelledby="members" className="grid gap-2">
          <h2 id="members">{text.listOn}</h2>
          <ul className="grid gap-1.5">
            {list.members.map(({ factId, name }) => (
              <li key={factId}>
                <Link prefetch={false} className="link" href={`/sets/${slug}/edit/facts/${factId}`}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </main>
  );
}
