import { expect, test } from "vitest";
import { db, pool } from "./db";
import { inPrismaTransaction, inTransaction } from "./transactions";

/** Resolves once both have come to it. */
function meeting(): () => Promise<void> {
  let wake: (() => void) | undefined;
  const both = new Promise<void>((resolve) => (wake = resolve));
  let came = 0;
  return () => (++came >= 2 && wake!(), both);
}

async function twoPeople(): Promise<[string, string]> {
  const ids = ["one", "other"].map((name) => `${name}-${Math.random().toString(36).slice(2)}`) as [string, string];
  for (const id of ids) await db.person.create({ data: { id, name: "0", email: `${id}@anonymous.invalid`, isAnonymous: true } });
  return ids;
}

const ADD = `UPDATE "Person" SET name = (name::int + 1)::text WHERE id = $1`;
const namesOf = async (ids: readonly string[]) => (await db.person.findMany({ where: { id: { in: [...ids] } } })).map(({ name }) => name);

test("two that wait for each other both come to their end, and each is done once", async () => {
  const ids = await twoPeople();
  const meet = meeting();
  const throughPrisma = inPrismaTransaction(async (transaction) => {
    await transaction.$executeRaw`UPDATE "Person" SET name = (name::int + 1)::text WHERE id = ${ids[0]}`;
    await meet();
    await transaction.$executeRaw`UPDATE "Person" SET name = (name::int + 1)::text WHERE id = ${ids[1]}`;
  });
  const direct = inTransaction(async (client) => {
    await client.query(ADD, [ids[1]]);
    await meet();
    await client.query(ADD, [ids[0]]);
  });
  await Promise.all([throughPrisma, direct]);
  expect(await namesOf(ids)).toEqual(["2", "2"]);
});

test("two through Prisma likewise, and what fails for another reason fails at once", async () => {
  const ids = await twoPeople();
  const meet = meeting();
  const add = (first: string, second: string) =>
    inPrismaTransaction(async (transaction) => {
      await transaction.person.update({ where: { id: first }, data: { name: "1" } });
      await meet();
      await transaction.person.update({ where: { id: second }, data: { name: "1" } });
    });
  await Promise.all([add(ids[0], ids[1]), add(ids[1], ids[0])]);
  expect(await namesOf(ids)).toEqual(["1", "1"]);
  let tries = 0;
  await expect(inPrismaTransaction(async () => Promise.reject(new Error(`try ${++tries}`)))).rejects.toThrow("try 1");
  expect(await pool.query("SELECT 1")).toMatchObject({ rowCount: 1 });
});
