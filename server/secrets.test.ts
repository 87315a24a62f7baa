import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Question, Reply } from "@/lib/questions/question";
import { FORMATS } from "@/lib/questions/registry";
import { USUAL_SETTINGS } from "@/lib/quizzes/settings";
import { recordAnswer, recordReveal } from "./answers";
import { findAttempt, handIn, startAttempt } from "./attempts";
import { db } from "./db";
import { bodyOf, bundledSetId, makeAttempt, makePerson, QUESTIONS, rightReply } from "./testing/attempts";

// What is secret before an answer is stored (contracts.md): canaries stand in every secret place, and nothing that a learner is sent may
// hold one.

const CANARY = "canary";
const SECRET_FIELDS = [
  "key",
  "accepted",
  "tolerance",
  "back",
  "facts",
  "factIds",
  "restsOn",
  "proofs",
  "explanation",
  "evidence",
  "outcomes",
];

/** Texts of points are secret until they are revealed; those of other options are not. */
function withCanaries(reply: Reply): Reply {
  switch (reply.kind) {
    case "text":
      return { ...reply, key: `${CANARY} key`, accepted: [`${CANARY} accepted`] };
    case "number":
      return { ...reply, key: 7_261_534, tolerance: 918_273 };
    case "points":
      return { ...reply, options: reply.options.map((option) => ({ ...option, text: `${CANARY} ${option.text}` })) };
    case "grade":
      return { ...reply, back: `${CANARY} back` };
    default:
      return {
        ...reply,
        facts: Object.fromEntries(("items" in reply ? reply.items : reply.options).map((part) => [part.id, [`${CANARY}-fact`]])),
      };
  }
}

const planted: Question[] = QUESTIONS.map((question) => ({
  ...question,
  id: `planted-${question.reply.kind}`,
  factIds: [`${CANARY}-fact`],
  restsOn: [`${CANARY}-rests`],
  reply: withCanaries(question.reply),
  explanation: `${CANARY} explanation`,
  evidence: [{ source: `${CANARY}-source`, title: `${CANARY} title`, start: 0, end: 6, quote: `${CANARY} quote` }],
  proofs: [{ optionId: "a", kind: "functional", factIds: [`${CANARY}-proof`] }],
}));

/** Every way a text could stand in a response. */
function encodings(text: string): string[] {
  return [text, Buffer.from(text).toString("base64").replace(/=+$/, ""), encodeURIComponent(text), Buffer.from(text).toString("hex")];
}

function expectNoCanary(sent: unknown): void {
  const text = JSON.stringify(sent);
  for (const secret of [CANARY, "7261534", "918273"].flatMap(encodings)) expect(text).not.toContain(secret);
}

describe("before an answer is stored", () => {
  test("nothing of what is secret is in an attempt, for any way of replying", async () => {
    const who = await makePerson();
    expectNoCanary(await findAttempt(who, await makeAttempt(who, { questions: planted })));
  });

  test("an answer tells of its own question only, and a reveal of its own card", async () => {
    const who = await makePerson();
    for (const [i, question] of planted.entries()) {
      const attempt = await makeAttempt(who, { questions: planted });
      await recordReveal(who, attempt, i + 1, { key: randomUUID() });
      await recordAnswer(who, attempt, i + 1, bodyOf({ kind: question.reply.kind, gaveUp: true }));
      const { items } = (await findAttempt(who, attempt))!;
      expect(items[i]!.feedback?.explanation).toBe(`${CANARY} explanation`);
      expectNoCanary(items.filter((_, other) => other !== i));
    }
  });

  test("with feedback at the end no response tells anything, whatever is sent", async () => {
    const who = await makePerson();
    const attempt = await makeAttempt(who, { feedback: "end", questions: planted });
    for (const [i, { reply }] of planted.entries()) {
      const body = bodyOf({ kind: reply.kind, gaveUp: true });
      const sent = [
        body,
        body,
        { ...body, elapsedMs: 5 },
        { ...body, key: randomUUID() },
        bodyOf({ kind: reply.kind, value: "nonsense" }, { sequence: 9 }),
      ];
      for (const one of sent) expectNoCanary(await recordAnswer(who, attempt, i + 1, one));
    }
    expectNoCanary(await findAttempt(who, attempt));
    await handIn(who, attempt);
    expectNoCanary(await recordAnswer(who, attempt, 1, bodyOf(rightReply("choice"), { sequence: 10 })));
  });
});

describe("for real questions", () => {
  test.each(FORMATS.map((format) => format.name))(
    "of %s an attempt holds no secret field, no explanation and no source sentence",
    async (format) => {
      const who = await makePerson();
      const started = await startAttempt(who, {
        setId: await bundledSetId(),
        settings: { ...USUAL_SETTINGS, formats: [format], feedback: "end", length: 5 },
      });
      const attempt = started?.ok ? started.value : "";
      const { items } = (await findAttempt(who, attempt))!;
      const rows = await db.attemptItem.findMany({
        where: { attemptId: attempt },
        orderBy: { position: "asc" },
        include: { questionVersion: true },
      });
      for (const [i, { question, feedback, revealed, answer }] of items.entries()) {
        const whole = rows[i]!.questionVersion.content as unknown as Question;
        expect([feedback, revealed, answer]).toEqual([null, null, null]);
        expect(Object.keys(question).sort()).toEqual(["context", "format", "id", "layer", "reply", "stem"]);
        for (const field of SECRET_FIELDS) expect(question.reply).not.toHaveProperty(field);
        const text = JSON.stringify(question);
        if (!question.stem.includes("___"))
          for (const { quote } of whole.evidence) expect(text).not.toContain(JSON.stringify(quote).slice(1, -1));
        for (const id of whole.factIds) expect(text).not.toContain(`"${id}"`);
      }
    },
  );
});
