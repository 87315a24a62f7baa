import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { WordsProvider } from "@/components/layout/words";
import { GalleryCard } from "@/components/questions/gallery-card";
import { words } from "@/messages";
import { hasGallery, listGallery } from "@/server/gallery";
import { answerInGallery, revealInGallery } from "./actions";

export const generateMetadata = (): Metadata => ({ title: words("quiz").galleryTitle });
export const dynamic = "force-dynamic";

export default function GalleryPage() {
  if (!hasGallery()) notFound();
  return (
    <WordsProvider words={{ quiz: words("quiz") }}>
      <main id="main" className="narrow grid gap-16 py-8 [&_kbd]:hidden!">
        <h1>{words("quiz").galleryTitle}</h1>
        {listGallery().map(({ format, label, questions }) => (
          <section key={format} id={format} aria-labelledby={`${format}-title`} className="grid gap-10 border-t border-line pt-6">
            <h2 id={`${format}-title`}>{label}</h2>
            {questions.map((question) => (
              <GalleryCard
                key={question.id}
                question={question}
                answer={answerInGallery.bind(null, question.id)}
                reveal={revealInGallery.bind(null, question.id)}
              />
            ))}
          </section>
        ))}
      </main>
    </WordsProvider>
  );
}
