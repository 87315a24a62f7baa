import { expect, test } from "vitest";
import { idsInOrder } from "./ids-in-order";
import { isUuid } from "./ids";

const take = (next: () => string, count: number) => Array.from({ length: count }, next);

test("ids come in order, and none twice, whoever makes them at the same moment", () => {
  const [one, other] = [take(idsInOrder(1_795_000_000_000), 5_000), take(idsInOrder(1_795_000_000_000), 5_000)];
  expect(one).toEqual([...one].sort());
  expect(new Set([...one, ...other]).size).toBe(10_000);
  expect(one.every((id) => isUuid(id) && /^.{14}7.{4}[89ab]/.test(id))).toBe(true);
});

test("what is made later comes behind", () => {
  const [earlier, later] = [idsInOrder(1_795_000_000_000), idsInOrder(1_795_000_000_001)];
  expect(take(earlier, 100).at(-1)! < later()).toBe(true);
});
