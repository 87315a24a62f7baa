import { describe, expect, it } from "vitest";
import { db } from "./db";
import { calendarOf, endFeed, feedAddress, feedOf, openFeed } from "./reminders";
import { savePlan } from "./plan";
import { makePerson } from "./testing/attempts";

const ORIGIN = "http://localhost:3000";
const calendar = (token: string) => calendarOf(token, ORIGIN);
const starts = (text: string | null) => [...(text ?? "").matchAll(/DTSTART:(\d{8}T\d{6}Z)/g)].map((match) => match[1]!);

describe("the calendar that reminds", () => {
  it("has one entry a day at the learner's hour, none on days off, and nothing of what is learnt", async () => {
    const who = await makePerson();
    await db.person.update({ where: { id: who.personId }, data: { zone: "Asia/Tokyo" } });
    await savePlan(who, { daysOff: [1, 2, 3, 4, 5], minutes: 8 });
    const text = await calendar(await openFeed(who, 7));
    const all = starts(text);
    expect(all.length).toBeGreaterThanOrEqual(2);
    expect(all.length).toBeLessThanOrEqual(4);
    for (const start of all) expect(start.slice(8)).toBe("T220000Z");
    expect(text).toContain("8 minutes of practice");
    expect(text).toContain("BEGIN:VCALENDAR");
    expect(text).not.toContain(who.personId);
  });

  it("speaks the language that the learner chose, though a calendar has none", async () => {
    const who = await makePerson();
    await db.person.update({ where: { id: who.personId }, data: { settings: { language: "de" } } });
    await savePlan(who, { minutes: 8 });
    expect(await calendar(await openFeed(who, 18))).toContain("8 Minuten üben");
  });

  it("keeps the names of its entries, so that a calendar replaces them", async () => {
    const who = await makePerson();
    const token = await openFeed(who, 18);
    const uids = async () => [...((await calendar(token)) ?? "").matchAll(/UID:(.+)/g)].map((match) => match[1]!.trim());
    expect(await uids()).toEqual(await uids());
  });

  it("ends when another is opened, when it is revoked, and with its person; any other address is nothing", async () => {
    const who = await makePerson();
    const first = await openFeed(who, 18);
    const second = await openFeed(who, 6);
    expect(await feedOf(who)).toEqual({ hour: 6 });
    expect(await calendar(first)).toBeNull();
    expect(await calendar(second)).not.toBeNull();
    expect(await endFeed(who)).toBe(true);
    expect(await endFeed(who)).toBe(false);
    expect(await calendar(second)).toBeNull();
    expect(await calendar("x".repeat(32))).toBeNull();
    const third = await openFeed(who, 6);
    await db.person.update({ where: { id: who.personId }, data: { deletedAt: new Date() } });
    expect(await calendar(third)).toBeNull();
  });

  it("keeps only the digest of its secret", async () => {
    const who = await makePerson();
    const token = await openFeed(who, 18);
    const rows = await db.feed.findMany({ where: { personId: who.personId } });
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(feedAddress(token, ORIGIN)).toBe(`${ORIGIN}/api/v1/calendar/${token}`);
  });
});
