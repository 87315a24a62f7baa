"use client";

import { Button } from "../ui/button";

/** Empties what this browser keeps for this address. */
async function forgetHere(): Promise<void> {
  try {
    localStorage.clear();
    sessionStorage.clear();
    for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
    for (const name of await caches.keys()) await caches.delete(name);
    for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) await worker.unregister();
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** Ends the visit on a device that others use, and leaves nothing behind. */
export function FinishButton({ label, finish }: { label: string; finish: () => Promise<void> }) {
  return (
    <form action={finish} onSubmit={() => void forgetHere()}>
      <Button type="submit" look="bare" className="-mx-2 text-small sm:mx-0">
        {label}
      </Button>
    </form>
  );
}
