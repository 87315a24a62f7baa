import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { SAMPLE_SET } from "@/lib/facts/sample";
import type { Question } from "@/lib/questions/question";
import { recordAnswer } from "./answers";
import { handIn, reportQuestion, reviewOf } from "./attempts";
import { db } from "./db";
import { storeFactSet } from "./facts";
import { undoEdit } from "./history";
import { acceptTyped, inboxOf, leaveRejected, resolveReports } from "./inbox";
import { keepQuestions } from "./questions";
import { applyRegrade, previewRegrade } from "./regrades";
import { poolOfSet, standingSet } from "./sets";
import { bodyOf, makePerson } from "./testing/attempts";

async function makeWorld() {
  const owner = await makePerson();
  const slug = `inbox-${randomUUID()}`;
  await storeFactSet({ ...SAMPLE_SET, slug }, { ownerId: owner.personId, personId: owner.personId });
  const setId = (await db.factSet.findUniqueOrThrow({ where: { slug } })).id;
  const set = (await standingSet(setId))!;
  const typed = (await poolOfSet(setId)).find((question) => question.format === "short-answer" && question.slot === "subject")!;
  return { owner, slug, setId, set, typed };
}

type World = Awaited<ReturnType<typeof makeWorld>>;

async function answer({ set, setId }: World, question: Question, value: string) {
  const who = await makePerson();
  const versions = await db.$transaction((transaction) => keepQuestions(transaction, set, [question]));
  const { id } = await db.attempt.create({
    data: {
      personId: who.personId,
      setId,
      settings: {},
      seed: "1",
      feedback: "each",
      items: { create: [{ position: 1, questionVersionId: versions.get(question.id)!, optionOrder: [] }] },
    },
  });
  expect(await recordAnswer(who, id, 1, bodyOf({ kind: "text", value }))).toMatchObject({ outcome: "stored" });
  await handIn(who, id);
  return { who, id };
}

test("what was typed and not accepted is there once with its count; accepted as a name, whoever typed it gains", async () => {
  const world = await makeWorld();
  const { owner, slug, typed } = world;
  const first = await answer(world, typed, "The old fox");
  await answer(world, typed, "the OLD fox!");
  await answer(world, typed, "nobody");
  const inbox = (await inboxOf(owner, slug))!;
  expect(inbox.rejected).toMatchObject([
    { plain: "old fox", count: 2, isAnother: false },
    { plain: "nobody", count: 1 },
  ]);
  const { typed: text, questionId, entityId } = inbox.rejected[0]!;
  expect(entityId).not.toBeNull();
  const accepted = await acceptTyped(owner, slug, questionId, text);
  expect(accepted).toMatchObject({ ok: true, value: { entityId } });
  expect((await inboxOf(owner, slug))!.rejected).toMatchObject([{ plain: "nobody" }]);
  const cause = { kind: "entity", id: entityId! } as const;
  const preview = (await previewRegrade(owner, slug, cause))!;
  expect(preview.totals["raise-only"].kept).toMatchObject({ answers: 3, gained: 2, lost: 0 });
  await applyRegrade(owner, slug, cause, { policy: "raise-only", fullWhereNotOffered: false }, preview.seen);
  expect((await reviewOf(first.who, first.id))!.score!.points).toBe(1);
  const editId = accepted?.ok ? accepted.value.editId! : "";
  expect(await undoEdit(owner, slug, editId)).toMatchObject({ ok: true });
});

test("the name of something else is not accepted, and is told as such", async () => {
  const world = await makeWorld();
  const right = world.typed.reply.kind === "text" ? [world.typed.reply.key, ...world.typed.reply.accepted] : [];
  const other = SAMPLE_SET.entities.find((entity) => !right.includes(entity.name) && entity.kind === "person")!;
  await answer(world, world.typed, other.name);
  expect((await inboxOf(world.owner, world.slug))!.rejected).toMatchObject([{ isAnother: true, isNear: false }]);
  expect(await acceptTyped(world.owner, world.slug, world.typed.id, other.name)).toMatchObject({
    ok: false,
    problems: [{ where: "typed" }],
  });
});

test("what is left as wrong does not come up again, until that is taken back", async () => {
  const world = await makeWorld();
  await answer(world, world.typed, "nobody");
  expect(await leaveRejected(world.owner, world.slug, world.typed.id, "nobody")).toBe(true);
  expect((await inboxOf(world.owner, world.slug))!.rejected).toEqual([]);
  expect(await leaveRejected(world.owner, world.slug, world.typed.id, "nobody", true)).toBe(true);
  expect((await inboxOf(world.owner, world.slug))!.rejected).toHaveLength(1);
});

test("flagged questions come with what was written and from how many, and are dealt with once", async () => {
  const world = await makeWorld();
  for (const note of ["It was not him.", ""]) {
    const { who, id } = await answer(world, world.typed, "nobody");
    await reportQuestion(who, id, 1, note);
  }
  const [flagged] = (await inboxOf(world.owner, world.slug))!.flagged;
  expect(flagged).toMatchObject({ questionId: world.typed.id, people: 2, notes: ["It was not him."] });
  expect(await resolveReports(world.owner, world.slug, flagged!.reportIds, "dismissed")).toBe(true);
  expect((await inboxOf(world.owner, world.slug))!.flagged).toEqual([]);
  expect(await resolveReports(world.owner, world.slug, flagged!.reportIds, null)).toBe(true);
  expect((await inboxOf(world.owner, world.slug))!.flagged).toHaveLength(1);
});

test("nobody else sees or changes it", async () => {
  const world = await makeWorld();
  const { who, id } = await answer(world, world.typed, "nobody");
  await reportQuestion(who, id, 1, "");
  const [flagged] = (await inboxOf(world.owner, world.slug))!.flagged;
  expect(await inboxOf(who, world.slug)).toBeNull();
  expect(await acceptTyped(who, world.slug, world.typed.id, "nobody")).toBeNull();
  expect([
    await leaveRejected(who, world.slug, world.typed.id, "nobody"),
    await resolveReports(who, world.slug, flagged!.reportIds, "dismissed"),
  ]).toEqual([false, false]);
});
