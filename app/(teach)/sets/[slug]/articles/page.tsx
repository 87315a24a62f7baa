import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SetNav } from "@/components/facts/set-nav";
import { WordsProvider } from "@/components/layout/words";
import { ArticleForm } from "@/components/reading/article-form";
import { ArticleList } from "@/components/reading/article-list";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { articleDay, listArticles } from "@/server/articles";
import { editableSet } from "@/server/sets-access";
import { whoIsAsking } from "@/server/session";

type ArticlesPageProps = PageProps<"/sets/[slug]/articles">;

export const generateMetadata = (): Metadata => ({ title: words("articles").listTitle });

export default async function ArticlesPage({ params }: ArticlesPageProps) {
  const [{ slug }, who] = [await params, (await whoIsAsking()) ?? notFound()];
  const [found, articles] = await Promise.all([editableSet(who, slug), listArticles(who, slug)]);
  if (!found || !articles) notFound();
  const text = words("articles");
  return (
    <main id="main" className="wide grid grow content-start gap-8 pt-8 pb-16">
      <div className="grid gap-6">
        <SetNav
          slug={slug}
          current="articles"
          title={fill(text.listOf, { set: found.set.title })}
          words={words("edit")}
          mine={found.mine}
        />
        <p className="max-w-[40rem] text-soft">{text.listLead}</p>
      </div>
      <div className="grid items-start gap-10 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <section aria-labelledby="add" className="grid gap-4">
          <div className="grid gap-1">
            <h2 id="add">{text.addTitle}</h2>
            <p className="text-small text-soft">{text.addLead}</p>
          </div>
          <WordsProvider words={{ articles: text }}>
            <ArticleForm slug={slug} today={articleDay(who)} />
          </WordsProvider>
        </section>
        <section aria-labelledby="articles" className="grid gap-3">
          <h2 id="articles">{text.listTitle}</h2>
          <ArticleList slug={slug} articles={articles} words={text} />
        </section>
      </div>
    </main>
  );
}
