// The built app: made again when what it is made from has changed.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fingerprint } from "./fingerprint.mjs";
import { lastLines, runProgram } from "./processes.mjs";
import { Refusal } from "./say.mjs";

const SOURCES = [
  "app",
  "components",
  "lib",
  "server",
  "messages",
  "public",
  "prisma/schema.prisma",
  "instrumentation.ts",
  "proxy.ts",
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];

/** Builds into `folder` unless what lies there was made from the same sources with the same key for server actions. */
export async function buildApp(folder = ".next") {
  const shown = Object.entries(process.env)
    .filter(([name]) => name.startsWith("NEXT_PUBLIC_"))
    .sort()
    .flat();
  const key = fingerprint(SOURCES, process.version, process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? "", ...shown);
  const stamp = `${folder}/made-from`;
  if (existsSync(`${folder}/BUILD_ID`) && existsSync(stamp) && readFileSync(stamp, "utf8") === key) return "up to date";
  rmSync(stamp, { force: true });
  const { code, output } = await runProgram(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    env: { NODE_ENV: "production", NEXT_DIST_DIR: folder },
  });
  if (code !== 0) throw new Refusal("The app could not be built (above).", lastLines(output, 60));
  writeFileSync(stamp, key);
  return "built";
}
