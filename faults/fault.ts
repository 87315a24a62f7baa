// What every fault shares. A fault is one file; faults/main.ts runs them and prints a line for each.
import type { Bed } from "./bed";

/** What the short form does of each. */
export const SHORT = 0.1;

/** How much of it: `share` of the full dose (1), and the seed of everything that happens by chance. */
export type Dose = { share: number; seed: string };

/**
 * What came of a fault. `dose` says in words what was done. `lost` are acknowledged answers that are not stored, `doubled` those stored
 * more than once or marked more than once, `wrongScores` attempts whose score is shown otherwise than their rows say, `wrongMemories`
 * memories that are not the fold of the answers. `recoverySeconds` is the longest time from the end of a fault to the first acknowledged
 * answer that was sent after it (null where nothing stood still), `withinSeconds` what it may be. `broken` says in words what else went
 * wrong, `leftOut` what could not be done here.
 */
export type Outcome = {
  dose: string;
  acknowledged: number;
  lost: number;
  doubled: number;
  wrongScores: number;
  wrongMemories: number;
  recoverySeconds: number | null;
  withinSeconds: number;
  broken: string[];
  leftOut: string[];
};

/** One fault. Those that need nothing but the app and its database are in the short form. */
export type Fault = { name: string; title: string; isInShort: boolean; run(bed: Bed, dose: Dose): Promise<Outcome> };

/** Whether nothing was lost, doubled or wrong, and it recovered in time. */
export function isPassed({ lost, doubled, wrongScores, wrongMemories, recoverySeconds, withinSeconds, broken }: Outcome): boolean {
  return (
    lost + doubled + wrongScores + wrongMemories === 0 &&
    broken.length === 0 &&
    (recoverySeconds === null || recoverySeconds <= withinSeconds)
  );
}

/** So much of a full dose, one at least. */
export const doseOf = (full: number, { share }: Dose, least = 1): number => Math.max(least, Math.round(full * share));

/** How long learners think at most, in milliseconds, where others do much between two of their answers. */
export const thinkingOf = ({ share }: Dose): number => (share <= SHORT ? 200 : 400);
