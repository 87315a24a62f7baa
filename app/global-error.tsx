"use client";

import { Failure } from "@/components/layout/failure";
import { WordsProvider } from "@/components/layout/words";
import { errors as german } from "@/messages/de/errors";
import { errors as english } from "@/messages/en/errors";
import { currentLanguage } from "@/messages/language";
import "./globals.css";

/** Something failed that every page needs, so this one stands alone and brings its words. */
export default function GlobalErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const language = currentLanguage() === "de" ? "de" : "en";
  return (
    <html lang={language}>
      <body className="flex min-h-dvh flex-col">
        <WordsProvider words={{ errors: language === "de" ? german : english }}>
          <Failure digest={error.digest} again={reset} />
        </WordsProvider>
      </body>
    </html>
  );
}
