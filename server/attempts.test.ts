import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { SAMPLE_SET } from "@/lib/facts/sample";
import type { Question } from "@/lib/questions/question";
import { FORMATS } from "@/lib/questions/registry";
import { USUAL_SETTINGS } from "@/lib/quizzes/settings";
import { recordAnswer } from "./answers";
import { findAttempt, findOpenAttempt, handIn, retryMissed, reviewOf, startAttempt, type Taking } from "./attempts";
import { db } from "./db";
import { storeFactSet } from "./facts";
import { findQuiz, listChoices, saveQuiz } from "./quizzes";
import { poolOfSet } from "./sets";
import { bodyOf, makeAttempt, makePerson, positionOf, QUESTIONS, rightReply, sampleSetId } from "./testing/attempts";

async function begin(who: Taking, changes: Partial<typeof USUAL_SETTINGS> = {}, token?: string): Promise<string> {
  const started = await startAttempt(who, {
    setId: await sampleSetId(),
    settings: { ...USUAL_SETTINGS, ...changes },
    ...(token && { token }),
  });
  if (!started?.ok) throw new Error(JSON.stringify(started));
  return started.value;
}
const versionsOf = async (attemptId: string) =>
  (await db.attemptItem.findMany({ where: { attemptId }, orderBy: { position: "asc" }, include: { questionVersion: true } })).map(
    (item) => item.questionVersion,
  );

describe("starting", () => {
  test("takes questions of the set as it stands, each with the fact versions it rests on", async () => {
    const who = await makePerson();
    const attempt = await begin(who, { length: 8 });
    const state = (await findAttempt(who, attempt))!;
    expect(state.items).toHaveLength(8);
    const pool = new Set((await poolOfSet(await sampleSetId())).map((question) => question.id));
    expect(state.items.every((item) => pool.has(item.question.id))).toBe(true);
    for (const version of await versionsOf(attempt)) {
      const question = version.content as unknown as Question;
      const rests = await db.questionVersionFact.findMany({ where: { questionVersionId: version.id }, include: { factVersion: true } });
      expect(new Set(rests.map((rest) => rest.factVersion.factKey))).toEqual(
        new Set([...question.factIds, ...question.restsOn, ...question.proofs.flatMap((proof) => proof.factIds)]),
      );
      expect(rests.every((rest) => rest.factVersion.isCurrent)).toBe(true);
    }
  });

  test("asks the same question twice as one version, also when two begin at the same moment", async () => {
    const people = await Promise.all(Array.from({ length: 10 }, makePerson));
    const attempts = await Promise.all(people.map((who) => begin(who, { length: 12 })));
    expect(new Set(attempts).size).toBe(10);
    const doubled =
      await db.$queryRaw`SELECT "questionId" FROM "QuestionVersion" v WHERE origin = 'generated' GROUP BY "questionId", content HAVING count(*) > 1`;
    expect(doubled).toEqual([]);
  });

  test("pressing twice begins one attempt; once it is finished the next press begins another", async () => {
    const who = await makePerson();
    const token = randomUUID();
    const attempts = new Set(await Promise.all(Array.from({ length: 20 }, () => begin(who, {}, token))));
    expect(attempts.size).toBe(1);
    const [attempt] = [...attempts];
    expect(await begin(who, {}, token)).toBe(attempt);
    expect(await findOpenAttempt(who, await sampleSetId())).toMatchObject({ id: attempt });
    expect(await begin(who, { length: 3 }, token)).not.toBe(attempt);
    await handIn(who, attempt!);
    expect(await begin(who, {}, token)).not.toBe(attempt);
    expect(await begin(await makePerson(), {}, token)).not.toBe(attempt);
  });

  test("keeps to the topics and formats chosen, and says so when nothing is left", async () => {
    const who = await makePerson();
    const { topics, formats } = await listChoices(await sampleSetId());
    expect(topics.length).toBeGreaterThan(0);
    const attempt = await begin(who, { topics: [topics[0]!], length: 5 });
    const topicOf = new Map(SAMPLE_SET.facts.map((fact) => [fact.id, fact.topic]));
    for (const version of await versionsOf(attempt))
      expect((version.content as unknown as Question).factIds.map((id) => topicOf.get(id))).toContain(topics[0]);
    const one = await begin(who, { formats: [formats[0]!.name], length: 5 });
    for (const item of (await findAttempt(who, one))!.items) expect(item.question.format).toBe(formats[0]!.name);
    expect(
      await startAttempt(who, { setId: await sampleSetId(), settings: { ...USUAL_SETTINGS, topics: ["nothing of the kind"] } }),
    ).toMatchObject({ ok: false, problems: [{ where: "settings" }] });
    expect(await startAttempt(who, { setId: randomUUID(), settings: USUAL_SETTINGS })).toBeNull();
  });

  test("keeps a person’s own time", async () => {
    const who = { ...(await makePerson()), settings: { timeMultiplier: 1.5 as const } };
    const attempt = (await findAttempt(who, await begin(who, { minutes: 10 })))!;
    expect(Date.parse(attempt.deadline!) - Date.parse(attempt.startedAt)).toBe(900_000);
    const unlimited = { ...who, settings: { timeMultiplier: null } };
    expect((await findAttempt(unlimited, await begin(unlimited, { minutes: 10 })))!.deadline).toBeNull();
  });

  test("shuffles options anew for each attempt", async () => {
    const who = await makePerson();
    const orders = new Map<string, Set<string>>();
    for (let i = 0; i < 12; i++) {
      const items = await db.attemptItem.findMany({
        where: { attemptId: await begin(who, { formats: ["multiple-choice"], length: 10 }) },
        include: { questionVersion: true },
      });
      for (const item of items)
        orders.set(
          item.questionVersion.questionId,
          (orders.get(item.questionVersion.questionId) ?? new Set()).add(item.optionOrder.join()),
        );
    }
    expect([...orders.values()].some((seen) => seen.size > 1)).toBe(true);
  });
});

describe("a saved choice", () => {
  test("is found by its code, by whoever has it", async () => {
    const who = await makePerson();
    const settings = { ...USUAL_SETTINGS, length: 7, minutes: 20 };
    const code = await saveQuiz(who, { id: await sampleSetId() }, settings);
    expect(code).toMatch(/^[2-9b-z]{8}$/);
    expect(await findQuiz(null, code.toUpperCase())).toMatchObject({ settings, set: { slug: SAMPLE_SET.slug } });
    expect(await findQuiz(who, "nothing1")).toBeNull();
  });

  test("of a private set can be taken by whoever has the link, and the set itself stays private", async () => {
    const [owner, other] = [await makePerson(), await makePerson()];
    await storeFactSet({ ...SAMPLE_SET, slug: "private-copy" }, { ownerId: owner.personId });
    const { id: setId } = await db.factSet.findUniqueOrThrow({ where: { slug: "private-copy" } });
    const quiz = (await findQuiz(other, await saveQuiz(owner, { id: setId }, USUAL_SETTINGS)))!;
    expect(await startAttempt(other, { setId, settings: quiz.settings })).toBeNull();
    expect(await startAttempt(other, { setId, settings: quiz.settings, quizId: quiz.id })).toMatchObject({ ok: true });
  });
});

describe("an attempt keeps its questions as they were", () => {
  test("while a fact is corrected: the next one asks anew, this one marks by what it asked", async () => {
    const who = await makePerson();
    const slug = "edited-copy";
    await storeFactSet({ ...SAMPLE_SET, slug }, { ownerId: who.personId });
    const { id: setId } = await db.factSet.findUniqueOrThrow({ where: { slug } });
    const started = await startAttempt(who, {
      setId,
      settings: { ...USUAL_SETTINGS, formats: ["short-answer", "multiple-choice"], length: 20 },
    });
    const attempt = started?.ok ? started.value : "";
    const before = await findAttempt(who, attempt);
    const asked = (await versionsOf(attempt)).map((version) => version.content as unknown as Question);
    const changed = new Set(asked.flatMap((question) => question.factIds));
    const { topic: _topic, ...rest } = SAMPLE_SET.facts.find((fact) => changed.has(fact.id))!;
    await storeFactSet(
      {
        ...SAMPLE_SET,
        slug,
        facts: SAMPLE_SET.facts.map((fact) => (fact.id === rest.id ? { ...rest, review: "rejected" as const } : fact)),
      },
      { personId: who.personId },
    );
    expect((await poolOfSet(setId)).some((question) => question.factIds.includes(rest.id))).toBe(false);
    expect((await findAttempt(who, attempt))!.items).toEqual(before!.items);
    for (const [i, question] of asked.entries()) {
      const outcome = await recordAnswer(who, attempt, i + 1, bodyOf({ kind: question.reply.kind, value: question.reply.key } as never));
      expect(outcome).toMatchObject({ outcome: "stored", response: { feedback: { points: 1 } } });
    }
    expect((await reviewOf(who, attempt))!.score?.share).toBe(1);
  });
});

describe("a result", () => {
  test("is the sum of current marks, with what the learner marked apart; what was missed can be tried again", async () => {
    const who = await makePerson();
    const attempt = await makeAttempt(who);
    for (const kind of ["choice", "text", "grade"]) await recordAnswer(who, attempt, positionOf(kind), bodyOf(rightReply(kind)));
    await recordAnswer(who, attempt, positionOf("choices"), bodyOf({ kind: "choices", value: ["a"] }));
    await recordAnswer(who, attempt, positionOf("number"), bodyOf({ kind: "number", gaveUp: true }));
    expect(await retryMissed(who, attempt)).toMatchObject({ ok: false, problems: [{ where: "attempt" }] });
    await handIn(who, attempt);
    const { score, open, missed } = (await reviewOf(who, attempt))!;
    expect([score?.points, score?.possible, score?.selfMarked, open, missed]).toEqual([
      2.5,
      QUESTIONS.length - 2,
      { points: 1, possible: 2 },
      QUESTIONS.length - 5,
      QUESTIONS.length - 3,
    ]);
    // These questions are none of the set's: they cannot be asked again.
    expect(await retryMissed(who, attempt)).toMatchObject({ ok: false });
    expect(await reviewOf(await makePerson(), attempt)).toBeNull();
    expect(await retryMissed(await makePerson(), attempt)).toBeNull();
  });

  test("trying again takes the questions that were missed, and only those", async () => {
    const who = await makePerson();
    const attempt = await begin(who, {
      length: 6,
      formats: FORMATS.filter((format) => format.reply !== "grade" && format.reply !== "points").map((format) => format.name),
    });
    const asked = (await versionsOf(attempt)).map((version) => version.content as unknown as Question);
    for (const [i, question] of asked.entries())
      if (i % 2 === 0) await recordAnswer(who, attempt, i + 1, bodyOf({ kind: question.reply.kind, value: question.reply.key } as never));
    await handIn(who, attempt);
    const token = randomUUID();
    const again = await Promise.all([retryMissed(who, attempt, token), retryMissed(who, attempt, token)]);
    expect(again[0]).toEqual(again[1]);
    const ids = (await versionsOf(again[0]?.ok ? again[0].value : "")).map((version) => version.questionId);
    expect(ids.sort()).toEqual(
      asked
        .filter((_, i) => i % 2 === 1)
        .map((question) => question.id)
        .sort(),
    );
  });
});
