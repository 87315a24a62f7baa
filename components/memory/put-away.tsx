import { fill } from "@/lib/words";
import { language } from "@/messages/language";
import type { Messages } from "@/messages";
import { SubmitButton } from "../ui/submit-button";
import { dateText } from "./date-text";
import { Shown } from "../questions/shown";

/** A fact that its learner does not want to be asked: until a date, or (null) never. */
export type PutAwayFact = { setId: string; factId: string; set: string; statement: string; until: string | null };

type PutAwayProps = { facts: readonly PutAwayFact[]; words: Messages["plan"]; bringBack: (fact: PutAwayFact) => () => Promise<void> };

/** What was put away, each with the way back. */
export function PutAway({ facts, words, bringBack }: PutAwayProps) {
  return (
    <section id="aside" aria-labelledby="aside-title" className="grid gap-3">
      <h2 id="aside-title">{words.asideTitle}</h2>
      {facts.length === 0 && <p className="text-soft">{words.asideNone}</p>}
      <ul className="grid gap-2">
        {facts.map((fact) => (
          <li key={`${fact.setId} ${fact.factId}`} className="card flex flex-wrap items-center justify-between gap-3 px-4 py-3">
            <span className="grid min-w-0">
              <span>
                <Shown text={fact.statement} />
              </span>
              <span className="text-small text-soft">
                {fact.set}, {fact.until ? fill(words.asideUntil, { date: dateText(language(), fact.until) }) : words.asideNever}
              </span>
            </span>
            <form action={bringBack(fact)}>
              <SubmitButton look="quiet" aria-label={fill(words.bringBackOf, { fact: fact.statement })}>
                {words.bringBack}
              </SubmitButton>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
