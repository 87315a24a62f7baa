import { fill } from "@/lib/words";
import { language } from "@/messages/language";
import type { Messages } from "@/messages";
import { SubmitButton } from "../ui/submit-button";
import { dateText } from "./date-text";
import { FitNow } from "./fit-now";

/**
 * A forgetting curve fitted to somebody: from how many answers, and how far off it and the one before were on answers they had not seen
 * (log loss).
 */
export type FittedSet = { id: string; createdAt: string; answers: number; logLossBefore: number; logLossAfter: number; current: boolean };

type FittedProps = {
  sets: readonly FittedSet[];
  words: Messages["plan"];
  /** Takes the set with this id; null for the usual one. */ choose: (id: string | null) => () => Promise<void>;
  fit: () => Promise<string>;
};

const loss = (value: number) => new Intl.NumberFormat(language(), { maximumFractionDigits: 3, minimumFractionDigits: 3 }).format(value);
const day = (set: FittedSet) => dateText(language(), set.createdAt.slice(0, 10));

/** The curve in use, and the way back to an earlier one. */
export function Fitted({ sets, words, choose, fit }: FittedProps) {
  const current = sets.find((set) => set.current) ?? null;
  const others = sets.filter((set) => !set.current);
  return (
    <section aria-labelledby="fitted" className="grid gap-3">
      <h2 id="fitted">{words.fitTitle}</h2>
      {current ? (
        <p className="grid gap-1">
          <span>{fill(words.fitted, { date: day(current), count: new Intl.NumberFormat(language()).format(current.answers) })}</span>
          <span className="text-small text-soft">
            {fill(words.fitGain, { before: loss(current.logLossBefore), after: loss(current.logLossAfter) })}
          </span>
        </p>
      ) : (
        <p className="text-soft">{words.fitUsual}</p>
      )}
      <FitNow fit={fit} label={words.fitNow} busy={words.fitNowBusy} />
      {(current || others.length > 0) && (
        <ul aria-label={words.fitEarlier} className="flex flex-wrap gap-2">
          {others.map((set) => (
            <li key={set.id}>
              <form action={choose(set.id)}>
                <SubmitButton look="quiet" busy={words.fitBusy}>
                  {fill(words.fitUseOf, { date: day(set) })}
                </SubmitButton>
              </form>
            </li>
          ))}
          {current && (
            <li>
              <form action={choose(null)}>
                <SubmitButton look="quiet" busy={words.fitBusy}>
                  {words.fitUseUsual}
                </SubmitButton>
              </form>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}
