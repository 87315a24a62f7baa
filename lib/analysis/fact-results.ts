import { groupBy } from "../group-by";
import { FEW, smoothedShare } from "./answer-counts";
import { sum } from "./moments";

/**
 * Results pooled per fact, over formats, quizzes and classes: is the fact not learned, or is one of its questions bad? What a format gives
 * to blind guessing is taken off first, known = (facility - guess) / (1 - guess), so that true-false and typing can be held against each
 * other.
 */

/** What one answer says of one fact. `guess` is the chance of that part by blind guessing, 0 to 1. Give it first attempts. */
export type FactOutcome = {
  factId: string;
  format: string;
  questionId: string;
  quizId: string;
  classId: string | null;
  personId: string;
  right: boolean;
  guess: number;
};

/**
 * Answers to one fact in one format. `known` is what is left of the facility without guessing, at most 1, below 0 where worse than
 * guessing.
 */
export type FormatResult = {
  format: string;
  n: number;
  right: number;
  facility: number;
  guess: number;
  known: number;
  questionIds: string[];
};

/**
 * `few-answers`: below 20, nothing is said. `bad-question`: low in `format` alone, more than chance explains. `not-learned`: low in all
 * formats. `learned`: low in none. `unclear`: neither is certain yet.
 */
export type FactVerdict =
  | { kind: "few-answers" | "not-learned" | "learned" | "unclear"; n: number }
  | { kind: "bad-question"; n: number; format: string; questionIds: string[]; known: number; knownElsewhere: number };

/** A fact over all answers: facility is right / n, smoothed below 20 answers. Formats by name. */
export type FactResult = {
  factId: string;
  n: number;
  right: number;
  facility: number;
  known: number;
  people: number;
  quizzes: number;
  classes: number;
  formats: FormatResult[];
  verdict: FactVerdict;
};

/** Low: less than half of those who answered knew it. */
const LOW = 0.5;
/** How much less is known in one format than in the others, at least, before the format is blamed. */
const LEAST_GAP = 0.3;
/** One-sided at 0.13 %: many facts are looked at in several formats, and few should be blamed by chance. */
const Z_BLAMED = 3;
/** Answers that a format needs, and the others together need, before they are held against each other. */
const LEAST_COMPARED = 5;

type Counts = { n: number; right: number; guess: number };
type Pooled = Counts & { known: number };

/** What guessing leaves to know; never quite nothing. */
const leftOf = (guess: number) => Math.max(1 - guess, 1e-9);

const knownOf = (facility: number, guess: number) => (facility - guess) / leftOf(guess);

/** The variance of a share, with one answer added to either side so that all right is not certainty (Agresti and Coull). */
function varianceOfShare({ n, right }: Counts): number {
  const share = (right + 1) / (n + 2);
  return (share * (1 - share)) / (n + 2);
}

function formatResult(format: string, outcomes: readonly FactOutcome[]): FormatResult {
  const n = outcomes.length;
  const right = outcomes.filter((outcome) => outcome.right).length;
  const guess = sum(outcomes.map((outcome) => outcome.guess)) / n;
  const questionIds = [...new Set(outcomes.map(({ questionId }) => questionId))].sort();
  return { format, n, right, facility: smoothedShare(right, n, 2), guess, known: knownOf(right / n, guess), questionIds };
}

function pooled(results: readonly Counts[]): Pooled {
  const n = sum(results.map((one) => one.n));
  const right = sum(results.map((one) => one.right));
  const guess = n === 0 ? 0 : sum(results.map((one) => one.guess * one.n)) / n;
  return { n, right, guess, known: n === 0 ? 0 : knownOf(right / n, guess) };
}

/** How many standard errors less is known in one than in the other, guessing taken off both. */
function shortfall(one: Pooled, other: Pooled): number {
  const spread = (counts: Counts) => varianceOfShare(counts) / leftOf(counts.guess) ** 2;
  return (other.known - one.known) / Math.sqrt(spread(one) + spread(other));
}

type Compared = { one: FormatResult; others: Pooled };

/** Every format against all the others together, the worst first; none where there are too few answers to compare. */
function compared(formats: readonly FormatResult[]): Compared[] {
  return formats
    .map((one) => ({ one, others: pooled(formats.filter((other) => other !== one)) }))
    .filter(({ one, others }) => one.n >= LEAST_COMPARED && others.n >= LEAST_COMPARED)
    .sort((a, b) => shortfall(b.one, b.others) - shortfall(a.one, a.others));
}

const isBlamed = (one: Pooled, others: Pooled) =>
  shortfall(one, others) >= Z_BLAMED && others.known - one.known >= LEAST_GAP && one.known < LOW && others.known >= LOW;

/** Whether the other formats are low too, or not: from their known shares, within one and a half standard errors. */
function levelOf(formats: readonly FormatResult[]): "not-learned" | "learned" | "unclear" {
  const whole = pooled(formats);
  const error = Math.sqrt(varianceOfShare(whole)) / leftOf(whole.guess);
  if (whole.known + error < LOW && formats.every(({ known, n }) => known < LOW || n < LEAST_COMPARED)) return "not-learned";
  return whole.known - error > LOW && formats.every(({ known, n }) => known >= LOW || n < LEAST_COMPARED) ? "learned" : "unclear";
}

/**
 * The verdict on a fact from its answers by format. Below 20 answers none. A format is blamed where less than half know the fact in it, at
 * least half know it in the others together, and the gap is 0.3 or more and 3 standard errors (5 answers at least on each side): then one
 * of its questions, or its key, is wrong. Low (known < 0.5, by more than one standard error) in all formats: not learned. Source: peers.md
 * D5; the rule is our own.
 */
export function verdictOf(formats: readonly FormatResult[]): FactVerdict {
  const n = sum(formats.map((one) => one.n));
  if (n < FEW) return { kind: "few-answers", n };
  const worst = compared(formats)[0];
  if (worst === undefined || !isBlamed(worst.one, worst.others)) return { kind: levelOf(formats), n };
  const { one, others } = worst;
  return {
    kind: "bad-question",
    n: one.n,
    format: one.format,
    questionIds: one.questionIds,
    known: one.known,
    knownElsewhere: others.known,
  };
}

const byName = <T>(entries: readonly (readonly [string, T])[]) => [...entries].sort(([a], [b]) => (a < b ? -1 : 1));

const formatResults = (outcomes: readonly FactOutcome[]) =>
  byName([...groupBy(outcomes, ({ format }) => format)]).map(([format, group]) => formatResult(format, group));

const different = (values: readonly (string | null)[]) => new Set(values.filter((value) => value !== null)).size;

function factResult(factId: string, outcomes: readonly FactOutcome[]): FactResult {
  const formats = formatResults(outcomes);
  const { n, right, known } = pooled(formats);
  return {
    factId,
    n,
    right,
    known,
    facility: smoothedShare(right, n, 2),
    people: different(outcomes.map(({ personId }) => personId)),
    quizzes: different(outcomes.map(({ quizId }) => quizId)),
    classes: different(outcomes.map(({ classId }) => classId)),
    formats,
    verdict: verdictOf(formats),
  };
}

/** Every fact that was asked, the least known first; of equals by id. O(outcomes). */
export function factResults(outcomes: readonly FactOutcome[]): FactResult[] {
  const results = [...groupBy(outcomes, ({ factId }) => factId)].map(([factId, group]) => factResult(factId, group));
  return results.sort((a, b) => a.known - b.known || (a.factId < b.factId ? -1 : 1));
}

/**
 * A format that fails over all facts: known in it, and in other formats about the same facts. `facts` is how many were asked both ways.
 */
export type FormatVerdict = { format: string; n: number; facts: number; known: number; knownElsewhere: number };

type Besides = { format: string; facts: number; one: Pooled; others: Pooled };

/** A format, and the same facts in all their other formats. */
function besides(format: string, facts: readonly FactResult[]): Besides {
  const both = facts.map(({ formats }) => formats).filter((formats) => formats.length > 1 && formats.some((one) => one.format === format));
  const pick = (isIt: boolean) => pooled(both.flat().filter((one) => (one.format === format) === isIt));
  return { format, facts: both.length, one: pick(true), others: pick(false) };
}

/**
 * Formats to blame by the same rule, over all facts that were asked in another format too, worst first: a key of all its questions may be
 * wrong.
 */
export function badFormats(facts: readonly FactResult[]): FormatVerdict[] {
  const formats = [...new Set(facts.flatMap((fact) => fact.formats.map(({ format }) => format)))].sort();
  return formats
    .map((format) => besides(format, facts))
    .filter(({ one, others }) => one.n >= FEW && others.n >= FEW && isBlamed(one, others))
    .map(({ format, facts: both, one, others }) => ({ format, n: one.n, facts: both, known: one.known, knownElsewhere: others.known }))
    .sort((a, b) => b.knownElsewhere - b.known - (a.knownElsewhere - a.known));
}
