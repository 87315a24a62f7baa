import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EditForm } from "@/components/facts/edit-form";
import { BulkForm } from "@/components/facts/bulk-form";
import { EditorList, type EditorLine, type Filter } from "@/components/facts/editor-list";
import { PressButton } from "@/components/facts/press-button";
import { SetNav } from "@/components/facts/set-nav";
import { ButtonLink } from "@/components/ui/button-link";
import { TextInput } from "@/components/ui/field";
import { WordsProvider } from "@/components/layout/words";
import { FACT_MARKS, listEntityLines, listFactLines, type FactMark } from "@/lib/facts/editor-lines";
import { plainText, type Graph } from "@/lib/facts/graph";
import { listTopics } from "@/lib/facts/overview";
import { plainIn, plainStem, plainWords } from "@/lib/questions/plain-words";
import { fill, plural } from "@/lib/words";
import { words, type Messages } from "@/messages";
import { language } from "@/messages/language";
import { listOwnQuestions } from "@/server/question-edits";
import { whoIsAsking, type Who } from "@/server/session";
import { poolOfSet } from "@/server/sets";
import { editableSet, type EditableSet } from "@/server/sets-access";
import { localDateAt } from "@/server/zones";
import { changeChosen, saveSetName, takeSetAway, undoChange } from "./actions";

const SHOWS = ["facts", "entries", "kinds", "questions"] as const;
type Show = (typeof SHOWS)[number];

const ADD = {
  facts: (text: Messages["edit"]) => text.addFact,
  entries: (text: Messages["edit"]) => text.addEntry,
  kinds: (text: Messages["edit"]) => text.addKind,
  questions: (text: Messages["edit"]) => text.addQuestion,
};

export async function generateMetadata({ params }: PageProps<"/sets/[slug]/edit">): Promise<Metadata> {
  const who = await whoIsAsking();
  const own = who && (await editableSet(who, (await params).slug));
  return { title: own ? fill(words("edit").title, { set: own.set.title }) : words("missing").notFoundTitle };
}

type Query = Readonly<Record<string, string | string[] | undefined>>;
const oneOf = (query: Query, name: string) =>
  typeof query[name] === "string" && query[name] !== "" ? query[name].slice(0, 200) : undefined;

/** What each mark of a fact is called. */
function markWords(): Readonly<Record<FactMark, string>> {
  const { notChecked, inConflict, replaced, overdue, unasked, trivialMark } = words("edit");
  return { pending: notChecked, conflict: inConflict, replaced, overdue, unasked, trivial: trivialMark };
}

/** What the facts can be filtered by. */
function factFilters(graph: Graph, query: Query): Filter[] {
  const text = words("edit");
  const choices = (items: readonly (readonly [string, string])[]) => items.map(([value, label]) => ({ value, label }));
  return [
    {
      name: "topic",
      label: text.filterTopic,
      chosen: oneOf(query, "topic") ?? "",
      choices: choices(listTopics(graph).map(({ topic }) => [topic, topic])),
    },
    {
      name: "source",
      label: text.filterSource,
      chosen: oneOf(query, "source") ?? "",
      choices: choices(graph.set.sources.filter(({ kind }) => kind !== "author").map(({ id, title }) => [id, title])),
    },
    {
      name: "mark",
      label: text.filterMark,
      chosen: oneOf(query, "mark") ?? "",
      choices: choices(FACT_MARKS.map((mark) => [mark, markWords()[mark]])),
    },
  ];
}

async function factLines(
  { standing: { setId, graph }, set: { slug } }: EditableSet,
  who: Who,
  search: string,
  query: Query,
): Promise<EditorLine[]> {
  const [topic, source] = [oneOf(query, "topic"), oneOf(query, "source")];
  const mark = FACT_MARKS.find((one) => one === query.mark);
  // Questions are made for this one choice only: it takes a while after every change.
  const asked = mark === "unasked" ? new Set((await poolOfSet(setId)).flatMap(({ factIds }) => factIds)) : undefined;
  const lines = listFactLines(graph, { search, topic, source, mark, today: localDateAt(who.zone, Date.now()), asked });
  return lines.map(({ fact, sentence, sources, marks }) => ({
    id: fact.id,
    href: `/sets/${slug}/edit/facts/${fact.id}`,
    text: sentence,
    detail: sources.join(", "),
    chips: marks.map((one) => markWords()[one]),
  }));
}

function entryLines(graph: Graph, slug: string, search: string): EditorLine[] {
  const text = words("edit");
  return listEntityLines(graph, search).map((entity) => ({
    id: entity.id,
    href: `/sets/${slug}/edit/entries/${entity.id}`,
    text: plainIn(graph, entity.name),
    detail: [text[entity.kind], entity.subtype].filter(Boolean).join(", "),
    chips: [],
  }));
}

function kindLines(graph: Graph, slug: string, search: string): EditorLine[] {
  const text = words("edit");
  const found = graph.set.relations.filter(({ label }) => plainText(label).includes(plainText(search)));
  const count = (id: string) => graph.set.facts.filter((fact) => fact.relation === id).length;
  return found.map(({ id, label }) => ({
    id,
    href: `/sets/${slug}/edit/kinds/${id}`,
    text: plainIn(graph, label),
    detail: plural(language(), count(id), text.manyFacts),
    chips: [],
  }));
}

async function questionLines(who: Who, slug: string, search: string): Promise<EditorLine[]> {
  const text = words("edit");
  const names: Readonly<Record<string, string>> = words("formats");
  const all = (await listOwnQuestions(who, slug)) ?? [];
  const found = all.filter(({ question }) =>
    plainText(`${question.context} ${question.stem} ${names[question.format] ?? question.format}`).includes(plainText(search)),
  );
  return found.map(({ question, findings, dropped, needsLook, handling, pinned }) => ({
    id: question.id,
    href: `/sets/${slug}/edit/questions/${question.id}`,
    text: plainStem(question),
    detail: [plainWords(question, question.context), names[question.format] ?? question.format].join(" · "),
    chips: [
      ...(dropped ? [text.droppedList] : []),
      ...(needsLook ? [text.needsLook] : []),
      ...(handling === "authored" || handling === "edited" ? [text.handlings[handling]] : []),
      ...(pinned ? [text.handlings.pinned] : []),
      ...(findings.length > 0 ? [text.ruleWarning] : []),
    ],
  }));
}

async function linesOf(who: Who, own: EditableSet, show: Show, search: string, query: Query): Promise<EditorLine[]> {
  const { graph } = own.standing;
  if (show === "facts") return factLines(own, who, search, query);
  if (show === "kinds") return kindLines(graph, own.set.slug, search);
  return show === "entries" ? entryLines(graph, own.set.slug, search) : questionLines(who, own.set.slug, search);
}

export default async function EditPage({ params, searchParams }: PageProps<"/sets/[slug]/edit">) {
  const [{ slug }, query, who] = [await params, await searchParams, (await whoIsAsking()) ?? notFound()];
  const own = (await editableSet(who, slug)) ?? notFound();
  const show = SHOWS.find((one) => one === query.show) ?? "facts";
  const search = typeof query.search === "string" ? query.search.slice(0, 200) : "";
  const text = words("edit");
  return (
    <main id="main" className="wide grid grow content-start gap-6 pt-8 pb-16">
      <SetNav slug={slug} current={show} title={fill(text.title, { set: own.set.title })} words={text} mine={own.mine} />
      <p className="flex flex-wrap gap-3">
        <ButtonLink href={`/sets/${slug}/edit/${show}/new`}>{ADD[show](text)}</ButtonLink>
        <ButtonLink look="bare" href={`/sets/import?set=${slug}`}>
          {words("transfer").title}
        </ButtonLink>
      </p>
      {show === "facts" && own.set.facts.length === 0 ? (
        <p className="text-soft">{text.empty}</p>
      ) : (
        <WordsProvider words={{ edit: text }}>
          <EditorList
            lines={await linesOf(who, own, show, search, query)}
            search={search}
            show={show}
            words={text}
            filters={show === "facts" ? factFilters(own.standing.graph, query) : []}
            body={
              show === "facts"
                ? (lines) => (
                    <BulkForm
                      lines={lines}
                      action={changeChosen.bind(null, slug)}
                      undo={undoChange.bind(null, slug)}
                      topics={listTopics(own.standing.graph).map(({ topic }) => topic)}
                    />
                  )
                : undefined
            }
          />
        </WordsProvider>
      )}
      {show === "facts" && (
        <section className="grid max-w-[40rem] gap-5 border-t border-line pt-6">
          <EditForm action={saveSetName.bind(null, slug)} fields={["title"]} submit={text.save} busy={text.saving}>
            <TextInput name="title" label={text.rename} defaultValue={own.set.title} maxLength={200} />
          </EditForm>
          {own.mine && (
            <PressButton
              action={takeSetAway.bind(null, slug, false)}
              undo={takeSetAway.bind(null, slug, true)}
              label={text.deleteSet}
              undoLabel={text.undo}
              done={false}
            />
          )}
        </section>
      )}
    </main>
  );
}
