import Link from "next/link";
import type { Touched } from "@/lib/quizzes/touched";
import { fill, plural, type Plural } from "@/lib/words";
import { language } from "@/messages/language";

type Words = Record<"touches" | "touchesNothing" | "underWayStays" | "lookAgain", string> &
  Record<"touchesQuestions" | "touchesQuizzes" | "touchesAttempts" | "touchesUnderWay", Plural>;

function sentenceOf({ questions, quizzes, attempts, underWay }: Touched, words: Words): string {
  if (attempts === 0) return words.touchesNothing;
  return fill(words.touches, {
    questions: plural(language(), questions, words.touchesQuestions),
    quizzes: plural(language(), quizzes, words.touchesQuizzes),
    attempts: plural(language(), attempts, words.touchesAttempts),
    underWay: plural(language(), underWay, words.touchesUnderWay),
  });
}

/** What changing a fact touches, in numbers; once it is changed, where to mark its answers again. */
export function TouchedNote({ touched, words, regradeHref }: { touched: Touched; words: Words; regradeHref: string | null }) {
  return (
    <p className="text-small text-soft">
      {sentenceOf(touched, words)} {touched.underWay > 0 && words.underWayStays}{" "}
      {regradeHref && touched.attempts > 0 && (
        <Link prefetch={false} href={regradeHref} className="link">
          {words.lookAgain}
        </Link>
      )}
    </p>
  );
}
