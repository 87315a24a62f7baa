import type { Decision } from "@/lib/review/decision";

const nameOf = (source: string) => `footing.desk.${source}`;

/** Steps that are not stored yet, kept as long as the tab is open: a reload loses none. */
export function readWaiting(source: string): Decision[] {
  try {
    const kept: unknown = JSON.parse(window.sessionStorage.getItem(nameOf(source)) ?? "[]");
    return Array.isArray(kept)
      ? kept.filter((one): one is Decision => typeof one === "object" && one !== null && "kind" in one && "step" in one)
      : [];
  } catch {
    return []; // Not allowed, or nothing of ours.
  }
}

/** Keeps the steps that are not stored yet, in order. */
export function keepWaiting(source: string, waiting: readonly Decision[]): void {
  try {
    if (waiting.length === 0) window.sessionStorage.removeItem(nameOf(source));
    else window.sessionStorage.setItem(nameOf(source), JSON.stringify(waiting));
  } catch {
    // Full, or not allowed: they still wait in this page.
  }
}
