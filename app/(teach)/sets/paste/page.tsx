import type { Metadata } from "next";
import { WordsProvider } from "@/components/layout/words";
import { ArticleForm } from "@/components/reading/article-form";
import { words } from "@/messages";
import { articleDay } from "@/server/articles";
import { whoIsAsking } from "@/server/session";

export const generateMetadata = (): Metadata => ({ title: words("articles").pasteNew });

export default async function PastePage() {
  const text = words("articles");
  const who = await whoIsAsking();
  return (
    <main id="main" className="narrow grid grow content-start gap-6 pt-8 pb-16">
      <div className="grid gap-2">
        <h1>{text.pasteNew}</h1>
        <p className="text-soft">{text.newSetLead}</p>
      </div>
      <WordsProvider words={{ articles: text }}>
        <ArticleForm slug={null} today={articleDay(who)} />
      </WordsProvider>
    </main>
  );
}
