import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { readFactSet } from "../facts/fact-set.schema";
import { graphOf, type Graph } from "../facts/graph";
import { generateQuestions } from "../questions/generate";
import { chiSquare, chiSquareChance } from "../questions/lint/chance";
import type { Option, Question } from "../questions/question";
import { random } from "../random";
import { chooseQuiz } from "./choose";
import { keepsOrder, orderOfOptions } from "./option-order";

/*
 * Nothing that a learner sees before answering may say which option is right: not its place, not its id, not the id of the question. Two
 * thousand quizzes of each bundled set are drawn with fixed seeds and shown as attempts show them, and Pearson’s chi-square compares how
 * often the right option stands where with what chance gives.
 *
 * Level: 0.001 for all comparisons of one set together (Bonferroni: each at 0.001 divided by their number). Seeds, sets and chance are
 * fixed, so the figures are the same in every run on every machine: this cannot fail now and pass later. When a set or the generator
 * changes, the figures are drawn anew, and a sound one fails once in a thousand changes. At this level two hundred quizzes with the right
 * option first are found among the two thousand (the last tests).
 *
 * Orders are drawn for each attempt, so every quiz counts. Ids, and the order of numbers and dates, belong to the question: there each
 * question of the pool counts once, however often it is drawn, since the same throw told twice is no second throw.
 */
const LEVEL = 0.001;
const QUIZZES = 2000;
const LENGTH = 10;

/** How often each of so many equally likely things came; `spread` is the variance of a count against that of independent throws. */
type Comparison = { name: string; counts: number[]; spread: number };

type Asked = { question: Question; position: number; order: readonly string[] };
type Drawn = { graph: Graph; pool: Question[]; quizzes: Asked[][] };

const drawn = new Map<string, Drawn>();
const SLUGS = ["ukraine-talks-2025", "first-twenty-elements"];

function draw(slug: string): Drawn {
  const read = readFactSet(readFileSync(new URL(`../../prisma/fact-sets/${slug}.json`, import.meta.url), "utf8"));
  if (!read.ok) throw new Error(`${slug} cannot be read`);
  const graph = graphOf(read.value);
  const pool = [...generateQuestions(graph, { seed: "signal" })];
  const quizzes = Array.from({ length: QUIZZES }, (_, seed) => {
    const chance = random(`signal ${slug} ${seed}`);
    return chooseQuiz(graph, pool, { length: LENGTH, seed: `signal ${seed}` }).map((question, position) => ({
      question,
      position,
      order: orderOfOptions(question, chance),
    }));
  });
  return { graph, pool, quizzes };
}

beforeAll(() => {
  for (const slug of SLUGS) drawn.set(slug, draw(slug));
}, 600_000);

const optionsOf = ({ reply }: Question): readonly Option[] => ("options" in reply ? reply.options : []);

/** What is right, as lists of ids of which each is equally likely to stand anywhere: one list for each thing that is asked. */
function rightIn({ reply }: Question): { part: string; ids: string[] }[] {
  switch (reply.kind) {
    case "choice":
    case "place":
      return [{ part: "key", ids: [reply.key] }];
    case "choices":
      return [{ part: `${reply.key.length} keys`, ids: reply.key }];
    case "order":
      return reply.key.map((id, i) => ({ part: `event ${i + 1}`, ids: [id] }));
    case "pairs":
      return reply.items.map((item, i) => ({ part: `item ${i + 1}`, ids: [reply.key[item.id]!] }));
    default:
      return [];
  }
}

/** Comparisons by name, each with as many counts as there are places. */
class Tallies {
  private readonly byName = new Map<string, Comparison>();

  /** Counts the places of some things that are drawn together, without putting back, from as many things as there are places. */
  add(name: string, places: readonly number[], size: number): void {
    const full = `${name}, ${size} places`;
    const tally = this.byName.get(full) ?? {
      name: full,
      counts: Array.from({ length: size }, () => 0),
      spread: (size - places.length) / (size - 1),
    };
    for (const place of places) tally.counts[place]!++;
    this.byName.set(full, tally);
  }

  /** Those with so many throws that chi-square is a good measure: five expected at each place (Cochran 1954). */
  get enough(): Comparison[] {
    return [...this.byName.values()].filter(({ counts }) => counts.reduce((sum, count) => sum + count, 0) >= 5 * counts.length);
  }
}

const chanceOf = ({ counts, spread }: Comparison): number => {
  const even = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return chiSquareChance(
    chiSquare(
      counts,
      counts.map(() => even),
    ) / spread,
    counts.length - 1,
  );
};

/** What chance would seldom give. */
function signalsIn(comparisons: readonly Comparison[]): string[] {
  const level = LEVEL / comparisons.length;
  return comparisons
    .map((one) => ({ ...one, chance: chanceOf(one) }))
    .filter(({ chance }) => chance < level)
    .map(({ name, counts, chance }) => `${name}: ${counts.join(", ")} (p = ${chance.toExponential(1)})`);
}

/** Where what is right stands among the options as shown, of every question whose options are shuffled. */
function placesShown(asked: readonly Asked[]): Comparison[] {
  const tallies = new Tallies();
  for (const { question, order } of asked.filter(({ question: { format, reply } }) => format !== "true-false" && reply.kind !== "boxes")) {
    if (keepsOrder(question)) continue;
    for (const { part, ids } of rightIn(question)) {
      const places = ids.map((id) => order.indexOf(id));
      tallies.add(`${question.format}, ${part}`, places, order.length);
      if (question.reply.kind === "choice") tallies.add("any format, key", places, order.length);
    }
  }
  return tallies.enough;
}

/** Where it stands by some other order of the options, each question once. */
function placesBy(questions: readonly Question[], name: string, arranged: (question: Question) => readonly string[]): Comparison[] {
  const tallies = new Tallies();
  for (const question of questions) {
    for (const { part, ids } of rightIn(question))
      tallies.add(
        `${name}: ${question.format}, ${part}`,
        ids.map((id) => arranged(question).indexOf(id)),
        optionsOf(question).length,
      );
  }
  return tallies.enough;
}

const idsOf = (question: Question) => optionsOf(question).map((option) => option.id);
const sortedIds = (question: Question) => idsOf(question).sort();

const isTrue = ({ reply }: Question) => reply.kind === "choice" && reply.options.find((option) => option.id === reply.key)?.text === "True";
const statementsIn = (asked: readonly Asked[]) => asked.filter(({ question }) => question.format === "true-false");

/** True and false, counted by some property of a statement. */
function truthBy(statements: readonly Asked[], name: string, propertyOf: (asked: Asked) => string): Comparison[] {
  const tallies = new Tallies();
  for (const one of statements) tallies.add(`${name} ${propertyOf(one)}: true or false`, [isTrue(one.question) ? 0 : 1], 2);
  return tallies.enough;
}

describe.each(SLUGS)("a quiz on %s", (slug) => {
  const all = () => drawn.get(slug)!.quizzes.flat();
  /** Questions whose options are no fixed list: of those the right one is a matter of the facts, not of order. */
  const free = () => drawn.get(slug)!.pool.filter((question) => !["two-reports", "true-false"].includes(question.format));

  test("shows what is right at every place alike", () => {
    const comparisons = placesShown(all());
    expect(comparisons.length).toBeGreaterThan(4);
    expect(signalsIn(comparisons)).toEqual([]);
  });

  test("has no favourite place for it in what is generated either", () => {
    expect(
      signalsIn(
        placesBy(
          free().filter((question) => !keepsOrder(question)),
          "as generated",
          idsOf,
        ),
      ),
    ).toEqual([]);
  });

  test("has the right number or date at every rank alike", () => {
    const scales = free().filter((question) => keepsOrder(question) && question.reply.kind === "choice");
    expect(signalsIn(placesBy(scales, "ascending", idsOf))).toEqual([]);
  });

  test("tells nothing by the ids of options", () => {
    expect(signalsIn(placesBy(free(), "by id", sortedIds))).toEqual([]);
  });

  test("tells nothing by the ids of statements and of their options", () => {
    const statements = drawn.get(slug)!.pool.filter((question) => question.format === "true-false");
    const byId = [...statements].sort((one, other) => (one.id < other.id ? -1 : 1));
    const isRight = (question: Question) => (isTrue(question) ? 1 : 0);
    const share = statements.filter(isTrue).length / statements.length;
    const quarters = [0, 1, 2, 3].map((quarter) => byId.slice((quarter * byId.length) / 4, ((quarter + 1) * byId.length) / 4));
    const counts = quarters.flatMap((some) => [some.filter(isRight).length, some.filter((question) => !isRight(question)).length]);
    const expected = quarters.flatMap((some) => [some.length * share, some.length * (1 - share)]);
    expect(chiSquareChance(chiSquare(counts, expected), 3)).toBeGreaterThan(LEVEL);
    expect(signalsIn(placesBy(statements, "by id", sortedIds))).toEqual([]);
  });

  test("has as many true statements as false ones, wherever they stand in the quiz", () => {
    const statements = statementsIn(all());
    const comparisons = [
      ...truthBy(statements, "statements", () => ""),
      ...truthBy(statements, "at", ({ position }) => `position ${position + 1}`),
      ...truthBy(statements, "of", ({ question }) => drawn.get(slug)!.graph.fact(question.factIds[0]!)!.relation),
    ];
    expect(signalsIn(comparisons)).toEqual([]);
  });

  test("is found out where one quiz in ten has the right option first", () => {
    const doctored = drawn
      .get(slug)!
      .quizzes.flatMap((quiz, i) => (i % 10 > 0 ? quiz : quiz.map((one) => ({ ...one, order: keyFirst(one) }))));
    expect(signalsIn(placesShown(doctored)).join()).toMatch(/any format, key/);
  });

  test("is found out where the right option has the first id", () => {
    expect(signalsIn(placesBy(free(), "by id", (question) => keyFirst({ question, order: idsOf(question) }))).length).toBeGreaterThan(0);
  });
});

/** The order with what is right moved to the front. */
function keyFirst({ question, order }: Pick<Asked, "question" | "order">): string[] {
  const right = new Set(rightIn(question).flatMap(({ ids }) => ids));
  return [...order.filter((id) => right.has(id)), ...order.filter((id) => !right.has(id))];
}
