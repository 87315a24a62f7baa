import type { RatedAnswer, WrittenReply } from "../material";

/** Files write shares of the points with five decimals of a percent. */
const SAME = 0.0001;

type Several = Extract<WrittenReply, { kind: "several" }>;

/**
 * What each option is worth where nobody says: right ones share the points, wrong ones together cost all of them
 * (docs/decisions/partial-credit.md).
 */
export function usualShares(options: readonly RatedAnswer[]): number[] {
  const right = options.filter(({ credit }) => credit === 1).length;
  return options.map(({ credit }) => (credit === 1 ? 1 / right : -1 / (options.length - right)));
}

/**
 * The reply to options of which all right ones are to be chosen: those that are worth something are right. The usual shares are not kept.
 */
export function severalOf(options: readonly (RatedAnswer & { share: number })[]): Several {
  const rated = options.map(({ share, ...option }) => ({ ...option, credit: share > 0 ? 1 : 0 }));
  const usual = usualShares(rated);
  const isUsual = options.every(({ share }, i) => Math.abs(share - usual[i]!) < SAME);
  return { kind: "several", options: rated, ...(!isUsual && { shares: options.map(({ share }) => share) }) };
}

/** A percentage of a file as a share, without the noise that dividing leaves. */
export const shareOf = (percent: number): number => Math.round(percent * 1e5) / 1e7;

/** What an answer is worth by itself: never less than nothing. */
export const creditOf = (share: number): number => Math.min(1, Math.max(0, share));

/** A share as percent, as files write it: 33.33333. */
export const percentOf = (share: number): string => String(Number((share * 100).toFixed(5)));

/** What is said of options that cost points where only one is to be chosen. */
export const penaltyProblem = (where: string, share: number) => ({
  where,
  message: `An answer takes points away (${percentOf(share)} %). Where one answer is to be chosen, the least is 0 here.`,
});
