const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
/** The first Monday after the beginning of 1970. */
const FIRST_MONDAY_MS = 4 * DAY_MS;

/** What a backup made at a time (ms since 1970) is called. One that is encrypted says so. */
export const nameOfBackup = (at: number, encrypted: boolean): string =>
  `footing-${new Date(at).toISOString().slice(0, 19).replaceAll(":", "-")}Z.zip${encrypted ? ".age" : ""}`;

/** When a backup of this name was made, in ms since 1970; null for the name of anything else. */
export function timeOfBackup(name: string): number | null {
  const [, day, hour, minute, second] = /^footing-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.zip(?:\.age)?$/.exec(name) ?? [];
  const at = Date.parse(`${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at) ? null : at;
}

/** For how long one of each span is kept: what names the span of a time, and how old it may be. */
const ONE_OF_EACH: readonly { span: (at: number) => string | number; ms: number }[] = [
  { span: (at) => Math.floor(at / DAY_MS), ms: 14 * DAY_MS },
  { span: (at) => Math.floor((at - FIRST_MONDAY_MS) / WEEK_MS), ms: 8 * WEEK_MS },
  { span: (at) => new Date(at).toISOString().slice(0, 7), ms: 365 * DAY_MS },
];

/**
 * Which of the backups made at these times (ms since 1970) stay: the newest whatever its age, all of the last day, the newest of each day
 * for two weeks, of each week for eight weeks, and of each month for a year. Days begin at midnight UTC, weeks on Monday. Times ahead of
 * `now` stay: a clock was wrong.
 */
export function backupsToKeep(times: readonly number[], now: number): number[] {
  const newestFirst = [...times].sort((a, b) => b - a);
  const kept = new Set(newestFirst.filter((at, i) => i === 0 || now - at < DAY_MS));
  for (const { span, ms } of ONE_OF_EACH) {
    const seen = new Set<string | number>();
    for (const at of newestFirst) {
      if (now - at >= ms || seen.has(span(at))) continue;
      seen.add(span(at));
      kept.add(at);
    }
  }
  return newestFirst.filter((at) => kept.has(at)).reverse();
}
