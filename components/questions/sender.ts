import type { AnswerConflict, AnswerResponse } from "@/lib/quizzes/answer";
import type { Problem } from "@/lib/problem";
import {
  afterFailure,
  afterSilence,
  dueNow,
  nextDue,
  untilDue,
  withAnswer,
  withoutAnswer,
  type Outbox,
  type OutgoingAnswer,
} from "./outbox";
import type { OutboxStore } from "./outbox-store";

/** What the learner is told of saving: all stored, being sent, waiting for the network, or waiting for them to sign in again. */
export type SaveState = "saved" | "saving" | "waiting" | "signed-out";

/** What the server said of an answer. After any of these it is not sent again. */
export type Settled =
  | { answer: OutgoingAnswer; outcome: "stored"; response: AnswerResponse }
  | { answer: OutgoingAnswer; outcome: "conflict"; response: AnswerConflict }
  | { answer: OutgoingAnswer; outcome: "refused"; problems: Problem[] };

export type Sender = { give(answer: OutgoingAnswer): void; flush(): void; waiting(): number; stop(): void };

type SenderOptions = {
  attemptId: string;
  store: OutboxStore;
  onSettled: (settled: Settled) => void;
  onState: (state: SaveState, waiting: number) => void;
};

const TIMEOUT_MS = 15_000;

type Sent = Settled | "silence" | "failure" | "signed-out";

/** Sends one answer once. Whatever is not our server speaking (a hotel's page, a broken gateway) is silence. */
async function send(attemptId: string, answer: OutgoingAnswer): Promise<Sent> {
  const { position, ...body } = answer;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(`/api/v1/attempts/${attemptId}/answers/${position}`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      redirect: "error",
      cache: "no-store",
      keepalive: true,
      signal: abort.signal,
    });
    const told: unknown = await response.json();
    return understood(answer, response.status, told);
  } catch {
    return "silence";
  } finally {
    clearTimeout(timer);
  }
}

const hasField = (told: unknown, name: string): boolean => typeof told === "object" && told !== null && name in told;

function understood(answer: OutgoingAnswer, status: number, told: unknown): Sent {
  if (status === 200 && hasField(told, "stored")) return { answer, outcome: "stored", response: told as AnswerResponse };
  if (!hasField(told, "problems")) return status >= 500 ? "failure" : "silence";
  if (status === 401) return "signed-out";
  if (status === 409) return { answer, outcome: "conflict", response: told as AnswerConflict };
  if (status === 404 || status === 413 || status === 422)
    return { answer, outcome: "refused", problems: (told as { problems: Problem[] }).problems };
  return "failure";
}

/**
 * Sends answers one after the other, each until the server has spoken, with the same key every time. It tries again after pauses that grow,
 * when the network comes back, and when the page is looked at again. Answers left over from before are sent first.
 */
export function startSender({ attemptId, store, onSettled, onState }: SenderOptions): Sender {
  let outbox: Outbox = store.list().reduce<Outbox>(withAnswer, []);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending = false;
  let signedOut = false;
  let stopped = false;
  let troubled = false;

  const tell = () => onState(outbox.length === 0 ? "saved" : signedOut ? "signed-out" : troubled ? "waiting" : "saving", outbox.length);

  async function work(): Promise<void> {
    clearTimeout(timer);
    if (sending || stopped || signedOut) return;
    const due = nextDue(outbox, performance.now());
    if (due) {
      sending = true;
      note(due.answer, await send(attemptId, due.answer));
      sending = false;
    }
    const pause = untilDue(outbox, performance.now());
    if (pause !== null && !stopped && !signedOut) timer = setTimeout(() => void work(), due ? pause : Math.max(pause, 100));
  }

  function note(answer: OutgoingAnswer, sent: Sent): void {
    if (sent === "signed-out") signedOut = true;
    else if (sent === "silence") outbox = afterSilence(outbox, answer.key, performance.now());
    else if (sent === "failure") outbox = afterFailure(outbox, answer.key, performance.now());
    else {
      outbox = withoutAnswer(outbox, answer.key);
      store.remove(answer.key);
      if (!stopped) onSettled(sent);
    }
    troubled = sent === "silence" || sent === "failure";
    if (!stopped) tell();
  }

  const flush = () => {
    signedOut = false;
    outbox = dueNow(outbox);
    void work();
  };
  const onVisible = () => {
    if (document.visibilityState === "visible") flush();
  };
  window.addEventListener("online", flush);
  document.addEventListener("visibilitychange", onVisible);
  tell();
  void work();

  return {
    give(answer) {
      store.put(answer);
      outbox = withAnswer(outbox, answer);
      tell();
      void work();
    },
    flush,
    waiting: () => outbox.length,
    stop() {
      stopped = true;
      clearTimeout(timer);
      window.removeEventListener("online", flush);
      document.removeEventListener("visibilitychange", onVisible);
    },
  };
}
