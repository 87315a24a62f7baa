import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CopySet } from "@/components/facts/copy-set";
import { Places, Sources, Timeline } from "@/components/facts/set-overview";
import { ButtonLink } from "@/components/ui/button";
import { listEvents, listPlaces, listSourceLines } from "@/lib/facts/overview";
import { fill, plural } from "@/lib/words";
import { LANGUAGE, words } from "@/messages";
import { whoIsAsking } from "@/server/session";
import { findSet, standingSet } from "@/server/sets";
import { copyThisSet } from "./actions";

export async function generateMetadata({ params }: PageProps<"/sets/[slug]">): Promise<Metadata> {
  const set = await findSet(await whoIsAsking(), (await params).slug);
  return { title: set?.title };
}

export default async function SetPage({ params }: PageProps<"/sets/[slug]">) {
  const set = (await findSet(await whoIsAsking(), (await params).slug)) ?? notFound();
  const { graph } = (await standingSet(set.id)) ?? notFound();
  const text = words("sets");
  return (
    <main id="main" className="wide grid gap-10 py-6">
      <div className="flex flex-wrap items-start justify-between gap-5">
        <div className="grid max-w-[38rem] gap-2">
          <h1>{set.title}</h1>
          <p className="text-soft">{[set.description, `${plural(LANGUAGE, set.facts, text.facts)}, ${plural(LANGUAGE, set.sources, text.sources)}.`].filter(Boolean).join(" ")}</p>
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <ButtonLink size="big" href={`/sets/${set.slug}/quiz`}>{text.takeQuiz}</ButtonLink>
          {set.own ? <ButtonLink look="quiet" size="big" href={`/sets/${set.slug}/edit`}>{text.edit}</ButtonLink> : <CopySet action={copyThisSet.bind(null, set.slug)} words={text} />}
        </div>
      </div>
      <section aria-labelledby="when" className="grid gap-4">
        <h2 id="when">{text.when}</h2>
        <Timeline events={listEvents(graph)} words={text} />
      </section>
      <section aria-labelledby="where" className="grid gap-4">
        <h2 id="where">{text.where}</h2>
        <Places places={listPlaces(graph)} words={text} />
      </section>
      <section aria-labelledby="read" className="grid gap-4">
        <h2 id="read">{text.read}</h2>
        <p className="text-small text-soft">{text.readNote}</p>
        <Sources slug={set.slug} sources={listSourceLines(graph)} words={text} />
        <p className="text-tiny text-soft">{fill(text.licence, { licence: set.licence })}</p>
      </section>
    </main>
  );
}
