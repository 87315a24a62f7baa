import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { DONE, inPieces, runInTurn, type Statement } from "./in-pieces";

const items = Array.from({ length: 11_500 }, (_, i) => i);

test("every item goes out once, in order, and one statement at a time", async () => {
  const [sent, open]: [number[], { now: number; most: number }] = [[], { now: 0, most: 0 }];
  const run = async (json: string) => {
    open.most = Math.max(open.most, ++open.now);
    await pause(5);
    open.now--;
    sent.push(...(JSON.parse(json) as number[]));
  };
  function* both() {
    yield* inPieces(items, (item) => item * 2, run);
    yield* inPieces([1, 2], (item) => -item, run);
    return "all";
  }
  expect(await runInTurn(both())).toBe("all");
  expect(sent).toEqual([...items.map((item) => item * 2), -1, -2]);
  expect(open.most).toBe(1);
});

test("rows are made while the statement before runs, and a question waits until it is done", async () => {
  const told: string[] = [];
  const statement =
    (name: string): Statement =>
    async () => {
      told.push(`${name} begins`);
      await pause(20);
      told.push(`${name} ends`);
    };
  async function* work() {
    yield statement("one");
    told.push("rows of two");
    yield statement("two");
    yield DONE;
    told.push("a question");
  }
  await runInTurn(work());
  expect(told).toEqual(["one begins", "rows of two", "one ends", "two begins", "two ends", "a question"]);
});

test("nothing is sent of nothing", async () => {
  await runInTurn(inPieces([], String, () => Promise.reject(new Error("sent"))));
});

test("after a statement that failed no other is begun, and its reason is told, whatever else goes wrong for it", async () => {
  let begun = 0;
  const refuse = () => {
    begun++;
    return Promise.reject(new Error("refused"));
  };
  await expect(runInTurn(inPieces(items, String, refuse))).rejects.toThrow("refused");
  expect(begun).toBe(1);
  async function* work() {
    yield refuse;
    throw new Error("the transaction has ended");
  }
  await expect(runInTurn(work())).rejects.toThrow("refused");
  await expect(
    runInTurn(
      (async function* () {
        yield DONE;
        throw new Error("no rows");
      })(),
    ),
  ).rejects.toThrow("no rows");
});
