import Link from "next/link";
import { scoresOverTime } from "@/lib/charts/scores-over-time";
import { momentText } from "@/lib/people/moment";
import type { AttemptScore, SetScores } from "@/lib/quizzes/progress";
import { fill, percent, plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { ScoreLine } from "../charts/score-line";
import { ButtonLink } from "../ui/button-link";
import { Table } from "../ui/table";
import { TopicTable } from "./topic-table";

type ScoresOfSetProps = { set: SetScores; words: Messages["scores"]; zone: string };

/** So many attempts stand in the table at once; earlier ones behind one press. */
const SHOWN = 10;

const number = (points: number) => new Intl.NumberFormat(language(), { maximumFractionDigits: 1 }).format(points);
const shareOf = ({ share }: AttemptScore, words: Messages["scores"]) => (share === null ? words.nothingScored : percent(language(), share));
const pointsOf = ({ points, possible }: { points: number; possible: number }, words: Messages["scores"]) =>
  fill(words.points, { points: number(points), possible });

function AttemptTable({
  attempts,
  caption,
  words,
  zone,
  hasSelfMarked,
}: {
  attempts: readonly AttemptScore[];
  caption: string;
  words: Messages["scores"];
  zone: string;
  hasSelfMarked: boolean;
}) {
  const columns = [
    { key: "when", label: words.when },
    { key: "score", label: words.score, end: true },
    ...(hasSelfMarked ? [{ key: "self", label: words.selfMarked, end: true }] : []),
  ];
  const rows = attempts.map((attempt) => {
    const when = momentText(language(), attempt.at, zone);
    const review = (
      <Link
        prefetch={false}
        href={`/attempts/${attempt.id}/result`}
        className="link inline-flex min-h-11 min-w-32 items-center font-[550]"
        aria-label={fill(words.reviewOf, { when })}
      >
        {when}
      </Link>
    );
    const selfMarked = attempt.selfMarked.possible > 0 ? pointsOf(attempt.selfMarked, words) : "–";
    const score = (
      <span className="grid sm:flex sm:flex-row-reverse sm:items-baseline sm:justify-start sm:gap-3">
        <span className="font-[550] sm:min-w-16">{shareOf(attempt, words)}</span>
        {attempt.share !== null && <span className="text-small whitespace-nowrap text-soft">{pointsOf(attempt, words)}</span>}
      </span>
    );
    return { key: attempt.id, cells: [review, score, ...(hasSelfMarked ? [selfMarked] : [])] };
  });
  return <Table caption={caption} hideCaption columns={columns} rows={rows} />;
}

function Figure({ label, value, note }: { label: string; value: string; note?: string }) {
  return (
    <div className="grid gap-0.5">
      <dt className="label">{label}</dt>
      <dd className="font-read text-h1 font-[560] leading-tight">{value}</dd>
      {note && <dd className="text-tiny text-soft">{note}</dd>}
    </div>
  );
}

/** How it went with one set: best and latest, a line over time, each attempt, and what is known by topic. */
export function ScoresOfSet({ set, words, zone }: ScoresOfSetProps) {
  const { slug, title, attempts, best, latest, topics } = set;
  const hasSelfMarked = attempts.some(({ selfMarked }) => selfMarked.possible > 0);
  const points = scoresOverTime(attempts);
  const table = { caption: fill(words.tableOf, { set: title }), words, zone, hasSelfMarked };
  const earlier = attempts.slice(SHOWN);
  return (
    <section aria-labelledby={`set-${slug}`} className="grid gap-6 border-t border-line pt-8">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id={`set-${slug}`}>
          <Link prefetch={false} href={`/sets/${slug}`} className="text-ink no-underline hover:underline">
            {title}
          </Link>
        </h2>
        <ButtonLink href={`/sets/${slug}/quiz`} look="quiet">
          {words.again}
        </ButtonLink>
      </div>
      {latest && (
        <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:flex sm:gap-x-12">
          <Figure label={words.latest} value={shareOf(latest, words)} note={momentText(language(), latest.at, zone)} />
          {best && <Figure label={words.best} value={shareOf(best, words)} note={momentText(language(), best.at, zone)} />}
        </dl>
      )}
      {points && (
        <ScoreLine
          points={points}
          label={fill(words.chart, {
            count: points.length,
            first: percent(language(), points[0]!.share),
            last: percent(language(), points.at(-1)!.share),
          })}
          marks={[percent(language(), 1), percent(language(), 0.5), percent(language(), 0)]}
        />
      )}
      {attempts.length > 0 && <AttemptTable attempts={attempts.slice(0, SHOWN)} {...table} />}
      {earlier.length > 0 && (
        <details>
          <summary className="min-h-11 content-center font-[550] text-accent">{plural(language(), earlier.length, words.older)}</summary>
          <AttemptTable attempts={earlier} {...table} />
        </details>
      )}
      {hasSelfMarked && <p className="text-small text-soft">{words.selfMarkedNote}</p>}
      {topics.length > 0 && <TopicTable topics={topics} words={words} title={title} />}
    </section>
  );
}
