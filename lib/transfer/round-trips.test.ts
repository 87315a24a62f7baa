import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { FactSet } from "../facts/fact";
import { guessChoices } from "./guess-choices";
import { leavingOf } from "./leaving";
import type { Row } from "./material";
import { transferFormats } from "./registry";
import { planOfSet, settle } from "./settle";

// The bundled set leaves in every format and comes back. What each format can hold is counted here and stands in docs/transfer/round-trips.md.

const SET = JSON.parse(readFileSync("prisma/fact-sets/ukraine-talks-2025.json", "utf8")) as FactSet;
const LEAVING = leavingOf(SET);
const INTO = { set: SET, questions: LEAVING.questions };

type Trip = { name: string; label: string; kept: string; rows: readonly Row[]; written: number; back: { new: number; changed: number; unchanged: number; skipped: number }; sources: number };

const both = transferFormats.filter((format) => format.read && format.write);

async function tripOf(format: (typeof both)[number]): Promise<Trip> {
  const bytes = await format.write!(LEAVING);
  const { understood, problems } = await format.read!(bytes);
  expect(problems).toEqual([]);
  if (understood?.kind === "set") return { name: format.name, label: format.label, kept: "everything", rows: [], written: bytes.length, back: planOfSet(INTO, understood.set).counts, sources: understood.set.sources.length };
  const material = understood!.material;
  const plan = settle(material, { choices: guessChoices(material), into: INTO, slug: SET.slug, title: SET.title, file: "file", format: format.name });
  return { name: format.name, label: format.label, kept: "", rows: material.rows, written: bytes.length, back: plan.counts, sources: material.rows.filter(({ source }) => source !== "").length };
}

describe.each(both)("$label", (format) => {
  test("brings back what it took along: in the same set nothing is new and nothing changed", { timeout: 60_000 }, async () => {
    const { back, rows, sources } = await tripOf(format);
    expect({ format: format.name, new: back.new, changed: back.changed, skipped: back.skipped }).toEqual({ format: format.name, new: 0, changed: 0, skipped: 0 });
    expect(back.unchanged).toBeGreaterThan(100);
    // Every row carries the sentence it rests on.
    if (format.name !== "fact-set" && format.name !== "aiken") expect(sources).toBe(rows.length);
  });
});
