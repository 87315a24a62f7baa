import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Fact } from "@/lib/facts/fact";
import { SAMPLE_SET } from "@/lib/facts/sample";
import type { Question } from "@/lib/questions/question";
import { recordAnswer } from "./answers";
import { findAttempt, handIn } from "./attempts";
import { db } from "./db";
import { storeFactSet } from "./facts";
import { keepQuestions } from "./questions";
import { poolOfSet, standingSet } from "./sets";
import { bodyOf, makePerson } from "./testing/attempts";

/** A number that is asked, answered as it was keyed by somebody who has handed in, and asked of somebody who has not answered. */
async function makeWorld() {
  const slug = `corrected-${randomUUID()}`;
  await storeFactSet({ ...SAMPLE_SET, slug });
  const setId = (await db.factSet.findUniqueOrThrow({ where: { slug } })).id;
  const question = (await poolOfSet(setId)).find((one) => one.format === "numeric")!;
  const versions = await db.$transaction(async (transaction) => keepQuestions(transaction, (await standingSet(setId))!, [question]));
  const begin = async () => {
    const who = await makePerson();
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
    return { who, id };
  };
  const [over, open] = [await begin(), await begin()];
  await recordAnswer(over.who, over.id, 1, bodyOf({ kind: "number", value: question.reply.key as number }));
  await handIn(over.who, over.id);
  return { slug, setId, question, over, open };
}

type World = Awaited<ReturnType<typeof makeWorld>>;

const change = ({ slug, question }: World, changes: Partial<Fact>) =>
  storeFactSet({
    ...SAMPLE_SET,
    slug,
    facts: SAMPLE_SET.facts.map((fact) => (fact.id === question.factIds[0] ? { ...fact, ...changes } : fact)),
  });
const itemOf = async ({ who, id }: World["over"]) => (await findAttempt(who, id))!.items[0]!;
const numberOf = (question: Question) => {
  const object = SAMPLE_SET.facts.find((fact) => fact.id === question.factIds[0])!.object;
  if (!("number" in object)) throw new Error("this question asks for no number");
  return object;
};
const today = () => new Date().toISOString().slice(0, 10);

test("what was told before says that it was corrected, when, and what is right now", async () => {
  const world = await makeWorld();
  expect((await itemOf(world.over)).feedback?.corrections).toBeUndefined();
  const object = numberOf(world.question);
  await change(world, { object: { ...object, number: object.number + 7 } });
  const { feedback } = await itemOf(world.over);
  expect(feedback).toMatchObject({
    points: 1,
    key: object.number + 7,
    corrections: [{ kind: "corrected", on: today(), evidence: { quote: expect.any(String) } }],
  });
  expect(feedback?.corrections?.[0]?.statement).toContain(String(object.number + 7));
  expect(feedback?.explanation).toContain(String(object.number + 7));
});

test("nothing of a correction is told before the answer is stored; then the question is marked as it was asked", async () => {
  const world = await makeWorld();
  const object = numberOf(world.question);
  await change(world, { object: { ...object, number: 987_654 } });
  expect(JSON.stringify(await findAttempt(world.open.who, world.open.id))).not.toMatch(/987[,.]?654/);
  const outcome = await recordAnswer(world.open.who, world.open.id, 1, bodyOf({ kind: "number", value: object.number }));
  expect(outcome).toMatchObject({
    outcome: "stored",
    response: { feedback: { points: 1, key: object.number, corrections: [{ kind: "corrected" }] } },
  });
});

test("a fact that was taken out is told as such", async () => {
  const world = await makeWorld();
  await db.fact.updateMany({ where: { setId: world.setId, key: world.question.factIds[0]! }, data: { deletedAt: new Date() } });
  await db.factSet.update({ where: { id: world.setId }, data: { revision: { increment: 1 } } });
  expect((await itemOf(world.over)).feedback?.corrections).toMatchObject([{ kind: "taken-out", on: today(), statement: null }]);
});

test("a value that was right at its time is no error: what followed it is told as newer", async () => {
  const world = await makeWorld();
  await change(world, { replacedBy: SAMPLE_SET.facts.find((fact) => fact.id !== world.question.factIds[0])!.id });
  const corrections = (await itemOf(world.over)).feedback?.corrections ?? [];
  for (const { kind } of corrections) expect(kind).toBe("newer");
  expect((await itemOf(world.over)).feedback?.key).toBe(numberOf(world.question).number);
});
