import type { PracticeAnswerResponse, PracticeItem, PracticeState } from "@/lib/memory/practice";
import type { GivenReply, ShownQuestion } from "@/lib/questions/question";
import { recordAnswer } from "../answers";
import { db } from "../db";
import { savePlan } from "../plan";
import { findPractice, startPractice } from "../practice";
import { bodyOf, makePerson, sampleSetId } from "./attempts";

/** Somebody who practises. */
export type Learner = Awaited<ReturnType<typeof makePerson>>;

/** Somebody whose plan is about a set, the sample set where none is named. */
export async function makeLearner(setId?: string): Promise<Learner> {
  const who = await makePerson();
  await savePlan(who, { scopes: [{ setId: setId ?? (await sampleSetId()), topics: [] }] });
  return who;
}

/** Begins a session. */
export async function beginSession(who: Learner, wish: Partial<Parameters<typeof startPractice>[1]> = {}): Promise<PracticeState> {
  const started = await startPractice(who, { minutes: 5, mode: "practice", ...wish });
  if (!started.ok) throw new Error(JSON.stringify(started.problems));
  return (await findPractice(who, started.value))!;
}

const giveUp = ({ reply }: ShownQuestion): GivenReply => ({ kind: reply.kind, gaveUp: true });

/** The right answer, looked up where only the server looks. */
export async function rightAnswer(attemptId: string, position: number): Promise<GivenReply> {
  const item = await db.attemptItem.findFirstOrThrow({ where: { attemptId, position }, include: { questionVersion: true } });
  const { reply } = item.questionVersion.content as { reply: { kind: string; key: unknown } };
  return { kind: reply.kind, value: reply.key } as GivenReply;
}

/** Answers a question of a session, rightly or by giving up; what came back, with the key of the answer. */
export async function answerItem(
  who: Learner,
  attemptId: string,
  item: PracticeItem,
  isRight: boolean,
  changes: Parameters<typeof bodyOf>[1] = {},
): Promise<PracticeAnswerResponse & { key: string }> {
  const body = bodyOf(isRight ? await rightAnswer(attemptId, item.position) : giveUp(item.question), {
    elapsedMs: item.position * 8_000,
    ...changes,
  });
  const outcome = await recordAnswer(who, attemptId, item.position, body);
  if (outcome?.outcome !== "stored" || !("added" in outcome.response)) throw new Error(JSON.stringify(outcome));
  return { ...outcome.response, key: body.key };
}

/** Answers until nothing more comes; what was asked, in order. */
export async function practise(
  who: Learner,
  state: PracticeState,
  isRight: (item: PracticeItem, asked: number) => boolean,
  changes: Parameters<typeof bodyOf>[1] = {},
): Promise<PracticeItem[]> {
  const open = [...state.items];
  const asked: PracticeItem[] = [];
  for (let item = open.shift(); item && asked.length < 200; item = open.shift()) {
    const { added, done } = await answerItem(who, state.id, item, isRight(item, asked.length), changes);
    asked.push(item);
    open.push(...added);
    if (done) break;
  }
  return asked;
}
