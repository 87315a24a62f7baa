import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { AnswerResponse } from "@/lib/quizzes/answer";
import { recordAnswer, recordReveal, type AnswerOutcome } from "./answers";
import { findAttempt, flagItem, handIn, reportQuestion } from "./attempts";
import { db, pool } from "./db";
import { bodyOf, makeAttempt, makePerson, positionOf, QUESTIONS, rightReply } from "./testing/attempts";

const CHOICE = positionOf("choice");
const choose = (value: string) => ({ kind: "choice", value }) as const;

function responseOf(outcome: AnswerOutcome | null): AnswerResponse {
  if (outcome?.outcome !== "stored") throw new Error(JSON.stringify(outcome));
  return outcome.response;
}
const answersOf = (attemptId: string) => db.answer.findMany({ where: { item: { attemptId } }, include: { marks: true } });
const tally = (outcomes: (AnswerOutcome | null)[]) => {
  const counts: Record<string, number> = {};
  for (const one of outcomes) counts[one?.outcome ?? "missing"] = (counts[one?.outcome ?? "missing"] ?? 0) + 1;
  return counts;
};

describe("an answer", () => {
  test.each(QUESTIONS.map((question) => question.reply.kind))(
    "of kind %s is stored with its mark, and what was right comes back",
    async (kind) => {
      const who = await makePerson();
      const attempt = await makeAttempt(who);
      const { stored, feedback, next, deadline } = responseOf(await recordAnswer(who, attempt, positionOf(kind), bodyOf(rightReply(kind))));
      expect([stored, next, deadline]).toEqual([{ sequence: 0, counts: true, late: false }, null, null]);
      expect(feedback).toMatchObject({ points: 1, explanation: "So it is.", key: QUESTIONS[positionOf(kind) - 1]!.reply.key });
      const [row] = await answersOf(attempt);
      expect(row).toMatchObject({
        locks: true,
        slow: false,
        zone: "UTC",
        marks: [{ points: 1, selfMarked: kind === "grade" || kind === "points", reason: "first" }],
      });
    },
  );

  test("that is malformed names the place and stores nothing", async () => {
    const who = await makePerson();
    const attempt = await makeAttempt(who);
    for (const reply of [
      choose("nothing like it"),
      { kind: "text", value: "b" },
      { kind: "choice", value: "b", score: 1 },
      { kind: "choice" },
      "b",
      null,
    ]) {
      expect(await recordAnswer(who, attempt, CHOICE, bodyOf(reply as never))).toMatchObject({
        outcome: "refused",
        problems: [{ where: expect.stringMatching(/^reply/) }],
      });
    }
    expect(await answersOf(attempt)).toHaveLength(0);
  });

  test("to somebody else’s attempt is to nothing at all", async () => {
    const [who, stranger] = [await makePerson(), await makePerson()];
    const attempt = await makeAttempt(who);
    await recordAnswer(who, attempt, 2, bodyOf(rightReply("choices"))); // known to this process now
    for (const [id, position] of [
      [attempt, CHOICE],
      [randomUUID(), CHOICE],
      ["no id", CHOICE],
      [attempt, 99],
    ] as const) {
      expect(await recordAnswer(stranger, id, position, bodyOf(choose("nonsense")))).toBeNull();
      expect(await recordReveal(stranger, id, positionOf("grade"), { key: randomUUID() })).toBeNull();
    }
    expect(await findAttempt(stranger, attempt)).toBeNull();
    expect([
      await handIn(stranger, attempt),
      await flagItem(stranger, attempt, 1, true),
      await reportQuestion(stranger, attempt, 1, ""),
    ]).toEqual([false, false, false]);
  });

  test("of somebody who has signed in since goes on", async () => {
    const [before, after] = [await makePerson(), await makePerson()];
    const attempt = await makeAttempt(before);
    await recordAnswer(before, attempt, 2, bodyOf(rightReply("choices")));
    await db.$transaction([
      db.person.update({ where: { id: before.personId }, data: { mergedIntoId: after.personId } }),
      db.attempt.update({ where: { id: attempt }, data: { personId: after.personId } }),
    ]);
    expect(await recordAnswer(after, attempt, CHOICE, bodyOf(choose("b")))).toMatchObject({ outcome: "stored" });
    expect(await recordAnswer(before, attempt, positionOf("text"), bodyOf(rightReply("text")))).toMatchObject({ outcome: "stored" });
  });
});

describe("sent again", () => {
  test("the same answer gets the same response, fifty times at once too", async () => {
    const who = await makePerson();
    const attempt = await makeAttempt(who);
    const body = bodyOf(choose("b"));
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => recordAnswer(who, attempt, CHOICE, { ...body })));
    expect(new Set(outcomes.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(responseOf(outcomes[0]!).stored.counts).toBe(true);
    expect(await answersOf(attempt)).toMatchObject([{ marks: [{ points: 1 }] }]);
    expect(JSON.stringify(await recordAnswer(who, attempt, CHOICE, { ...body }))).toBe(JSON.stringify(outcomes[0]));
  });

  test("another answer under the same key gets what is stored", async () => {
    const who = await makePerson();
    const attempt = await makeAttempt(who, { feedback: "end" });
    const body = bodyOf(choose("b"));
    await recordAnswer(who, attempt, CHOICE, body);
    for (const changes of [{ reply: choose("a") }, { elapsedMs: 2_000 }, { sequence: 5 }]) {
      expect(await recordAnswer(who, attempt, CHOICE, { ...body, ...changes })).toMatchObject({
        outcome: "conflict",
        response: { problems: [{ where: "key" }], stored: { key: body.key, sequence: 0, reply: choose("b") }, feedback: null },
      });
    }
    expect(await answersOf(attempt)).toHaveLength(1);
  });

  test("fifty different answers to one question with feedback at once: exactly one is stored", async () => {
    const who = await makePerson();
    const attempt = await makeAttempt(who);
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, i) => recordAnswer(who, attempt, CHOICE, bodyOf(choose(["a", "b", "c"][i % 3]!), { sequence: i }))),
    );
    expect(tally(outcomes)).toEqual({ stored: 1, conflict: 49 });
    const [row] = await answersOf(attempt);
    for (const one of outcomes)
      if (one?.outcome === "conflict")
        expect(one.response).toMatchObject({
          problems: [{ where: "position" }],
          stored: { key: row!.key, reply: row!.reply },
          feedback: { key: "b" },
        });
    expect(await db.mark.count({ where: { answer: { item: { attemptId: attempt } } } })).toBe(1);
  });

  test("fifty answers under one sequence with feedback at the end: exactly one is stored", async () => {
    const who = await makePerson();
    const attempt = await makeAttempt(who, { feedback: "end" });
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => recordAnswer(who, attempt, CHOICE, bodyOf(choose("a"), { sequence: 3 }))),
    );
    expect(tally(outcomes)).toEqual({ stored: 1, conflict: 49 });
    expect(outcomes.find((one) => one?.outcome === "conflict")).toMatchObject({
      response: { problems: [{ where: "sequence" }], stored: { sequence: 3 } },
    });
  });

  test("to another question or attempt, a key may come again", async () => {
    const who = await makePerson();
    const [one, other] = [await makeAttempt(who), await makeAttempt(who)];
    const body = bodyOf(choose("b"));
    expect(tally([await recordAnswer(who, one, CHOICE, body), await recordAnswer(who, other, CHOICE, body)])).toEqual({ stored: 2 });
  });
});

describe("with feedback at the end", () => {
  test("the highest sequence counts, in whatever order answers come, and nothing is told before", async () => {
    const who = await makePerson();
    const attempt = await makeAttempt(who, { feedback: "end" });
    const bodies = [2, 5, 3].map((sequence) => bodyOf(choose(sequence === 5 ? "b" : "a"), { sequence }));
    const responses = [];
    for (const body of bodies) responses.push(responseOf(await recordAnswer(who, attempt, CHOICE, body)));
    expect(responses.map((response) => [response.stored.counts, response.feedback])).toEqual([
      [true, null],
      [true, null],
      [false, null],
    ]);
    // What was said of an answer is said again, whatever came after it.
    expect(responseOf(await recordAnswer(who, attempt, CHOICE, bodies[0]!))).toEqual(responses[0]);
    const state = (await findAttempt(who, attempt))!;
    expect(state.items[CHOICE - 1]).toMatchObject({
      answer: { sequence: 5, reply: choose("b"), counts: true },
      lastSequence: 5,
      feedback: null,
    });
    expect(JSON.stringify(state)).not.toContain("So it is.");
    await handIn(who, attempt);
    expect((await findAttempt(who, attempt))!.items.every((item) => item.feedback?.explanation === "So it is.")).toBe(true);
  });

  test("answers of one millisecond keep the order in which they came", async () => {
    const who = await makePerson();
    const attempt = await makeAttempt(who, { feedback: "end" });
    const bodies = [4, 9, 6, 2, 7].map((sequence) => bodyOf(choose("a"), { sequence }));
    const responses = [];
    for (const body of bodies) responses.push(responseOf(await recordAnswer(who, attempt, CHOICE, body)));
    await pool.query(
      `ALTER TABLE "Answer" DISABLE TRIGGER USER; UPDATE "Answer" SET "receivedAt" = date_trunc('second', "receivedAt") WHERE "attemptItemId" IN (SELECT id FROM "AttemptItem" WHERE "attemptId" = '${attempt}'); ALTER TABLE "Answer" ENABLE TRIGGER USER`,
    );
    for (const [i, body] of bodies.entries()) expect(responseOf(await recordAnswer(who, attempt, CHOICE, body))).toEqual(responses[i]);
  });

  test("nothing is stored once it is handed in; what was stored is shown", async () => {
    const who = await makePerson();
    const attempt = await makeAttempt(who, { feedback: "end" });
    const body = bodyOf(choose("a"));
    const first = responseOf(await recordAnswer(who, attempt, CHOICE, body));
    await Promise.all(Array.from({ length: 20 }, () => handIn(who, attempt)));
    const at = (await db.attempt.findUniqueOrThrow({ where: { id: attempt } })).handedInAt;
    await handIn(who, attempt);
    expect((await db.attempt.findUniqueOrThrow({ where: { id: attempt } })).handedInAt).toEqual(at);
    expect(await recordAnswer(who, attempt, CHOICE, bodyOf(choose("b"), { sequence: 9 }))).toMatchObject({
      outcome: "conflict",
      response: { problems: [{ where: "attempt" }], stored: { reply: choose("a") } },
    });
    expect(responseOf(await recordAnswer(who, attempt, CHOICE, body))).toEqual(first);
    expect(await answersOf(attempt)).toHaveLength(1);
  });
});

describe("around the deadline", () => {
  const begun = (secondsAgo: number) => new Date(Date.now() - secondsAgo * 1000);

  test.each([
    ["in time", 30, 29_000, {}, { counts: true, late: false }],
    ["within the grace", 62, 62_000, {}, { counts: true, late: false }],
    ["late, given in time by its own clock", 90, 50_000, {}, { counts: true, late: true }],
    ["late, given in time, in a strict quiz", 90, 50_000, { strict: true }, { counts: false, late: true }],
    ["a day late, given in time", 86_400 + 70, 50_000, {}, { counts: false, late: true }],
    ["in one’s own time", 100, 100_000, { multiplier: 2 }, { counts: true, late: false }],
    ["without a limit for this person", 9_000, 9_000_000, { multiplier: null }, { counts: true, late: false }],
  ])("an answer %s", async (_, secondsAgo, elapsedMs, changes, stored) => {
    const who = await makePerson();
    const attempt = await makeAttempt(who, { limitSeconds: 60, startedAt: begun(secondsAgo), ...changes });
    const response = responseOf(await recordAnswer(who, attempt, CHOICE, bodyOf(choose("b"), { elapsedMs })));
    expect(response.stored).toEqual({ sequence: 0, ...stored });
    expect((await findAttempt(who, attempt))!.items[CHOICE - 1]!.answer).toMatchObject(stored);
  });

  test("an answer that every clock puts after it is refused with a reason, and changes nothing", async () => {
    const who = await makePerson();
    const attempt = await makeAttempt(who, { limitSeconds: 60, startedAt: begun(70) });
    expect(await recordAnswer(who, attempt, CHOICE, bodyOf(choose("b"), { elapsedMs: 69_000 }))).toMatchObject({
      outcome: "refused",
      problems: [{ where: "elapsedMs" }],
    });
    expect(await answersOf(attempt)).toHaveLength(0);
  });

  test("more time takes effect at once, and is told with the next answer", async () => {
    const who = await makePerson();
    const startedAt = begun(70);
    const attempt = await makeAttempt(who, { limitSeconds: 60, startedAt, feedback: "end" });
    await db.extension.create({ data: { attemptId: attempt, seconds: 120 } });
    const { stored, deadline } = responseOf(await recordAnswer(who, attempt, CHOICE, bodyOf(choose("b"), { elapsedMs: 70_000 })));
    expect([stored.counts, deadline]).toEqual([true, new Date(startedAt.getTime() + 180_000).toISOString()]);
  });

  test("an attempt past it is handed in by definition: everything is told, and handing in changes nothing", async () => {
    const who = await makePerson();
    const attempt = await makeAttempt(who, { limitSeconds: 60, startedAt: begun(66), feedback: "end" });
    const state = (await findAttempt(who, attempt))!;
    expect([state.finished, state.items[0]!.feedback?.points]).toEqual([true, 0]);
    expect(await handIn(who, attempt)).toBe(true);
    expect((await db.attempt.findUniqueOrThrow({ where: { id: attempt } })).handedInAt).toBeNull();
  });
});

describe("what is kept with an answer", () => {
  test("its day is that of the learner’s zone, and never after it was received", async () => {
    const who = { ...(await makePerson()), zone: "America/New_York" };
    const attempt = await makeAttempt(who);
    const at = (hours: number) => Date.UTC(2025, 2, 12, hours);
    await recordAnswer(who, attempt, 1, bodyOf(choose("b"), { answeredAt: at(23), zone: "Europe/Kyiv" }));
    await recordAnswer(who, attempt, 2, bodyOf(rightReply("choices"), { answeredAt: at(2), zone: "Nowhere/Atlantis" }));
    await recordAnswer({ ...who, zone: null }, attempt, 3, bodyOf(rightReply("text"), { answeredAt: at(23) }));
    await recordAnswer(who, attempt, 4, bodyOf(rightReply("number"), { answeredAt: Date.now() + 86_400_000 * 30 }));
    const rows = await db.answer.findMany({ where: { item: { attemptId: attempt } }, orderBy: { item: { position: "asc" } } });
    expect(rows.slice(0, 3).map((row) => [row.zone, row.localDate])).toEqual([
      ["Europe/Kyiv", "2025-03-13"],
      ["America/New_York", "2025-03-11"],
      ["UTC", "2025-03-12"],
    ]);
    expect(rows[3]!.answeredAt).toEqual(rows[3]!.receivedAt);
  });

  test("it is slow above 2.5 times the learner’s own median, from the eleventh on, and never with extra time", async () => {
    const slow = async (multiplier: number) => {
      const who = await makePerson();
      const flags = [];
      for (let i = 0; i < 12; i++) {
        const attempt = await makeAttempt(who, { multiplier });
        await recordAnswer(who, attempt, CHOICE, bodyOf(choose("b"), { itemMs: i === 3 || i === 11 ? 20_000 : 4_000 }));
        flags.push((await answersOf(attempt))[0]!.slow);
      }
      return flags;
    };
    expect(await slow(1)).toEqual([...Array(11).fill(false), true]);
    expect(await slow(1.5)).toEqual(Array(12).fill(false));
  });
});

describe("a reveal", () => {
  test("shows the back or the points, neither locks nor counts, and is the same when sent again", async () => {
    const who = await makePerson();
    const attempt = await makeAttempt(who);
    const [grade, points] = [positionOf("grade"), positionOf("points")];
    expect(JSON.stringify(await findAttempt(who, attempt))).not.toContain("The answer");
    const key = randomUUID();
    const first = await recordReveal(who, attempt, points, { key, text: "my words" });
    expect(first).toMatchObject({
      outcome: "revealed",
      response: { kind: "points", options: [{ text: "Gamma" }, { text: "Beta" }, { text: "Alpha" }], text: "my words" },
    });
    expect(await recordReveal(who, attempt, points, { key, text: "my words" })).toEqual(first);
    expect(await recordReveal(who, attempt, points, { key, text: "others" })).toMatchObject({ outcome: "conflict" });
    expect(await recordReveal(who, attempt, grade, { key: randomUUID() })).toMatchObject({ response: { back: "The answer" } });
    expect(await recordReveal(who, attempt, CHOICE, { key: randomUUID() })).toMatchObject({ outcome: "refused" });
    const state = (await findAttempt(who, attempt))!;
    expect(state.items[points - 1]).toMatchObject({ answer: null, feedback: null, revealed: { text: "my words" } });
    expect(await answersOf(attempt)).toHaveLength(0);
  });
});

test("a flag and a report are kept; a second report keeps the note", async () => {
  const who = await makePerson();
  const attempt = await makeAttempt(who);
  expect([
    await flagItem(who, attempt, 2, true),
    await reportQuestion(who, attempt, 2, "Two answers fit."),
    await reportQuestion(who, attempt, 2, ""),
  ]).toEqual([true, true, true]);
  expect((await findAttempt(who, attempt))!.items[1]!.flagged).toBe(true);
  expect(await db.questionReport.findMany({ where: { personId: who.personId } })).toMatchObject([{ note: "Two answers fit." }]);
});
