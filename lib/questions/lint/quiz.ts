import { objectKey } from "../../facts/graph";
import type { Fact } from "../../facts/fact";
import { chiSquare, chiSquareChance } from "./chance";
import { FIXED_OPTIONS, type Reading } from "./reading";
import { FINE, type Complaint, type QuizRule } from "./rule";
import { judgedIn } from "./statement";
import { overlapOf, wordsOf } from "./words";

type Place = Complaint & { where: string };

/** Rules about shares hold from so many questions of a kind on. */
const ENOUGH = 10;

const quizWide = (isSo: boolean, message: string): readonly Place[] => (isSo ? [{ where: "quiz", message }] : FINE);
const percent = (share: number) => `${Math.round(share * 100)} %`;

/** Questions with one right option among options of their own. */
const isChoice = ({ question }: Reading) => ["choice", "place"].includes(question.reply.kind) && !FIXED_OPTIONS.includes(question.format);

function keyIsLongest({ options, right }: Reading): boolean {
  const longest = (wanted: boolean) =>
    Math.max(0, ...options.filter((option) => right.has(option.id) === wanted).map((option) => option.text.length));
  return longest(true) > longest(false);
}

const longestKey: QuizRule = {
  rule: "L32",
  level: "E",
  name: "the key is the longest option in at most two of five",
  check(readings) {
    const choices = readings.filter(isChoice);
    const share = choices.filter(keyIsLongest).length / choices.length;
    return quizWide(
      choices.length >= ENOUGH && share > 0.4,
      `The right option is the longest in ${percent(share)} of the questions. Take others in their place.`,
    );
  },
};

const oneNegative: QuizRule = {
  rule: "L22",
  level: "E",
  name: "one negative question in ten",
  check(readings) {
    const negative = readings.filter(({ question }) => question.format === "negative");
    return quizWide(
      negative.length > Math.max(1, readings.length / 10),
      `${negative.length} questions ask what is not so. Keep one in ten.`,
    );
  },
};

/** Options in an order of their own: numbers and dates are sorted, so the place of their key is no choice. */
const isShuffled = (reading: Reading) =>
  isChoice(reading) && reading.optionReadings.some((option) => option.date === null && option.number === null);

/** So many questions that chance has evened out: many quizzes together. */
const MANY = 200;

function placeCounts(readings: readonly Reading[], size: number): number[] {
  const places = readings.map(({ options, right }) => options.findIndex((option) => right.has(option.id)));
  return Array.from({ length: size }, (_, place) => places.filter((one) => one === place).length);
}

function leans(readings: readonly Reading[], size: number): readonly Place[] {
  const alike = readings.filter((reading) => reading.options.length === size);
  if (alike.length < MANY) return FINE;
  const counts = placeCounts(alike, size);
  const expected = counts.map(() => alike.length / size);
  const off = counts.some((count) => Math.abs(count / alike.length - 1 / size) > 0.1);
  const chance = chiSquareChance(chiSquare(counts, expected), size - 1);
  return quizWide(
    off || chance < 0.001,
    `Of ${alike.length} questions with ${size} options the right one stands at places 1 to ${size} ${counts.join(", ")} times. Shuffle the options.`,
  );
}

const keyPlace: QuizRule = {
  rule: "L38",
  level: "E",
  name: "the key has no favourite place",
  check(readings) {
    const shuffled = readings.filter(isShuffled);
    return [...new Set(shuffled.map((reading) => reading.options.length))].flatMap((size) => leans(shuffled, size));
  },
};

/** Whether the key is the middle one of the sorted numbers; null where the options are no numbers. */
function isMedian({ optionReadings, options, right }: Reading): boolean | null {
  const numbers = optionReadings.map((option) => option.number?.number);
  if (numbers.length % 2 === 0 || numbers.some((number) => number === undefined)) return null;
  const at = options.findIndex((option) => right.has(option.id));
  return [...(numbers as number[])].sort((a, b) => a - b)[numbers.length >> 1] === numbers[at];
}

const medianKey: QuizRule = {
  rule: "L41",
  level: "E",
  name: "the key is not always the middle number",
  check(readings) {
    const medians = readings
      .filter(isChoice)
      .map(isMedian)
      .filter((one) => one !== null);
    return quizWide(
      medians.length >= ENOUGH && medians.every(Boolean),
      "The right number is always the middle one. Take others in their place.",
    );
  },
};

const trueShare: QuizRule = {
  rule: "L51",
  level: "E",
  name: "two to three statements in five are true",
  check(readings) {
    const judged = readings
      .filter(({ question }) => question.format === "true-false")
      .map(judgedIn)
      .filter((one) => one !== null);
    const share = judged.filter((one) => one.keyedTrue).length / judged.length;
    return quizWide(
      judged.length >= ENOUGH && (share < 0.4 || share > 0.6),
      `${percent(share)} of the statements are true. Bring it to between 40 and 60 %.`,
    );
  },
};

const backOf = ({ question }: Reading) => (question.reply.kind === "grade" ? question.reply.back : "");
/** Fronts whose words are shared to this degree are taken for one another. */
const ALIKE = 0.8;

const distinctFronts: QuizRule = {
  rule: "L57",
  level: "E",
  name: "no card is taken for another",
  check(readings) {
    const cards = readings.filter(({ question }) => question.reply.kind === "grade");
    return cards.flatMap((card, i): readonly Place[] => {
      const rival = cards.slice(0, i).find((other) => backOf(other) !== backOf(card) && overlapOf(card.words, other.words) >= ALIKE);
      return rival
        ? [
            {
              where: card.question.id,
              message: `The front is nearly that of "${rival.question.id}", and the back is not. Word it otherwise.`,
            },
          ]
        : FINE;
    });
  },
};

/** Formats whose items or statements tell facts outright. */
const STATING = ["true-false", "how-sure", "two-reports", "what-comes-first"];

/** What a fact says, whatever its id: the plan and what came of it say the same. */
const sayingOf = (fact: Fact) => `${fact.subject}|${fact.relation}|${objectKey(fact.object)}`;

function toldBy({ question, asked, rests }: Reading): string[] {
  return [...rests, ...(STATING.includes(question.format) ? asked : [])].map(sayingOf);
}

/** The facts that each question tells, by what they say. */
function tellers(readings: readonly Reading[]): Map<string, Reading[]> {
  const told = new Map<string, Reading[]>();
  for (const reading of readings) {
    for (const saying of new Set(toldBy(reading))) told.set(saying, [...(told.get(saying) ?? []), reading]);
  }
  return told;
}

const reveals: QuizRule = {
  rule: "L60",
  level: "E",
  name: "no question tells what another asks",
  check(readings) {
    const told = tellers(readings);
    return readings.flatMap((reading): readonly Place[] => {
      const teller = reading.asked.flatMap((fact) => told.get(sayingOf(fact)) ?? []).find((other) => other !== reading);
      return teller
        ? [
            {
              where: reading.question.id,
              message: `The question "${teller.question.id}" tells the answer. Ask one of the two in another quiz.`,
            },
          ]
        : FINE;
    });
  },
};

function byFact(readings: readonly Reading[]): Map<string, Reading[]> {
  const asking = new Map<string, Reading[]>();
  for (const reading of readings) for (const id of new Set(reading.question.factIds)) asking.set(id, [...(asking.get(id) ?? []), reading]);
  return asking;
}

const rareFacts: QuizRule = {
  rule: "L61",
  level: "W",
  name: "a fact is asked twice at most, in two ways",
  check: (readings) =>
    [...byFact(readings)].flatMap(([id, asking]): readonly Place[] => {
      const formats = new Set(asking.map(({ question }) => question.format));
      const isFine = asking.length <= 2 && formats.size === asking.length;
      return isFine
        ? FINE
        : [
            {
              where: asking[asking.length - 1]!.question.id,
              message: `The fact "${id}" is asked ${asking.length} times. Ask it twice at most, each time in another format.`,
            },
          ];
    }),
};

/** The share of the commonest of these. */
function largestShare(names: readonly string[]): { name: string; share: number } {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [name, count] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), ["", 0]);
  return { name, share: count / Math.max(1, names.length) };
}

/** The event that a question is about: the first that one of its facts names. */
function eventOf({ graph, asked }: Reading): string | undefined {
  const ends = asked.flatMap((fact) => [fact.subject, "entity" in fact.object ? fact.object.entity : undefined, fact.event]);
  return ends.find((id) => id !== undefined && graph.entity(id)?.kind === "event");
}

const coverage: QuizRule = {
  rule: "L62",
  level: "W",
  name: "no event and no kind of question fills half the quiz",
  check(readings) {
    if (readings.length < ENOUGH) return FINE;
    const event = largestShare(readings.flatMap((reading) => eventOf(reading) ?? reading.question.id));
    const family = largestShare(readings.map(({ question, asked }) => asked[0]?.relation ?? question.format));
    return [
      ...quizWide(event.share > 0.5, `More than half of the questions are about "${event.name}". Ask about other events too.`),
      ...quizWide(family.share > 0.5, `More than half of the questions ask for "${family.name}". Ask for other things too.`),
    ];
  },
};

/** Wrong options of a question, comparable. */
const wrongTexts = (reading: Reading) =>
  isChoice(reading) || reading.question.reply.kind === "choices"
    ? reading.options.filter((option) => !reading.right.has(option.id)).map((option) => wordsOf(option.text).join(" "))
    : [];

const worn: QuizRule = {
  rule: "L63",
  level: "W",
  name: "the same wrong option four times in ten at most",
  check(readings) {
    const choosing = readings.filter((reading) => wrongTexts(reading).length > 0);
    if (choosing.length < ENOUGH) return FINE;
    const most = (4 * choosing.length) / 10;
    const counts = new Map<string, number>();
    for (const text of choosing.flatMap((reading) => [...new Set(wrongTexts(reading))])) counts.set(text, (counts.get(text) ?? 0) + 1);
    return [...counts].flatMap(([text, count]) => quizWide(count > most, `“${text}” is a wrong option ${count} times. Take others.`));
  },
};

/** Rules about questions that are asked together. */
export const QUIZ_RULES: readonly QuizRule[] = [
  longestKey,
  oneNegative,
  keyPlace,
  medianKey,
  trueShare,
  distinctFronts,
  reveals,
  rareFacts,
  coverage,
  worn,
];
