import "server-only";
import { createHash, randomBytes } from "node:crypto";
import ical, { ICalEventTransparency } from "ical-generator";
import { minutesOn } from "@/lib/memory/due";
import { remindersFrom } from "@/lib/memory/reminder";
import { TAGS } from "@/lib/people/languages";
import { toSettings } from "@/lib/people/settings.schema";
import { plural } from "@/lib/words";
import { words } from "@/messages";
import { currentLanguage } from "@/messages/language";
import { databaseNow } from "./attempts";
import { db } from "./db";
import { environment } from "./environment";
import { planOf } from "./plan";
import { todayOf } from "./practice-today";
import { localDateAt, zoneOf } from "./zones";

type Person = { personId: string };

const digestOf = (token: string) => createHash("sha256").update(`feed\0${token}`).digest("hex");

/** Whether somebody has a calendar that reminds them, and at which hour of their clock. */
export async function feedOf(who: Person): Promise<{ hour: number } | null> {
  return db.feed.findFirst({ where: { personId: who.personId, revokedAt: null }, select: { hour: true } });
}

/**
 * Opens a calendar for somebody and answers the secret part of its address: it is told this once, only its digest is kept. The address they
 * had before ends.
 */
export async function openFeed(who: Person, hour: number): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  await db.$transaction([
    db.feed.updateMany({ where: { personId: who.personId, revokedAt: null }, data: { revokedAt: new Date() } }),
    db.feed.create({ data: { tokenHash: digestOf(token), personId: who.personId, hour } }),
  ]);
  return token;
}

/** Ends the calendar of somebody: its address leads nowhere from now on. False when there was none. */
export async function endFeed(who: Person): Promise<boolean> {
  const { count } = await db.feed.updateMany({ where: { personId: who.personId, revokedAt: null }, data: { revokedAt: new Date() } });
  return count > 0;
}

/** The address of a calendar: under the public one where it is known, else under the one it was asked for. */
export const feedAddress = (token: string, origin: string): string => `${environment().PUBLIC_URL ?? origin}/api/v1/calendar/${token}`;

/** Minutes of a date: of today what is ready now, of a day to come what the plan says; none on a day off. */
async function minutesOfDays(who: Person & { zone: string | null }): Promise<{ today: string; on: (date: string) => number }> {
  const [today, plan] = await Promise.all([todayOf(who), planOf(who)]);
  return {
    today: today.date,
    on: (date) => (date === today.date ? Math.min(minutesOn(plan, date), today.ready.minutes) : minutesOn(plan, date)),
  };
}

/**
 * The calendar behind an address as iCalendar text (RFC 5545); null where the address was never one, or has ended. Nothing of what is
 * learnt is in it.
 */
export async function calendarOf(token: string, origin: string): Promise<string | null> {
  const feed = await db.feed.findUnique({
    where: { tokenHash: digestOf(token) },
    include: { person: { select: { id: true, zone: true, settings: true, deletedAt: true } } },
  });
  if (!feed || feed.revokedAt !== null || feed.person.deletedAt !== null) return null;
  const who = { personId: feed.person.id, zone: feed.person.zone };
  const [now, days] = await Promise.all([databaseNow(), minutesOfDays(who)]);
  const reminders = remindersFrom({
    today: localDateAt(who.zone, now),
    hour: feed.hour,
    minutesAhead: (at) => zoneOf([who.zone], at).minutes,
    minutesOn: days.on,
  });
  // A calendar asks in no language: the one that was chosen in the settings, else what its program asks for.
  const chosen = toSettings(feed.person.settings).language ?? currentLanguage();
  const { calendar: name, ready, planned } = words("reminder", chosen);
  const calendar = ical({
    name,
    prodId: { company: "Footing", product: "Footing" },
    ttl: 6 * 3600,
    url: `${environment().PUBLIC_URL ?? origin}/today`,
  });
  for (const { date, at, minutes } of reminders) {
    calendar.createEvent({
      id: createHash("sha256").update(`${feed.tokenHash} ${date}`).digest("hex").slice(0, 32),
      start: new Date(at),
      end: new Date(at + minutes * 60_000),
      stamp: new Date(now),
      summary: plural(TAGS[chosen], minutes, date === days.today ? ready : planned),
      url: `${environment().PUBLIC_URL ?? origin}/today`,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}
