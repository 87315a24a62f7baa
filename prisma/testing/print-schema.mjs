// A generator for `prisma generate` that writes what Prisma read from the schema, as JSON, into the file of its `output`.
import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";

for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params } = JSON.parse(line);
  if (method === "generate") writeFileSync(params.generator.output.value, JSON.stringify(params.dmmf.datamodel));
  const result = method === "getManifest" ? { manifest: { prettyName: "Schema as JSON", defaultOutput: "schema.json" } } : null;
  process.stderr.write(`${JSON.stringify({ jsonrpc: "2.0", id, result })}\n`); // Prisma listens there
}
