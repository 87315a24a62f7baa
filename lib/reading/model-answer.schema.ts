import { z } from "zod";
import { ENTITY_KINDS, STATUSES } from "../facts/fact";

const words = (most: number) => z.string().trim().min(1).max(most);
const named = z.object({ name: words(200), kind: z.enum(ENTITY_KINDS) });

/** One fact as a model gives it. Dates are not asked for: they are worked out from the words. */
export const modelFact = z.object({
  sentence: z.int().min(0).max(100_000).describe("number of the sentence"),
  quote: words(400).describe("the words of the article that say so, copied exactly"),
  subject: named,
  relation: words(60).describe("one of the listed relations"),
  object: z.object({
    kind: z.enum([...ENTITY_KINDS, "text", "number", "date"]),
    value: words(400).describe("a name, words of the article, figures, or the words that name the day"),
    unit: z.string().max(60).nullable(),
  }),
  status: z.enum(STATUSES),
  negated: z.boolean(),
  hedge: z.string().max(40).nullable(),
  by: named.nullable().describe("who claims it, where the article does not say it itself"),
});

/** A fact as a model gives it. */
export type ModelFact = z.infer<typeof modelFact>;

/** What a model is asked for. */
export const modelAnswer = z.object({ facts: z.array(modelFact).max(200) });

const loose = z.object({ facts: z.array(z.unknown()).max(1000) });

/** JSON in a text that may have other words around it; null where there is none. */
function jsonIn(text: string): unknown {
  const [from, to] = [text.indexOf("{"), text.lastIndexOf("}")];
  if (from < 0 || to < from) return null;
  try {
    return JSON.parse(text.slice(from, to + 1));
  } catch {
    return null;
  }
}

/** The facts in a model's answer, as many as have the right shape; none where it is no JSON at all. */
export function factsIn(answer: string): ModelFact[] {
  const parsed = loose.safeParse(jsonIn(answer));
  if (!parsed.success) return [];
  return parsed.data.facts.flatMap((fact) => {
    const read = modelFact.safeParse(fact);
    return read.success ? [read.data] : [];
  });
}
