import { expect, test, vi } from "vitest";
import { db } from "./db";
import { countTowards, forgetCount, isOver, type Limit } from "./limits";

const LIMIT: Limit = { name: "test", times: 5, seconds: 60 };

test("many at once are counted each", async () => {
  const within = await Promise.all([...Array(20)].map(() => countTowards(LIMIT, "many")));
  expect(within.filter(Boolean)).toHaveLength(5);
  expect(await isOver(LIMIT, "many")).toBe(true);
  expect(await isOver(LIMIT, "few")).toBe(false);
});

test("after its time, and when it is forgotten, it begins anew", async () => {
  for (let times = 0; times < 6; times++) await countTowards(LIMIT, "again");
  expect(await countTowards(LIMIT, "again")).toBe(false);
  await forgetCount(LIMIT, "again");
  expect(await countTowards(LIMIT, "again")).toBe(true);
  for (let times = 0; times < 6; times++) await countTowards(LIMIT, "again");
  await db.rateLimit.updateMany({ data: { lastRequest: BigInt(Date.now() - 61_000) } });
  expect(await isOver(LIMIT, "again")).toBe(false);
  expect(await countTowards(LIMIT, "again")).toBe(true);
});

test("by the database's clock, whatever that of this server says, and not for longer when it was put back", async () => {
  const ahead = vi.spyOn(Date, "now").mockReturnValue(Date.now() + 86_400_000);
  for (let times = 0; times < 6; times++) await countTowards(LIMIT, "ahead");
  ahead.mockRestore();
  expect(await isOver(LIMIT, "ahead")).toBe(true);
  const { lastRequest } = await db.rateLimit.findFirstOrThrow({ orderBy: { lastRequest: "desc" } });
  expect(Number(lastRequest)).toBeLessThan(Date.now() + 60_000);

  await db.rateLimit.updateMany({ data: { lastRequest: BigInt(Date.now() + 86_400_000) } });
  expect(await isOver(LIMIT, "ahead")).toBe(false);
  expect(await countTowards(LIMIT, "ahead")).toBe(true);
});

test("nobody can be read out of what is counted", async () => {
  await countTowards(LIMIT, "ada@example.org");
  expect(JSON.stringify((await db.rateLimit.findMany()).map(({ key }) => key))).not.toContain("ada");
});
