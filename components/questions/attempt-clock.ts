import type { AttemptState } from "@/lib/quizzes/answer";

/** The time since an attempt began on the server, by a clock that only goes forward. */
export type AttemptClock = {
  elapsedMs(): number;
  remainingMs(deadline: string): number;
  sync(state: Pick<AttemptState, "startedAt" | "now">): void;
};

/** Starts from what the server said: whatever the device's own clock shows does not matter. */
export function startClock(state: Pick<AttemptState, "startedAt" | "now">): AttemptClock {
  let startedAt = 0;
  let base = 0;
  const sync = (told: Pick<AttemptState, "startedAt" | "now">) => {
    startedAt = Date.parse(told.startedAt);
    base = Date.parse(told.now) - startedAt - performance.now();
  };
  sync(state);
  const elapsedMs = () => Math.max(0, Math.round(base + performance.now()));
  return { elapsedMs, sync, remainingMs: (deadline) => Date.parse(deadline) - startedAt - elapsedMs() };
}
