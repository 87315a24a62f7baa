import path from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;
const resolve = {
  alias: [
    { find: /^@\//, replacement: `${root}/` },
    { find: "server-only", replacement: path.join(root, "server/testing/empty.ts") },
  ],
};
const FIXTURES = "**/*.fixtures.test.ts";
const LEFT_OUT = ["**/node_modules/**", "**/.*/**", "server/generated/**"];

export default defineConfig({
  resolve,
  test: {
    // All cores: what tests of the server wait for is the database, another process.
    maxWorkers: "100%",
    projects: [
      {
        resolve,
        // Pure code leaves nothing behind that another file could meet: its modules are read once for all.
        test: {
          name: "lib",
          include: ["{lib,components,messages}/**/*.test.{ts,tsx}"],
          exclude: [...LEFT_OUT, FIXTURES],
          setupFiles: ["vitest.seed.ts"],
          pool: "threads",
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        // On a real PostgreSQL: each file has a database of its own (server/testing).
        resolve,
        test: {
          name: "server",
          include: ["{server,app,prisma,cli,scripts}/**/*.test.ts", "*.test.ts"],
          exclude: [...LEFT_OUT, FIXTURES],
          globalSetup: ["server/testing/global-setup.ts"],
          setupFiles: ["vitest.seed.ts", "server/testing/database.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // What reads files that somebody else made (../shared): run by .ci/run.
        resolve,
        test: { name: "fixtures", include: [FIXTURES], exclude: LEFT_OUT, testTimeout: 120_000 },
      },
    ],
  },
});
