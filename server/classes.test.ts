import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { MOST_PUPILS } from "@/lib/classes/names";
import { classesOf, findClass, makeClass, renewCode, saveClass, saveRoster, setWindow, takeClassAway } from "./classes";
import { db, pool } from "./db";
import {
  findOpenClass,
  findOwnPlace,
  joinClass,
  joinedClasses,
  leaveClass,
  matchMember,
  membersOf,
  removeMember,
  renameMember,
  suggestionsFor,
} from "./memberships";
import { makeReturnCode, takeReturnCode } from "./returns";
import { findSession } from "./sessions";
import { makePerson } from "./testing/attempts";
import { makeOpenClass, makePupil, makeTeacher } from "./testing/classes";
import { inTransaction, type Queries } from "./transactions";

/** How many connections wait for what somebody else holds. */
async function waiting(client: Queries): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return rows[0]!.count;
}

const names = (members: readonly { name: string }[]) => members.map(({ name }) => name);

describe("a class", () => {
  test("is made by whoever has an account, and found by nobody else", async () => {
    const [teacher, other] = [await makeTeacher(), await makeTeacher()];
    const { id } = await makeOpenClass(teacher);
    expect(await findClass(teacher, id)).toMatchObject({ name: "7b", teacher: "Ms Adeyemi", zone: "Europe/Berlin", sees: "nothing" });
    expect([await findClass(other, id), await findClass(teacher, randomUUID()), await findClass(teacher, "7b")]).toEqual([
      null,
      null,
      null,
    ]);
    expect(await makeClass({ ...teacher, anonymous: true }, { name: "7b", teacher: "A", zone: "UTC" })).toMatchObject({
      ok: false,
      problems: [{ where: "form" }],
    });
    expect(await makeClass(teacher, { name: " ", teacher: "x".repeat(200), zone: "nowhere" })).toMatchObject({
      ok: false,
      problems: [{ where: "name" }, { where: "teacher" }],
    });
    expect([
      await setWindow(other, id, 5),
      await renewCode(other, id),
      await saveClass(other, id, { name: "mine", keepDays: 30, sees: "names" }),
      await takeClassAway(other, id, false),
    ]).toEqual([false, false, null, false]);
  });

  test("that is taken away is there for nobody, and can be brought back", async () => {
    const teacher = await makeTeacher();
    const one = await makeOpenClass(teacher);
    const pupil = await makePupil(one, "Amir");
    await takeClassAway(teacher, one.id, false);
    expect([
      await findClass(teacher, one.id),
      await findOpenClass(one.code, null),
      await findOwnPlace(pupil, one.code),
      (await joinedClasses(pupil)).length,
    ]).toEqual([null, null, null, 0]);
    expect(await classesOf(teacher)).toMatchObject([{ isRemoved: true }]);
    await takeClassAway(teacher, one.id, true);
    expect(names(await membersOf(one.id))).toEqual(["Amir"]);
    expect(await findOpenClass(one.code, null)).toBeNull(); // joining stays closed
  });
});

describe("joining", () => {
  test("by code, however it is written; a code that is unknown and one that is closed look the same", async () => {
    const teacher = await makeTeacher();
    const one = await makeOpenClass(teacher);
    expect(await findOpenClass(` ${one.code.slice(0, 4).toUpperCase()}-${one.code.slice(4)}`, null)).toEqual({
      id: one.id,
      name: "7b",
      teacher: "Ms Adeyemi",
      code: one.code,
      sees: "nothing",
    });
    await setWindow(teacher, one.id, null);
    const who = await makePerson();
    expect([await findOpenClass(one.code, null), await findOpenClass("zzzz2222", null), await findOpenClass("", null)]).toEqual([
      null,
      null,
      null,
    ]);
    expect(await joinClass(who, one.code, "Amir")).toEqual(await joinClass(who, "zzzz2222", "Amir"));
  });

  test("twice at once is joining once, and with the same session one is in", async () => {
    const one = await makeOpenClass(await makeTeacher());
    const who = await makePerson();
    const joined = await Promise.all(Array.from({ length: 20 }, () => joinClass(who, one.code, "Amir")));
    expect(joined.every(({ ok }) => ok)).toBe(true);
    expect(await membersOf(one.id)).toHaveLength(1);
    expect(await findOwnPlace(who, one.code.toUpperCase())).toEqual({ classId: one.id });
  });

  test("nobody joins once closing has returned", async () => {
    const teacher = await makeTeacher();
    const one = await makeOpenClass(teacher);
    const people = await Promise.all(Array.from({ length: 30 }, makePerson));
    const joining = Promise.all(people.map((who, i) => joinClass(who, one.code, `P ${i}`)));
    await setWindow(teacher, one.id, null);
    const atClosing = (await membersOf(one.id)).length;
    await joining;
    expect((await membersOf(one.id)).length).toBe(atClosing);
  });

  test("of ten who come at once to the last place one gets it, and whoever is there already stays", async () => {
    const one = await makeOpenClass(await makeTeacher());
    await pool.query(
      `WITH person AS (
         INSERT INTO "Person" (id, name, email, "updatedAt") SELECT 'full-' || $1 || i, '', 'full-' || $1 || i || '@example.org', now() FROM generate_series(2, $2::int) i RETURNING id
       )
       INSERT INTO "Membership" (id, "classId", "personId", name) SELECT gen_random_uuid(), $1::uuid, person.id, 'P' FROM person`,
      [one.id, MOST_PUPILS],
    );
    const people = await Promise.all(Array.from({ length: 10 }, makePerson));
    // The class is held until several wait for it: each of them began before any of the others was in.
    const held = await inTransaction(async (client) => {
      await client.query(`SELECT 1 FROM "Class" WHERE id = $1 FOR NO KEY UPDATE`, [one.id]);
      const joining = people.map((who) => joinClass(who, one.code, "Amir"));
      await expect.poll(() => waiting(client)).toBeGreaterThan(3);
      return { joining };
    });
    const joined = await Promise.all(held.joining);
    expect(joined.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await membersOf(one.id)).toHaveLength(MOST_PUPILS);
    expect(await joinClass(people[joined.findIndex(({ ok }) => ok)]!, one.code, "Amir")).toMatchObject({ ok: true });
  });

  test("thirty pupils of one address join at once; two of one name are kept apart", async () => {
    const one = await makeOpenClass(await makeTeacher());
    const people = await Promise.all(Array.from({ length: 30 }, makePerson));
    const joined = await Promise.all(
      people.map(async (who) => (await findOpenClass(one.code, "school")) && joinClass(who, one.code, "Amir")),
    );
    expect(joined.every((result) => result?.ok)).toBe(true);
    expect(new Set(names(await membersOf(one.id))).size).toBe(30);
  });

  test("a full class takes nobody more", async () => {
    const one = await makeOpenClass(await makeTeacher());
    await db.person.createMany({
      data: Array.from({ length: 200 }, (_, i) => ({
        id: `full-${one.id}-${i}`,
        name: "",
        email: `full-${one.id}-${i}@anonymous.invalid`,
      })),
    });
    await db.membership.createMany({
      data: Array.from({ length: 200 }, (_, i) => ({ classId: one.id, personId: `full-${one.id}-${i}`, name: `P ${i}` })),
    });
    expect(await joinClass(await makePerson(), one.code, "Amir")).toMatchObject({ ok: false, problems: [{ where: "form" }] });
  });

  test("wrong codes are counted in the database; after too many even the right one has to wait", async () => {
    const one = await makeOpenClass(await makeTeacher());
    for (let n = 0; n < 200; n++) await findOpenClass("wrong222", "far away");
    expect(await findOpenClass(one.code, "far away")).toBeNull();
    expect(await findOpenClass(one.code, "school")).not.toBeNull();
  });

  test("who left may come back while it is open, and nobody sees who else is in unless the teacher says so", async () => {
    const teacher = await makeTeacher();
    const one = await makeOpenClass(teacher);
    const [amir] = [await makePupil(one, "Amir"), await makePupil(one, "Bea")];
    expect(await joinedClasses(amir)).toMatchObject([{ ownName: "Amir", teacher: "Ms Adeyemi", others: null }]);
    await saveClass(teacher, one.id, { name: "7b", keepDays: "400", sees: "names" });
    expect((await joinedClasses(amir))[0]).toMatchObject({ sees: "names", others: ["Amir", "Bea"] });
    expect(await leaveClass(amir, one.id, false)).toBe(true);
    expect([names(await membersOf(one.id)), await joinedClasses(amir)]).toEqual([["Bea"], []]);
    expect(await joinClass(amir, one.code, "Amir H")).toMatchObject({ ok: true });
    expect(names(await membersOf(one.id))).toContain("Amir H");
  });
});

describe("a roster", () => {
  test("keeps who is matched when it changes, and two of one name are two", async () => {
    const teacher = await makeTeacher();
    const one = await makeOpenClass(teacher);
    const pupil = await makePupil(one, "amir");
    expect(await saveRoster(teacher, one.id, { ok: true, value: ["Bea", "Hassan, Amir", "Bea"] })).toEqual({ ok: true, value: 3 });
    const { roster } = (await findClass(teacher, one.id))!;
    const [suggestion] = suggestionsFor(await membersOf(one.id), roster);
    expect(suggestion).toMatchObject({ memberId: pupil.memberId, listed: "Hassan, Amir" });
    expect(await matchMember(teacher, one.id, pupil.memberId, suggestion!.entryId)).toMatchObject({ ok: true });
    await saveRoster(teacher, one.id, { ok: true, value: ["Zoë", "Hassan, Amir", "Bea"] });
    expect((await findClass(teacher, one.id))!.roster.map(({ name }) => name)).toEqual(["Zoë", "Hassan, Amir", "Bea"]);
    expect(await membersOf(one.id)).toMatchObject([{ name: "Hassan, Amir", typed: "amir", rosterEntryId: suggestion!.entryId }]);
    expect(await saveRoster(teacher, one.id, { ok: false, problems: [{ where: "names", message: "no" }] })).toMatchObject({ ok: false });
    expect((await findClass(teacher, one.id))!.roster).toHaveLength(3);
  });

  test("gives a name to one pupil, of this class, for this teacher", async () => {
    const [teacher, other] = [await makeTeacher(), await makeTeacher()];
    const [one, another] = [await makeOpenClass(teacher), await makeOpenClass(other)];
    const [amir, bea] = [await makePupil(one, "Amir"), await makePupil(one, "Bea")];
    await saveRoster(teacher, one.id, { ok: true, value: ["A"] });
    await saveRoster(other, another.id, { ok: true, value: ["B"] });
    const entry = (await findClass(teacher, one.id))!.roster[0]!.id;
    const foreign = (await findClass(other, another.id))!.roster[0]!.id;
    expect(await matchMember(teacher, one.id, amir.memberId, entry)).toMatchObject({ ok: true });
    expect(await matchMember(teacher, one.id, bea.memberId, entry)).toMatchObject({ ok: false, problems: [{ where: "entry" }] });
    expect([
      await matchMember(teacher, one.id, bea.memberId, foreign),
      await matchMember(other, one.id, bea.memberId, null),
      await renameMember(other, one.id, bea.memberId, "x"),
      await removeMember(other, one.id, bea.memberId, false),
    ]).toEqual([null, null, null, false]);
  });
});

describe("a way back", () => {
  test("opens the pupil's own session once, within a day", async () => {
    const teacher = await makeTeacher();
    const one = await makeOpenClass(teacher);
    const pupil = await makePupil(one, "Amir");
    const made = await makeReturnCode(teacher, one.id, pupil.memberId);
    if (!made?.ok) throw new Error("no code");
    expect(await makeReturnCode(await makeTeacher(), one.id, pupil.memberId)).toBeNull();
    const taken = await Promise.all(
      Array.from({ length: 10 }, () => takeReturnCode({ who: null, address: "a" }, made.value.toUpperCase())),
    );
    const [back, ...more] = taken.filter((one) => one !== null);
    expect(more).toEqual([]);
    expect((await findSession(back!.token!))!.who.personId).toBe(pupil.personId);
    const late = await makeReturnCode(teacher, one.id, pupil.memberId);
    await db.membership.update({ where: { id: pupil.memberId }, data: { returnUntil: new Date(Date.now() - 1) } });
    expect(await takeReturnCode({ who: null, address: "a" }, late?.ok ? late.value : "")).toBeNull();
  });

  test("into an account takes everything along, and never into somebody else's account", async () => {
    const teacher = await makeTeacher();
    const one = await makeOpenClass(teacher);
    const pupil = await makePupil(one, "Amir");
    const made = await makeReturnCode(teacher, one.id, pupil.memberId);
    const account = await makeTeacher();
    expect(await takeReturnCode({ who: account, address: null }, made?.ok ? made.value : "")).toEqual({ classId: one.id, token: null });
    expect((await joinedClasses(account)).map(({ ownName }) => ownName)).toEqual(["Amir"]);
    expect(await makeReturnCode(teacher, one.id, pupil.memberId)).toMatchObject({ ok: false });
  });
});
