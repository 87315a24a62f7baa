import { z } from "zod";
import { factSetSchema } from "./fact-set.schema";

/** The JSON Schema (draft 2020-12) of the fact-set file, from the same shapes that reading checks: what docs/fact-set.schema.json holds. */
export function factSetJsonSchema(): string {
  const { $schema, ...shape } = z.toJSONSchema(factSetSchema, { io: "input", target: "draft-2020-12" });
  const title = "Fact-set file, version 1";
  const description =
    "The shape of the file. What holds between its parts (ids that lead somewhere, dates that exist, offsets inside a text) is in fact-set-file.md.";
  return `${JSON.stringify({ $schema, title, description, ...shape }, null, 2)}\n`;
}

/** Whether a value has the shape that a JSON Schema describes. */
export function fitsJsonSchema(schema: string, value: unknown): boolean {
  return z.fromJSONSchema(JSON.parse(schema) as Parameters<typeof z.fromJSONSchema>[0]).safeParse(value).success;
}
