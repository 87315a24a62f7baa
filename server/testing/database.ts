import { randomUUID } from "node:crypto";
import { afterAll, inject } from "vitest";
import { createDatabase, dropDatabase } from "../../scripts/test-databases.mjs";

// Each test file has a real database to itself, with every migration and no rows, before anything of it is loaded.
const { url, prefix } = inject("testServer");
const name = `${prefix}${randomUUID().slice(0, 8)}`;
const address = new URL(url);
address.pathname = `/${name}`;

await createDatabase(url, name, `${prefix}template`);
process.env.DATABASE_URL = address.href;
process.env.BETTER_AUTH_SECRET ??= "a secret that only tests know, long enough";

afterAll(async () => {
  const { closeDatabase } = await import("../db");
  await closeDatabase();
  await dropDatabase(url, name);
});
