import type { LeftBecause, RegradeSummary } from "@/lib/quizzes/regrade";
import { plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";

type Words = Messages["healing"];

const number = (count: number) => new Intl.NumberFormat(language()).format(count);

function Figure({ count, label, tone }: { count: number; label: string; tone: string }) {
  return (
    <div className="grid gap-0.5">
      <dt className="order-2 text-small text-soft">{label}</dt>
      <dd className={`text-[1.75rem] leading-none font-[650] tabular-nums ${count > 0 ? tone : "text-soft"}`}>{number(count)}</dd>
    </div>
  );
}

/** How many answers gain, lose, stay, and are left: read out when it changes. */
export function RegradeNumbers({ summary, isDone, words }: { summary: RegradeSummary; isDone: boolean; words: Words }) {
  return (
    <section aria-labelledby="numbers" className="card grid gap-4 px-5 py-4">
      <h2 id="numbers" className="text-base">
        {words.numbers}
      </h2>
      <div role="status" className="grid gap-4">
        <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
          <Figure count={summary.gained} label={words.gain} tone="text-correct" />
          <Figure count={summary.lost} label={words.lose} tone="text-wrong" />
          <Figure count={summary.unchanged} label={words.same} tone="" />
          <Figure count={summary.left} label={words.left} tone="" />
        </dl>
        {!isDone && <p className="text-small text-soft">{plural(language(), summary.attempts, words.inAttempts)}</p>}
      </div>
    </section>
  );
}

const WHY = {
  "by-hand": "leftByHand",
  "not-offered": "leftNotOffered",
  "taken-out": "leftTakenOut",
  unclear: "leftUnclear",
  learner: "leftLearner",
} as const satisfies Record<LeftBecause, keyof Words>;
const REASONS = Object.keys(WHY) as LeftBecause[];
/** Reasons that all points make nothing of. */
const ALWAYS: readonly LeftBecause[] = ["by-hand", "learner"];

/** Why answers are left as they are, each with how many. */
export function LeftNotes({ left, isFull, words }: { left: Partial<Record<LeftBecause, number>>; isFull: boolean; words: Words }) {
  const shown = REASONS.filter((reason) => (left[reason] ?? 0) > 0 && (ALWAYS.includes(reason) || !(isFull && reason === "not-offered")));
  if (shown.length === 0) return null;
  return (
    <ul className="grid gap-1 text-small text-soft">
      {shown.map((reason) => (
        <li key={reason}>{plural(language(), left[reason]!, words[WHY[reason]])}</li>
      ))}
    </ul>
  );
}
