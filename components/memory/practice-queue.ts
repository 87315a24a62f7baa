import type { Problem } from "@/lib/problem";
import type { AnswerConflict } from "@/lib/quizzes/answer";
import type { PracticeAnswerResponse } from "@/lib/memory/practice";
import { pauseAfter, type OutgoingAnswer } from "../questions/outbox";
import type { SaveState } from "../questions/sender";

/** What must reach the server once and in order: an answer, or word that one is taken back. `id` is its own, the same at every try. */
export type Outgoing =
  { kind: "answer"; id: string; answer: OutgoingAnswer } | { kind: "withdrawal"; id: string; position: number; key: string };

/** What the server said of one of them. After any of these it is not sent again. */
export type Told =
  | { outcome: "stored"; sent: Outgoing; response: PracticeAnswerResponse | null }
  | { outcome: "conflict"; sent: Outgoing; response: AnswerConflict }
  | { outcome: "refused"; sent: Outgoing; problems: Problem[] };

/** What one try came to: word from the server, nothing that can be understood, a fault of the server's, or nobody signed in. */
export type Delivery = Told | "silence" | "failure" | "signed-out";

/** Where things wait while they are not stored. Another device store (IndexedDB) takes its place by keeping these three promises. */
export type QueueStore = { list(): Promise<Outgoing[]>; put(one: Outgoing): Promise<void>; remove(id: string): Promise<void> };

export type QueueState = { state: SaveState; waiting: number };

/** The whole of what the practice screens know of saving. */
export type PracticeQueue = { enqueue(one: Outgoing): void; flush(): void; stop(): void };

type QueueOptions = {
  store: QueueStore;
  deliver: (one: Outgoing) => Promise<Delivery>;
  onTold: (told: Told) => void;
  onState: (state: QueueState) => void;
};

/**
 * Sends one thing after the other, each until the server has spoken, in the order in which they were done: an answer is never overtaken by
 * the word that it is taken back. What is left over from before goes first. `flush` tries at once.
 */
export function startQueue({ store, deliver, onTold, onState }: QueueOptions): PracticeQueue {
  let line: Outgoing[] = [];
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending = false;
  let signedOut = false;
  let stopped = false;

  const tell = () => {
    if (!stopped)
      onState({ waiting: line.length, state: line.length === 0 ? "saved" : signedOut ? "signed-out" : tries > 0 ? "waiting" : "saving" });
  };

  async function work(): Promise<void> {
    clearTimeout(timer);
    const [first] = line;
    if (!first || sending || stopped || signedOut) return;
    sending = true;
    const delivery = await deliver(first);
    sending = false;
    note(first, delivery);
    tell();
    if (line.length > 0 && !stopped && !signedOut) timer = setTimeout(() => void work(), tries > 0 ? pauseAfter(tries) : 0);
  }

  function note(first: Outgoing, delivery: Delivery): void {
    if (delivery === "signed-out") signedOut = true;
    else if (delivery === "silence" || delivery === "failure") tries += 1;
    else {
      tries = 0;
      line = line.filter((one) => one.id !== first.id);
      void store.remove(first.id);
      if (!stopped) onTold(delivery);
    }
  }

  const ready = store.list().then((left) => {
    line = [...left, ...line.filter((one) => !left.some((other) => other.id === one.id))];
    tell();
    void work();
  });

  return {
    enqueue(one) {
      line = [...line, one];
      void store.put(one);
      tell();
      // While nothing gets through, the next try comes by itself.
      void ready.then(() => (tries === 0 ? work() : undefined));
    },
    flush() {
      signedOut = false;
      void ready.then(work);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
