import Link from "next/link";
import { momentText } from "@/lib/people/moment";
import type { OpenAttempt, SetScores } from "@/lib/quizzes/progress";
import { fill } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { ButtonLink } from "../ui/button-link";
import { Notice } from "../ui/notice";
import { ScoresOfSet } from "./scores-of-set";

type ScoreBoardProps = {
  scores: { open: readonly OpenAttempt[]; sets: readonly SetScores[]; zone: string };
  words: Messages["scores"];
  isAnonymous: boolean;
};

/** How many attempts that were not finished are offered again. */
const OFFERED = 3;

function OpenOnes({ open, words, zone }: { open: readonly OpenAttempt[]; words: Messages["scores"]; zone: string }) {
  return (
    <section aria-labelledby="open" className="grid gap-3">
      <h2 id="open">{words.open}</h2>
      <ul className="grid gap-2">
        {open.slice(0, OFFERED).map(({ id, set, startedAt, answered, count }) => (
          <li key={id} className="card flex flex-wrap items-center justify-between gap-3 px-4 py-3">
            <span className="grid">
              <span className="font-[650]">{set.title}</span>
              <span className="text-small text-soft">
                {fill(words.openOf, { answered, count, when: momentText(language(), startedAt, zone) })}
              </span>
            </span>
            <ButtonLink href={`/attempts/${id}`} look="quiet" aria-label={`${words.goOn}: ${set.title}`}>
              {words.goOn}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Everything about somebody's scores, the set tried last first. */
export function ScoreBoard({ scores, words, isAnonymous }: ScoreBoardProps) {
  const { open, sets, zone } = scores;
  const shown = sets.filter(({ attempts, topics }) => attempts.length > 0 || topics.length > 0);
  const isEmpty = shown.length === 0;
  return (
    <div className="grid gap-10">
      <div className="grid justify-items-start gap-4">
        <h1>{isEmpty && open.length === 0 ? words.emptyTitle : words.title}</h1>
        {isEmpty && <p className="text-soft">{words.empty}</p>}
        {isEmpty && open.length === 0 && <ButtonLink href="/sets">{words.toSets}</ButtonLink>}
        {isAnonymous && !isEmpty && (
          <Notice>
            <p>
              {words.account}{" "}
              <Link prefetch={false} href="/sign-up?next=/scores" className="link font-[550]">
                {words.makeAccount}
              </Link>
            </p>
          </Notice>
        )}
      </div>
      {open.length > 0 && <OpenOnes open={open} words={words} zone={zone} />}
      {shown.map((set) => (
        <ScoresOfSet key={set.slug} set={set} words={words} zone={zone} />
      ))}
    </div>
  );
}
