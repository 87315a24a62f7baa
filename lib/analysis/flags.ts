import { DECIDED, FEW, isOfBetterHalf, type ByHalf } from "./answer-counts";
import type { ItemStatistics } from "./item-statistics";
import type { OptionStatistics, PartOptions, QuestionOptions } from "./option-statistics";
import type { QuestionTyped } from "./typed-answers";

/**
 * How well an item tells those who know the rest from those who do not, in Moodle's words. Source: docs.moodle.org, Quiz report statistics.
 */
export type DiscriminationBand = "very-good" | "adequate" | "weak" | "very-weak" | "probably-invalid";

/** The band of a discrimination index in percent: 50 and above, 30, 20, 0, and below 0; null where there is no index. */
export function discriminationBand(index: number | null): DiscriminationBand | null {
  if (index === null) return null;
  if (index >= 50) return "very-good";
  if (index >= 30) return "adequate";
  if (index >= 20) return "weak";
  return index >= 0 ? "very-weak" : "probably-invalid";
}

/** Above this facility an item tells nobody apart. */
const KNOWN_BY_ALL = 0.95;
/** One-sided, at 5 %: the correlation of n answers without any connection is below -1.645 / sqrt(n) once in twenty times. */
const Z_ONE_SIDED = 1.645;
/** Below this share of 50 answers or more a wrong option gives way. Source: question-rules.md L43. */
const RETIRED_SHARE = 0.05;

/**
 * Something to look at, with its n. `decided` is true from 50 answers on; between 20 and 49 it is a suspicion, below 20 there is only
 * `few-answers`. `key-suspect`: an option that counts as wrong is taken by more of the better than of the weaker half, or by most of the
 * better half. `answer-suspect`: the better half rather types an answer that was refused. `retire-option`: hardly anybody takes it.
 * `retire-question`: it is known by all, no better than guessing, or goes against the rest.
 */
export type ItemFlag =
  | { kind: "few-answers"; questionId: string; n: number; decided: false }
  | (ByHalf & {
      kind: "key-suspect";
      questionId: string;
      n: number;
      decided: boolean;
      part: string;
      optionId: string;
      discriminationIndex: number | null;
    })
  | (ByHalf & { kind: "answer-suspect"; questionId: string; n: number; decided: boolean; text: string; count: number })
  | { kind: "retire-option"; questionId: string; n: number; decided: true; part: string; optionId: string; chosen: number }
  | {
      kind: "retire-question";
      questionId: string;
      n: number;
      decided: true;
      reason: "known-by-all" | "guessing" | "against-the-rest";
      facility: number;
      discriminationIndex: number | null;
    };

/** What is known of one question: its statistics, its options and what was typed, where it has them. */
export type Analysed = { questionId: string; statistics: ItemStatistics; options: QuestionOptions | null; typed: QuestionTyped | null };

const isKeyAvoided = ({ options }: PartOptions) =>
  options.some(({ right, discrimination }) => right && discrimination !== null && discrimination < 0);

/** Whether most of the better half took this option, and not by chance rather than any right one. */
function isTakenForRight(option: OptionStatistics, { options, n }: PartOptions): boolean {
  const rights = options.filter(({ right }) => right);
  return option.top > n / 4 && rights.every((right) => isOfBetterHalf({ top: option.top, bottom: right.top }));
}

/**
 * A wrong option that more of the better half took than of the weaker: by more than chance, or while the right one goes against the rest;
 * or one that most of the better half took for right.
 */
function isSuspect(option: OptionStatistics, part: PartOptions): boolean {
  if (option.right) return false;
  return isOfBetterHalf(option) || (option.top > option.bottom && isKeyAvoided(part)) || isTakenForRight(option, part);
}

function keySuspects({ questionId, statistics, options }: Analysed): ItemFlag[] {
  const { discriminationIndex } = statistics;
  return (options?.parts ?? []).flatMap((part) =>
    part.options
      .filter((option) => isSuspect(option, part))
      .map(({ optionId, top, bottom }): ItemFlag => ({
        kind: "key-suspect",
        questionId,
        n: part.n,
        decided: part.n >= DECIDED,
        part: part.id,
        optionId,
        top,
        bottom,
        discriminationIndex,
      })),
  );
}

function answerSuspects({ questionId, typed }: Analysed): ItemFlag[] {
  if (typed === null) return [];
  const { n, answers } = typed;
  const suspects = answers.filter((answer) => !answer.accepted && isOfBetterHalf(answer));
  return suspects.map(({ text, count, top, bottom }): ItemFlag => ({
    kind: "answer-suspect",
    questionId,
    n,
    decided: n >= DECIDED,
    text,
    count,
    top,
    bottom,
  }));
}

function retiredOptions({ questionId, options }: Analysed): ItemFlag[] {
  return (options?.parts ?? []).flatMap((part) =>
    part.options
      .filter(({ functioning, chosen }) => functioning === false && chosen / part.n < RETIRED_SHARE)
      .map(({ optionId, chosen }): ItemFlag => ({
        kind: "retire-option",
        questionId,
        n: part.n,
        decided: true,
        part: part.id,
        optionId,
        chosen,
      })),
  );
}

const isAgainstTheRest = ({ n, discriminationIndex }: ItemStatistics) =>
  discriminationIndex !== null && (discriminationIndex / 100) * Math.sqrt(n) <= -Z_ONE_SIDED;

function reasonToRetire(statistics: ItemStatistics) {
  const { facility, guess } = statistics;
  if (facility === null) return null;
  if (isAgainstTheRest(statistics)) return "against-the-rest" as const;
  if (facility > KNOWN_BY_ALL) return "known-by-all" as const;
  return guess !== null && facility <= guess ? ("guessing" as const) : null;
}

function retiredQuestion({ questionId, statistics }: Analysed): ItemFlag[] {
  const reason = reasonToRetire(statistics);
  const { n, facility, discriminationIndex } = statistics;
  return reason === null || facility === null
    ? []
    : [{ kind: "retire-question", questionId, n, decided: true, reason, facility, discriminationIndex }];
}

/** What to look at in one question, gravest first; nothing where all is well, or nobody has answered. */
export function flagsOf(analysed: Analysed): ItemFlag[] {
  const { n } = analysed.statistics;
  if (n === 0) return [];
  if (n < FEW) return [{ kind: "few-answers", questionId: analysed.questionId, n, decided: false }];
  const suspects = [...keySuspects(analysed), ...answerSuspects(analysed)];
  return n < DECIDED ? suspects : [...suspects, ...retiredQuestion(analysed), ...retiredOptions(analysed)];
}
