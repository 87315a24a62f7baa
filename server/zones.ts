import "server-only";
import { dateAfter, localDate, startOfDate } from "@/lib/memory/due";

/** A formatter costs a hundred times what asking it does. The few hundred zones there are come under more than one name each. */
const KEPT_ZONES = 1_000;
const offsets = new Map<string, Intl.DateTimeFormat | null>();

function offsetFormat(zone: string): Intl.DateTimeFormat | null {
  const kept = offsets.get(zone);
  if (kept !== undefined) return kept;
  if (offsets.size >= KEPT_ZONES) offsets.clear();
  let format: Intl.DateTimeFormat | null = null;
  try {
    format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeZoneName: "longOffset" });
  } catch {
    // Not a zone that is known here.
  }
  offsets.set(zone, format);
  return format;
}

/** Minutes that the zone is ahead of UTC at a moment; null for a zone that is not known here. */
function offsetMinutes(zone: string, at: number): number | null {
  const parts = offsetFormat(zone)?.formatToParts(at);
  if (!parts) return null;
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})/.exec(parts.find((part) => part.type === "timeZoneName")?.value ?? "") ?? [];
  return hours === undefined ? 0 : (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** The first zone that is known, and how many minutes it is ahead of UTC at a moment; UTC where none is. */
export function zoneOf(zones: readonly (string | null | undefined)[], at: number): { zone: string; minutes: number } {
  for (const zone of zones) {
    const minutes = zone ? offsetMinutes(zone, at) : null;
    if (zone && minutes !== null) return { zone, minutes };
  }
  return { zone: "UTC", minutes: 0 };
}

/** The date in somebody's zone at a moment: "2025-03-12". UTC where it is not known. */
export const localDateAt = (zone: string | null, at: number): string => localDate(at, zone ?? "UTC");

/** When the day of a moment ends in somebody's zone, in milliseconds: on a day whose clocks change too. */
export const endOfDay = (zone: string | null, at: number): number => startOfDate(dateAfter(localDateAt(zone, at), 1), zone ?? "UTC");
