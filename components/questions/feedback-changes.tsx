import type { Correction, Feedback } from "@/lib/quizzes/answer";
import { fill } from "@/lib/words";
import { language } from "@/messages/language";
import { useWords } from "../layout/words";
import { Notice } from "../ui/notice";
import { ShownWithin } from "./shown";
import { dayText } from "../ui/day-text";

type Words = ReturnType<typeof useWords<"quiz">>;

const pointsText = (points: number) => new Intl.NumberFormat(language(), { maximumFractionDigits: 2 }).format(points);

/** "Corrected on 11 March 2025: {statement}" */
function correctionTemplate({ kind, on }: Correction, words: Words): string {
  const template = { "taken-out": words.takenOutOn, newer: words.newerSince, corrected: words.correctedOn }[kind];
  return fill(template, { date: dayText(on) });
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
        <Notice key={`${one.kind} ${one.on} ${one.statement}`}>
          <ShownWithin template={correctionTemplate(one, words)} text={one.statement ?? ""} />
        </Notice>
      ))}
    </div>
  );
}
