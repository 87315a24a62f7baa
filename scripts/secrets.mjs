// Secrets that must outlive a restart: made at the first start, unless the environment gives them.
import { randomBytes } from "node:crypto";
import { chmodSync } from "node:fs";
import { readJson, writeWhole } from "./processes.mjs";

const MAKE = {
  BETTER_AUTH_SECRET: () => randomBytes(32).toString("hex"),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: () => randomBytes(32).toString("base64"),
};

/** Puts every secret into the environment: what is set there stays, else what the file holds, else a new one that the file then keeps. */
export function provideSecrets(file) {
  const kept = readJson(file) ?? {};
  const missing = Object.keys(MAKE).filter((name) => !process.env[name] && !kept[name]);
  for (const name of missing) kept[name] = MAKE[name]();
  if (missing.length > 0) writeWhole(file, `${JSON.stringify(kept, null, 2)}\n`);
  else if (Object.keys(kept).length > 0) chmodSync(file, 0o600);
  for (const name of Object.keys(MAKE)) process.env[name] ||= kept[name];
  return missing.length > 0 ? "made" : "up to date";
}
