// Writes the bundled fact sets into the database. What is there already and the same stays as it is; sets of people are never touched.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readFactSet } from "../lib/facts/fact-set.schema";
import { closeDatabase, db } from "../server/db";
import { storeFactSet } from "../server/facts";

const FOLDER = path.join(import.meta.dirname, "fact-sets");

async function seedFile(name: string): Promise<void> {
  const text = readFileSync(path.join(FOLDER, name), "utf8");
  const seededFrom = createHash("sha256").update(text).digest("hex");
  const read = readFactSet(text);
  if (!read.ok) throw new Error(`${name}: ${read.problems.map(({ where, message }) => `${where}: ${message}`).join("; ")}`);
  const there = await db.factSet.findUnique({ where: { slug: read.value.slug }, select: { seededFrom: true, ownerId: true } });
  if (there?.ownerId) throw new Error(`The slug ${read.value.slug} belongs to somebody’s set: rename one of them.`);
  if (there?.seededFrom === seededFrom) return;
  const report = await storeFactSet(read.value, { seededFrom, manner: "mirror" });
  console.log(`${report.set}: ${report.created} new, ${report.changed} changed, ${report.unchanged} as they were`);
}

try {
  for (const name of readdirSync(FOLDER)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .reverse())
    await seedFile(name);
} finally {
  await closeDatabase();
}
