import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { factSetSchema } from "./fact-set.schema";
import { SAMPLE_SET } from "./sample";

const FILE = path.join(import.meta.dirname, "../../docs/fact-set.schema.json");

/** The JSON Schema (draft 2020-12) of the file, from the same shapes that reading checks. */
function jsonSchema(): string {
  const schema = z.toJSONSchema(factSetSchema, { io: "input", target: "draft-2020-12" });
  const { $schema, ...rest } = schema;
  const title = "Fact-set file, version 1";
  const description = "The shape of the file. What holds between its parts (ids that lead somewhere, dates that exist, offsets inside a text) is in fact-set-file.md.";
  return `${JSON.stringify({ $schema, title, description, ...rest }, null, 2)}\n`;
}

// After a change of the shapes: npx vitest run lib/facts/fact-set-json-schema -u
test("docs/fact-set.schema.json is the schema that files are read by", async () => {
  await expect(jsonSchema()).toMatchFileSnapshot(FILE);
});

test("what it accepts and refuses is what reading does, as far as shapes go", () => {
  const fromDocs = z.fromJSONSchema(JSON.parse(jsonSchema()) as Parameters<typeof z.fromJSONSchema>[0]);
  const [fact] = SAMPLE_SET.facts;
  expect(fromDocs.safeParse(SAMPLE_SET).success).toBe(true);
  expect(fromDocs.safeParse({ ...SAMPLE_SET, score: 1 }).success).toBe(false);
  expect(fromDocs.safeParse({ ...SAMPLE_SET, facts: [{ ...fact, status: "sure" }] }).success).toBe(false);
  expect(fromDocs.safeParse({ ...SAMPLE_SET, facts: [{ ...fact, object: { number: 1 } }] }).success).toBe(false);
});
