import { setTimeout as pause } from "node:timers/promises";
import type { Served } from "./bed";

const LONGEST_MS = 120_000;

/** Waits until the app answers that it is ready, from another process than `before`. */
export async function isServing(app: Served, before: number | null = null): Promise<void> {
  for (const end = performance.now() + LONGEST_MS; performance.now() < end; await pause(50)) {
    if (app.pid() === before) continue;
    const response = await fetch(`${app.origin}/readyz`, { signal: AbortSignal.timeout(30_000) }).catch(() => null);
    await response?.arrayBuffer().catch(() => null);
    if (response?.ok) return;
  }
  throw new Error(`the app at ${app.origin} does not serve`);
}
