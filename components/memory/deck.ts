import type { PracticeItem, PracticeMove, PracticeState } from "@/lib/memory/practice";
import type { Feedback } from "@/lib/quizzes/answer";
import { isAnswered, withGiven, withSettled, type LocalItem } from "../questions/attempt-model";
import type { OutgoingAnswer } from "../questions/outbox";
import type { Outgoing, Told } from "./practice-queue";

/** How a question was put away: for this session, or for good. */
export type Aside = "now" | "never";

/** Something that can be undone. */
export type Step = { kind: "answer"; position: number; key: string } | { kind: "aside"; position: number; how: Aside };

/** So many steps can be undone. */
export const STEPS_KEPT = 30;

/** A practice session as this page knows it: the questions, what was put away, and what can be undone, the last thing done last. */
export type Deck = {
  items: readonly LocalItem[];
  /** The same questions as they were sent: why each is asked, and how its memory stood. */
  asked: readonly PracticeItem[];
  aside: Readonly<Record<number, Aside>>;
  steps: readonly Step[];
  /** Keys of answers that were taken back here: what is said of them later changes nothing. */
  withdrawn: readonly string[];
  /** The server has said that nothing more comes. */
  done: boolean;
};

const isSameStep = (a: Step, b: Step) =>
  a.kind === "answer" && b.kind === "answer" ? a.key === b.key : a.kind === b.kind && a.position === b.position;

const withStep = (steps: readonly Step[], step: Step): Step[] =>
  [...steps.filter((one) => !isSameStep(one, step)), step].slice(-STEPS_KEPT);

const change = (deck: Deck, position: number, to: (local: LocalItem) => LocalItem): Deck => ({
  ...deck,
  items: deck.items.map((local) => (local.item.position === position ? to(local) : local)),
});

const withoutAnswer = (local: LocalItem): LocalItem => {
  const lastSequence = Math.max(local.item.lastSequence, local.given?.sequence ?? -1);
  return {
    ...local,
    draft: null,
    given: null,
    problem: null,
    elsewhere: false,
    item: { ...local.item, answer: null, feedback: null, lastSequence },
  };
};

/** The answers that count, in the order in which they were given: sequences go up with time. */
function stepsOf(items: readonly LocalItem[]): Step[] {
  const answered = items.flatMap(({ item }) => (item.answer ? [{ position: item.position, ...item.answer }] : []));
  return answered.sort((a, b) => a.sequence - b.sequence).map(({ position, key }) => ({ kind: "answer" as const, position, key }));
}

/** What waits in the queue, put on a deck in the order in which it was done. */
export function withWaiting(deck: Deck, waiting: readonly Outgoing[]): Deck {
  return waiting.reduce(
    (now, one) => (one.kind === "answer" ? withAnswer(now, one.answer) : withWithdrawal(now, one.position, one.key)),
    deck,
  );
}

const localItem = (item: PracticeItem): LocalItem => ({ item, draft: null, given: null, problem: null, elsewhere: false });

/** The deck of a session as the server sent it. */
export function deckOf(state: PracticeState): Deck {
  const items = state.items.map(localItem);
  return { items, asked: state.items, aside: {}, steps: stepsOf(items).slice(-STEPS_KEPT), withdrawn: [], done: state.finished };
}

/** A question as this page knows it, with what the server now says of it: what is chosen, on its way or taken back here stays. */
function refreshed(deck: Deck, item: PracticeItem): LocalItem {
  const local = itemAt(deck, item.position);
  if (!local) return localItem(item);
  // Asked for before what has been stored since: what is known here is newer.
  if (item.lastSequence < local.item.lastSequence) return local;
  const now = { ...local, item, draft: item.answer ? null : local.draft };
  return item.answer && deck.withdrawn.includes(item.answer.key) ? { ...withoutAnswer(now), given: local.given } : now;
}

/**
 * The server's view came. What was added since it was asked for stays; what it has left out from among the others is not asked any more.
 */
export function withServer(deck: Deck, state: PracticeState): Deck {
  const known = new Set(state.items.map((item) => item.position));
  const highest = Math.max(0, ...known);
  const others = deck.items.filter(
    ({ item, given }) => !known.has(item.position) && (item.position > highest || given || item.answer || deck.aside[item.position]),
  );
  const items = [...state.items.map((item) => refreshed(deck, item)), ...others].sort((a, b) => a.item.position - b.item.position);
  return { ...deck, items, asked: [...state.items, ...deck.asked.filter((item) => !known.has(item.position))], done: state.finished };
}

/** An answer was given: it is on its way, and can be undone. */
export function withAnswer(deck: Deck, answer: OutgoingAnswer): Deck {
  return {
    ...deck,
    items: withGiven(deck.items, answer),
    steps: withStep(deck.steps, { kind: "answer", position: answer.position, key: answer.key }),
  };
}

/** The answer with this key is taken back: the question is open again. */
export function withWithdrawal(deck: Deck, position: number, key: string): Deck {
  const steps = deck.steps.filter((step) => step.kind !== "answer" || step.key !== key);
  return { ...change(deck, position, withoutAnswer), steps, withdrawn: [...deck.withdrawn, key] };
}

/** The question is put away. */
export function withAside(deck: Deck, position: number, how: Aside): Deck {
  return { ...deck, aside: { ...deck.aside, [position]: how }, steps: withStep(deck.steps, { kind: "aside", position, how }) };
}

/** The question is brought back. */
export function withoutAside(deck: Deck, position: number): Deck {
  const aside = Object.fromEntries(Object.entries(deck.aside).filter(([at]) => Number(at) !== position));
  return { ...deck, aside, steps: deck.steps.filter((step) => step.kind !== "aside" || step.position !== position) };
}

/** The deck before the last thing that was done, and what that was; null when there is nothing to undo. */
export function undone(deck: Deck): { deck: Deck; step: Step } | null {
  const step = deck.steps.at(-1);
  if (!step) return null;
  return { step, deck: step.kind === "answer" ? withWithdrawal(deck, step.position, step.key) : withoutAside(deck, step.position) };
}

/** Further questions, at the end; and whether nothing more comes. */
export function withMove(deck: Deck, { added, done }: PracticeMove): Deck {
  const fresh = added.filter((item) => deck.asked.every((one) => one.position !== item.position));
  return { ...deck, items: [...deck.items, ...fresh.map(localItem)], asked: [...deck.asked, ...fresh], done };
}

/** The server has said what became of something. */
export function withTold(deck: Deck, told: Told): Deck {
  const { sent } = told;
  if (sent.kind === "withdrawal") return deck;
  const ended = told.outcome === "stored" && told.response ? withMove(deck, told.response) : deck;
  if (deck.withdrawn.includes(sent.answer.key))
    return change(ended, sent.answer.position, (local) => ({
      ...local,
      item: { ...local.item, lastSequence: Math.max(local.item.lastSequence, sent.answer.sequence) },
    }));
  const items = withSettledBy(ended.items, told, sent.answer);
  const refused = told.outcome === "refused";
  return {
    ...ended,
    items,
    steps: refused ? ended.steps.filter((step) => step.kind !== "answer" || step.key !== sent.answer.key) : ended.steps,
  };
}

function withSettledBy(items: readonly LocalItem[], told: Told, answer: OutgoingAnswer): LocalItem[] {
  if (told.outcome === "refused") return withSettled(items, { answer, outcome: "refused", problems: told.problems });
  if (told.outcome === "conflict") return withSettled(items, { answer, outcome: "conflict", response: told.response });
  return told.response ? withSettled(items, { answer, outcome: "stored", response: told.response }) : [...items];
}

/** The first question that is neither answered nor put away; null when none is left. */
export const nextOpen = (deck: Deck): number | null =>
  deck.items.find((local) => !isAnswered(local) && !deck.aside[local.item.position])?.item.position ?? null;

/** The question at a position. */
export const itemAt = (deck: Deck, position: number | null): LocalItem | null =>
  deck.items.find((local) => local.item.position === position) ?? null;

/** The question at a position as it was sent: why it is asked, and how its memory stood. */
export const askedAt = (deck: Deck, position: number | null): PracticeItem | null =>
  deck.asked.find((item) => item.position === position) ?? null;

/** A question whose reply the learner marks, as one marked it: true for knew it. Null for other questions. */
function ownMark({ item, given }: LocalItem): boolean | null {
  const reply = given?.reply ?? item.answer?.reply;
  return reply?.kind === "grade" && "value" in reply ? reply.value > 1 : null;
}

function outcomesOf(local: LocalItem, feedback: Feedback | null): { fact: string; right: boolean }[] {
  const told = (feedback?.outcomes ?? []).map(({ factId, slot, right }) => ({ fact: `${factId} ${slot}`, right }));
  const own = ownMark(local);
  return told.length === 0 && own !== null ? [{ fact: local.item.question.id, right: own }] : told;
}

/** What a session came to: facts known at their last asking, and facts that come back because they were not. */
export type Summary = { kept: number; back: number; answered: number };

/** The summary of what has been answered. An answer whose result is not known yet is counted as answered only. */
export function summaryOf(deck: Deck): Summary {
  const answered = deck.items.filter(isAnswered);
  const last = new Map<string, boolean>();
  for (const local of answered) for (const { fact, right } of outcomesOf(local, local.item.feedback)) last.set(fact, right);
  const kept = [...last.values()].filter(Boolean).length;
  return { kept, back: last.size - kept, answered: answered.length };
}

/** How many times in a row its facts were missed, this time included; 0 when it was not missed now. */
export function missesOf(local: LocalItem, asked: PracticeItem | null): number {
  const { feedback } = local.item;
  const own = ownMark(local);
  const missed = own !== null ? !own : feedback !== null && feedback.points < 1;
  return missed ? (asked?.memory.missedInARow ?? 0) + 1 : 0;
}
