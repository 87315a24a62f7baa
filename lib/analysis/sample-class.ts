import { random, type Random } from "../random";
import type { FactOutcome } from "./fact-results";
import type { AskedItem, Response } from "./responses";

/**
 * A class that never was, for tests and benches: whether somebody knows a thing depends on who they are and on how hard it is; others
 * guess.
 */
export type SampleClass = {
  people: number;
  items: number;
  options?: number;
  /** Positions whose key is wrong: another option counts as right. */ misKeyed?: readonly number[];
  seed: string;
};

const RIGHT_OPTION = 0;
const WRONG_KEY = 1;

/** Roughly normal: mean 0, standard deviation 1. */
const bell = (chance: Random) => Array.from({ length: 12 }, () => chance.next()).reduce((sum, next) => sum + next, -6);

/** The chance that somebody of this ability knows something of this difficulty (Rasch). */
const knows = (ability: number, difficulty: number) => 1 / (1 + Math.exp(difficulty - ability));

function sampleItem(position: number, options: number, key: number): AskedItem {
  const id = `q${position}`;
  const parts = [
    { id: "", text: "", options: Array.from({ length: options }, (_, i) => ({ id: `${i}`, text: `Option ${i}`, right: i === key })) },
  ];
  return {
    position: id,
    drawn: false,
    questionId: id,
    variant: null,
    format: "multiple-choice",
    factIds: [`f${position}`],
    maxMark: 1,
    guess: 1 / options,
    parts,
    hasDistractors: true,
  };
}

/** The answers of a class to a multiple-choice quiz: option 0 is what is so, and the key except where it is wrong. */
export function sampleClass({ people, items, options = 4, misKeyed = [], seed }: SampleClass): Response[] {
  const chance = random(seed);
  const asked = Array.from({ length: items }, (_, i) => ({
    difficulty: bell(chance),
    key: misKeyed.includes(i) ? WRONG_KEY : RIGHT_OPTION,
  })).map((one, i) => ({ ...one, item: sampleItem(i, options, one.key) }));
  return Array.from({ length: people }, (_, p) => ({ id: `a${p}`, ability: 1.5 * bell(chance) })).flatMap(({ id, ability }) =>
    asked.map(({ item, difficulty, key }) => {
      const chosen = chance.next() < knows(ability, difficulty) ? RIGHT_OPTION : chance.below(options);
      return {
        attemptId: id,
        personId: id,
        item,
        mark: chosen === key ? 1 : 0,
        chosen: [{ part: "", optionId: `${chosen}` }],
        typed: null,
      };
    }),
  );
}

/**
 * How a class that never was knows its facts: each by a share, in formats with a chance of guessing; those misKeyed count the right as
 * wrong.
 */
export type SampleFacts = {
  people: number;
  known: Readonly<Record<string, number>>;
  formats: Readonly<Record<string, number>>;
  misKeyed?: readonly { factId: string; format: string }[];
  seed: string;
};

/** One outcome for each person and fact, in a format drawn at random. */
export function sampleOutcomes({ people, known, formats, misKeyed = [], seed }: SampleFacts): FactOutcome[] {
  const chance = random(seed);
  const names = Object.keys(formats);
  return Array.from({ length: people }, (_, p) => `p${p}`).flatMap((personId, p) =>
    Object.entries(known).map(([factId, share]) => {
      const format = chance.pick(names)!;
      const guess = formats[format]!;
      const isKnown = chance.next() < share;
      const isWrongKey = misKeyed.some((one) => one.factId === factId && one.format === format);
      const right = isWrongKey ? !isKnown && chance.next() < guess : isKnown || chance.next() < guess;
      return {
        factId,
        format,
        questionId: `${factId} ${format}`,
        quizId: `quiz ${p % 3}`,
        classId: `class ${p % 2}`,
        personId,
        right,
        guess,
      };
    }),
  );
}
