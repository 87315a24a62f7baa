/** How long the worker may take to fetch what it keeps, in milliseconds. */
const PATIENCE_MS = 60_000;

/** Whether this browser opens pages without a network here: not over plain http, and not in every private window. */
export const canWork = (): boolean => "serviceWorker" in navigator && window.isSecureContext;

function ask(worker: ServiceWorker, what: "take" | "forget"): Promise<boolean> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    const timer = setTimeout(() => resolve(false), PATIENCE_MS);
    channel.port1.onmessage = (event) => {
      clearTimeout(timer);
      resolve(event.data === "done");
    };
    worker.postMessage(what, [channel.port2]);
  });
}

/** Puts the page for practice without a network on this device; false when it could not be had. */
export async function keepPage(): Promise<boolean> {
  if (!canWork()) return false;
  try {
    await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
    const { active } = await navigator.serviceWorker.ready;
    return active !== null && (await ask(active, "take"));
  } catch {
    return false;
  }
}

/** What public/sw.js keeps things in. */
const CACHE = "footing-taken-1";
const MEDIA = /\/api\/v1\/media\/[0-9a-f]{64}\.[a-z0-9]{3,4}/g;

/** Puts the pictures and sounds that something names beside the page, as far as they can be had: a text is worth taking without them. */
export async function keepMedia(named: unknown): Promise<void> {
  const addresses = new Set(JSON.stringify(named).match(MEDIA));
  if (addresses.size === 0) return;
  const cache = await caches.open(CACHE);
  await Promise.allSettled([...addresses].map((address) => cache.add(address)));
}

/** Removes the page and the worker from this device. */
export async function forgetPage(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration("/");
  if (registration?.active) await ask(registration.active, "forget");
  await registration?.unregister();
}
