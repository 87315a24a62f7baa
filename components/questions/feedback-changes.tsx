import type { Correction, Feedback } from "@/lib/quizzes/answer";
import { fill } from "@/lib/words";
import { LANGUAGE } from "@/messages/language";
import { useWords } from "../layout/words";
import { Notice } from "../ui/notice";
import { dateText } from "./source-passages";

type Words = ReturnType<typeof useWords<"quiz">>;

const pointsText = (points: number) => new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 2 }).format(points);

/** "Corrected on 11 March 2025: The talks took place in Jeddah." */
function correctionText({ kind, on, statement }: Correction, words: Words): string {
  const date = dateText(on);
  if (kind === "taken-out") return fill(words.takenOutOn, { date });
  return fill(kind === "newer" ? words.newerSince : words.correctedOn, { date, statement: statement ?? "" });
}

/** What became of a question since it was answered: its facts corrected, its mark raised or given by hand. Nothing where nothing did. */
export function FeedbackChanges({ feedback: { corrections = [], remark } }: { feedback: Feedback }) {
  const words = useWords("quiz");
  if (corrections.length === 0 && !remark) return null;
  return (
    <div className="grid gap-3">
      {remark?.kind === "raised" && <Notice tone="right" title={fill(words.youWereRight, { points: pointsText(remark.points) })} />}
      {remark?.kind === "by-hand" && <Notice title={words.byHand}>{remark.note}</Notice>}
      {corrections.map((one) => (
        <Notice key={`${one.kind} ${one.on} ${one.statement}`}>{correctionText(one, words)}</Notice>
      ))}
    </div>
  );
}
