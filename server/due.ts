import "server-only";
import { isDueAgain, isDueTonight } from "@/lib/operations/due";
import type { Job } from "./jobs";

/** Asks of a job whether it is due tonight. */
export const isNightlyDue =
  () =>
  (last: Job | null): boolean =>
    isDueTonight(last?.startedAt.getTime() ?? null, Date.now());

/** Asks of a job whether it is due when it is done every `everyMs`. */
export const isDueEvery =
  (everyMs: number) =>
  (last: Job | null): boolean =>
    isDueAgain({ begunAt: last?.startedAt.getTime() ?? null, doneAt: last?.doneAt?.getTime() ?? null }, everyMs, Date.now());
