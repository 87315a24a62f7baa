import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { BEFORE, type WallPlace } from "@/lib/classes/wall";
import type { GivenReply, Question } from "@/lib/questions/question";
import { recordAnswer } from "./answers";
import { setExtra, startAssignment } from "./assignments";
import { findAttempt, handIn, reviewOf } from "./attempts";
import { db } from "./db";
import { memoriesOf } from "./memories";
import { bodyOf } from "./testing/attempts";
import { giveToClass, makeOpenClass, makePupil, makeTeacher } from "./testing/classes";
import { attemptAtWall, etagOf, moveWall, pupilWall, teacherWall, wallSlide } from "./wall";

type Pupil = Awaited<ReturnType<typeof makePupil>> & { attempt: string };

async function aWall(pupils = 2) {
  const teacher = await makeTeacher();
  const one = await makeOpenClass(teacher);
  const id = await giveToClass(teacher, one.id, { mode: "wall" }, { formats: ["multiple-choice"], length: 3 });
  const here: Pupil[] = [];
  for (let n = 0; n < pupils; n++) {
    const who = await makePupil(one, `P ${n}`);
    const started = await startAssignment(who, id);
    if (!started?.ok) throw new Error(JSON.stringify(started));
    here.push({ ...who, attempt: started.value });
  }
  return { teacher, one, id, pupils: here };
}

const at = (position: number, phase: WallPlace["phase"]): WallPlace => ({ position, phase });

async function replyTo(who: Pupil, position: number, isRight: boolean): Promise<GivenReply> {
  const item = await db.attemptItem.findFirstOrThrow({ where: { attemptId: who.attempt, position }, include: { questionVersion: true } });
  const { reply } = item.questionVersion.content as unknown as Question;
  if (reply.kind !== "choice") throw new Error("another kind");
  return { kind: "choice", value: isRight ? reply.key : reply.options.find(({ id }) => id !== reply.key)!.id };
}

const answer = async (
  who: Pupil,
  position: number,
  { isRight = true, ...changes }: { isRight?: boolean; elapsedMs?: number; sequence?: number } = {},
) => recordAnswer(who, who.attempt, position, bodyOf(await replyTo(who, position, isRight), { elapsedMs: 60_000_000, ...changes }));

describe("the wall", () => {
  test("leads question by question; what was right is told when the teacher shows it, and not before", async () => {
    const { teacher, id, pupils } = await aWall();
    const [amir, bea] = pupils as [Pupil, Pupil];
    expect(await teacherWall(teacher, id)).toMatchObject({ ...BEFORE, count: 3, joined: 2 });
    expect([await wallSlide(teacher, id), (await findAttempt(amir, amir.attempt))!.items]).toEqual([null, []]);
    expect(await answer(amir, 1)).toMatchObject({ outcome: "conflict" });
    expect(await moveWall(teacher, id, BEFORE, at(1, "open"))).toBe("moved");
    expect(await pupilWall(amir, id)).toEqual({ position: 1, phase: "open", count: 3, isOver: false });
    expect(await answer(amir, 1)).toMatchObject({ outcome: "stored", response: { feedback: null } });
    expect(await answer(bea, 1, { isRight: false })).toMatchObject({ outcome: "stored" });
    expect(await answer(amir, 2)).toMatchObject({ outcome: "conflict" });
    expect(await teacherWall(teacher, id)).toMatchObject({ answered: 2, chosen: null, right: null });
    expect((await wallSlide(teacher, id))!.feedback).toBeNull();
    await moveWall(teacher, id, at(1, "open"), at(1, "closed"));
    const closed = (await teacherWall(teacher, id))!;
    expect([Object.values(closed.chosen!).reduce((sum, n) => sum + n, 0), closed.right]).toEqual([2, null]);
    expect((await findAttempt(amir, amir.attempt))!.items).toMatchObject([{ position: 1, feedback: null }]);
    await moveWall(teacher, id, at(1, "closed"), at(1, "told"));
    expect(await teacherWall(teacher, id)).toMatchObject({ right: 1 });
    expect((await wallSlide(teacher, id))!.feedback!.evidence.length).toBeGreaterThan(0);
    expect((await findAttempt(bea, bea.attempt))!.items).toMatchObject([{ position: 1, feedback: { points: 0 } }]);
    expect([await handIn(amir, amir.attempt), await memoriesOf(amir)]).toEqual([false, []]);
  });

  test("ends for the whole class at once: then all is told and remembered", async () => {
    const { teacher, id, pupils } = await aWall(1);
    const [amir] = pupils as [Pupil];
    await moveWall(teacher, id, BEFORE, at(1, "open"));
    await answer(amir, 1, { elapsedMs: 1_000 });
    await moveWall(teacher, id, at(1, "open"), at(1, "told"));
    expect(await moveWall(teacher, id, at(1, "told"), "over")).toBe("moved");
    expect(await pupilWall(amir, id)).toMatchObject({ isOver: true });
    expect((await reviewOf(amir, amir.attempt))!.score).toMatchObject({ points: 1, possible: 3 });
    // A few seconds later, when nothing can be on its way any more.
    await db.$executeRaw`UPDATE "Attempt" SET "closesAt" = "closesAt" - interval '1 minute', "startedAt" = "startedAt" - interval '2 minutes' WHERE id = ${amir.attempt}::uuid`;
    expect((await memoriesOf(amir)).length).toBeGreaterThan(0);
    expect(await moveWall(teacher, id, at(1, "told"), at(2, "open"))).toBe("elsewhere");
  });

  test("pressed twice, or in two windows, goes on once", async () => {
    const { teacher, id } = await aWall(1);
    const moves = await Promise.all(Array.from({ length: 10 }, () => moveWall(teacher, id, BEFORE, at(1, "open"))));
    expect(moves.filter((moved) => moved === "moved")).toHaveLength(1);
    expect(await moveWall(teacher, id, at(1, "open"), at(3, "open"))).toBeNull();
    expect(await teacherWall(teacher, id)).toMatchObject(at(1, "open"));
  });

  test("is the teacher's to lead and its class's to see", async () => {
    const { teacher, id, pupils } = await aWall(1);
    const other = await aWall(1);
    expect([
      await moveWall(other.teacher, id, BEFORE, at(1, "open")),
      await moveWall(pupils[0]!, id, BEFORE, at(1, "open")),
      await teacherWall(pupils[0]!, id),
      await wallSlide(other.teacher, id),
    ]).toEqual([null, null, null, null]);
    expect([
      await pupilWall(other.pupils[0]!, id),
      await pupilWall(teacher, id),
      await pupilWall(pupils[0]!, randomUUID()),
      await attemptAtWall(other.pupils[0]!, id),
    ]).toEqual([null, null, null, null]);
  });

  test("an answer given in time on a phone that was away counts, however far the class has gone on; one given later does not", async () => {
    const { teacher, id, pupils } = await aWall();
    const [away, late] = pupils as [Pupil, Pupil];
    await moveWall(teacher, id, BEFORE, at(1, "open"));
    const givenAt = Date.now() - Date.parse((await findAttempt(away, away.attempt))!.startedAt);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await moveWall(teacher, id, at(1, "open"), at(1, "told"));
    await moveWall(teacher, id, at(1, "told"), at(2, "open"));
    expect(await answer(away, 1, { elapsedMs: givenAt })).toMatchObject({ outcome: "stored", response: { stored: { counts: true } } });
    expect(await answer(late, 1)).toMatchObject({ outcome: "conflict", response: { problems: [{ where: "position" }] } });
    expect(await answer(late, 2)).toMatchObject({ outcome: "stored" });
  });

  test("who has extra time answers until the answer is shown", async () => {
    const { teacher, one, id, pupils } = await aWall();
    const [slow, quick] = pupils as [Pupil, Pupil];
    await setExtra(teacher, one.id, slow.memberId, { multiplier: 1.5, extraAttempts: 0 });
    await moveWall(teacher, id, BEFORE, at(1, "open"));
    await moveWall(teacher, id, at(1, "open"), at(1, "closed"));
    await db.$executeRaw`UPDATE "Assignment" SET "wallClosings" = jsonb_build_array(jsonb_build_object('position', 1, 'at', clock_timestamp() - interval '1 minute')) WHERE id = ${id}::uuid`;
    expect(await teacherWall(teacher, id)).toMatchObject({ waitingFor: 1 });
    expect(await answer(quick, 1)).toMatchObject({ outcome: "conflict" });
    expect(await answer(slow, 1)).toMatchObject({ outcome: "stored" });
    expect(await teacherWall(teacher, id)).toMatchObject({ waitingFor: 0, answered: 1 });
    await moveWall(teacher, id, at(1, "closed"), at(1, "told"));
    expect(await answer(slow, 1, { sequence: 1 })).toMatchObject({ outcome: "conflict" });
  });

  test("forty pupils answer in the same moment, twice each: every answer is there once", async () => {
    const { teacher, id, pupils } = await aWall(40);
    await moveWall(teacher, id, BEFORE, at(1, "open"));
    const bodies = await Promise.all(pupils.map(async (pupil) => ({ pupil, body: bodyOf(await replyTo(pupil, 1, true)) })));
    const stored = await Promise.all([...bodies, ...bodies].map(({ pupil, body }) => recordAnswer(pupil, pupil.attempt, 1, body)));
    expect(stored.every((one) => one?.outcome === "stored")).toBe(true);
    expect(await teacherWall(teacher, id)).toMatchObject({ answered: 40, joined: 40 });
  });

  test("says the same under the same tag", () => {
    expect(etagOf({ a: 1, b: 2 })).toBe(etagOf({ b: 2, a: 1 }));
    expect(etagOf({ a: 1 })).not.toBe(etagOf({ a: 2 }));
  });
});
