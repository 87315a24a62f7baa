import { storageFor } from "../questions/browser-storage";
import type { Outgoing, QueueStore } from "./practice-queue";

const PREFIX = "footing.practice.";

function readOutgoing(text: string | null): Outgoing[] {
  try {
    const line: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(line)
      ? (line as Outgoing[]).filter((one) => typeof one.id === "string" && (one.kind === "answer" || one.kind === "withdrawal"))
      : [];
  } catch {
    return [];
  }
}

/**
 * What waits in one session, in order, in the browser's own storage. `ownDevice` true keeps it until it is sent; null (nobody asked yet) as
 * long as the tab is open; false keeps nothing.
 */
export function openQueueStore(attemptId: string, ownDevice: boolean | null): QueueStore {
  const storage = storageFor(ownDevice);
  const name = PREFIX + attemptId;
  const list = () => readOutgoing(storage?.getItem(name) ?? null);
  const write = (line: Outgoing[]) => {
    try {
      if (line.length > 0) storage?.setItem(name, JSON.stringify(line));
      else storage?.removeItem(name);
    } catch {
      // Full, or not allowed: it still waits in this page.
    }
  };
  return {
    list: async () => list(),
    put: async (one) => write([...list(), one]),
    remove: async (id) => write(list().filter((one) => one.id !== id)),
  };
}
