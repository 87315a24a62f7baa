import { fill, plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { zonedText } from "./times-text";

type Words = Messages["classes"];
type Facts = {
  mode: "self" | "wall";
  zone: string;
  questions: number;
  allowed: number | null;
  closedBook: boolean;
  late: "accept" | "mark" | "refuse";
  release: "each" | "handed-in" | "closed" | "held";
  limit: { usual: number | null; own: number | null };
  usual: { dueAt: number | null; closesAt: number | null };
  own: { dueAt: number | null; endsAt: number | null };
};

const minutesText = (seconds: number, words: Words) => plural(language(), Math.round(seconds / 60), words.limit);

/** "30 minutes, extended from 20": whoever has extra time sees that they have it. */
function limitText({ limit }: Facts, words: Words): string {
  if (limit.usual === null) return words.noTimeLimit;
  if (limit.own === null) return fill(words.limitLifted, { usual: minutesText(limit.usual, words) });
  return limit.own === limit.usual
    ? minutesText(limit.usual, words)
    : fill(words.limitExtended, { own: minutesText(limit.own, words), usual: minutesText(limit.usual, words) });
}

const movedText = (own: number, usual: number | null, zone: string, words: Words): string =>
  usual === null || usual === own
    ? zonedText(own, zone)
    : fill(words.dueExtended, { own: zonedText(own, zone), usual: zonedText(usual, zone) });

const TOLD = { each: "toldEach", "handed-in": "toldHandedIn", closed: "toldClosed", held: "toldHeld" } as const;

function rowsOf(one: Facts, words: Words): [string, string][] {
  const { own, usual, zone, late, allowed } = one;
  const usualEnd = late === "refuse" ? (usual.dueAt ?? usual.closesAt) : usual.closesAt;
  const notes = late === "mark" ? ` ${words.lateNote}` : late === "refuse" ? ` ${words.refuseNote}` : "";
  return [
    ...(own.dueAt === null ? [] : [[words.due, `${movedText(own.dueAt, usual.dueAt, zone, words)}.${notes}`] as [string, string]]),
    ...(own.endsAt === null || own.endsAt === own.dueAt
      ? []
      : [[words.closes, movedText(own.endsAt, usualEnd, zone, words)] as [string, string]]),
    [words.time, limitText(one, words)],
    [words.attempts, allowed === null ? words.attemptsAny : plural(language(), allowed, words.attemptsLeft)],
  ];
}

/** What is allowed in an assignment, for this pupil: times with their zone, limit, attempts, when they are told. */
export function AssignmentFacts({ one, words }: { one: Facts; words: Words }) {
  return (
    <section aria-labelledby="allowed" className="grid gap-3">
      <h2 id="allowed">{words.whatIsAllowed}</h2>
      <dl className="card grid gap-x-6 gap-y-2 px-4 py-3.5 sm:grid-cols-[auto_minmax(0,1fr)]">
        {[
          [words.quiz, plural(language(), one.questions, words.questions)] as [string, string],
          ...(one.mode === "wall" ? [] : rowsOf(one, words)),
        ].map(([name, value]) => (
          <div key={name} className="grid sm:col-span-2 sm:grid-cols-subgrid">
            <dt className="text-soft">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {one.mode === "self" && <p className="text-soft">{words[TOLD[one.release]]}</p>}
      {one.closedBook && <p className="text-soft">{words.closedBookNote}</p>}
    </section>
  );
}
