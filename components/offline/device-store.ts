import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { Taken } from "@/lib/memory/taken";
import type { Outgoing, QueueStore } from "../memory/practice-queue";
import { noteEmpty, noteHolding } from "./device-flag";

/** A session on this device; `takenAt` in ISO 8601. */
export type TakenSession = { id: string; takenAt: string; taken: Taken };

/**
 * One thing done in a session, in the order of its key; `sent` is 1 once the server has spoken of it, and it stays, so that a reload goes
 * on from it.
 */
type Step = { attemptId: string; id: string; one: Outgoing; sent: 0 | 1 };

type DeviceSchema = DBSchema & {
  taken: { key: string; value: TakenSession };
  steps: { key: number; value: Step; indexes: { attempt: string; sent: number; id: string } };
};

const NAME = "footing";

let opened: Promise<IDBPDatabase<DeviceSchema>> | undefined;

/** The database on this device. Rejects where the browser allows none. */
function database(): Promise<IDBPDatabase<DeviceSchema>> {
  opened ??= openDB<DeviceSchema>(NAME, 1, {
    upgrade(made) {
      made.createObjectStore("taken", { keyPath: "id" });
      const steps = made.createObjectStore("steps", { autoIncrement: true });
      steps.createIndex("attempt", "attemptId");
      steps.createIndex("sent", "sent");
      steps.createIndex("id", "id", { unique: true });
    },
    // Another tab wants to change or remove it: this one opens it anew when it is needed.
    blocking: (_current, _wanted, event) => {
      (event.target as IDBDatabase).close();
      opened = undefined;
    },
    terminated: () => {
      opened = undefined;
    },
  });
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
}

/** Whether this device can keep a session: false where storage is blocked or full. Tries it out. */
export async function canKeep(): Promise<boolean> {
  try {
    const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
    await database();
    return quota - usage > 5_000_000;
  } catch {
    return false;
  }
}

/** Puts a session on this device, and asks the browser not to clear it away. */
export async function keepTaken(taken: Taken, takenAt: string): Promise<void> {
  await (await database()).put("taken", { id: taken.state.id, takenAt, taken });
  noteHolding();
  void navigator.storage?.persist?.();
}

/** The sessions on this device, the latest first; none where the browser keeps nothing. */
export async function listTaken(): Promise<TakenSession[]> {
  try {
    return (await (await database()).getAll("taken")).sort((a, b) => (a.takenAt < b.takenAt ? 1 : -1));
  } catch {
    return [];
  }
}

/** Everything done in a session since it was taken, in order. */
export async function stepsOf(attemptId: string): Promise<Outgoing[]> {
  return (await (await database()).getAllFromIndex("steps", "attempt", attemptId)).map((step) => step.one);
}

/** The sessions in which something waits for the network, and how much in all. */
export async function whatWaits(): Promise<{ attemptIds: string[]; waiting: number }> {
  const unsent = await (await database()).getAllFromIndex("steps", "sent", 0);
  return { attemptIds: [...new Set(unsent.map((step) => step.attemptId))], waiting: unsent.length };
}

/** Removes a session and what was done in it. What waits to be sent stays until it was. */
export async function dropTaken(attemptId: string): Promise<void> {
  const base = await database();
  await base.delete("taken", attemptId);
  const change = base.transaction("steps", "readwrite");
  for (let at = await change.store.index("attempt").openCursor(attemptId); at; at = await at.continue())
    if (at.value.sent === 1) await at.delete();
  await change.done;
  if ((await base.count("taken")) === 0 && (await base.count("steps")) === 0) noteEmpty();
}

/** Where things done in one session wait: in order, through reloads, until the server has spoken of each. */
export function openDeviceQueue(attemptId: string): QueueStore {
  return {
    async list() {
      const steps = await (await database()).getAllFromIndex("steps", "attempt", attemptId);
      return steps.filter((step) => step.sent === 0).map((step) => step.one);
    },
    async put(one) {
      const change = (await database()).transaction("steps", "readwrite");
      if ((await change.store.index("id").getKey(one.id)) === undefined) await change.store.add({ attemptId, id: one.id, one, sent: 0 });
      await change.done;
    },
    async remove(id) {
      const change = (await database()).transaction("steps", "readwrite");
      const key = await change.store.index("id").getKey(id);
      const step = key === undefined ? undefined : await change.store.get(key);
      if (key !== undefined && step) await change.store.put({ ...step, sent: 1 }, key);
      await change.done;
    },
  };
}
