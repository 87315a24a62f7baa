// Refuses to start in surroundings that are wrong: what is wrong, and what to do, in a sentence for each variable, and exit code 2.
import { pathToFileURL } from "node:url";
import { Refusal, run } from "./say.mjs";

/** Whoever starts it without an address of a database gets the embedded one, and secrets of its own. */
const FILLED_IN = { DATABASE_URL: "postgresql://localhost/footing", BETTER_AUTH_SECRET: "f3a91c07be5d2846901faecb7d3e5802" };

/** Checks the environment. Where `own` is true, what `npm start` fills in by itself may be missing. */
export async function checkEnvironment({ own = false } = {}) {
  const { readEnvironment } = await import("../server/environment-rules.mjs");
  const set = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const { problems } = readEnvironment(own ? { ...FILLED_IN, ...set } : set);
  if (problems.length > 0) throw new Refusal(problems.join("\n"), "", 2);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  await run(() => checkEnvironment({ own: process.argv.includes("--own") }));
