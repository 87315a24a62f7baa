import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markAnswer } from "../questions/mark";
import type { Given, Reply } from "../questions/question";
import { questionWith, SAMPLE_REPLIES } from "../questions/sample-replies";
import { random, type Random } from "../random";
import { badFormats, factResults } from "./fact-results";
import { discriminationBand, flagsOf, type ItemFlag } from "./flags";
import { guessScore } from "./guess";
import { itemStatistics } from "./item-statistics";
import { optionStatistics } from "./option-statistics";
import { askedItem, chosenIn, partsOf, typedIn, type Response } from "./responses";
import { sampleClass, sampleOutcomes } from "./sample-class";
import { typedAnswers } from "./typed-answers";

const FLAG_SEEDS = Array.from({ length: 40 }, (_, i) => `class ${i}`);

function flagsIn(responses: readonly Response[]): ItemFlag[] {
  const [options, typed] = [optionStatistics(responses), typedAnswers(responses)];
  return itemStatistics(responses).flatMap((statistics) => {
    const questionId = statistics.questionId!;
    return flagsOf({
      questionId,
      statistics,
      options: options.find((one) => one.questionId === questionId) ?? null,
      typed: typed.find((one) => one.questionId === questionId) ?? null,
    });
  });
}

describe("guessing", () => {
  /** A reply given blindly. */
  function blind(reply: Reply, chance: Random): Given | null {
    const any = () => ("options" in reply ? chance.pick(reply.options)!.id : "");
    switch (reply.kind) {
      case "choice":
      case "place":
        return { kind: reply.kind, value: any() };
      case "choices":
        return { kind: "choices", value: reply.options.filter(() => chance.next() < 0.5).map(({ id }) => id) };
      case "order":
        return { kind: "order", value: chance.shuffle(reply.options).map(({ id }) => id) };
      case "pairs":
      case "boxes":
      case "grid":
        return { kind: reply.kind, value: Object.fromEntries(reply.items.map(({ id }) => [id, any()])) };
      default:
        return null;
    }
  }

  test.each(SAMPLE_REPLIES.filter(({ kind }) => !["text", "number", "points", "grade"].includes(kind)))(
    "$kind: what it is said to give is what it gives",
    (reply) => {
      const chance = random(reply.kind);
      const points = Array.from({ length: 20_000 }, () => markAnswer(questionWith(reply), blind(reply, chance)!, []).points);
      expect(guessScore(reply)).toBeCloseTo(points.reduce((sum, one) => sum + one, 0) / points.length, 1);
    },
  );

  test("typed answers are not guessed, and of what the learner marks nobody can say", () => {
    const of = (kind: string) => guessScore(SAMPLE_REPLIES.find((reply) => reply.kind === kind)!);
    expect([of("text"), of("number"), of("grade"), of("points")]).toEqual([0, 0, null, null]);
  });
});

describe("what was answered", () => {
  test("every kind of reply: the keys of its parts are the options chosen when all is right", () => {
    for (const reply of SAMPLE_REPLIES) {
      const rights = partsOf(reply).flatMap((part) =>
        part.options.filter(({ right }) => right).map(({ id }) => ({ part: part.id, optionId: id })),
      );
      if (rights.length === 0) continue;
      expect(
        chosenIn({
          kind: reply.kind,
          value: reply.kind === "choice" || reply.kind === "place" ? reply.key : "key" in reply ? reply.key : null,
        } as Given),
      ).toEqual(rights);
    }
  });

  test("giving up chooses and types nothing", () => {
    expect([chosenIn({ kind: "choice", gaveUp: true }), typedIn({ kind: "text", gaveUp: true }), chosenIn(null), typedIn(null)]).toEqual([
      [],
      null,
      [],
      null,
    ]);
    expect([typedIn({ kind: "text", value: "Paris" }), typedIn({ kind: "number", value: 7 })]).toEqual(["Paris", "7"]);
  });

  test("options are counted, by the better and the weaker half too", () => {
    const [question] = optionStatistics(sampleClass({ people: 100, items: 20, seed: "counts" }));
    const [part] = question!.parts;
    expect(part!.options.reduce((sum, { chosen }) => sum + chosen, 0)).toBe(100);
    expect(part!.options.reduce((sum, { top, bottom }) => sum + top + bottom, 0)).toBeCloseTo(100, 9);
    expect(part!.options.find(({ right }) => right)).toMatchObject({ functioning: null });
    for (const { share } of part!.options) expect(share).toSatisfy((value: number) => value >= 0 && value <= 1);
  });

  test("below twenty answers shares lean towards each other and no option is judged", () => {
    const [question] = optionStatistics(sampleClass({ people: 10, items: 5, seed: "few" }));
    for (const { chosen, share, functioning } of question!.parts[0]!.options)
      expect({ share, functioning }).toEqual({ share: (chosen + 1) / 14, functioning: null });
  });

  test("the order in which answers come does not matter", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 2, max: 30 }), (seed, people) => {
        const responses = sampleClass({ people, items: 4, seed });
        const sorted = (all: readonly Response[]) => optionStatistics(all).sort((a, b) => (a.questionId < b.questionId ? -1 : 1));
        const close = JSON.parse(JSON.stringify(sorted(responses)), (_, one) => (typeof one === "number" ? expect.closeTo(one, 6) : one));
        expect(sorted(random(seed).shuffle(responses))).toEqual(close);
      }),
      { numRuns: 30 },
    );
  });

  test("typed answers stand together however they are spelt, and apart when they were marked differently", () => {
    const item = askedItem(questionWith({ kind: "text", key: "G7", accepted: [] }));
    const typed = (texts: readonly (string | null)[]) =>
      texts.map((text, i): Response => ({
        attemptId: `a${i}`,
        personId: `a${i}`,
        item,
        mark: text?.toLowerCase() === "g7" ? 1 : 0,
        chosen: [],
        typed: text,
      }));
    expect(typedAnswers(typed(["G7", "Group of Seven", "the group of seven", "g7", "group of seven", null, "G7"]))).toMatchObject([
      {
        n: 7,
        unanswered: 1,
        answers: [
          { text: "G7", count: 3, accepted: true },
          { count: 3, accepted: false, share: 3 / 7 },
        ],
      },
    ]);
    expect(typedAnswers(typed([null]))).toEqual([]);
  });
});

describe("flags", () => {
  test("a wrong key is suspected, with the option that the better half takes, unless nobody knows the answer", () => {
    const isFound = (flag: ItemFlag) =>
      flag.kind === "key-suspect" && flag.questionId === "q7" && flag.optionId === "0" && flag.decided && flag.n === 60;
    const found = FLAG_SEEDS.filter((seed) => flagsIn(sampleClass({ people: 60, items: 20, misKeyed: [7], seed })).some(isFound));
    expect(found.length / FLAG_SEEDS.length).toBeGreaterThan(0.9);
  });

  test("hardly any sound key is suspected", () => {
    const suspects = FLAG_SEEDS.flatMap((seed) =>
      flagsIn(sampleClass({ people: 60, items: 20, seed })).filter(({ kind }) => kind === "key-suspect"),
    );
    expect(suspects.length / (FLAG_SEEDS.length * 20)).toBeLessThan(0.03);
  });

  test("below twenty answers there is nothing but their number", () => {
    expect(flagsIn(sampleClass({ people: 19, items: 3, misKeyed: [1], seed: "few" }))).toEqual(
      ["q0", "q1", "q2"].map((questionId) => ({ kind: "few-answers", questionId, n: 19, decided: false })),
    );
    expect(flagsIn([])).toEqual([]);
  });

  test("from fifty answers on an option that nobody takes, and a question that all know, may go", () => {
    const item = askedItem({
      ...questionWith({ kind: "choice", options: ["a", "b", "c"].map((id) => ({ id, text: id })), key: "a" }),
      format: "multiple-choice",
    });
    const answers = (people: number) =>
      Array.from({ length: people }, (_, i): Response => ({
        attemptId: `a${i}`,
        personId: `a${i}`,
        item,
        mark: 1,
        chosen: [{ part: "", optionId: "a" }],
        typed: null,
      }));
    expect(flagsIn(answers(49))).toEqual([]);
    expect(flagsIn(answers(50))).toMatchObject([
      { kind: "retire-question", reason: "known-by-all", n: 50 },
      { kind: "retire-option", optionId: "b", chosen: 0 },
      { kind: "retire-option", optionId: "c" },
    ]);
  });

  test("an answer that was refused, and that those who know type, is suspected", () => {
    const typedItem = askedItem(questionWith({ kind: "text", key: "G7", accepted: [] }));
    const responses = sampleClass({ people: 40, items: 10, seed: "typed" });
    const points = (attempt: string) => responses.filter(({ attemptId, mark }) => attemptId === attempt && mark === 1).length;
    const typed = [...new Set(responses.map(({ attemptId }) => attemptId))].map((attemptId): Response => ({
      attemptId,
      personId: attemptId,
      item: typedItem,
      mark: 0,
      chosen: [],
      typed: points(attemptId) > 5 ? "Group of Seven" : "EU",
    }));
    expect(flagsIn([...responses, ...typed])).toContainEqual(
      expect.objectContaining({ kind: "answer-suspect", text: "Group of Seven", n: 40, decided: false }),
    );
  });

  test("bands of the discrimination index", () => {
    expect([60, 50, 30, 20, 19, 0, -1, null].map(discriminationBand)).toEqual([
      "very-good",
      "very-good",
      "adequate",
      "weak",
      "very-weak",
      "very-weak",
      "probably-invalid",
      null,
    ]);
  });
});

describe("facts", () => {
  const formats = { "true-false": 0.5, "multiple-choice": 0.25, "short-answer": 0 };
  const known = { easy: 0.95, usual: 0.85, hard: 0.15 };

  test("a format that is mis-keyed for a fact is named, and a fact that nobody knows is not blamed on its questions", () => {
    for (const seed of FLAG_SEEDS) {
      const results = factResults(
        sampleOutcomes({ people: 120, known, formats, misKeyed: [{ factId: "usual", format: "multiple-choice" }], seed }),
      );
      const verdict = (factId: string) => results.find((one) => one.factId === factId)!.verdict;
      expect(verdict("usual")).toMatchObject({ kind: "bad-question", format: "multiple-choice", questionIds: ["usual multiple-choice"] });
      expect(verdict("easy").kind).not.toBe("bad-question");
      expect(verdict("hard").kind).not.toBe("bad-question");
    }
  });

  test("each format in turn", () => {
    for (const format of Object.keys(formats)) {
      const results = factResults(sampleOutcomes({ people: 200, known, formats, misKeyed: [{ factId: "easy", format }], seed: format }));
      expect(results.find(({ factId }) => factId === "easy")!.verdict).toMatchObject({ kind: "bad-question", format });
    }
  });

  test("a format whose keys are all wrong is named for the whole quiz", () => {
    const misKeyed = Object.keys(known).map((factId) => ({ factId, format: "true-false" }));
    const facts = (wrong: typeof misKeyed) =>
      factResults(sampleOutcomes({ people: 60, known, formats, misKeyed: wrong, seed: "all of a format" }));
    expect(badFormats(facts(misKeyed))).toMatchObject([{ format: "true-false", facts: 3 }]);
    expect(badFormats(facts([]))).toEqual([]);
  });

  test("learned, not learned, and too few answers to tell", () => {
    const results = factResults(sampleOutcomes({ people: 200, known: { yes: 0.97, no: 0.03 }, formats, seed: "plain" }));
    expect(results.map(({ factId, verdict }) => [factId, verdict])).toEqual([
      ["no", { kind: "not-learned", n: 200 }],
      ["yes", { kind: "learned", n: 200 }],
    ]);
    expect(factResults(sampleOutcomes({ people: 19, known: { no: 0 }, formats, seed: "few" }))[0]!.verdict).toEqual({
      kind: "few-answers",
      n: 19,
    });
    expect([factResults([]), badFormats([])]).toEqual([[], []]);
  });

  test("hardly any fact is blamed on its questions when they are sound", () => {
    const shares = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`f${i}`, (i + 0.5) / 30]));
    const verdicts = FLAG_SEEDS.slice(0, 20).flatMap((seed) =>
      factResults(sampleOutcomes({ people: 100, known: shares, formats, seed })).map(({ verdict }) => verdict.kind),
    );
    expect(verdicts.filter((kind) => kind === "bad-question").length / verdicts.length).toBeLessThan(0.01);
  });

  test("answers are pooled over formats, quizzes and classes, in whatever order they come", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 40 }), (seed, people) => {
        const outcomes = sampleOutcomes({ people, known, formats, seed });
        const results = factResults(outcomes);
        expect(factResults(random(seed).shuffle(outcomes))).toEqual(
          JSON.parse(JSON.stringify(results), (_, one) => (typeof one === "number" ? expect.closeTo(one, 9) : one)),
        );
        for (const one of results) {
          expect(one).toMatchObject({ n: people, people, quizzes: Math.min(3, people), classes: Math.min(2, people) });
          expect(one.facility).toSatisfy((facility: number) => facility >= 0 && facility <= 1);
          expect(one.formats.reduce((sum, { n }) => sum + n, 0)).toBe(people);
        }
      }),
      { numRuns: 50 },
    );
  });
});
