"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { GivenReply, Given } from "@/lib/questions/question";
import type { AttemptState, Revealed } from "@/lib/quizzes/answer";
import { startClock, type AttemptClock } from "./attempt-clock";
import {
  localItems,
  nextSequence,
  withDraft,
  withFlag,
  withGiven,
  withRevealed,
  withSettled,
  withState,
  type LocalItem,
} from "./attempt-model";
import type { OutgoingAnswer } from "./outbox";
import { openOutboxStore } from "./outbox-store";
import { startSender, type SaveState, type Sender, type Settled } from "./sender";
import { makeUuid } from "./uuid";

type Options = { ownDevice: boolean | null; viewTime: (position: number) => number; onSettled: (settled: Settled) => void };

/** A small request beside the answers; true when the server took it. */
async function post(path: string, method: "PUT" | "POST", body?: unknown): Promise<Response | null> {
  try {
    const response = await fetch(path, {
      method,
      redirect: "error",
      cache: "no-store",
      ...(body !== undefined && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    return response.headers.get("content-type")?.includes("json") ? response : null;
  } catch {
    return null;
  }
}

function zoneHere(): string | undefined {
  try {
    return Intl.DateTimeFormat().resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** An attempt being taken: what is known of each question, and everything that can be done. Answers go through the outbox. */
export function useAttempt(asSent: AttemptState, { ownDevice, viewTime, onSettled }: Options) {
  // An attempt is opened once; a new one is a new page.
  const [initial] = useState(asSent);
  const base = `/api/v1/attempts/${initial.id}`;
  const [items, setItems] = useState<LocalItem[]>(() => localItems(initial));
  const [save, setSave] = useState<{ state: SaveState; waiting: number }>({ state: "saved", waiting: 0 });
  const [deadline, setDeadline] = useState(initial.deadline);
  const [finished, setFinished] = useState(initial.finished);
  const latest = useRef(items);
  const clock = useRef<AttemptClock>(null);
  const sender = useRef<Sender>(null);
  const heard = useRef(onSettled);
  useEffect(() => {
    latest.current = items;
    heard.current = onSettled;
  });

  const update = useCallback((to: (items: LocalItem[]) => LocalItem[]) => {
    latest.current = to(latest.current);
    setItems(latest.current);
  }, []);

  const refresh = useCallback(async () => {
    try {
      const response = await fetch(base, { cache: "no-store", redirect: "error" });
      if (response.status !== 200) return;
      const state = (await response.json()) as AttemptState;
      clock.current?.sync(state);
      setDeadline(state.deadline);
      setFinished(state.finished);
      update((now) => withState(now, state));
    } catch {
      // Away from the network: what is here is good enough to go on.
    }
  }, [base, update]);

  useEffect(() => {
    clock.current = startClock(initial);
    const store = openOutboxStore(initial.id, ownDevice);
    const left = store.list();
    if (left.length > 0) update((now) => left.reduce<LocalItem[]>(withGiven, now));
    sender.current = startSender({
      attemptId: initial.id,
      store,
      onState: (state, waiting) => setSave({ state, waiting }),
      onSettled: (settled) => {
        update((now) => withSettled(now, settled));
        if (settled.outcome !== "refused") setDeadline(settled.response.deadline);
        heard.current(settled);
      },
    });
    // Another tab or device may have gone on meanwhile.
    const onVisible = () => {
      if (document.visibilityState === "visible") void refresh();
    };
    document.addEventListener("visibilitychange", onVisible);
    return () => {
      document.removeEventListener("visibilitychange", onVisible);
      sender.current?.stop();
    };
  }, [initial, ownDevice, refresh, update]);

  const give = useCallback(
    (position: number, reply: GivenReply) => {
      const local = latest.current.find((one) => one.item.position === position);
      if (!local || !clock.current) return;
      const elapsedMs = clock.current.elapsedMs();
      const answer: OutgoingAnswer = {
        position,
        key: makeUuid(),
        sequence: nextSequence(local, elapsedMs),
        reply,
        answeredAt: new Date().toISOString(),
        elapsedMs,
        itemMs: viewTime(position),
        zone: zoneHere(),
        hints: 0,
      };
      update((now) => withGiven(now, answer));
      sender.current?.give(answer);
    },
    [update, viewTime],
  );

  return {
    items,
    save,
    deadline,
    finished,
    give,
    refresh,
    draft: useCallback((position: number, given: Given) => update((now) => withDraft(now, position, given)), [update]),
    flag: useCallback(
      (position: number, flagged: boolean) => {
        update((now) => withFlag(now, position, flagged));
        void post(`${base}/flags/${position}`, "PUT", { flagged });
      },
      [base, update],
    ),
    /** False when the answer side could not be fetched. */
    reveal: useCallback(
      async (position: number, text?: string): Promise<boolean> => {
        const response = await post(`${base}/answers/${position}/reveal`, "PUT", { key: makeUuid(), ...(text && { text }) });
        if (response?.status !== 200) return false;
        const revealed = (await response.json()) as Revealed;
        update((now) => withRevealed(now, position, revealed));
        return true;
      },
      [base, update],
    ),
    report: useCallback(
      async (position: number, note: string) => (await post(`${base}/reports/${position}`, "POST", { note }))?.status === 200,
      [base],
    ),
    handIn: useCallback(async () => (await post(`${base}/hand-in`, "POST"))?.status === 200, [base]),
    sendNow: useCallback(() => sender.current?.flush(), []),
    remainingMs: useCallback(
      (until: string) => clock.current?.remainingMs(until) ?? Date.parse(until) - Date.parse(initial.now),
      [initial.now],
    ),
  };
}
