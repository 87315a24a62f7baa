import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CopySet } from "@/components/facts/copy-set";
import { Places, Sources, Timeline, Topics } from "@/components/facts/set-overview";
import { DownloadList } from "@/components/transfer/download-list";
import { TextsShown } from "@/components/questions/shown";
import { ButtonLink } from "@/components/ui/button-link";
import { Part } from "@/components/ui/part";
import { fill, plural } from "@/lib/words";
import { language, words } from "@/messages";
import { knownIn } from "@/server/known";
import { whoIsAsking } from "@/server/session";
import { mayTake, writableFormats } from "@/server/set-files";
import { overviewOf } from "@/server/set-overview";
import { findSet } from "@/server/sets";
import { textsIn } from "@/server/shown-texts";
import { copyThisSet } from "./actions";

export async function generateMetadata({ params }: PageProps<"/sets/[slug]">): Promise<Metadata> {
  const set = await findSet(await whoIsAsking(), (await params).slug);
  return { title: set?.title ?? words("missing").notFoundTitle };
}

export default async function SetPage({ params }: PageProps<"/sets/[slug]">) {
  const who = await whoIsAsking();
  const set = (await findSet(who, (await params).slug)) ?? notFound();
  const { markup, language: spoken, events, places, topics, sources } = (await overviewOf(set.id)) ?? notFound();
  const text = words("sets");
  const known = await knownIn(who, set.id);
  const isEmpty = set.facts === 0;
  return (
    <TextsShown of={[textsIn(markup, [events, places, topics])]} language={spoken}>
      <main id="main" className="wide grid grow content-start gap-12 pt-8 pb-16">
        <div className="flex flex-wrap items-start justify-between gap-5">
          <div className="grid max-w-[38rem] gap-3">
            <h1>{set.title}</h1>
            <p className="text-soft">
              {[set.description, `${plural(language(), set.facts, text.facts)}, ${plural(language(), set.sources, text.sources)}.`]
                .filter(Boolean)
                .join(" ")}
            </p>
          </div>
          <div className="flex flex-wrap items-center gap-3">
            {!isEmpty && (
              <ButtonLink size="big" href={`/sets/${set.slug}/quiz`}>
                {text.takeQuiz}
              </ButtonLink>
            )}
            {!isEmpty && (
              <ButtonLink look="quiet" size="big" href={`/today/practise?set=${set.slug}`}>
                {text.flashcards}
              </ButtonLink>
            )}
            <div className={`flex flex-wrap items-center gap-3 ${isEmpty ? "" : "-ms-2"}`}>
              {!isEmpty && set.mayCopy && (
                <ButtonLink look="bare" size="big" href={`/sets/${set.slug}/quizzes`}>
                  {words("quizzes").toQuizzes}
                </ButtonLink>
              )}
              {set.mayEdit && (
                <ButtonLink look={isEmpty ? "quiet" : "bare"} size="big" href={`/sets/import?set=${set.slug}`}>
                  {words("transfer").short}
                </ButtonLink>
              )}
              {set.mayEdit && (
                <ButtonLink look="bare" size="big" href={`/sets/${set.slug}/articles`}>
                  {words("articles").toArticles}
                </ButtonLink>
              )}
              {set.mayEdit ? (
                <ButtonLink look={isEmpty ? "primary" : "bare"} size="big" href={`/sets/${set.slug}/edit`}>
                  {isEmpty ? text.addFacts : text.edit}
                </ButtonLink>
              ) : (
                set.mayCopy && <CopySet action={copyThisSet.bind(null, set.slug)} words={text} />
              )}
            </div>
          </div>
        </div>
        {isEmpty && <p className="text-soft">{text.noQuizYet}</p>}
        {events.length > 0 && (
          <Part id="when" title={text.when}>
            <Timeline events={events} known={known} words={text} />
          </Part>
        )}
        {places.length > 0 && (
          <Part id="where" title={text.where}>
            <Places places={places} known={known} words={text} />
          </Part>
        )}
        {events.length === 0 && topics.length > 0 && (
          <Part id="topics" title={text.topics}>
            <Topics topics={topics} words={text} />
          </Part>
        )}
        {sources.length > 0 && (
          <Part id="read" title={text.read} note={text.readNote}>
            <Sources slug={set.slug} sources={sources} words={text} />
            <p className="text-tiny text-soft">{fill(text.licence, { licence: set.licence })}</p>
          </Part>
        )}
        {!isEmpty && (await mayTake(who, set.slug)) && (
          <Part id="take" title={words("transfer").takeAway} note={words("transfer").takeAwayLead}>
            <DownloadList slug={set.slug} formats={writableFormats()} words={words("transfer")} />
          </Part>
        )}
      </main>
    </TextsShown>
  );
}
