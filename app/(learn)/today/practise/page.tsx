import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { WordsProvider } from "@/components/layout/words";
import { PractiseForm } from "@/components/memory/practise-form";
import { DEFAULT_PLAN } from "@/lib/memory/plan";
import { words } from "@/messages";
import { planOf } from "@/server/plan";
import { practiceChoices } from "@/server/practice-choices";
import { whoIsAsking } from "@/server/session";
import { practiseNow } from "../actions";

export const generateMetadata = (): Metadata => ({ title: words("today").practiseTitle });

export default async function PractisePage({ searchParams }: PageProps<"/today/practise">) {
  const who = await whoIsAsking();
  const [choices, plan, { set }] = await Promise.all([practiceChoices(who), who ? planOf(who) : DEFAULT_PLAN, searchParams]);
  const chosen = choices.find((choice) => choice.slug === set) ?? choices[0];
  const text = words("today");
  return (
    <WordsProvider words={{ today: text }}>
      <main id="main" className="narrow grid grow content-start gap-8 pt-8 pb-16">
        <div className="grid gap-2">
          <h1>{text.practiseTitle}</h1>
          <p className="text-soft">{text.practiseLead}</p>
        </div>
        {chosen ? (
          <PractiseForm
            action={practiseNow}
            token={randomUUID()}
            choices={choices}
            chosen={chosen.id}
            minutes={plan.minutes}
            counts={who === null}
          />
        ) : (
          <p>{text.nothingToAsk}</p>
        )}
      </main>
    </WordsProvider>
  );
}
