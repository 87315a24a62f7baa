import type { Given, GivenReply } from "@/lib/questions/question";
import type { AttemptItem, AttemptState, Revealed } from "@/lib/quizzes/answer";
import type { FeedbackTime } from "@/lib/quizzes/settings";
import type { OutgoingAnswer } from "./outbox";
import type { Settled } from "./sender";

/** One question as this page knows it: what the server said of it, what is chosen but not given, and what is given but not stored. */
export type LocalItem = {
  item: AttemptItem;
  draft: Given | null;
  given: OutgoingAnswer | null;
  /** Why the last answer was refused. */
  problem: string | null;
  /** The answer that counts was given in another tab or on another device. */
  elsewhere: boolean;
};

/** The items of an attempt as it was sent, with the answers that still wait in the outbox. */
export function localItems(state: AttemptState, waiting: readonly OutgoingAnswer[] = []): LocalItem[] {
  return state.items.map((item) => {
    const given = waiting.filter((answer) => answer.position === item.position).at(-1) ?? null;
    return { item, draft: null, given, problem: null, elsewhere: false };
  });
}

const change = (items: readonly LocalItem[], position: number, to: (local: LocalItem) => LocalItem): LocalItem[] =>
  items.map((local) => (local.item.position === position ? to(local) : local));

/** Something was chosen, and not given yet. */
export const withDraft = (items: readonly LocalItem[], position: number, draft: Given): LocalItem[] =>
  change(items, position, (local) => ({ ...local, draft, problem: null }));

/** An answer was given: it is on its way. */
export const withGiven = (items: readonly LocalItem[], answer: OutgoingAnswer): LocalItem[] =>
  change(items, answer.position, (local) => ({ ...local, given: answer, draft: null, problem: null }));

/** The question is marked to come back to, or no longer. */
export const withFlag = (items: readonly LocalItem[], position: number, flagged: boolean): LocalItem[] =>
  change(items, position, (local) => ({ ...local, item: { ...local.item, flagged } }));

/** The back of a card, or the points of say-it, came. */
export const withRevealed = (items: readonly LocalItem[], position: number, revealed: Revealed): LocalItem[] =>
  change(items, position, (local) => ({ ...local, item: { ...local.item, revealed } }));

/** The server has said what became of an answer. */
export function withSettled(items: readonly LocalItem[], settled: Settled): LocalItem[] {
  const { answer } = settled;
  return change(items, answer.position, (local) => {
    // A later answer to the same question may be on its way already.
    const given = local.given?.key === answer.key ? null : local.given;
    if (settled.outcome === "refused") return { ...local, given, problem: settled.problems.map((problem) => problem.message).join(" ") };
    const { stored, feedback } = settled.response;
    if (settled.outcome === "conflict") {
      const item = {
        ...local.item,
        answer: settled.response.stored ?? local.item.answer,
        lastSequence: Math.max(local.item.lastSequence, stored?.sequence ?? -1),
        feedback: feedback ?? local.item.feedback,
      };
      const elsewhere = settled.response.stored !== null && settled.response.stored.key !== answer.key;
      return {
        ...local,
        given,
        item,
        elsewhere,
        problem: elsewhere ? null : settled.response.problems.map((problem) => problem.message).join(" "),
      };
    }
    const overtaken = local.item.answer !== null && local.item.answer.counts && local.item.answer.sequence > answer.sequence;
    const kept = overtaken ? local.item.answer : { ...settled.response.stored, key: answer.key, reply: answer.reply };
    return {
      ...local,
      given,
      item: {
        ...local.item,
        answer: kept,
        lastSequence: Math.max(local.item.lastSequence, answer.sequence),
        feedback: feedback ?? local.item.feedback,
      },
    };
  });
}

/** The server's view of the whole attempt came: what is chosen or on its way here stays. */
export function withState(items: readonly LocalItem[], state: AttemptState): LocalItem[] {
  const before = new Map(items.map((local) => [local.item.position, local]));
  return state.items.map((item) => {
    const local = before.get(item.position);
    if (!local) return { item, draft: null, given: null, problem: null, elsewhere: false };
    const elsewhere = local.elsewhere || (local.item.answer === null && local.given === null && item.answer !== null);
    return { ...local, item, elsewhere, draft: item.answer && elsewhere ? null : local.draft };
  });
}

/** What was answered last: given here, or stored. Null when nothing was. */
export const replyOf = ({ item, given }: LocalItem): GivenReply | null => given?.reply ?? item.answer?.reply ?? null;

/** What the controls show: what is chosen, else what was answered. */
export function shownValue(local: LocalItem): Given | null {
  const reply = local.draft ?? replyOf(local);
  return reply && "value" in reply ? reply : null;
}

/** Whether the learner gave up on it. */
export function gaveUpOn(local: LocalItem): boolean {
  const reply = replyOf(local);
  return local.draft === null && reply !== null && "gaveUp" in reply;
}

export const isAnswered = (local: LocalItem): boolean => replyOf(local) !== null;

/** With feedback after each answer the first one stays. */
export const isLocked = (local: LocalItem, feedback: FeedbackTime): boolean => feedback === "each" && isAnswered(local);

/** The sequence of a new answer: above all before it, and by time, so that two tabs do not choose the same. */
export function nextSequence({ item, given }: LocalItem, elapsedMs: number): number {
  return Math.max(item.lastSequence + 1, (given?.sequence ?? -1) + 1, Math.min(Math.floor(elapsedMs), 2_000_000_000));
}

/** The first question without an answer, else the last one. Positions begin at 1. */
export function firstOpen(items: readonly LocalItem[]): number {
  return items.find((local) => !isAnswered(local))?.item.position ?? items.at(-1)?.item.position ?? 1;
}

/** How an answered question stands, for a list. */
export type Standing = "open" | "waiting" | "answered" | "right" | "partly" | "wrong" | "self-marked";

/** What a list says of a question. */
export function standingOf(local: LocalItem): Standing {
  if (local.given) return "waiting";
  if (!isAnswered(local)) return "open";
  const { feedback, question } = local.item;
  if (!feedback) return "answered";
  if (question.reply.kind === "grade" || question.reply.kind === "points") return "self-marked";
  return feedback.points === 1 ? "right" : feedback.points > 0 ? "partly" : "wrong";
}
