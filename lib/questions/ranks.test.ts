import fc from "fast-check";
import { expect, test } from "vitest";
import type { FactObject } from "../facts/fact";
import { random } from "../random";
import { atAnyRank, fromBothSides } from "./ranks";

const number = (value: number): FactObject => ({ number: value, unit: "boats" });
const values = (numbers: readonly number[]) => numbers.map((value) => ({ object: number(value) }));
const numberIn = ({ object }: { object: FactObject }) => ("number" in object ? object.number : 0);

test("nothing is lost and nothing added, and each side keeps its order", () => {
  const others = fc.uniqueArray(
    fc.integer({ min: 1, max: 99 }).filter((value) => value !== 50),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(others, fc.integer({ min: 1, max: 4 }), fc.string(), (numbers, most, seed) => {
      const arranged = atAnyRank(number(50), values(numbers), most, random(seed)).map(numberIn);
      expect([...arranged].sort()).toEqual([...numbers].sort());
      expect(new Set(arranged.slice(0, most))).toEqual(
        new Set([
          ...numbers.filter((one) => one < 50).slice(0, arranged.slice(0, most).filter((one) => one < 50).length),
          ...numbers.filter((one) => one > 50).slice(0, arranged.slice(0, most).filter((one) => one > 50).length),
        ]),
      );
    }),
  );
});

test.each([2, 3, 4])("with %i wrong ones the right one comes out at every rank alike", (most) => {
  const counts = Array.from({ length: most + 1 }, () => 0);
  for (let seed = 0; seed < 4000; seed++) {
    const chosen = atAnyRank(number(50), values([10, 20, 30, 40, 60, 70, 80, 90]), 4, random(`${seed}`)).slice(0, most);
    counts[chosen.filter((one) => numberIn(one) < 50).length]!++;
  }
  for (const count of counts) expect(count / 4000).toBeCloseTo(1 / (most + 1), 1);
});

test("both sides come in turn, until one is used up", () => {
  expect(fromBothSides(number(50), values([60, 10, 20, 70, 30, 40])).map(numberIn)).toEqual([10, 60, 20, 70, 30, 40]);
});

test("what has no order stays as it was", () => {
  const names = ["adams", "brown", "clark"].map((entity) => ({ object: { entity } }));
  expect(atAnyRank({ entity: "davies" }, names, 2, random("x"))).toEqual(names);
  expect(fromBothSides({ entity: "davies" }, names)).toEqual(names);
});
