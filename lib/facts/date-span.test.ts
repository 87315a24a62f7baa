import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateLeadIn, dateSpanText, dayText, isDate, sharedSpan, spanHolds, spansIn, spansOverlap } from "./date-span";
import type { Precision } from "./fact";

test.each<[string, string, Precision, string, string]>([
  ["2025-03-12", "2025-03-12", "day", "12 March 2025", "on"],
  ["2025-03-12", "2025-03-14", "day", "12 to 14 March 2025", "from"],
  ["2025-03-08", "2025-03-09", "day", "8 to 9 March 2025", "from"],
  ["2025-02-28", "2025-03-02", "day", "28 February to 2 March 2025", "from"],
  ["2024-12-30", "2025-01-02", "day", "30 December 2024 to 2 January 2025", "from"],
  ["2025-03-10", "2025-03-16", "week", "the week of 10 March 2025", "in"],
  ["2025-03-01", "2025-03-31", "month", "March 2025", "in"],
  ["2025-03-01", "2025-04-30", "month", "March to April 2025", "from"],
  ["2024-12-01", "2025-01-31", "month", "December 2024 to January 2025", "from"],
  ["2025-01-01", "2025-12-31", "year", "2025", "in"],
  ["2024-01-01", "2025-12-31", "year", "2024 to 2025", "from"],
  ["0476-09-04", "0476-09-04", "day", "4 September 476", "on"],
])("%s to %s by the %s is %j, led in by %j", (from, to, precision, text, lead) => {
  expect(dateSpanText(from, to, precision)).toBe(text);
  expect(dateLeadIn({ from, to }, precision)).toBe(lead);
});

test.each([
  ["2025-02-28", true],
  ["2025-02-29", false],
  ["2024-02-29", true],
  ["1900-02-29", false],
  ["2000-02-29", true],
  ["2025-04-31", false],
  ["2025-13-01", false],
  ["2025-00-10", false],
  ["2025-01-00", false],
  ["25-01-01", false],
  ["2025-1-1", false],
  ["2025-01-01T00:00", false],
  ["", false],
])("%j is a day: %s", (text, is) => expect(isDate(text)).toBe(is));

const day = fc
  .date({ min: new Date("1000-01-01"), max: new Date("9998-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const span = fc.tuple(day, day).map(([one, other]) => (one <= other ? { from: one, to: other } : { from: other, to: one }));

describe("laws", () => {
  test("every day of the calendar is one", () => {
    fc.assert(fc.property(day, (date) => isDate(date)));
  });

  test("what is written out is found again", () => {
    fc.assert(
      fc.property(span, ({ from, to }) => void expect(spansIn(`It lasted from ${dateSpanText(from, to, "day")}.`)).toEqual([{ from, to }])),
    );
    fc.assert(fc.property(day, (date) => void expect(spansIn(`on ${dayText(date)}, when`)).toEqual([{ from: date, to: date }])));
  });

  test("a span that holds another overlaps it", () => {
    fc.assert(fc.property(span, span, (one, other) => !spanHolds(one, other) || spansOverlap(one, other)));
  });

  test("a shared span holds each of the spans, and is a whole month or year", () => {
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 4 }), (spans) => {
        const shared = sharedSpan(spans);
        if (!shared) expect(new Set(spans.flatMap(({ from, to }) => [from.slice(0, 4), to.slice(0, 4)])).size).toBeGreaterThan(1);
        else for (const one of spans) expect(spanHolds(shared, one)).toBe(true);
      }),
    );
  });
});

test("a month in a text is all its days", () => {
  expect(spansIn("Paris, March 2025")).toEqual([{ from: "2025-03-01", to: "2025-03-31" }]);
  expect(spansIn("in May, 2025")).toEqual([]);
});

test("what differs in year shares nothing", () => {
  expect(
    sharedSpan([
      { from: "2024-12-31", to: "2024-12-31" },
      { from: "2025-01-01", to: "2025-01-01" },
    ]),
  ).toBeNull();
  expect(sharedSpan([])).toBeNull();
});
