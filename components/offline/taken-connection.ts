import { answerTaken, stateAfter, takenAt, type Taken, type TakenStep } from "@/lib/memory/taken";
import type { PracticeConnection } from "../memory/connection";
import type { Delivery, Outgoing, QueueStore } from "../memory/practice-queue";

const stepOf = (one: Outgoing): TakenStep =>
  one.kind === "answer" ? { kind: "answer", answer: one.answer } : { kind: "withdrawal", position: one.position, key: one.key };

/** The session after everything that was done in it on this device. */
export const sessionAfter = (taken: Taken, steps: readonly Outgoing[]) => stateAfter(taken, steps.map(stepOf));

/**
 * A session that this device keeps. Each answer is written down here, for the network to take later, before anything is said of it; what
 * cannot be written down is silence, and is tried again. `onKept` is told after each.
 */
export function takenConnection(taken: Taken, store: QueueStore, onKept: () => void): PracticeConnection {
  return {
    refresh: () => Promise.resolve(null),
    reveal: (position) => Promise.resolve(takenAt(taken, position)?.revealed ?? null),
    hint: (position) => Promise.resolve(takenAt(taken, position)?.hint ?? null),
    report: () => Promise.resolve(false),
    handIn: () => Promise.resolve(true),
    async deliver(one): Promise<Delivery> {
      try {
        await store.put(one);
      } catch {
        return "silence";
      }
      onKept();
      return { outcome: "stored", sent: one, response: one.kind === "answer" ? answerTaken(taken, one.answer) : null };
    },
  };
}
