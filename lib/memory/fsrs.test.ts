import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_WEIGHTS, intervalDays, nextState, retrievability, type FsrsState, type Grade, type Mode } from "./fsrs";
import { foldMemory } from "./fold";
import type { Weights } from "./memory";
import { DAY, gradedCard } from "./sample-events";

// Figures that the makers of FSRS publish with their own implementations; each is named where it stands.

/** Weights of FSRS-5 brought to twenty-one, as the tests of ts-fsrs for its long-term mode use them. */
const OTHER_WEIGHTS: Weights = [
  0.4197, 1.1869, 3.0412, 15.2441, 7.1434, 0.6477, 1.0007, 0.0674, 1.6597, 0.1712, 1.1178, 2.0225, 0.0904, 0.3025, 2.1214, 0.2498, 2.9466,
  0.4891, 0.6468, 0, 0.5,
];
const FSRS_5: Weights = [
  0.40255, 1.18385, 3.173, 15.69105, 7.1949, 0.5345, 1.4604, 0.0046, 1.54575, 0.1192, 1.01925, 1.9395, 0.11, 0.29605, 2.2698, 0.2315,
  2.9898, 0.51655, 0.6621, 0, 0.5,
];
const GRADES: readonly Grade[] = [1, 2, 3, 4];

function replay(weights: Weights, reviews: readonly { grade: Grade; days: number }[], mode: Mode = "short-term"): FsrsState[] {
  const states: FsrsState[] = [];
  for (const { grade, days } of reviews) states.push(nextState(weights, states.at(-1) ?? null, days, grade, mode));
  return states;
}

const closeTo = (values: readonly number[], digits = 4) => values.map((value) => expect.closeTo(value, digits));

describe("the first answer", () => {
  test("gives the stabilities and difficulties of ts-fsrs (FSRS-6, first repeat)", () => {
    const first = GRADES.map((grade) => nextState(DEFAULT_WEIGHTS, null, 0, grade));
    expect(first.map((state) => state.stability)).toEqual(closeTo([0.212, 1.2931, 2.3065, 8.2956]));
    expect(first.map((state) => state.difficulty)).toEqual(closeTo([6.4133, 5.11217071, 2.11810397, 1]));
  });

  test("gives those of FSRS-5 with its weights", () => {
    const first = GRADES.map((grade) => nextState(FSRS_5, null, 0, grade));
    expect(first.map((state) => state.difficulty)).toEqual(closeTo([7.1949, 6.48830527, 5.28243442, 3.22450159]));
  });
});

describe("one answer more", () => {
  test("two answers a day or two apart give the states of fsrs-rs (model, forward)", () => {
    const pairs = [1, 2, 3, 4]
      .map((grade) => ({ grade: grade as Grade, days: 1 }))
      .concat([
        { grade: 1, days: 2 },
        { grade: 2, days: 2 },
      ]);
    const states = pairs.map(({ grade, days }) =>
      replay(DEFAULT_WEIGHTS, [
        { grade, days: 0 },
        { grade, days },
      ]).at(-1)!,
    );
    expect(states.map((state) => state.stability)).toEqual(closeTo([0.10088589, 3.2494123, 7.3153, 18.014914, 0.112798266, 4.4694576]));
    expect(states.map((state) => state.difficulty)).toEqual(closeTo([8.806304, 6.7404594, 2.1112142, 1, 8.806304, 6.7404594]));
  });

  test("difficulty moves as in ts-fsrs and fsrs-rs (next difficulty)", () => {
    const next = GRADES.map((grade) => nextState(DEFAULT_WEIGHTS, { stability: 5, difficulty: 5 }, 3, grade).difficulty);
    expect(next).toEqual(closeTo([8.34176237, 6.66599536, 4.99022837, 3.31446137]));
  });

  test("on the same day stability moves as in ts-fsrs (short-term stability)", () => {
    const next = GRADES.map((grade) => nextState(DEFAULT_WEIGHTS, { stability: 5, difficulty: 4 }, 0, grade).stability);
    expect(next).toEqual(closeTo([1.596818, 5, 5, 8.12960956]));
  });
});

describe("sequences", () => {
  const REVIEWS = ([1, 3, 3, 3, 3, 3] as const).map((grade, i) => ({ grade, days: [0, 0, 1, 3, 8, 21][i]! }));

  test.each([
    { name: "FSRS-6, same-day answers", weights: DEFAULT_WEIGHTS, mode: "short-term", stability: 53.62691, difficulty: 6.3574867 },
    { name: "FSRS-6, long-term", weights: DEFAULT_WEIGHTS, mode: "long-term", stability: 53.335106, difficulty: 6.3574867 },
    { name: "FSRS-5, long-term", weights: FSRS_5, mode: "long-term", stability: 48.065163, difficulty: 7.10441712 },
  ] as const)("$name: the state that ts-fsrs gives", ({ weights, mode, stability, difficulty }) => {
    expect(replay(weights, REVIEWS, mode).at(-1)).toEqual({
      stability: expect.closeTo(stability, 4),
      difficulty: expect.closeTo(difficulty, 4),
    });
  });

  test.each([
    {
      grades: [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3],
      days: [3, 13, 48, 155, 445, 1158, 17, 3, 11, 37, 112, 307, 773],
      stabilities: [
        3.0412, 13.09130698, 48.15848988, 154.93732625, 445.05562739, 1158.07779739, 16.63063166, 3.01732209, 11.42247264, 37.37521902,
        111.8752758, 306.5974569, 772.94026648,
      ],
      difficulties: [
        4.49094334, 4.26664289, 4.05746029, 3.86237659, 3.68044154, 3.51076891, 4.69833071, 5.55956298, 5.26323756, 4.98688448, 4.72915759,
        4.4888015, 4.26464541,
      ],
    },
    {
      grades: [1, 2, 3, 4, 1, 2, 3, 4],
      days: [1, 2, 6, 41, 4, 7, 21, 133],
      stabilities: [0.4197, 1.0344317, 5.5356759, 41.0033667, 4.46605519, 6.67743292, 20.88868155, 132.81849454],
      difficulties: [7.1434, 7.03653841, 6.64066485, 5.92312772, 6.44779861, 6.45995078, 6.10293922, 5.36588547],
    },
    {
      grades: [2, 3, 4, 1, 2, 3, 4, 1],
      days: [2, 7, 54, 5, 8, 26, 171, 8],
      stabilities: [1.1869, 6.59167572, 53.76078737, 5.0853693, 8.09786749, 25.52991279, 171.16195166, 8.11072373],
      difficulties: [6.23225985, 5.89059466, 5.14583392, 5.884097, 5.99269555, 5.667177, 4.91430736, 5.71619151],
    },
    {
      grades: [3, 4, 1, 2, 3, 4, 1, 2],
      days: [3, 33, 4, 7, 26, 193, 9, 14],
      stabilities: [3.0412, 32.65484522, 4.22256838, 7.2325009, 25.52681746, 193.36618775, 8.63899847, 14.31323867],
      difficulties: [4.49094334, 3.69538259, 4.83221448, 5.12078462, 4.85403286, 4.07165035, 5.1050878, 5.34697075],
    },
    {
      grades: [4, 1, 2, 3, 4, 1, 2, 3],
      days: [15, 3, 6, 27, 240, 10, 17, 60],
      stabilities: [15.2441, 3.25621013, 6.32684549, 26.56339029, 239.70462771, 9.75621519, 17.06035531, 59.59547542],
      difficulties: [1.16304343, 2.99573557, 3.59851762, 3.43436666, 2.60045771, 4.03816348, 4.46259158, 4.24020203],
    },
  ] as const)("long-term with other weights, $grades after these days (ts-fsrs)", ({ grades, days, stabilities, difficulties }) => {
    const states = replay(
      OTHER_WEIGHTS,
      grades.map((grade, i) => ({ grade, days: days[i - 1] ?? 0 })),
      "long-term",
    );
    expect(states.map((state) => state.stability)).toEqual(closeTo(stabilities));
    expect(states.map((state) => state.difficulty)).toEqual(closeTo(difficulties));
  });

  test("cards graded by the learner fold to the same states", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ grade: fc.constantFrom(...GRADES), days: fc.nat(400) }), { minLength: 1, maxLength: 20 }),
        (reviews) => {
          let day = 0;
          const events = reviews.map(({ grade, days }, i) =>
            gradedCard((day += i === 0 ? 0 : days) * DAY + i, grade, { id: String(i).padStart(4, "0") }),
          );
          const plain = replay(DEFAULT_WEIGHTS, reviews).at(-1)!;
          const { stability, difficulty } = foldMemory(events, DEFAULT_WEIGHTS)!;
          expect({ stability, difficulty }).toEqual(plain);
        },
      ),
    );
  });
});

describe("the curve", () => {
  test("falls as in fsrs-rs and ts-fsrs", () => {
    expect([0, 1, 2, 3].map((days) => retrievability(DEFAULT_WEIGHTS, days, 1))).toEqual(closeTo([1, 0.9, 0.84588465, 0.8093881], 6));
    const points = [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
      [4, 4],
      [5, 2],
    ] as const;
    expect(points.map(([days, stability]) => retrievability(DEFAULT_WEIGHTS, days, stability))).toEqual(
      closeTo([1, 0.9403443, 0.9253786, 0.9185229, 0.9, 0.8261359], 5),
    );
    expect(retrievability(DEFAULT_WEIGHTS, 8, 8.2956)).toBeCloseTo(0.9024733, 6);
  });

  test("with the exponent of FSRS-5 as in py-fsrs and fsrs-rs before", () => {
    const nineteen = FSRS_5.slice(0, 19);
    expect([1, 2, 3].map((days) => retrievability(nineteen, days, 1))).toEqual(closeTo([0.9, 0.82502866, 0.76613088], 6));
    expect([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1].map((wanted) => intervalDays(FSRS_5, 1, wanted))).toEqual([
      422, 102, 43, 22, 13, 8, 4, 2, 1, 1,
    ]);
  });

  test("gives the intervals of ts-fsrs for a stability of one day (next interval)", () => {
    expect([0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1].map((wanted) => intervalDays(DEFAULT_WEIGHTS, 1, wanted))).toEqual([
      34793, 2508, 387, 90, 27, 9, 3, 1, 1,
    ]);
  });

  test("an interval ends where recall has fallen to what is wanted, to the day", () => {
    const stability = fc.double({ min: 5, max: 5_000, noNaN: true });
    fc.assert(
      fc.property(stability, fc.double({ min: 0.7, max: 0.97, noNaN: true }), (S, wanted) => {
        const days = intervalDays(DEFAULT_WEIGHTS, S, wanted);
        fc.pre(days > 1 && days < 36_500);
        expect(retrievability(DEFAULT_WEIGHTS, days - 1, S)).toBeGreaterThanOrEqual(wanted);
        expect(retrievability(DEFAULT_WEIGHTS, days + 1, S)).toBeLessThanOrEqual(wanted);
      }),
    );
  });

  test("interval is never less than a day nor more than a hundred years", () => {
    expect(intervalDays(DEFAULT_WEIGHTS, 0.001, 0.97)).toBe(1);
    expect(intervalDays(DEFAULT_WEIGHTS, 36_500, 0.7)).toBe(36_500);
  });
});
