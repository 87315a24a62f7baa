import { storageFor } from "./browser-storage";
import type { OutgoingAnswer } from "./outbox";

/** Where answers wait while they are not stored: the browser's own storage on the learner's own device, nowhere on one that others use. */
export type OutboxStore = { list(): OutgoingAnswer[]; put(answer: OutgoingAnswer): void; remove(key: string): void };

const PREFIX = "footing.answer.";

/**
 * Storage for the answers of one attempt. `ownDevice` true keeps them until they are sent; null (nobody asked yet) keeps them as long as
 * the tab is open, so that a reload loses nothing; false keeps nothing.
 */
export function openOutboxStore(attemptId: string, ownDevice: boolean | null): OutboxStore {
  const prefix = `${PREFIX}${attemptId}.`;
  const storage = storageFor(ownDevice);
  return {
    list() {
      const keys = storage ? Object.keys(storage).filter((name) => name.startsWith(prefix)) : [];
      return keys.flatMap((name) => readAnswer(storage?.getItem(name) ?? null)).sort((a, b) => a.elapsedMs - b.elapsedMs);
    },
    put(answer) {
      try {
        storage?.setItem(prefix + answer.key, JSON.stringify(answer));
      } catch {
        // Full, or not allowed: the answer still waits in this page.
      }
    },
    remove: (key) => storage?.removeItem(prefix + key),
  };
}

function readAnswer(text: string | null): OutgoingAnswer[] {
  try {
    const answer = JSON.parse(text ?? "") as OutgoingAnswer;
    return typeof answer.key === "string" && typeof answer.position === "number" && typeof answer.reply === "object" ? [answer] : [];
  } catch {
    return [];
  }
}
