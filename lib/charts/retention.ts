import { dateAfter, daysBetween } from "../memory/due";

/** A review as far as retention is measured with it: `retrievability` is what the memory promised just before (null for a first answer). */
export type Reviewed = { localDate: string; right: boolean; retrievability: number | null; choices: number | null };

/**
 * A stretch of days: the share that was known, what the memories had promised on average, and between what the share lies nineteen times in
 * twenty. `x` runs from 0 to 1 over the chart; y values are shares.
 */
export type RetentionPoint = {
  from: string;
  to: string;
  x: number;
  share: number;
  promised: number;
  low: number;
  high: number;
  reviews: number;
};

const STRETCH_DAYS = 14;
const STRETCHES = 12;
/** So many days up to today the chart spans, today among them. */
export const RETENTION_DAYS = STRETCHES * STRETCH_DAYS;
/** Fewer reviews say nothing of a stretch. */
const LEAST_REVIEWS = 10;
/** 97.5 % of a normal distribution lie below it. */
const NORMAL_975 = 1.96;

/** Wilson's interval for a share (Wilson 1927): it stays between 0 and 1 and holds for few answers too. */
function wilson(share: number, count: number): { low: number; high: number } {
  const squared = NORMAL_975 ** 2 / count;
  const middle = (share + squared / 2) / (1 + squared);
  const half = (NORMAL_975 / (1 + squared)) * Math.sqrt((share * (1 - share)) / count + squared / (4 * count));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** What measures retention: something produced, not guessed among options, and not asked for the second time on one day. */
const measures = ({ choices, retrievability }: Reviewed) => choices === null && retrievability !== null && retrievability < 1;

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Retention measured, by fortnights up to today, the earliest on the left: how many of the facts asked again were known. Only answers that
 * had to be produced count, since options can be guessed among. Stretches of fewer than ten reviews are left out; null where that leaves
 * none.
 */
export function retentionOverTime(reviews: readonly Reviewed[], today: string): RetentionPoint[] | null {
  const counted = reviews.filter(measures);
  const points = Array.from({ length: STRETCHES }, (_, place) => {
    const to = dateAfter(today, -STRETCH_DAYS * (STRETCHES - 1 - place));
    const within = counted.filter(({ localDate }) => localDate <= to && daysBetween(localDate, to) < STRETCH_DAYS);
    if (within.length < LEAST_REVIEWS) return null;
    const share = meanOf(within.map(({ right }) => Number(right)));
    const promised = meanOf(within.map(({ retrievability }) => retrievability ?? 0));
    return {
      from: dateAfter(to, 1 - STRETCH_DAYS),
      to,
      x: place / (STRETCHES - 1),
      share,
      promised,
      reviews: within.length,
      ...wilson(share, within.length),
    };
  });
  const told = points.filter((point) => point !== null);
  return told.length > 0 ? told : null;
}
