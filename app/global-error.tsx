"use client";

import { Failure } from "@/components/layout/failure";
import { WordsProvider } from "@/components/layout/words";
import { errors } from "@/messages/en/errors";
import "./globals.css";

/** Something failed that every page needs, so this one stands alone and brings its words. */
export default function GlobalErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body className="flex min-h-dvh flex-col">
        <WordsProvider words={{ errors }}>
          <Failure digest={error.digest} again={reset} />
        </WordsProvider>
      </body>
    </html>
  );
}
