import fc from "fast-check";
import { expect, test } from "vitest";
import { readNumber } from "./numbers";

test.each([
  ["150000", 150000],
  ["150,000", 150000],
  ["150 000", 150000],
  ["150\u2009000", 150000],
  ["150\u202f000", 150000],
  ["150\u00a0000", 150000],
  ["150k", 150000],
  ["150 K", 150000],
  ["150'000", 150000],
  ["1.5 million", 1500000],
  ["1,5 million", 1500000],
  ["1.5m", 1500000],
  ["1.1 million", 1100000],
  ["2 bn", 2e9],
  ["1.500.000", 1500000],
  ["1,50,000", 150000],
  ["around 30", 30],
  ["Around 30.", 30],
  ["~30", 30],
  ["at least 150,000", 150000],
  ["c. 20", 20],
  ["about twenty", 20],
  ["twenty", 20],
  ["Thirty", 30],
  ["thirty-four", 34],
  ["one hundred and fifty thousand", 150000],
  ["a hundred", 100],
  ["a dozen", 12],
  ["two dozen", 24],
  ["zero", 0],
  ["-5", -5],
  ["minus five", -5],
  ["−5", -5],
  ["３０", 30],
  ["\u200f30\u200b", 30],
  ["0", 0],
  ["007", 7],
  ["3.14", 3.14],
  ["nearly 60", 60],
  ["one million", 1e6],
  ["150 thousand", 150000],
  ["1 hundred", 100],
])("%j is %d", (text, number) => {
  expect(readNumber(text)).toBe(number);
});

test.each([
  "",
  " ",
  "many",
  "30 or 40",
  "30-40",
  "1,2,3,4",
  "12/3",
  "k",
  "million",
  "and",
  "0x10",
  "1e5",
  "Infinity",
  "NaN",
  "--5",
  "30 elephants",
  "१२",
])("%j is no number", (text) => {
  expect(readNumber(text)).toBeNull();
});

test.each([
  ["30 countries", "countries", 30],
  ["around 30 Countries", "countries", 30],
  ["one country", "countries", 1],
  ["60 drones", "drones", 60],
  ["5 %", "percent", 5],
  ["5%", "%", 5],
  ["150k troops", "troops", 150000],
  ["7 m", "m", 7],
  ["1.5 million euros", "euros", 1500000],
])("%j, asked in %s, is %d", (text, unit, number) => {
  expect(readNumber(text, unit)).toBe(number);
});

test("a unit that was not asked for is not a number", () => {
  expect(readNumber("30 km", "metres")).toBeNull();
});

test("any whole number reads back from plain, grouped and spaced digits", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), (number) => {
      const grouped = number.toLocaleString("en-GB");
      for (const text of [String(number), grouped, grouped.replace(/,/g, " "), grouped.replace(/,/g, "\u2009")])
        expect(readNumber(text)).toBe(number);
    }),
  );
});

/** Strings of what numbers are made of, in any order. */
const likeNumbers = fc
  .array(
    fc.constantFrom(
      ..."0123456789",
      ",",
      ".",
      " ",
      "\u2009",
      "'",
      "-",
      "−",
      "k",
      "m",
      "%",
      "around ",
      "million",
      "twenty",
      "and ",
      "½",
      "\ud800",
      "\u200b",
    ),
  )
  .map((parts) => parts.join(""));

test("reading any text neither throws nor gives what is not a finite number", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), likeNumbers), fc.string(), (text, unit) => {
      const number = readNumber(text, unit);
      expect(number === null || Number.isFinite(number)).toBe(true);
    }),
  );
});

test("long nonsense is read in no time", () => {
  for (const text of ["1 ".repeat(250), "1,".repeat(250), "around ".repeat(71), "a ".repeat(250), "9".repeat(500)])
    expect(() => readNumber(text)).not.toThrow();
});
