import { momentText } from "@/lib/people/moment";
import { fill, percent } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { ButtonLink } from "../ui/button-link";
import { Chip } from "../ui/chip";

type Attempt = { id: string; startedAt: number; isOpen: boolean; isLate: boolean; share: number | null };
type AttemptListProps = {
  one: { zone: string; isTold: boolean; release: string; attempts: readonly Attempt[]; counting: Attempt | null };
  words: Messages["classes"];
};

/** What a pupil handed in: with its score once that may be told. */
export function AttemptList({ one, words }: AttemptListProps) {
  const done = one.attempts.filter((attempt) => !attempt.isOpen);
  return (
    <section aria-labelledby="attempts" className="grid gap-3">
      <h2 id="attempts">{words.yourAttempts}</h2>
      {!one.isTold && <p className="text-soft">{one.release === "closed" ? words.heldUntilClosed : words.held}</p>}
      <ul className="grid gap-2">
        {done.map((attempt) => (
          <li key={attempt.id} className="card flex flex-wrap items-center justify-between gap-3 px-4 py-3">
            <span className="grid gap-1">
              <span className="font-[550]">{fill(words.attemptOn, { moment: momentText(language(), attempt.startedAt, one.zone) })}</span>
              <span className="flex flex-wrap gap-2 empty:hidden">
                {attempt.share !== null && (
                  <Chip tone="accent">{fill(words.scoreOf, { percent: percent(language(), attempt.share) })}</Chip>
                )}
                {attempt.isLate && <Chip>{words.attemptLate}</Chip>}
                {done.length > 1 && one.isTold && attempt.id === one.counting?.id && <Chip>{words.countsNote}</Chip>}
              </span>
            </span>
            <ButtonLink look="quiet" href={`/attempts/${attempt.id}/result`}>
              {words.seeResult}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
