/** Natural logarithm of the gamma function, for x > 0. Lanczos approximation (g = 7, nine terms), good to fifteen digits. */
export function logGamma(x: number): number {
  const terms = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
    -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  const base = x + 6.5;
  const sum = terms.reduce((total, term, i) => (i === 0 ? term : total + term / (x - 1 + i)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(sum);
}

/** Regularised lower incomplete gamma function P(a, x) by its series (Abramowitz and Stegun 6.5.29): for x up to some hundreds. */
function lowerGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < 2000 && term > sum * 1e-15; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return Math.min(1, sum * Math.exp(-x + a * Math.log(x) - logGamma(a)));
}

/** The chance of a chi-square value this large or larger, with so many degrees of freedom (Pearson 1900). */
export function chiSquareChance(value: number, degrees: number): number {
  return 1 - lowerGamma(degrees / 2, value / 2);
}

/** Pearson’s chi-square of counts against expected ones, all above 0. */
export function chiSquare(counts: readonly number[], expected: readonly number[]): number {
  return counts.reduce((sum, count, i) => sum + (count - expected[i]!) ** 2 / expected[i]!, 0);
}
