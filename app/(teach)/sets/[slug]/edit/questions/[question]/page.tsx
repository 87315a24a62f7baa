import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { AuthoredFields } from "@/components/facts/authored-fields";
import { DoneButton } from "@/components/facts/done-button";
import { EditForm } from "@/components/facts/edit-form";
import { HistoryLink } from "@/components/facts/history-link";
import { LiveFindings } from "@/components/facts/live-findings";
import { OptionFields, type OptionChoice } from "@/components/facts/option-fields";
import { PressButton } from "@/components/facts/press-button";
import { WordsProvider } from "@/components/layout/words";
import { TextArea, TextInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Part } from "@/components/ui/part";
import { sentenceOf } from "@/lib/facts/editor-lines";
import type { Graph } from "@/lib/facts/graph";
import { listTopics } from "@/lib/facts/overview";
import { hasChoosableOptions } from "@/lib/questions/alternatives";
import { EMPTY_AUTHORED_FORM, formOfAuthored } from "@/lib/questions/authored";
import { keyWords } from "@/lib/questions/key-words";
import type { Proof } from "@/lib/questions/question";
import { words } from "@/messages";
import { optionsOf } from "@/server/authored";
import { findOwnQuestion, type OwnQuestion } from "@/server/question-edits";
import { whoIsAsking } from "@/server/session";
import { editableSet } from "@/server/sets-access";
import {
  checkOptionsForm,
  checkWritten,
  checkRewording,
  giveBack,
  holdQuestion,
  saveOptions,
  saveWritten,
  saveRewording,
  takeQuestionOut,
  undoChange,
} from "../../actions";

export async function generateMetadata({ params }: PageProps<"/sets/[slug]/edit/questions/[question]">): Promise<Metadata> {
  return { title: (await params).question === "new" ? words("edit").newQuestionTitle : words("edit").questionTitle };
}

const AUTHORED_FIELDS = ["kind", "context", "stem", "right", "wrong", "unit", "tolerance", "explanation", "topic"];

/** Why a wrong option is wrong, in words, with the facts that show it. */
function whyWrong(graph: Graph, { kind, factIds }: Proof): string {
  const proofs: Readonly<Record<string, string>> = words("edit").proofs;
  const facts = factIds.flatMap((id) => graph.fact(id) ?? []).map((fact) => sentenceOf(graph, fact));
  return [proofs[kind] ?? "", ...facts.slice(0, 2)].filter(Boolean).join(" ");
}

/** The form of a question that somebody wrote from scratch, or is about to. */
function AuthoredPart({ slug, own, graph }: { slug: string; own: OwnQuestion | null; graph: Graph }) {
  const text = words("edit");
  const fact = own?.question.factIds[0] === undefined ? undefined : graph.fact(own.question.factIds[0]);
  const form = own ? formOfAuthored(own.question, fact ?? {}) : EMPTY_AUTHORED_FORM;
  return (
    <EditForm
      action={saveWritten.bind(null, slug, own?.question.id ?? null)}
      fields={AUTHORED_FIELDS}
      submit={text.save}
      busy={text.saving}
      base={own?.version}
      undo={undoChange.bind(null, slug)}
    >
      <AuthoredFields form={form} topics={listTopics(graph).map(({ topic }) => topic)} isStored={own !== null} />
      <LiveFindings check={checkWritten.bind(null, slug)} first={own?.findings ?? null} />
    </EditForm>
  );
}

function RewordPart({ slug, own: { question, findings, version } }: { slug: string; own: OwnQuestion }) {
  const text = words("edit");
  return (
    <EditForm
      action={saveRewording.bind(null, slug, question.id)}
      fields={["context", "stem", "explanation"]}
      submit={text.reword}
      busy={text.saving}
      base={version}
      undo={undoChange.bind(null, slug)}
    >
      <TextInput name="context" label={text.context} defaultValue={question.context} maxLength={300} />
      <TextArea name="stem" label={text.stem} defaultValue={question.stem} rows={3} className="[font-family:var(--font-read)]" />
      <TextArea name="explanation" label={text.explanation} defaultValue={question.explanation} rows={3} />
      <LiveFindings check={checkRewording.bind(null, slug, question.id)} first={findings} />
    </EditForm>
  );
}

function OptionsPart({ slug, own: { question, findings, version }, graph }: { slug: string; own: OwnQuestion; graph: Graph }) {
  const text = words("edit");
  const { proven, stated } = optionsOf(graph, question);
  const choices = proven.map(({ option, proof, chosen }): OptionChoice => ({
    id: option.id,
    text: option.text,
    why: whyWrong(graph, proof),
    chosen,
  }));
  return (
    <Part id="options" title={text.options} note={text.optionsNote}>
      <EditForm
        action={saveOptions.bind(null, slug, question.id)}
        fields={["stated"]}
        submit={text.optionsSave}
        busy={text.saving}
        base={version}
        undo={undoChange.bind(null, slug)}
      >
        <OptionFields proven={choices} stated={stated} />
        <LiveFindings check={checkOptionsForm.bind(null, slug, question.id)} first={findings} />
      </EditForm>
    </Part>
  );
}

/** How the question came to be as it is, and what can be done about it. */
function State({ slug, own: { question, handling, pinned, needsLook } }: { slug: string; own: OwnQuestion }) {
  const text = words("edit");
  return (
    <div className="flex flex-wrap gap-3">
      {!needsLook && (
        <PressButton
          look="quiet"
          action={holdQuestion.bind(null, slug, question.id, false)}
          undo={holdQuestion.bind(null, slug, question.id, true)}
          label={text.pin}
          undoLabel={text.unpin}
          done={pinned}
        />
      )}
      {(handling === "edited" || (needsLook && handling !== "authored")) && (
        <DoneButton action={giveBack.bind(null, slug, question.id)} label={text.giveBack} />
      )}
    </div>
  );
}

function Aside({ slug, own: { question, handling }, graph }: { slug: string; own: OwnQuestion; graph: Graph }) {
  const text = words("edit");
  const facts = question.factIds.flatMap((id) => graph.fact(id) ?? []);
  return (
    <aside className="grid gap-8">
      <section aria-labelledby="key" className="grid gap-2">
        <h2 id="key">{text.key}</h2>
        <ul className="grid gap-1">
          {keyWords(question.reply).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      {handling !== "authored" && (
        <section aria-labelledby="facts" className="grid gap-2">
          <h2 id="facts">{text.facts}</h2>
          <ul className="grid gap-1">
            {facts.map((fact) => (
              <li key={fact.id}>
                <Link prefetch={false} className="link" href={`/sets/${slug}/edit/facts/${fact.id}`}>
                  {sentenceOf(graph, fact)}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="grid gap-1">
        <Link prefetch={false} className="link text-small" href={`/sets/${slug}/regrade/questions/${question.id}`}>
          {text.markAgain}
        </Link>
      </p>
      <HistoryLink href={`/sets/${slug}/history?question=${question.id}`} words={text} />
    </aside>
  );
}

export default async function QuestionPage({ params }: PageProps<"/sets/[slug]/edit/questions/[question]">) {
  const text = words("edit");
  const [{ slug, question: id }, who] = [await params, (await whoIsAsking()) ?? notFound()];
  const { standing } = (await editableSet(who, slug)) ?? notFound();
  const own = id === "new" ? null : ((await findOwnQuestion(who, slug, id)) ?? notFound());
  const formats: Readonly<Record<string, string>> = words("formats");
  const isAuthored = own === null || own.handling === "authored";
  return (
    <main id="main" className="wide grid grow content-start gap-6 pt-6 pb-16">
      <p>
        <Link prefetch={false} href={`/sets/${slug}/edit?show=questions`} className="link text-small">
          {text.backToEdit}
        </Link>
      </p>
      <div className="grid gap-1">
        <h1>{own ? text.questionTitle : text.newQuestionTitle}</h1>
        <p className="text-soft">
          {own
            ? [formats[own.question.format] ?? own.question.format, own.handling && text.handlings[own.handling]]
                .filter(Boolean)
                .join(" · ")
            : text.newQuestionNote}
        </p>
      </div>
      {own?.needsLook && (
        <Notice title={text.needsLook}>
          <p>{isAuthored ? text.needsLookAuthored : text.needsLookNote}</p>
        </Notice>
      )}
      <WordsProvider words={{ edit: text }}>
        <div className="grid items-start gap-10 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="grid gap-8">
            {isAuthored ? <AuthoredPart slug={slug} own={own} graph={standing.graph} /> : <RewordPart slug={slug} own={own} />}
            {own && !isAuthored && hasChoosableOptions(own.question) && <OptionsPart slug={slug} own={own} graph={standing.graph} />}
            {own && <State slug={slug} own={own} />}
            {own && (
              <PressButton
                action={takeQuestionOut.bind(null, slug, own.question.id, false)}
                undo={takeQuestionOut.bind(null, slug, own.question.id, true)}
                label={text.drop}
                undoLabel={text.bringBack}
                done={own.dropped}
              />
            )}
          </div>
          {own && <Aside slug={slug} own={own} graph={standing.graph} />}
        </div>
      </WordsProvider>
    </main>
  );
}
