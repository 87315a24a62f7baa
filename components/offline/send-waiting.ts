import { networkConnection } from "../memory/connection";
import { startQueue, type QueueState } from "../memory/practice-queue";
import { openDeviceQueue, whatWaits } from "./device-store";

/** How sending from this device goes: how much waits, and whether some of it was refused for good. */
export type SendState = QueueState & { refused: number };

/** One tab sends at a time, so that nothing done in one is overtaken by another. Where the browser has no locks, keys keep it to once. */
async function alone(work: () => Promise<void>): Promise<void> {
  if (!("locks" in navigator)) return work();
  await navigator.locks.request("footing-send", { ifAvailable: true }, async (lock) => (lock ? work() : undefined));
}

/** A try in vain is made again after a pause, but not while the network is away, or nobody looks at this tab and another might send. */
const isOver = ({ state }: QueueState): boolean =>
  state === "saved" || state === "signed-out" || (state === "waiting" && (!navigator.onLine || document.visibilityState === "hidden"));

/** Sends what waits of one session; resolves when nothing of it waits any more, or when it cannot go on now. */
function sendSession(attemptId: string, onState: (state: QueueState) => void, onRefused: () => void): Promise<void> {
  return new Promise((resolve) => {
    const queue = startQueue({
      store: openDeviceQueue(attemptId),
      deliver: networkConnection(attemptId).deliver,
      onTold: (told) => told.outcome !== "stored" && onRefused(),
      onState(state) {
        onState(state);
        if (!isOver(state)) return;
        queueMicrotask(() => queue.stop());
        resolve();
      },
    });
  });
}

/** Sends what waits on this device, one session after the other, each in the order in which it was done. */
export function sendWaiting(onState: (state: SendState) => void): Promise<void> {
  return alone(async () => {
    let refused = 0;
    for (const attemptId of (await whatWaits()).attemptIds) {
      await sendSession(
        attemptId,
        (state) => onState({ ...state, refused }),
        () => (refused += 1),
      );
    }
    onState({ state: "saved", waiting: (await whatWaits()).waiting, refused });
  });
}
