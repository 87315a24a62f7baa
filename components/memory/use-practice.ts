"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { PracticeHint, PracticeMove, PracticeState } from "@/lib/memory/practice";
import type { Given, GivenReply } from "@/lib/questions/question";
import { startClock, type AttemptClock } from "../questions/attempt-clock";
import { nextSequence, withDraft, withRevealed } from "../questions/attempt-model";
import type { OutgoingAnswer } from "../questions/outbox";
import { makeUuid } from "../questions/uuid";
import { networkConnection, type PracticeConnection } from "./connection";
import {
  deckOf,
  itemAt,
  undone,
  withAnswer,
  withAside,
  withMove,
  withoutAside,
  withServer,
  withTold,
  withWaiting,
  type Aside,
  type Deck,
  type Step,
} from "./deck";
import { startQueue, type PracticeQueue, type QueueState, type Told } from "./practice-queue";
import { openQueueStore } from "./queue-store";

/** What the page lets a learner do beside answering; null where it could not be done. */
export type PracticeActions = {
  notNow(position: number): Promise<PracticeMove | null>;
  neverAsk(position: number): Promise<PracticeMove | null>;
  askAgain(position: number): Promise<PracticeMove | null>;
  restart(position: number): Promise<PracticeMove | null>;
};

type Options = {
  actions: PracticeActions;
  /** What keeps the session; without it, the server. */ connection?: PracticeConnection;
  ownDevice: boolean | null;
  onTold: (told: Told) => void;
};

const zoneHere = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A practice session being done: what is known of each question, and everything that can be done. What is done goes through the queue. */
export function usePractice(asSent: PracticeState, { actions, connection, ownDevice, onTold }: Options) {
  const [initial] = useState(asSent);
  const [keeper] = useState(() => connection ?? networkConnection(initial.id));
  const [deck, setDeck] = useState<Deck>(() => deckOf(initial));
  const [save, setSave] = useState<QueueState>({ state: "saved", waiting: 0 });
  const [hints, setHints] = useState<Readonly<Record<number, PracticeHint>>>(() =>
    Object.fromEntries(initial.items.flatMap(({ position, hint }) => (hint ? [[position, hint]] : []))),
  );
  const latest = useRef(deck);
  const clock = useRef<AttemptClock>(null);
  const queue = useRef<PracticeQueue>(null);
  const heard = useRef(onTold);
  useEffect(() => {
    heard.current = onTold;
  });

  const update = useCallback((to: (deck: Deck) => Deck): Deck => {
    latest.current = to(latest.current);
    setDeck(latest.current);
    return latest.current;
  }, []);

  const refresh = useCallback(async () => {
    const state = await keeper.refresh();
    if (!state) return;
    clock.current?.sync(state);
    update((now) => withServer(now, state));
  }, [keeper, update]);

  useEffect(() => {
    clock.current = startClock(initial);
    const store = openQueueStore(initial.id, ownDevice);
    void store.list().then((left) => left.length > 0 && update((now) => withWaiting(now, left)));
    const started = startQueue({
      store,
      deliver: keeper.deliver,
      onState: setSave,
      onTold: (told) => {
        update((now) => withTold(now, told));
        heard.current(told);
        // What came only because of the answer that was taken back is not asked any more.
        if (told.sent.kind === "withdrawal") void refresh();
      },
    });
    queue.current = started;
    const onVisible = () => {
      if (document.visibilityState !== "visible") return;
      started.flush();
      void refresh();
    };
    window.addEventListener("online", started.flush);
    document.addEventListener("visibilitychange", onVisible);
    return () => {
      window.removeEventListener("online", started.flush);
      document.removeEventListener("visibilitychange", onVisible);
      started.stop();
    };
  }, [initial, keeper, ownDevice, refresh, update]);

  const moved = useCallback(
    (move: PracticeMove | null): boolean => {
      if (move) update((now) => withMove(now, move));
      return move !== null;
    },
    [update],
  );

  /** Gives an answer; `itemMs` is how long the question was in view. Returns the deck with it. */
  const give = useCallback(
    (position: number, reply: GivenReply, itemMs: number): Deck => {
      const local = itemAt(latest.current, position);
      if (!local || !clock.current) return latest.current;
      const elapsedMs = clock.current.elapsedMs();
      const answer: OutgoingAnswer = {
        position,
        key: makeUuid(),
        sequence: nextSequence(local, elapsedMs),
        reply,
        answeredAt: new Date().toISOString(),
        elapsedMs,
        itemMs,
        zone: zoneHere(),
        hints: hints[position] ? 1 : 0,
      };
      queue.current?.enqueue({ kind: "answer", id: answer.key, answer });
      return update((now) => withAnswer(now, answer));
    },
    [hints, update],
  );

  /** Undoes the last thing that was done; null when there is nothing. */
  const undo = useCallback((): Step | null => {
    const before = undone(latest.current);
    if (!before) return null;
    const { step } = before;
    if (step.kind === "answer")
      queue.current?.enqueue({ kind: "withdrawal", id: `undo ${step.key}`, position: step.position, key: step.key });
    else void actions.askAgain(step.position);
    update(() => before.deck);
    return step;
  }, [actions, update]);

  const putAside = useCallback(
    async (position: number, how: Aside): Promise<boolean> => {
      update((now) => withAside(now, position, how));
      const done = moved(await (how === "now" ? actions.notNow(position) : actions.neverAsk(position)).catch(() => null));
      if (!done) update((now) => withoutAside(now, position));
      return done;
    },
    [actions, moved, update],
  );

  return {
    deck,
    save,
    hints,
    give,
    undo,
    putAside,
    now: useCallback(() => latest.current, []),
    draft: useCallback(
      (position: number, given: Given) => update((now) => ({ ...now, items: withDraft(now.items, position, given) })),
      [update],
    ),
    /** False when the answer side could not be fetched. */
    reveal: useCallback(
      async (position: number, text?: string): Promise<boolean> => {
        const revealed = await keeper.reveal(position, text);
        if (revealed) update((now) => ({ ...now, items: withRevealed(now.items, position, revealed) }));
        return revealed !== null;
      },
      [keeper, update],
    ),
    /** False when it could not be fetched. */
    hint: useCallback(
      async (position: number): Promise<boolean> => {
        const taken = await keeper.hint(position);
        if (taken) setHints((earlier) => ({ ...earlier, [position]: taken }));
        return taken !== null;
      },
      [keeper],
    ),
    restart: useCallback(async (position: number) => moved(await actions.restart(position).catch(() => null)), [actions, moved]),
    report: keeper.report,
    handIn: keeper.handIn,
    sendNow: useCallback(() => queue.current?.flush(), []),
  };
}
