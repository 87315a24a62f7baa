import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { publication } from "@/components/facts/set-overview";
import { ButtonLink } from "@/components/ui/button-link";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { whoIsAsking } from "@/server/session";
import { findSet, standingSet } from "@/server/sets";

async function findSource({ slug, source }: { slug: string; source: string }) {
  const set = await findSet(await whoIsAsking(), slug);
  const standing = set && (await standingSet(set.id));
  const found = standing?.graph.source(source);
  return set && found ? { set, source: found } : null;
}

export async function generateMetadata({ params }: PageProps<"/sets/[slug]/read/[source]">): Promise<Metadata> {
  return { title: (await findSource(await params))?.source.title ?? words("errors").notFoundTitle };
}

export default async function ReadPage({ params }: PageProps<"/sets/[slug]/read/[source]">) {
  const { set, source } = (await findSource(await params)) ?? notFound();
  const text = words("sets");
  return (
    <main id="main" className="narrow grid grow content-start gap-6 pt-6 pb-16">
      <p><Link prefetch={false} href={`/sets/${set.slug}`} className="link text-small">{text.back}</Link></p>
      <div className="grid gap-2">
        <h1>{source.title}</h1>
        <p className="text-small text-soft">{source.of ? fill(text.ourSummary, { what: source.of.title ?? text.summaryOf }) + `, ${publication(source, text)}` : publication(source, text)}</p>
        {source.of?.url && <p className="text-small"><a href={source.of.url} rel="noreferrer" className="link">{text.openOriginal}</a></p>}
      </div>
      <div className="grid gap-4">
        {source.text.split(/\n+/).filter(Boolean).map((paragraph, index) => (
          <p key={index} className="passage">{paragraph}</p>
        ))}
      </div>
      <p className="border-t border-line pt-6">
        <ButtonLink href={`/sets/${set.slug}/quiz`} look="quiet">{text.takeQuiz}</ButtonLink>
      </p>
    </main>
  );
}
