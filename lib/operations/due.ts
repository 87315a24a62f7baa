const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** When night work begins, in hours UTC. */
export const NIGHT_HOUR = 2;

/** The last time before `now` (both in ms since 1970) at which night work was to begin. */
export const lastNight = (now: number): number => Math.floor((now - NIGHT_HOUR * HOUR_MS) / DAY_MS) * DAY_MS + NIGHT_HOUR * HOUR_MS;

/**
 * Whether night work that last began at `begunAt` is due: it never began, or not since the last night began. A clock that was put back does
 * not hold it up for more than a day.
 */
export const isDueTonight = (begunAt: number | null, now: number): boolean =>
  begunAt === null || begunAt < lastNight(now) || begunAt > now + DAY_MS;

/** After a try that failed the next one comes no sooner. */
const BETWEEN_TRIES_MS = 30 * 60_000;

/**
 * Whether something that is to be done every `everyMs` is due: it was never done, or that long ago, and the last try is not just over. It
 * comes a little early rather than one look too late.
 */
export function isDueAgain({ begunAt, doneAt }: { begunAt: number | null; doneAt: number | null }, everyMs: number, now: number): boolean {
  const lastTry = begunAt === null || now - begunAt >= Math.min(BETWEEN_TRIES_MS, everyMs / 2) || begunAt > now + DAY_MS;
  return lastTry && (doneAt === null || now - doneAt >= everyMs * 0.95 || doneAt > now + DAY_MS);
}
