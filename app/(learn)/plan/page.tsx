import type { Metadata } from "next";
import { WordsProvider } from "@/components/layout/words";
import { Fitted } from "@/components/memory/fitted";
import { PlanForm } from "@/components/memory/plan-form";
import { PutAway } from "@/components/memory/put-away";
import { TodayEmpty } from "@/components/memory/today-empty";
import { words } from "@/messages";
import { parametersOf } from "@/server/fitting";
import { planOf } from "@/server/plan";
import { planChoices } from "@/server/practice-choices";
import { planBasis } from "@/server/practice-today";
import { setAsideOf } from "@/server/set-asides";
import { whoIsAsking } from "@/server/session";
import { bringBack, changePlan, fitCurve, takeCurve } from "./actions";

export const generateMetadata = (): Metadata => ({ title: words("plan").title });

export default async function PlanPage() {
  const who = await whoIsAsking();
  if (!who)
    return (
      <main id="main" className="narrow grow pt-8 pb-16">
        <TodayEmpty words={words("today")} />
      </main>
    );
  const [plan, basis, choices, fitted, aside] = await Promise.all([
    planOf(who),
    planBasis(who),
    planChoices(who),
    parametersOf(who),
    setAsideOf(who),
  ]);
  const text = words("plan");
  return (
    <main id="main" className="narrow grid grow content-start gap-8 pt-8 pb-20">
      <div className="grid gap-2">
        <h1>{text.title}</h1>
        <p className="text-soft">{text.lead}</p>
      </div>
      <WordsProvider words={{ plan: text }}>
        <PlanForm plan={plan} choices={choices} basis={basis} save={changePlan} />
      </WordsProvider>
      <Fitted sets={fitted} words={text} choose={(id) => takeCurve.bind(null, id)} fit={fitCurve} />
      <PutAway facts={aside} words={text} bringBack={({ setId, factId }) => bringBack.bind(null, setId, factId)} />
    </main>
  );
}
