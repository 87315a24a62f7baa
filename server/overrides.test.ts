import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { recordAnswer } from "./answers";
import { findAttempt, handIn, reviewOf } from "./attempts";
import { db } from "./db";
import { memoriesOf } from "./memories";
import { overrideMark } from "./overrides";
import { bodyOf, makeAttempt, makePerson, positionOf, rightReply } from "./testing/attempts";

type Learner = Awaited<ReturnType<typeof makePerson>>;

/** A quiz of a class with one wrong answer, handed in. */
async function makeWorld(finished = true) {
  const [teacher, pupil] = [await makePerson(), await makePerson()];
  const id = await makeAttempt(pupil);
  const { setId } = await db.attempt.findUniqueOrThrow({ where: { id } });
  const quiz = await db.quiz.create({ data: { code: randomUUID().slice(0, 8), setId: setId!, settings: {} } });
  const group = await db.class.create({
    data: { ownerId: teacher.personId, name: "8b", joinCode: randomUUID().replace(/\D/g, "").padEnd(8, "2").slice(0, 8) },
  });
  const assignment = await db.assignment.create({ data: { classId: group.id, quizId: quiz.id } });
  await db.attempt.update({ where: { id }, data: { assignmentId: assignment.id, quizId: quiz.id } });
  const place = { attemptId: id, position: positionOf("choice") };
  await recordAnswer(pupil, id, place.position, bodyOf({ kind: "choice", value: "a" }));
  await recordAnswer(pupil, id, positionOf("grade"), bodyOf(rightReply("grade")));
  if (finished) await handIn(pupil, id);
  return { teacher, pupil, id, place };
}

const scoreOf = async (who: Learner, id: string) => (await reviewOf(who, id))!.score!.points;
const feedbackOn = async (who: Learner, { attemptId, position }: { attemptId: string; position: number }) =>
  (await findAttempt(who, attemptId))!.items[position - 1]!.feedback;

describe("points that a teacher gives by hand", () => {
  test("count, are told with their reason, move no memory, and keep the earlier marks", async () => {
    const { teacher, pupil, id, place } = await makeWorld();
    const memories = await memoriesOf(pupil);
    expect(await overrideMark(teacher, place, { points: 0.5, note: "You said it aloud." })).toEqual({ ok: true, value: true });
    expect(await scoreOf(pupil, id)).toBe(0.5);
    expect(await feedbackOn(pupil, place)).toMatchObject({ points: 0.5, remark: { kind: "by-hand", note: "You said it aloud." } });
    expect(await memoriesOf(pupil)).toEqual(memories);
    const marks = await db.mark.findMany({
      where: { answer: { item: { attemptId: id, position: place.position } } },
      orderBy: { createdAt: "asc" },
    });
    expect(marks).toMatchObject([
      { reason: "first", points: 0 },
      { reason: "override", points: 0.5, byId: teacher.personId },
    ]);
  });

  test("are taken back by a further mark", async () => {
    const { teacher, pupil, id, place } = await makeWorld();
    await overrideMark(teacher, place, { points: 1, note: "Right after all." });
    expect(await overrideMark(teacher, place, { points: 0, note: "I mistook you for somebody else." })).toMatchObject({ ok: true });
    expect(await scoreOf(pupil, id)).toBe(0);
    expect(await db.mark.count({ where: { answer: { item: { attemptId: id, position: place.position } } } })).toBe(3);
  });

  test("are given by nobody but the teacher of the class", async () => {
    const { pupil, id, place } = await makeWorld();
    for (const who of [pupil, await makePerson()]) {
      expect(await overrideMark(who, place, { points: 1, note: "Mine." })).toBeNull();
    }
    expect(await scoreOf(pupil, id)).toBe(0);
  });

  test.each([
    ["more than the question is worth", { points: 2, note: "Why" }, "points"],
    ["less than nothing", { points: -1, note: "Why" }, "points"],
    ["no number", { points: Number.NaN, note: "Why" }, "points"],
    ["without a reason", { points: 1, note: "  " }, "note"],
    ["with too long a reason", { points: 1, note: "x".repeat(501) }, "note"],
  ])("are refused: %s", async (_, given, where) => {
    const { teacher, place } = await makeWorld();
    expect(await overrideMark(teacher, place, given)).toMatchObject({ ok: false, problems: [{ where }] });
  });

  test("are refused while the pupil is at it, where nothing was answered, and for what pupils mark themselves", async () => {
    const open = await makeWorld(false);
    const over = await makeWorld();
    const given = { points: 1, note: "Why" };
    expect(await overrideMark(open.teacher, open.place, given)).toMatchObject({ ok: false });
    for (const position of [positionOf("text"), positionOf("grade")])
      expect(await overrideMark(over.teacher, { ...over.place, position }, given)).toMatchObject({ ok: false });
    expect(await overrideMark(over.teacher, { ...over.place, position: 99 }, given)).toBeNull();
    expect(await overrideMark(over.teacher, { ...over.place, attemptId: "no id" }, given)).toBeNull();
  });
});
