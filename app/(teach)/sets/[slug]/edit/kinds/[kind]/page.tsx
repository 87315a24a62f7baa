import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { WordsProvider } from "@/components/layout/words";
import { EditForm } from "@/components/facts/edit-form";
import { HistoryLink } from "@/components/facts/history-link";
import { PressButton } from "@/components/facts/press-button";
import { RelationFields } from "@/components/facts/relation-fields";
import { sentenceOf } from "@/lib/facts/editor-lines";
import type { Graph } from "@/lib/facts/graph";
import { EMPTY_RELATION_FORM, FORM_USES, formOfRelation, type Ends } from "@/lib/facts/relation-form";
import { nameInText, objectInText } from "@/lib/facts/wording";
import { listsOfRelation } from "@/lib/facts/lists";
import { fill, plural } from "@/lib/words";
import { language } from "@/messages/language";
import { words } from "@/messages";
import { findRelation, type OwnRelation } from "@/server/relation-edits";
import { whoIsAsking } from "@/server/session";
import { editableSet } from "@/server/sets-access";
import { saveKind, takeKindOut, undoChange } from "../../actions";

export const generateMetadata = (): Metadata => ({ title: words("edit").kinds });

const FIELDS = ["label", "takes", "scope", ...FORM_USES];

/** The ends of a fact of this kind; where there is none, of one there could be. */
function endsFor(graph: Graph, own: OwnRelation | null): Ends {
  const text = words("edit");
  const [fact] = own?.facts ?? [];
  if (fact) return { subject: nameInText(graph, fact.subject), object: objectInText(graph, fact.object, fact.hedge) };
  const [first, second] = graph.set.entities.filter(({ kind }) => !own || own.relation.subject.includes(kind));
  return { subject: first ? nameInText(graph, first.id) : text.endOne, object: second ? nameInText(graph, second.id) : text.endTwo };
}

export default async function KindPage({ params }: PageProps<"/sets/[slug]/edit/kinds/[kind]">) {
  const [{ slug, kind: id }, who] = [await params, (await whoIsAsking()) ?? notFound()];
  const { set, standing } = (await editableSet(who, slug)) ?? notFound();
  const text = words("edit");
  const own = id === "new" ? null : ((await findRelation(who, slug, id)) ?? notFound());
  const lists = own ? listsOfRelation(standing.graph, own.relation.id).slice(0, 40) : [];
  const facts = (own?.facts ?? []).slice(0, 12);
  return (
    <main id="main" className="wide grid grow content-start gap-6 pt-6 pb-16">
      <p>
        <Link prefetch={false} href={`/sets/${slug}/edit?show=kinds`} className="link text-small">
          {text.backToEdit}
        </Link>
      </p>
      <h1>{own ? fill(text.kindTitle, { name: own.relation.label }) : text.newKindTitle}</h1>
      <div className="grid items-start gap-10 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid gap-8">
          <WordsProvider words={{ edit: text }}>
            <EditForm
              action={saveKind.bind(null, slug, own?.relation.id ?? null)}
              fields={FIELDS}
              submit={text.save}
              busy={text.saving}
              base={own?.revision}
              undo={undoChange.bind(null, slug)}
            >
              <RelationFields
                form={own ? formOfRelation(own.relation, set.language) : EMPTY_RELATION_FORM}
                ends={endsFor(standing.graph, own)}
              />
            </EditForm>
          </WordsProvider>
          {own && (
            <PressButton
              action={takeKindOut.bind(null, slug, own.relation.id, false)}
              undo={takeKindOut.bind(null, slug, own.relation.id, true)}
              label={text.removeKind}
              undoLabel={text.undo}
              done={false}
            />
          )}
        </div>
        {own && (
          <aside className="grid gap-6">
            <section aria-labelledby="of-kind" className="grid gap-2">
              <h2 id="of-kind">{text.kindFacts}</h2>
              {facts.length === 0 && <p className="text-soft">{text.kindFactsNone}</p>}
              <ul className="grid gap-1.5">
                {facts.map((fact) => (
                  <li key={fact.id}>
                    <Link prefetch={false} className="link" href={`/sets/${slug}/edit/facts/${fact.id}`}>
                      {sentenceOf(standing.graph, fact)}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
            {lists.length > 0 && (
              <section aria-labelledby="lists" className="grid gap-2">
                <h2 id="lists">{text.lists}</h2>
                <p className="text-small text-soft">{text.listsNote}</p>
                <ul className="grid gap-1.5">
                  {lists.map(({ id: list, title, members, closure }) => (
                    <li key={list}>
                      <Link prefetch={false} className="link" href={`/sets/${slug}/edit/lists/${list}`}>
                        {title}
                      </Link>{" "}
                      <span className="text-small text-soft">
                        {plural(language(), members.length, text.listMembers)}, {closure ? text.listClosed : text.listOpen}
                      </span>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <HistoryLink href={`/sets/${slug}/history?kind=${own.relation.id}`} words={text} />
          </aside>
        )}
      </div>
    </main>
  );
}
