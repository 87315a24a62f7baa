import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { WordsProvider } from "@/components/layout/words";
import { TouchedNote } from "@/components/healing/touched-note";
import { EditForm } from "@/components/facts/edit-form";
import { HistoryLink } from "@/components/facts/history-link";
import { FactFields } from "@/components/facts/fact-fields";
import { PressButton } from "@/components/facts/press-button";
import { FactAside } from "@/components/facts/fact-aside";
import { sentenceOf } from "@/lib/facts/editor-lines";
import { EMPTY_FACT_FORM, formOfFact } from "@/lib/facts/fact-form";
import { listTopics } from "@/lib/facts/overview";
import { lintQuestion } from "@/lib/questions/lint";
import { words } from "@/messages";
import { listVersions } from "@/server/fact-edits";
import { whoIsAsking } from "@/server/session";
import { poolOfSet } from "@/server/sets";
import { editableSet } from "@/server/sets-access";
import { touchedBy } from "@/server/touched";
import { saveFactForm, takeFactOut, undoChange } from "../../actions";

const FIELDS = [
  "relation",
  "subject",
  "object",
  "unit",
  "hedge",
  "from",
  "to",
  "precision",
  "status",
  "by",
  "mode",
  "asOf",
  "reviewBy",
  "topic",
  ...Array.from({ length: 12 }, (_, n) => [`source-${n}`, `quote-${n}`]).flat(),
];

export async function generateMetadata({ params }: PageProps<"/sets/[slug]/edit/facts/[fact]">): Promise<Metadata> {
  const { fact } = await params;
  return { title: fact === "new" ? words("edit").newFactTitle : words("edit").factTitle };
}

export default async function FactPage({ params }: PageProps<"/sets/[slug]/edit/facts/[fact]">) {
  const [{ slug, fact: id }, who] = [await params, (await whoIsAsking()) ?? notFound()];
  const { set, standing } = (await editableSet(who, slug)) ?? notFound();
  const text = words("edit");
  const fact = id === "new" ? null : (set.facts.find((one) => one.id === id) ?? notFound());
  const questions = fact ? (await poolOfSet(standing.setId)).filter((question) => question.factIds.includes(fact.id)) : [];
  const versions = fact ? await listVersions(who, slug, fact.id) : [];
  const touched = fact && (await touchedBy(who, slug, fact.id));
  const kinds = set.relations.map((relation) => ({
    id: relation.id,
    name: relation.label,
    subject: relation.subject,
    object: relation.object,
  }));
  const entries = set.entities
    .map((entity) => ({ id: entity.id, name: entity.name, kind: entity.kind }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return (
    <main id="main" className="wide grid grow content-start gap-6 pt-6 pb-16">
      <p>
        <Link prefetch={false} href={`/sets/${slug}/edit`} className="link text-small">
          {text.backToEdit}
        </Link>
      </p>
      <h1>{fact ? text.factTitle : text.newFactTitle}</h1>
      <div className="grid items-start gap-10 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid gap-6">
          <WordsProvider words={{ edit: text }}>
            <EditForm
              action={saveFactForm.bind(null, slug, fact?.id ?? null)}
              fields={FIELDS}
              submit={text.save}
              busy={text.saving}
              base={versions[0]?.number}
              undo={undoChange.bind(null, slug)}
            >
              <FactFields
                form={fact ? formOfFact(set, fact) : EMPTY_FACT_FORM}
                kinds={kinds}
                entries={entries}
                sources={set.sources.map(({ id: source, title }) => ({ id: source, name: title }))}
                topics={listTopics(standing.graph).map(({ topic }) => topic)}
              />
              {touched && (
                <TouchedNote
                  touched={touched}
                  words={words("healing")}
                  regradeHref={
                    versions[0] && versions[0].number > 1 && versions.some(({ number, change }) => number > 1 && change === "meaning")
                      ? `/sets/${slug}/regrade/facts/${id}`
                      : null
                  }
                />
              )}
            </EditForm>
          </WordsProvider>
          {fact && (
            <PressButton
              action={takeFactOut.bind(null, slug, fact.id, false)}
              undo={takeFactOut.bind(null, slug, fact.id, true)}
              label={text.remove}
              undoLabel={text.undo}
              done={false}
            />
          )}
          {fact && <HistoryLink href={`/sets/${slug}/history?fact=${fact.id}`} words={text} />}
        </div>
        {fact && (
          <FactAside
            sentence={sentenceOf(standing.graph, fact)}
            questions={questions.map((question) => ({ question, findings: lintQuestion(standing.graph, question) }))}
            versions={versions}
            slug={slug}
            words={text}
            formats={words("formats")}
          />
        )}
      </div>
    </main>
  );
}
