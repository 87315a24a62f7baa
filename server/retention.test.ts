import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { localTime } from "@/lib/classes/local-time";
import { askAgain, askedAgain, takeAskedAgainAway } from "./ask-again";
import { assignmentsOf } from "./assignments";
import { db } from "./db";
import { leastKnownIn } from "./results";
import { retentionOf } from "./retention";
import { makePerson } from "./testing/attempts";
import { takeAssignment, type TakenAssignment } from "./testing/class-results";

const DAY = 86_400_000;
const NOTHING = { share: null, people: null };

/** A class that handed in two weeks ago. */
async function twoWeeksAgo(pupils: number, questions = 2): Promise<TakenAssignment & { at: number }> {
  const taken = await takeAssignment({ pupils, questions, seed: "retention" });
  const at = Date.now() - 22 * DAY;
  await db.attempt.updateMany({
    where: { assignmentId: taken.assignmentId },
    data: { startedAt: new Date(at - 600_000), handedInAt: new Date(at) },
  });
  return { ...taken, at };
}

type Review = { daysAfter?: number; right?: boolean; purpose?: string; question?: number; withdrawn?: boolean; locks?: boolean };

/** Somebody answers one of the questions again, later. */
async function review(
  { at, setId, questions }: Awaited<ReturnType<typeof twoWeeksAgo>>,
  personId: string,
  { daysAfter = 14, right = true, purpose = "practice", question = 0, withdrawn = false, locks = true }: Review = {},
): Promise<void> {
  const { id, factIds } = questions[question]!;
  const version = await db.questionVersion.findFirstOrThrow({ where: { questionId: id } });
  const answeredAt = new Date(at + daysAfter * DAY);
  const attempt = await db.attempt.create({
    data: {
      personId,
      setId,
      purpose,
      settings: {},
      seed: "1",
      feedback: "each",
      startedAt: answeredAt,
      items: { create: { position: 1, questionVersionId: version.id, optionOrder: [] } },
    },
    include: { items: true },
  });
  const answer = await db.answer.create({
    data: {
      attemptItemId: attempt.items[0]!.id,
      key: randomUUID(),
      sequence: 0,
      reply: {},
      digest: "",
      locks,
      answeredAt,
      elapsedMs: 1,
      localDate: "2026-03-02",
      ...(withdrawn && { withdrawnAt: answeredAt }),
    },
  });
  const mark = await db.mark.create({ data: { answerId: answer.id, questionVersionId: version.id, points: right ? 1 : 0, outcomes: [] } });
  await db.outcome.create({
    data: {
      markId: mark.id,
      personId,
      setId,
      factKey: factIds[0]!,
      slot: "object",
      right,
      points: right ? 1 : 0,
      reply: "text",
      format: "cloze",
    },
  });
}

describe("what a class still knows two weeks later", () => {
  test("is shown from five people on, and nothing below", async () => {
    const taken = await twoWeeksAgo(6);
    const { owner, classId, assignmentId, pupils } = taken;
    for (const person of pupils.slice(0, 4)) await review(taken, person);
    expect(await retentionOf(owner, classId, assignmentId)).toEqual(NOTHING);
    await review(taken, pupils[4]!, { right: false });
    expect(await retentionOf(owner, classId, assignmentId)).toEqual({ share: 0.8, people: 5 });
  });

  test("counts the first answer of each person to each fact, however often they practise", async () => {
    const taken = await twoWeeksAgo(5);
    const { owner, classId, assignmentId, pupils } = taken;
    for (const person of pupils) await review(taken, person);
    for (const daysAfter of [15, 16, 17, 18]) await review(taken, pupils[0]!, { daysAfter, right: false });
    expect(await retentionOf(owner, classId, assignmentId)).toEqual({ share: 1, people: 5 });
    await review(taken, pupils[0]!, { daysAfter: 11, right: false });
    expect(await retentionOf(owner, classId, assignmentId)).toEqual({ share: 0.8, people: 5 });
  });

  test.each<[string, Review]>([
    ["too early", { daysAfter: 9 }],
    ["too late", { daysAfter: 21.5 }],
    ["free practice", { purpose: "free" }],
    ["taken back", { withdrawn: true }],
    ["not what counts for its question", { locks: false }],
  ])("does not count what is %s", async (_, left) => {
    const taken = await twoWeeksAgo(5);
    const { owner, classId, assignmentId, pupils } = taken;
    for (const person of pupils.slice(0, 4)) await review(taken, person);
    await review(taken, pupils[4]!, left);
    expect(await retentionOf(owner, classId, assignmentId)).toEqual(NOTHING);
    await review(taken, pupils[4]!, { purpose: "quiz" });
    expect(await retentionOf(owner, classId, assignmentId)).toEqual({ share: 1, people: 5 });
  });

  test("counts nobody of another class, and nobody who left", async () => {
    const [taken, other] = [await twoWeeksAgo(5), await twoWeeksAgo(5)];
    const { owner, classId, assignmentId, pupils } = taken;
    for (const person of [...pupils.slice(0, 4), ...other.pupils]) await review(taken, person);
    expect(await retentionOf(owner, classId, assignmentId)).toEqual(NOTHING);
    await review(taken, pupils[4]!);
    expect(await retentionOf(owner, classId, assignmentId)).toEqual({ share: 1, people: 5 });
    await db.membership.updateMany({ where: { classId, personId: pupils[0]! }, data: { leftAt: new Date() } });
    expect(await retentionOf(owner, classId, assignmentId)).toEqual(NOTHING);
  });

  test("is for the owner of the class alone", async () => {
    const { owner, classId, assignmentId, pupils } = await twoWeeksAgo(5);
    for (const who of [null, await makePerson(), { personId: pupils[0]! }])
      expect(await retentionOf(who, classId, assignmentId)).toBeNull();
    for (const [inClass, id] of [
      [randomUUID(), assignmentId],
      ["'", assignmentId],
      [classId, randomUUID()],
      [classId, { id: assignmentId }],
    ])
      expect(await retentionOf(owner, inClass, id)).toBeNull();
  });
});

describe("asking three again in two weeks", () => {
  test("gives the least known facts in other questions, once, however often it is pressed", async () => {
    const { owner, classId, assignmentId, questions } = await takeAssignment({ pupils: 8, questions: 8, seed: "again" });
    const pressed = await Promise.all(Array.from({ length: 4 }, () => askAgain(owner, classId, assignmentId)));
    const given = (await askedAgain(owner, classId, assignmentId))!;
    expect(pressed).toEqual(pressed.map(() => ({ ok: true, value: given })));
    expect(given).toMatchObject({ title: "Monday, two weeks later", questions: 3, attempts: 1, release: "handed-in", mode: "self" });
    expect(await assignmentsOf(classId)).toHaveLength(2);
    expect(await db.quiz.count({ where: { ownerId: owner.personId } })).toBe(2);
    const { factIds } = (await leastKnownIn(owner, assignmentId))!;
    const asked = await db.quizItem.findMany({ where: { quizId: given.quizId }, include: { question: true } });
    const before = new Set(questions.map(({ id }) => id));
    expect(asked.every(({ question }) => question.factKeys.some((id) => factIds.includes(id)))).toBe(true);
    expect(asked.some(({ questionId }) => !before.has(questionId))).toBe(true);
    expect(asked.some(({ question }) => question.factKeys.includes(factIds[0]!))).toBe(true);
  });

  test("opens at the same hour by the clocks of the class, for a week", async () => {
    const { owner, classId, assignmentId } = await takeAssignment({ pupils: 2, questions: 3, seed: "hour" });
    await db.class.update({ where: { id: classId }, data: { zone: "America/New_York" } });
    await askAgain(owner, classId, assignmentId);
    const { opensAt, closesAt, zone } = (await askedAgain(owner, classId, assignmentId))!;
    const timeOf = (at: number) => localTime(at, zone).slice(11);
    expect(zone).toBe("America/New_York");
    expect(timeOf(closesAt!)).toBe(timeOf(opensAt));
    expect(Math.round((closesAt! - opensAt) / DAY)).toBe(7);
    expect(Math.round((opensAt - Date.now()) / DAY)).toBe(14);
  });

  test("is taken away and given back, still once", async () => {
    const { owner, classId, assignmentId } = await takeAssignment({ pupils: 2, questions: 3, seed: "undo" });
    expect(await takeAskedAgainAway(owner, classId, assignmentId)).toBe(false);
    await askAgain(owner, classId, assignmentId);
    expect(await takeAskedAgainAway(owner, classId, assignmentId)).toBe(true);
    expect([await askedAgain(owner, classId, assignmentId), (await assignmentsOf(classId)).length]).toEqual([null, 1]);
    expect(await askAgain(owner, classId, assignmentId)).toMatchObject({ ok: true });
    expect(await assignmentsOf(classId)).toHaveLength(2);
  });

  test("says so while nobody is done, and is not for others", async () => {
    const { owner, classId, assignmentId } = await takeAssignment({ pupils: 2, questions: 2, seed: "open again", isOpen: true });
    expect(await askAgain(owner, classId, assignmentId)).toMatchObject({ ok: false });
    for (const who of [await makePerson()])
      expect([
        await askAgain(who, classId, assignmentId),
        await askedAgain(who, classId, assignmentId),
        await takeAskedAgainAway(who, classId, assignmentId),
      ]).toEqual([null, null, false]);
    expect([await askAgain(owner, "'", assignmentId), await takeAskedAgainAway(owner, classId, "'")]).toEqual([null, false]);
  });
});
