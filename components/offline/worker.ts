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

/** Removes the page and the worker from this device. */
export async function forgetPage(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration("/");
  if (registration?.active) await ask(registration.active, "forget");
  await registration?.unregister();
}
