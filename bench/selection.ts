// The bounded choice that the server makes by index (server/practice-candidates.ts), for measures without a database.
import type { Candidate } from "@/lib/memory/session";
import { dueAt } from "@/lib/memory/worth";
import type { Weights } from "@/lib/memory/memory";
import type { Random } from "@/lib/random";

const DAY = 86_400_000;
/** As the server has them: due last, due longest, some from between, due next, and new ones. */
const LOOKED_AT = { dueLast: 250, dueLongest: 120, dueBetween: 130, next: 100, fresh: 60 };

type Dated = { candidate: Candidate; dueAt: number };

/** All that a learner has met and not met, in order of when it is due: what the index of the database holds. */
export function indexOf(candidates: readonly Candidate[], weights: Weights, wanted: number): { dated: Dated[]; fresh: Candidate[] } {
  const dated = candidates.flatMap((candidate) =>
    candidate.memory ? [{ candidate, dueAt: dueAt(candidate.memory, weights, wanted) }] : [],
  );
  return { dated: dated.sort((one, other) => one.dueAt - other.dueAt), fresh: candidates.filter(({ memory }) => memory === null) };
}

/** What the server would hand to a session: some six hundred, however many there are. */
export function selected({ dated, fresh }: ReturnType<typeof indexOf>, now: number, random: Random): Candidate[] {
  const firstAfter = (at: number) => dated.findIndex((one) => one.dueAt > at);
  const placeOf = (at: number) => (firstAfter(at) < 0 ? dated.length : firstAfter(at));
  const [soon, due] = [placeOf(now + DAY / 2), placeOf(now)];
  const between = placeOf(now - random.next() * (now - (dated[0]?.dueAt ?? now)));
  const last = (end: number, count: number) => dated.slice(Math.max(0, end - count), end);
  const rows = [
    ...last(soon, LOOKED_AT.dueLast),
    ...dated.slice(0, Math.min(due, LOOKED_AT.dueLongest)),
    ...last(between, LOOKED_AT.dueBetween),
    ...dated.slice(due, due + LOOKED_AT.next),
  ];
  return [...new Set(rows.map(({ candidate }) => candidate)), ...fresh.slice(0, LOOKED_AT.fresh)];
}
