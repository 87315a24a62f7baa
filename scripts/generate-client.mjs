// Prisma's client, made from prisma/schema.prisma into server/generated (not kept in git).
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { fingerprint } from "./fingerprint.mjs";
import { lastLines, runProgram, withLock } from "./processes.mjs";
import { Refusal, run, step } from "./say.mjs";

const STAMP = "server/generated/prisma/.made-from";

/** Makes the client when the schema has changed since the last time. */
export function generateClient() {
  return withLock(".data/generate.lock", async () => {
    const key = fingerprint(["prisma/schema.prisma", "prisma.config.ts", "node_modules/prisma/package.json"]);
    if (existsSync("server/generated/prisma/client.ts") && existsSync(STAMP) && readFileSync(STAMP, "utf8") === key) return "up to date";
    // Prisma looks for a schema engine, which it would download, before it generates; generating only asks that the file is there.
    const { code, output } = await runProgram(process.execPath, ["node_modules/prisma/build/index.js", "generate"], {
      env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" },
    });
    if (code !== 0) throw new Refusal("Prisma's client could not be made from prisma/schema.prisma (above).", lastLines(output));
    writeFileSync(STAMP, key);
    return "made";
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await run(() => step("Database client", generateClient));
