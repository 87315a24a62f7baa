import type { Metadata } from "next";
import { WordsProvider } from "@/components/layout/words";
import { SettingsForm } from "@/components/people/settings-form";
import { DEFAULT_SETTINGS } from "@/lib/people/settings";
import { words } from "@/messages";
import { currentLanguage } from "@/messages/language";
import { listLanguages } from "@/server/request-language";
import { whoIsAsking } from "@/server/session";
import { changeSettings } from "./actions";

export const generateMetadata = (): Metadata => ({ title: words("settings").title });

export default async function SettingsPage() {
  const text = words("settings");
  const who = await whoIsAsking();
  return (
    <main id="main" className="narrow grid grow content-start gap-8 pt-8 pb-16">
      <div className="grid gap-2">
        <h1>{text.title}</h1>
        <p className="text-soft">{text.lead}</p>
      </div>
      <WordsProvider words={{ settings: text }}>
        <SettingsForm
          key={currentLanguage()}
          settings={who?.settings ?? DEFAULT_SETTINGS}
          languages={listLanguages()}
          save={changeSettings}
        />
      </WordsProvider>
    </main>
  );
}
