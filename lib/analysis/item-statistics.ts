import { groupBy } from "../group-by";
import { topAndBottom, weightedSum } from "./halves";
import { markTable, restsOf, totalsOf, type MarkTable } from "./mark-table";
import { correlation, covariance, mean, sortedUp, standardDeviation, sum, variance } from "./moments";
import { markOf, type Response } from "./responses";

/**
 * Item statistics as Moodle defines them: question/classes/statistics/questions/calculator.php. s attempts, x the mark on the item (at most
 * m), X the total, Y = X - x the rest; variances and covariances are divided by s - 1.
 */

/** Kelley's share of the best and of the weakest (Kelley, 1939, The selection of upper and lower groups). */
const KELLEY = 0.27;

/** What the marks of some responses say. Everything that is not defined is null. Weights, index and efficiency are percentages. */
export type MarkStatistics = {
  /** s, the responses counted. */
  n: number;
  maxMark: number;
  /** mean(x) / m, 0 to 1; null where m is 0. */
  facility: number | null;
  /** Of the marks; null below two responses. */
  sd: number | null;
  /** The share of m that blind guessing gets on average; null where it is not known, or differs between the questions drawn. */
  guess: number | null;
  markVariance: number | null;
  /** Of Y. */
  otherMarkVariance: number | null;
  /** cov(x, Y). */
  covariance: number | null;
  /** cov of the two lists, each sorted: as well as this item could go with the rest. */
  covarianceMax: number | null;
  /** 100 cov(x, Y) / sqrt(var x var Y), -100 to 100; null without variance. */
  discriminationIndex: number | null;
  /** 100 cov(x, Y) / covarianceMax, at most 100; null without variance. */
  discriminativeEfficiency: number | null;
  /** Facility of the best 27 % by total less that of the weakest 27 %, -1 to 1; null where totals do not differ. */
  upperLower: number | null;
};

/** What was asked at a place: one of the questions drawn, or one variant of the question. */
export type PartStatistics = MarkStatistics & { questionId: string; variant: string | null };

/**
 * One place of a quiz. `questions` has one entry for each question drawn there, counted wherever it was drawn (their covariances are with
 * the whole total, this item included, as Moodle's are), `variants` one for each variant of the question, where it has any.
 */
export type ItemStatistics = MarkStatistics & {
  position: string;
  /** Null where the place draws its questions. */
  questionId: string | null;
  /** 100 m / the sum of all m; null where attempts were shown different places. */
  intendedWeight: number | null;
  /** 100 sqrt(cov(x, X)) / the sum of these over all items; null where cov(x, X) is negative or nothing varies. */
  effectiveWeight: number | null;
  questions: PartStatistics[];
  variants: PartStatistics[];
};

function facilityOf(marks: readonly number[], maxMark: number): number | null {
  if (maxMark === 0 || marks.length === 0) return null;
  return Math.min(1, Math.max(0, mean(marks) / maxMark));
}

function guessOf(responses: readonly Response[]): number | null {
  const guesses = new Set(responses.map(({ item }) => item.guess));
  const [only] = guesses;
  return guesses.size === 1 ? (only ?? null) : null;
}

/** As a share of what it could be at best, in percent; null without variance. */
function efficiencyOf(covariance: number | null, covarianceMax: number | null): number | null {
  if (covariance === null || !covarianceMax) return null;
  return Math.min(100, (100 * covariance) / covarianceMax);
}

const percentOf = (share: number | null) => (share === null ? null : 100 * share);

/**
 * The facility of the best 27 % less that of the weakest 27 %, who are told apart by `totals`; equals at an edge share its places. Null
 * where totals do not differ, or the item has no mark. Source: Kelley 1939; memory-and-statistics.md 5.4.
 */
export function upperLowerIndex(marks: readonly number[], totals: readonly number[], maxMark: number): number | null {
  const groups = topAndBottom(totals, KELLEY);
  if (groups === null || maxMark === 0) return null;
  const size = sum(groups.top) * maxMark;
  return Math.min(1, Math.max(-1, (weightedSum(marks, groups.top) - weightedSum(marks, groups.bottom)) / size));
}

/** `others` is what x is held against: the rest for an item and its variants, the total for a question drawn. */
function markStatistics(table: MarkTable, responses: readonly Response[], others: readonly number[]): MarkStatistics {
  const marks = responses.map(markOf);
  const maxMark = responses[0]?.item.maxMark ?? 0;
  const both = covariance(marks, others);
  const covarianceMax = covariance(sortedUp(marks), sortedUp(others));
  return {
    n: marks.length,
    maxMark,
    facility: facilityOf(marks, maxMark),
    sd: standardDeviation(marks),
    guess: guessOf(responses),
    markVariance: variance(marks),
    otherMarkVariance: variance(others),
    covariance: both,
    covarianceMax,
    discriminationIndex: percentOf(correlation(marks, others)),
    discriminativeEfficiency: efficiencyOf(both, covarianceMax),
    upperLower: upperLowerIndex(marks, totalsOf(table, responses), maxMark),
  };
}

/** One entry for each variant of the questions; none where nothing has variants. */
function variantsOf(table: MarkTable, responses: readonly Response[]): PartStatistics[] {
  const varied = responses.filter(({ item }) => item.variant !== null);
  return [...groupBy(varied, ({ item }) => item.variant).values()].map((group) =>
    partStatistics(table, group, restsOf(table, group), group[0]!.item.variant),
  );
}

function partStatistics(table: MarkTable, group: readonly Response[], others: readonly number[], variant: string | null): PartStatistics {
  return { questionId: group[0]!.item.questionId, variant, ...markStatistics(table, group, others) };
}

/** Each question that was drawn anywhere, with all its responses. */
function drawnQuestions(table: MarkTable): Map<string, PartStatistics> {
  const drawn = table.responses.filter(({ item }) => item.drawn);
  return new Map(
    [...groupBy(drawn, ({ item }) => item.questionId)].map(([id, group]) => [
      id,
      partStatistics(table, group, totalsOf(table, group), null),
    ]),
  );
}

/** Those of the questions drawn that came at a place. */
function questionsAt(drawn: ReadonlyMap<string, PartStatistics>, responses: readonly Response[]): PartStatistics[] {
  const ids = new Set(responses.map(({ item }) => item.questionId));
  return [...ids].flatMap((id) => drawn.get(id) ?? []);
}

/** sqrt(cov(x, X)); null where it is negative or not defined. */
function weightRoot(table: MarkTable, responses: readonly Response[]): number | null {
  const both = covariance(responses.map(markOf), totalsOf(table, responses));
  return both === null || both < 0 ? null : Math.sqrt(both);
}

type Weights = { intended: number; root: number | null };

function weightsOf(table: MarkTable): Map<string, Weights> {
  return new Map(
    [...table.byPosition].map(([position, responses]) => [
      position,
      { intended: responses[0]!.item.maxMark, root: weightRoot(table, responses) },
    ]),
  );
}

const shareOf = (part: number | null, of: number) => (part === null || of === 0 ? null : (100 * part) / of);

type Unweighed = Omit<ItemStatistics, "intendedWeight" | "effectiveWeight">;

function itemOf(table: MarkTable, responses: readonly Response[], drawnQuestions: ReadonlyMap<string, PartStatistics>): Unweighed {
  const { position, drawn, questionId } = responses[0]!.item;
  return {
    position,
    questionId: drawn ? null : questionId,
    ...markStatistics(table, responses, restsOf(table, responses)),
    questions: questionsAt(drawnQuestions, responses),
    variants: drawn ? [] : variantsOf(table, responses),
  };
}

/**
 * The statistics of every place of a quiz, in the order in which places first come. Give it one attempt of each person: the first. O(s p).
 */
export function itemStatistics(responses: readonly Response[]): ItemStatistics[] {
  const table = markTable(responses);
  const weights = weightsOf(table);
  const intended = sum([...weights.values()].map((weight) => weight.intended));
  const roots = sum([...weights.values()].map((weight) => weight.root ?? 0));
  const drawn = drawnQuestions(table);
  return [...table.byPosition].map(([position, group]) => {
    const weight = weights.get(position)!;
    const weighed = { intendedWeight: shareOf(weight.intended, intended), effectiveWeight: shareOf(weight.root, roots) };
    return { ...itemOf(table, group, drawn), ...(table.isComplete ? weighed : { intendedWeight: null, effectiveWeight: null }) };
  });
}
