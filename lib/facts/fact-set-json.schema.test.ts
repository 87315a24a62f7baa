import path from "node:path";
import { expect, test } from "vitest";
import { factSetJsonSchema, fitsJsonSchema } from "./fact-set-json.schema";
import { SAMPLE_SET } from "./sample";

const FILE = path.join(import.meta.dirname, "../../docs/fact-set.schema.json");

// After a change of the shapes: npx vitest run lib/facts/fact-set-json -u
test("docs/fact-set.schema.json is the schema that files are read by", async () => {
  await expect(factSetJsonSchema()).toMatchFileSnapshot(FILE);
});

test("what it accepts and refuses is what reading does, as far as shapes go", () => {
  const fits = (set: object) => fitsJsonSchema(factSetJsonSchema(), set);
  const [fact] = SAMPLE_SET.facts;
  expect(fits(SAMPLE_SET)).toBe(true);
  expect(fits({ ...SAMPLE_SET, score: 1 })).toBe(false);
  expect(fits({ ...SAMPLE_SET, facts: [{ ...fact, status: "sure" }] })).toBe(false);
  expect(fits({ ...SAMPLE_SET, facts: [{ ...fact, object: { number: 1 } }] })).toBe(false);
});
