import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { IdleWarning } from "@/components/layout/idle-warning-later";
import { DeviceSender } from "@/components/offline/device-sender";
import { WordsProvider } from "@/components/layout/words";
import { DEFAULT_SETTINGS } from "@/lib/people/settings";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { currentLanguage, direction } from "@/messages/language";
import { whoIsAsking } from "@/server/session";
import { stayHere } from "./actions";
import "./globals.css";

export function generateMetadata(): Metadata {
  const { name, title, tagline } = words("layout");
  return { title: { default: name, template: fill(title, { page: "%s" }) }, description: tagline, robots: { index: false } };
}

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf8f3" },
    { media: "(prefers-color-scheme: dark)", color: "#151411" },
  ],
};

/** Theme and size come with the page itself, so that nothing flashes or moves. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const who = await whoIsAsking();
  const { theme, textSize, spacing, ownDevice } = who?.settings ?? DEFAULT_SETTINGS;
  return (
    <html lang={currentLanguage()} dir={direction()} data-theme={theme} data-text={textSize} data-spacing={spacing}>
      <body className="flex min-h-dvh flex-col">
        <WordsProvider words={{ layout: words("layout"), errors: words("errors") }}>
          {children}
          <DeviceSender words={words("offline")} />
          {ownDevice === false && <IdleWarning words={words("account").device} stay={stayHere} />}
        </WordsProvider>
      </body>
    </html>
  );
}
