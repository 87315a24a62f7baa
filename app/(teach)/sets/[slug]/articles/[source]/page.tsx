import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { dateText } from "@/components/memory/date-text";
import { WordsProvider } from "@/components/layout/words";
import { Desk } from "@/components/reading/desk";
import type { DeskLine } from "@/components/reading/desk-text";
import { Notice } from "@/components/ui/notice";
import { groupBy } from "@/lib/group-by";
import { linesOf } from "@/lib/reading/lines";
import { sentencesOf } from "@/lib/reading/sentences";
import { LONGEST_READ } from "@/lib/review/article-form";
import { DESK_RELATIONS } from "@/lib/review/kinds";
import { fill } from "@/lib/words";
import { language, words } from "@/messages";
import { articleTitle, deskOf, type Desk as DeskData } from "@/server/candidates";
import { whoIsAsking } from "@/server/session";
import { decideAtDesk } from "./actions";

type DeskPageProps = PageProps<"/sets/[slug]/articles/[source]">;

export async function generateMetadata({ params }: DeskPageProps): Promise<Metadata> {
  const [{ slug, source }, who] = [await params, await whoIsAsking()];
  return { title: (who && (await articleTitle(who, slug, source))) ?? words("missing").notFoundTitle };
}

/** The text line by line, each with its sentences. */
function linesWithSentences(text: string): DeskLine[] {
  const lines = linesOf(text);
  const byLine = groupBy(sentencesOf(text, lines), (sentence) => sentence.line);
  return lines.map(({ start, end, class: kind }, i) => ({
    start,
    end,
    class: kind,
    sentences: (byLine.get(i) ?? []).map((one) => ({ start: one.start, end: one.end })),
  }));
}

/** So many names are offered while one types. */
const MOST_NAMES = 2000;

function choicesOf({ set, suggestions }: DeskData) {
  const known = new Set(set.relations.map((relation) => relation.id));
  const kinds = [...set.relations, ...DESK_RELATIONS.filter((relation) => !known.has(relation.id))].map(
    ({ id, label, subject, object }) => ({ id, name: label, subject, object }),
  );
  const suggested = suggestions.flatMap((view) =>
    view.kind === "fact"
      ? [
          { name: view.form.subject, kind: view.form.subjectKind },
          { name: view.form.object, kind: view.form.objectKind },
        ]
      : [],
  );
  const names = [...set.entities.map(({ name, kind }) => ({ name, kind: kind as string })), ...suggested.filter(({ kind }) => kind !== "")];
  return { kinds, names: [...new Map(names.map((one) => [`${one.kind} ${one.name}`, one])).values()].slice(0, MOST_NAMES) };
}

const languageName = (tag: string) => new Intl.DisplayNames([language()], { type: "language" }).of(tag) ?? tag;

export default async function DeskPage({ params, searchParams }: DeskPageProps) {
  const [{ slug, source }, query, who] = [await params, await searchParams, (await whoIsAsking()) ?? notFound()];
  const desk = (await deskOf(who, slug, source)) ?? notFound();
  const text = words("articles");
  const { kinds, names } = choicesOf(desk);
  const { suggestions, marks, kept } = desk;
  return (
    <main id="main" className="wide grid grow content-start gap-6 pt-6 pb-16">
      <p>
        <Link prefetch={false} href={`/sets/${slug}/articles`} className="link text-small">
          {text.backToArticles}
        </Link>
      </p>
      <div className="grid gap-1">
        <h1>{desk.title}</h1>
        <p className="text-small text-soft">
          {[text.article, desk.publisher ?? text.publisherUnknown, desk.date && dateText(language(), desk.date)]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      {query.again !== undefined && <Notice title={text.again} />}
      {desk.language !== null && <Notice title={fill(text.otherLanguage, { language: languageName(desk.language) })} />}
      {desk.text.length > LONGEST_READ && <Notice title={text.longText} />}
      <WordsProvider words={{ articles: text, edit: words("edit") }}>
        <Desk
          slug={slug}
          source={source}
          publisher={desk.publisher ?? desk.title}
          text={desk.text}
          language={desk.language}
          lines={linesWithSentences(desk.text)}
          kinds={kinds}
          names={names}
          start={{ suggestions, marks, kept }}
          shortcuts={who.settings.shortcuts}
          decide={decideAtDesk}
        />
      </WordsProvider>
    </main>
  );
}
