"use client";

import { lazy, Suspense } from "react";
import { currentLanguage } from "@/messages/language";
import "./globals.css";

/** Fetched only when it is needed: every page would carry the words of every language. */
const StandingFailure = lazy(async () => ({ default: (await import("@/components/layout/standing-failure")).StandingFailure }));

/** Something failed that every page needs, so this one stands alone. */
export default function GlobalErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang={currentLanguage()}>
      <body className="flex min-h-dvh flex-col">
        <Suspense fallback={null}>
          <StandingFailure digest={error.digest} again={reset} />
        </Suspense>
      </body>
    </html>
  );
}
