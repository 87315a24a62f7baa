import type { Score } from "@/lib/quizzes/score";
import { fill, percent, plural } from "@/lib/words";
import { language } from "@/messages/language";
import type { Messages } from "@/messages";
import { Progress } from "../ui/progress";

const pointsText = (points: number) => new Intl.NumberFormat(language(), { maximumFractionDigits: 1 }).format(points);

/** What an attempt came to; what the learner marked stands apart. */
export function ScoreSummary({ score, open, words }: { score: Score; open: number; words: Messages["quiz"] }) {
  const { points, possible, share, selfMarked } = score;
  const text = fill(words.score, { points: pointsText(points), count: possible });
  return (
    <div className="grid gap-2.5">
      {share === null ? (
        <p>{words.allSelfMarked}</p>
      ) : (
        <>
          <p className="flex items-baseline gap-3">
            <span className="font-read text-display font-[560]">{text}</span>
            <span className="text-soft">{fill(words.scorePercent, { percent: percent(language(), share) })}</span>
          </p>
          <Progress value={points} max={possible} label={text} />
        </>
      )}
      {selfMarked.possible > 0 && (
        <p className="text-soft">{fill(words.selfMarkedScore, { count: selfMarked.possible, points: pointsText(selfMarked.points) })}</p>
      )}
      {open > 0 && <p className="text-soft">{plural(language(), open, words.notAnsweredCount)}</p>}
    </div>
  );
}
