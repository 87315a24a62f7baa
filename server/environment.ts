import "server-only";
import type { z } from "zod";
import { environmentSchema, readEnvironment } from "./environment-rules.mjs";

/** What the surroundings say, as it is understood. */
export type Environment = z.infer<typeof environmentSchema>;

let known: Environment | undefined;

/** The environment, read once and checked; throws one sentence for each variable that is wrong. */
export function environment(): Environment {
  if (known) return known;
  const { value, problems } = readEnvironment(process.env);
  if (!value) throw new Error(problems.join(" "));
  known = value;
  return known;
}
