import type { TestProject } from "vitest/node";
import { migrate } from "../../scripts/migrate.mjs";
import { openTestServer } from "../../scripts/test-databases.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** The server on which tests make their databases, and what the names of ours begin with. */
    testServer: { url: string; prefix: string };
  }
}

/** Makes one migrated database that every test file gets a copy of. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await openTestServer();
  await migrate(await server.create("template"));
  provide("testServer", { url: server.server, prefix: server.prefix });
  return server.close;
}
