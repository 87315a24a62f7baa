import fc from "fast-check";
import { expect, test } from "vitest";
import { recordOf } from "./record";

const entries = fc.array(fc.tuple(fc.oneof(fc.string(), fc.constantFrom("1", "2", "toString", "constructor")), fc.integer()));

test("it is the plain object of these entries, in the same order", () => {
  fc.assert(
    fc.property(entries, (all) => {
      const record = recordOf(all);
      expect(record).toStrictEqual(Object.fromEntries(all));
      expect(JSON.stringify(record)).toBe(JSON.stringify(Object.fromEntries(all)));
      expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
    }),
  );
});
