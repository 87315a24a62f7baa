import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { publication } from "@/components/facts/set-overview";
import { TextsShown } from "@/components/questions/shown";
import { MarkedText } from "@/components/reading/marked-text";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { webAddress } from "@/lib/facts/web-address";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { readSource, type ReadableSource } from "@/server/reading-page";
import { whoIsAsking } from "@/server/session";

type ReadPageProps = PageProps<"/sets/[slug]/read/[source]">;

const findSource = async ({ slug, source }: { slug: string; source: string }) => readSource(await whoIsAsking(), slug, source);

export async function generateMetadata({ params }: ReadPageProps): Promise<Metadata> {
  return { title: (await findSource(await params))?.source.title ?? words("missing").notFoundTitle };
}

/** "Our summary of a report, The Independent, 10 March 2025"; of a pasted article, where it is from. */
function from({ source }: ReadableSource): string {
  const text = words("sets");
  const where = publication(source, text);
  return source.kind === "digest" && source.of ? `${fill(text.ourSummary, { what: source.of.title ?? text.summaryOf })}, ${where}` : where;
}

/** What is said of how much is shown; null where all of it is, as for everybody. */
function noteOf({ closed, whole, source, pieces }: ReadableSource): string | null {
  const text = words("articles");
  if (closed) return text.closed;
  if (source.kind !== "text") return null;
  return whole ? text.wholeArticle : pieces.length > 0 ? text.onlyMarked : text.onlyMarkedNone;
}

export default async function ReadPage({ params }: ReadPageProps) {
  const read = (await findSource(await params)) ?? notFound();
  const { set, source, pieces, texts } = read;
  const [text, note] = [words("sets"), noteOf(read)];
  return (
    <main id="main" className="narrow grid grow content-start gap-6 pt-6 pb-16">
      <p>
        <Link prefetch={false} href={`/sets/${set.slug}`} className="link text-small">
          {text.back}
        </Link>
      </p>
      <div className="grid gap-2">
        <h1>{source.title}</h1>
        <p className="text-small text-soft">{from(read)}</p>
        {webAddress(source.of?.url) && (
          <p className="text-small">
            <a href={webAddress(source.of?.url)!} rel="noreferrer" className="link">
              {text.openOriginal}
            </a>
          </p>
        )}
      </div>
      {note && <Notice title={note} />}
      <TextsShown of={[texts]}>
        <MarkedText pieces={pieces} words={words("quiz")} />
      </TextsShown>
      <p className="flex flex-wrap gap-3 border-t border-line pt-6">
        <ButtonLink href={`/sets/${set.slug}/quiz`} look="quiet">
          {text.takeQuiz}
        </ButtonLink>
        {source.kind === "text" && set.mayEdit && (
          <ButtonLink href={`/sets/${set.slug}/articles/${source.id}`} look="bare">
            {words("articles").suggestions}
          </ButtonLink>
        )}
      </p>
    </main>
  );
}
