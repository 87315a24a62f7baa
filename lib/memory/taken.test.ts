import { describe, expect, it } from "vitest";
import { shown } from "../questions/question";
import { questionWith, SAMPLE_REPLIES } from "../questions/sample-replies";
import type { PracticeItem, PracticeState } from "./practice";
import { answerTaken, stateAfter, type Taken, type TakenStep } from "./taken";

const questions = SAMPLE_REPLIES.map((reply) => ({ ...questionWith(reply), id: `sample-${reply.kind}` }));

const item = (position: number): PracticeItem => ({
  position,
  question: shown(questions[position - 1]!),
  flagged: false,
  answer: null,
  lastSequence: -1,
  revealed: null,
  feedback: null,
  set: { id: "s", slug: "s", title: "S" },
  reason: "due",
  memory: { retrievability: 0.9, missedInARow: 0, intervals: null },
  seconds: 10,
  canHint: false,
  hint: null,
  mine: false,
  passage: null,
});

const state: PracticeState = {
  id: "a",
  feedback: "each",
  strict: false,
  startedAt: "2026-03-01T08:00:00.000Z",
  now: "2026-03-01T08:00:00.000Z",
  deadline: null,
  finished: false,
  mode: "practice",
  minutes: 10,
  spentMs: 0,
  grades: 2,
  items: questions.map((_, i) => item(i + 1)),
};

const taken: Taken = {
  state,
  questions: questions.map((question, i) => ({
    position: i + 1,
    question,
    names: [],
    hint: null,
    revealed: question.reply.kind === "grade" ? { kind: "grade", back: question.reply.back, evidence: [] } : null,
    told: {
      key: question.reply.key,
      accepted: "accepted" in question.reply ? question.reply.accepted : [],
      explanation: question.explanation,
      evidence: [],
      earlier: [],
    },
  })),
};

const right = (position: number, sequence = 0, key = `k${position}`): Extract<TakenStep, { kind: "answer" }> => {
  const { reply } = questions[position - 1]!;
  return { kind: "answer", answer: { position, key, sequence, reply: { kind: reply.kind, value: reply.key } as never } };
};

describe("a session taken along", () => {
  it("is marked on the device as the server would, for every kind of reply", () => {
    for (const [i] of questions.entries()) {
      const response = answerTaken(taken, right(i + 1).answer);
      expect(response?.feedback, questions[i]!.reply.kind).toMatchObject({ points: 1, key: questions[i]!.reply.key });
      const wrong = answerTaken(taken, { position: i + 1, sequence: 0, reply: { kind: questions[i]!.reply.kind, gaveUp: true } });
      expect(wrong?.feedback?.points).toBe(0);
    }
    expect(answerTaken(taken, { ...right(1).answer, position: 99 })).toBeNull();
  });

  it("goes on after a reload where it was: answers are there with what was said of them", () => {
    const after = stateAfter(taken, [right(1), right(2)]);
    expect(after.items.map(({ answer }) => answer?.key ?? null).slice(0, 3)).toEqual(["k1", "k2", null]);
    expect(after.items[0]!.feedback?.points).toBe(1);
  });

  it("forgets an answer that was taken back, and takes the next one", () => {
    const back: TakenStep = { kind: "withdrawal", position: 1, key: "k1" };
    expect(stateAfter(taken, [right(1), back]).items[0]).toMatchObject({ answer: null, feedback: null, lastSequence: 0 });
    expect(stateAfter(taken, [right(1), back, right(1, 1, "again")]).items[0]).toMatchObject({
      answer: { key: "again", sequence: 1 },
      lastSequence: 1,
    });
    // Word that comes late takes back nothing but its own answer.
    expect(stateAfter(taken, [right(1), right(1, 1, "again"), back]).items[0]!.answer?.key).toBe("again");
  });

  it("is as it was taken when nothing was done", () => {
    expect(stateAfter(taken, [])).toEqual(state);
  });
});
