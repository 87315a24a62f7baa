/** Times as forms have them: "2025-03-12T09:00", by the clocks of a time zone (IANA). A zone that is not known is UTC. */

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string): Intl.DateTimeFormat {
  const form = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  try {
    return new Intl.DateTimeFormat("sv-SE", { ...form, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat("sv-SE", { ...form, timeZone: "UTC" });
  }
}

/** What clocks in the zone show at a moment (milliseconds since 1970), to the minute. */
export function localTime(at: number, zone: string): string {
  const format = formats.get(zone) ?? formatFor(zone);
  formats.set(zone, format);
  return format.format(at).replace(" ", "T");
}

/** The time as if its clocks were those of UTC; null where it is none, such as 31 February. */
function asUtc(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return null;
  const at = Date.parse(`${text}:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 16) !== text ? null : at;
}

/** The moment so many days later at which clocks in the zone show the same time as at `at` (milliseconds since 1970), to the minute. */
export function daysLater(at: number, days: number, zone: string): number {
  const later = (asUtc(localTime(at, zone)) ?? at) + days * DAY_MS;
  return momentOf(new Date(later).toISOString().slice(0, 16), zone) ?? later;
}

/** How far clocks in the zone are ahead of UTC at a moment. */
const ahead = (at: number, zone: string): number => (asUtc(localTime(at, zone)) ?? at) - Math.floor(at / MINUTE_MS) * MINUTE_MS;

/**
 * The moment when clocks in the zone show this time; null where it is no time. Of two such moments (clocks go back) the first; where there
 * is none (clocks go forward) so much later as the clocks jump.
 */
export function momentOf(text: string, zone: string): number | null {
  const utc = asUtc(text);
  if (utc === null) return null;
  const [before, after] = [ahead(utc - DAY_MS, zone), ahead(utc + DAY_MS, zone)];
  const fits = [utc - Math.max(before, after), utc - Math.min(before, after)].find((at) => localTime(at, zone) === text);
  return fits ?? utc - Math.min(before, after);
}
