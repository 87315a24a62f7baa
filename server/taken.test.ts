import { beforeAll, describe, expect, it } from "vitest";
import { answerTaken, feedbackOn, takenAt, type Taken } from "@/lib/memory/taken";
import type { GivenReply, Question } from "@/lib/questions/question";
import { startQueue, type Delivery, type Outgoing, type QueueStore } from "@/components/memory/practice-queue";
import { recordAnswer } from "./answers";
import { handIn } from "./attempts";
import { db } from "./db";
import { foldStale } from "./memories";
import { rebuildMemories } from "./memory-rebuild";
import { savePlan } from "./plan";
import { startPractice, withdraw } from "./practice";
import { takeAlong } from "./taken";
import { bodyOf, bundledSetId, makeAttempt, makePerson } from "./testing/attempts";

/** Eighty answers and sixty undos each; 25 are the two thousand answers that were asked for. */
const SESSIONS = Number(process.env.SYNC_SESSIONS ?? 4);

let setId: string;
beforeAll(async () => {
  setId = await bundledSetId();
});

async function learner(ownDevice: boolean | null = true) {
  const who = await makePerson();
  await savePlan(who, { scopes: [{ setId, topics: [] }] });
  return { ...who, settings: { ...who.settings, ownDevice } };
}

type Learner = Awaited<ReturnType<typeof learner>>;

async function take(who: Learner, minutes = 20): Promise<Taken> {
  const started = await startPractice(who, { minutes, mode: "practice" });
  const taken = started.ok ? await takeAlong(who, started.value) : null;
  if (!taken) throw new Error("nothing was taken");
  return taken;
}

const right = ({ reply }: Question) => ({ kind: reply.kind, value: reply.key }) as GivenReply;
const gaveUp = ({ reply }: Question): GivenReply => ({ kind: reply.kind, gaveUp: true });

describe("a session taken along", () => {
  it("holds all its questions, and hears on the device what the server says of the same answers", async () => {
    const who = await learner();
    const taken = await take(who);
    expect(taken.questions.map(({ position }) => position)).toEqual(taken.state.items.map(({ position }) => position));
    expect(taken.questions.length).toBeGreaterThan(20);
    for (const [i, one] of taken.questions.entries()) {
      const reply = i % 3 === 0 ? gaveUp(one.question) : right(one.question);
      const here = answerTaken(taken, { position: one.position, sequence: 0, reply });
      const there = await recordAnswer(who, taken.state.id, one.position, bodyOf(reply));
      expect(there?.outcome === "stored" && there.response.feedback).toEqual(here?.feedback);
    }
  });

  it("leaves out what was answered before, and is nobody else's, no quiz, and nothing for a device of others", async () => {
    const who = await learner();
    const taken = await take(who, 5);
    const [first] = taken.questions;
    await recordAnswer(who, taken.state.id, first!.position, bodyOf(right(first!.question)));
    const again = await takeAlong(who, taken.state.id);
    expect(takenAt(again!, first!.position)).toBeNull();
    expect(again!.state.items.find(({ position }) => position === first!.position)?.feedback).toEqual(
      feedbackOn(first!, right(first!.question)),
    );
    expect(await takeAlong(await learner(), taken.state.id)).toBeNull();
    expect(await takeAlong({ ...who, settings: { ...who.settings, ownDevice: false } }, taken.state.id)).toBeNull();
    const quiz = await makeAttempt(who);
    expect(await takeAlong(who, quiz)).toBeNull();
  });
});

describe("what waited on the device", () => {
  /** Everything done in one session: each question answered and taken back three times, and answered for good. */
  function doneIn({ questions }: Taken, from: number): Outgoing[] {
    const rounds = [0, 1, 2, 3].flatMap((round) => questions.slice(0, 20).map((one) => ({ ...one, round })));
    return rounds.flatMap(({ position, question, round }, i): Outgoing[] => {
      const body = bodyOf(round % 2 === 1 ? right(question) : gaveUp(question), { sequence: round, elapsedMs: i * 1_000 });
      const answer: Outgoing = {
        kind: "answer",
        id: body.key,
        answer: { ...body, position, reply: body.reply as GivenReply, answeredAt: new Date(from + i * 1_000).toISOString() },
      };
      return round < 3 ? [answer, { kind: "withdrawal", id: `undo ${body.key}`, position, key: body.key }] : [answer];
    });
  }

  /** Sends a line through the queue of the app; every fifth reply gets lost on its way back. Answers what was refused. */
  function sendAll(who: Learner, attemptId: string, line: readonly Outgoing[]): Promise<unknown[]> {
    const kept = new Map(line.map((one) => [one.id, one]));
    const store: QueueStore = {
      list: async () => [...kept.values()],
      put: async (one) => void kept.set(one.id, one),
      remove: async (id) => void kept.delete(id),
    };
    let sent = 0;
    const deliver = async (one: Outgoing): Promise<Delivery> => {
      const told = await arrive(who, attemptId, one);
      return ++sent % 5 === 0 ? "failure" : told;
    };
    const refused: unknown[] = [];
    return new Promise((resolve) => {
      const queue = startQueue({
        store,
        deliver,
        onTold: (told) => told.outcome !== "stored" && refused.push(told),
        onState: (state) => (state.waiting === 0 ? resolve(refused) : queueMicrotask(() => queue.flush())),
      });
    });
  }

  it("arrives once and in order, though a fifth of the replies get lost: none lost, none doubled", async () => {
    const who = await learner();
    const wanted: string[] = [];
    for (let day = SESSIONS; day > 0; day--) {
      const taken = await take(who);
      const line = doneIn(taken, Date.now() - day * 86_400_000);
      wanted.push(...line.filter((one) => one.kind === "answer").map((one) => one.id));
      expect(await sendAll(who, taken.state.id, line)).toEqual([]);
      await handIn(who, taken.state.id);
    }
    const stored = await db.answer.findMany({
      where: { item: { attempt: { personId: who.personId } } },
      select: { key: true, withdrawnAt: true },
    });
    expect(stored.length).toBe(80 * SESSIONS);
    expect(stored.map(({ key }) => key).sort()).toEqual(wanted.sort());
    expect(stored.filter(({ withdrawnAt }) => withdrawnAt === null).length).toBe(20 * SESSIONS);
    await foldStale(who.personId);
    expect((await rebuildMemories({ check: true })).differences).toEqual([]);
  }, 240_000);
});

async function arrive(who: Learner, attemptId: string, one: Outgoing): Promise<Delivery> {
  if (one.kind === "withdrawal") {
    const taken = await withdraw(who, attemptId, one.position, one.key);
    return taken?.outcome === "withdrawn"
      ? { outcome: "stored", sent: one, response: null }
      : { outcome: "refused", sent: one, problems: [] };
  }
  const { position, answeredAt, ...body } = one.answer;
  const told = await recordAnswer(who, attemptId, position, { ...body, answeredAt: Date.parse(answeredAt) });
  return told?.outcome === "stored" ? { outcome: "stored", sent: one, response: null } : { outcome: "refused", sent: one, problems: [] };
}
