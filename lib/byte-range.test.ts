import fc from "fast-check";
import { expect, test } from "vitest";
import { byteRangeOf } from "./byte-range";

test.each([
  ["bytes=0-", { from: 0, to: 99 }],
  ["bytes=10-19", { from: 10, to: 19 }],
  ["bytes=90-500", { from: 90, to: 99 }],
  ["bytes=-10", { from: 90, to: 99 }],
  ["bytes=-500", { from: 0, to: 99 }],
  ["bytes=-0", "none"],
  ["bytes=100-", "none"],
  ["bytes=20-10", "none"],
  ["bytes=-", null],
  ["bytes=0-1,5-6", null],
  ["items=0-1", null],
  ["bytes=a-b", null],
  [null, null],
])("%s of a hundred bytes", (header, range) => {
  expect(byteRangeOf(header, 100)).toEqual(range);
});

test("whatever is asked for lies in the file", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."bytes=-0123456789,"), maxLength: 16 }), fc.nat(1000), (header, size) => {
      const range = byteRangeOf(header.startsWith("bytes=") ? header : `bytes=${header}`, size);
      if (range !== null && range !== "none")
        expect([range.from >= 0, range.from <= range.to, range.to < size]).toEqual([true, true, true]);
    }),
  );
});
