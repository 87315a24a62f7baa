import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { WordsProvider } from "@/components/layout/words";
import { EditForm } from "@/components/facts/edit-form";
import { Findings } from "@/components/facts/fact-aside";
import { PressButton } from "@/components/facts/press-button";
import { TextArea, TextInput } from "@/components/ui/field";
import { keyWords } from "@/lib/questions/key-words";
import { words } from "@/messages";
import { findOwnQuestion } from "@/server/question-edits";
import { whoIsAsking } from "@/server/session";
import { saveRewording, takeQuestionOut, undoChange } from "../../actions";

export const metadata: Metadata = { title: words("edit").questionTitle };

export default async function QuestionPage({ params }: PageProps<"/sets/[slug]/edit/questions/[question]">) {
  const [{ slug, question: id }, who] = [await params, (await whoIsAsking()) ?? notFound()];
  const { question, findings, dropped, version } = (await findOwnQuestion(who, slug, id)) ?? notFound();
  const text = words("edit");
  const formats: Readonly<Record<string, string>> = words("formats");
  return (
    <main id="main" className="wide grid grow content-start gap-6 pt-6 pb-16">
      <p><Link prefetch={false} href={`/sets/${slug}/edit?show=questions`} className="link text-small">{text.backToEdit}</Link></p>
      <div className="grid gap-1">
        <h1>{text.questionTitle}</h1>
        <p className="text-soft">{formats[question.format] ?? question.format}</p>
      </div>
      <div className="grid items-start gap-10 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid gap-6">
          <WordsProvider words={{ edit: text }}>
          <EditForm action={saveRewording.bind(null, slug, question.id)} fields={["context", "stem", "explanation"]} submit={text.reword} busy={text.saving} base={version} undo={undoChange.bind(null, slug)}>
            <TextInput name="context" label={text.context} defaultValue={question.context} maxLength={300} />
            <TextArea name="stem" label={text.stem} defaultValue={question.stem} rows={3} className="[font-family:var(--font-read)]" />
            <TextArea name="explanation" label={text.explanation} defaultValue={question.explanation} rows={3} />
          </EditForm>
          </WordsProvider>
          <PressButton action={takeQuestionOut.bind(null, slug, question.id, false)} undo={takeQuestionOut.bind(null, slug, question.id, true)} label={text.drop} undoLabel={text.bringBack} done={dropped} />
        </div>
        <aside className="grid gap-8">
          <section aria-labelledby="key" className="grid gap-2">
            <h2 id="key">{text.key}</h2>
            <ul className="grid gap-1">{keyWords(question.reply).map((line) => <li key={line}>{line}</li>)}</ul>
          </section>
          <section aria-labelledby="rules" className="grid gap-2">
            <h2 id="rules">{text.check}</h2>
            <Findings findings={findings} words={text} />
          </section>
          <section aria-labelledby="facts" className="grid gap-2">
            <h2 id="facts">{text.facts}</h2>
            <ul className="grid gap-1">{question.factIds.map((fact) => <li key={fact}><Link className="link" href={`/sets/${slug}/edit/facts/${fact}`}>{question.evidence.find(() => true)?.quote && question.factIds.length === 1 ? question.evidence[0]!.quote : fact}</Link></li>)}</ul>
          </section>
        </aside>
      </div>
    </main>
  );
}
