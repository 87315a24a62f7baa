/**
 * Moments of lists of numbers. What differs by less than floating point can tell counts as equal, so that marks which are all the same have
 * no variance however they were added up.
 */

/** Relative to the size of the numbers: below it a deviation is rounding. */
const ROUNDING = 1e-9;

/** The mean; 0 of an empty list. */
export const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : sum(values) / values.length);

/** The sum. */
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The middle value, or the mean of the two in the middle; null of an empty list. */
export function median(values: readonly number[]): number | null {
  const sorted = sortedUp(values);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/** A copy, smallest first. */
export const sortedUp = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** The sum of the products of the deviations of two lists of one length. */
export function sumOfProducts(xs: readonly number[], ys: readonly number[]): number {
  const [mx, my] = [mean(xs), mean(ys)];
  let total = 0;
  for (let i = 0; i < xs.length; i++) total += (xs[i]! - mx) * (ys[i]! - my);
  return total;
}

function isConstant(values: readonly number[]): boolean {
  const size = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  const centre = mean(values);
  return values.every((value) => Math.abs(value - centre) <= ROUNDING * size);
}

/** The sample variance, divided by n - 1; exactly 0 where all are alike; null below two values. */
export function variance(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  return isConstant(values) ? 0 : sumOfProducts(values, values) / (values.length - 1);
}

/**
 * The sample covariance, divided by n - 1; exactly 0 where one list is constant, or the correlation is below rounding; null below two
 * values.
 */
export function covariance(xs: readonly number[], ys: readonly number[]): number | null {
  const [vx, vy] = [variance(xs), variance(ys)];
  if (vx === null || vy === null) return null;
  if (vx === 0 || vy === 0) return 0;
  const value = sumOfProducts(xs, ys) / (xs.length - 1);
  return Math.abs(value) <= ROUNDING * Math.sqrt(vx * vy) ? 0 : value;
}

/** Pearson's correlation, -1 to 1; null where it is not defined: below two values, or where one list is constant. */
export function correlation(xs: readonly number[], ys: readonly number[]): number | null {
  const [vx, vy, both] = [variance(xs), variance(ys), covariance(xs, ys)];
  if (!vx || !vy || both === null) return null;
  return Math.min(1, Math.max(-1, both / Math.sqrt(vx * vy)));
}

/** The standard deviation with n - 1; null below two values. */
export function standardDeviation(values: readonly number[]): number | null {
  const square = variance(values);
  return square === null ? null : Math.sqrt(square);
}

/** The mean of the deviations to a power. */
function centralMoment(values: readonly number[], power: number): number {
  const centre = mean(values);
  return sum(values.map((value) => (value - centre) ** power)) / values.length;
}

/**
 * Skewness k3 / k2^1.5 by Fisher's k statistics: below 0 where the long tail is of low values; null below three values, or without
 * variance. Source: Moodle, mod/quiz/report/statistics, calculator.
 */
export function skewness(values: readonly number[]): number | null {
  const n = values.length;
  const k2 = variance(values);
  if (n < 3 || !k2) return null;
  const k3 = (n * n * centralMoment(values, 3)) / ((n - 1) * (n - 2));
  return k3 / k2 ** 1.5;
}

/**
 * Kurtosis k4 / k2^2 by Fisher's k statistics: 0 of a normal distribution; null below four values, or without variance.
 * Source: Moodle, mod/quiz/report/statistics, calculator.
 */
export function kurtosis(values: readonly number[]): number | null {
  const n = values.length;
  const k2 = variance(values);
  if (n < 4 || !k2) return null;
  const [m2, m4] = [centralMoment(values, 2), centralMoment(values, 4)];
  const k4 = (n * n * ((n + 1) * m4 - 3 * (n - 1) * m2 * m2)) / ((n - 1) * (n - 2) * (n - 3));
  return k4 / k2 ** 2;
}
