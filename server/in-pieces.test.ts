import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { inPieces } from "./in-pieces";

const items = Array.from({ length: 4_500 }, (_, i) => i);

test("every item goes out once, in order, and one statement at a time", async () => {
  const [sent, open]: [number[], { now: number; most: number }] = [[], { now: 0, most: 0 }];
  const done = await inPieces(items, (item) => item * 2, async (json) => {
    open.most = Math.max(open.most, ++open.now);
    await pause(5);
    open.now--;
    const rows = JSON.parse(json) as number[];
    sent.push(...rows);
    return rows.length;
  });
  expect(done).toBe(4_500);
  expect(sent).toEqual(items.map((item) => item * 2));
  expect(open.most).toBe(1);
});

test("nothing is sent of nothing", async () => {
  expect(await inPieces([], String, () => Promise.reject(new Error("sent")))).toBe(0);
});

test("after a statement that failed no other is begun, and its reason is told", async () => {
  let begun = 0;
  const failing = inPieces(items, String, () => {
    begun++;
    return Promise.reject(new Error("refused"));
  });
  await expect(failing).rejects.toThrow("refused");
  expect(begun).toBe(1);
});
