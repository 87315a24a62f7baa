import { expect, test } from "vitest";
import { pool } from "../server/db";
import { shapeOfDatabase, shapeOfSchema } from "./testing/schema-shape";

test("the migrations make the tables that the schema describes", async () => {
  expect(await shapeOfDatabase(pool)).toEqual(await shapeOfSchema());
});

test.each([
  ["a column more", `ALTER TABLE "Quiz" ADD COLUMN "colour" TEXT`],
  ["a column that may be empty", `ALTER TABLE "Quiz" ALTER COLUMN "title" DROP NOT NULL`],
  ["another default", `ALTER TABLE "Quiz" ALTER COLUMN "title" SET DEFAULT 'x'`],
  ["another type", `ALTER TABLE "Answer" ALTER COLUMN "elapsedMs" TYPE BIGINT`],
  ["a unique key less", `DROP INDEX "Quiz_code_key"`],
  ["an index less", `DROP INDEX "Quiz_ownerId_idx"`],
  ["a foreign key less", `ALTER TABLE "Quiz" DROP CONSTRAINT "Quiz_ownerId_fkey"`],
  ["a table more", `CREATE TABLE "Badge" ("id" TEXT PRIMARY KEY)`],
])("drift is seen: %s", async (_, change) => {
  const client = await pool.connect();
  try {
    const before = await shapeOfDatabase(client);
    await client.query("BEGIN");
    await client.query(change);
    expect(await shapeOfDatabase(client)).not.toEqual(before);
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
});
