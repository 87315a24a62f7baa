import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { FactSet } from "../facts/fact";
import { guessChoices } from "./guess-choices";
import { leavingOf } from "./leaving";
import type { Row } from "./material";
import { transferFormats } from "./registry";
import { planOfSet, settle } from "./settle";
import type { TransferFormat } from "./transfer-format";

// The bundled set leaves in every format and comes back. What each format holds is counted here and stands in docs/transfer/round-trips.md.

const SET = JSON.parse(readFileSync("prisma/fact-sets/ukraine-talks-2025.json", "utf8")) as FactSet;
const LEAVING = leavingOf(SET);
const INTO = { set: SET, questions: LEAVING.questions };
const FILE = path.join(import.meta.dirname, "../../docs/transfer/round-trips.md");

type Trip = {
  label: string;
  rows: readonly Row[];
  facts: number;
  counts: Readonly<Record<"new" | "changed" | "unchanged" | "skipped", number>>;
};

async function travel(format: TransferFormat): Promise<Trip> {
  const { understood, problems } = await format.read!(await format.write!(LEAVING));
  expect(problems).toEqual([]);
  if (understood?.kind === "set")
    return { label: format.label, rows: [], facts: understood.set.facts.length, counts: planOfSet(INTO, understood.set).counts };
  const material = understood!.material;
  const plan = settle(material, {
    choices: guessChoices(material),
    into: INTO,
    slug: SET.slug,
    title: SET.title,
    file: "file",
    format: format.name,
  });
  return { label: format.label, rows: material.rows, facts: 0, counts: plan.counts };
}

const trips = new Map<string, Promise<Trip>>();
const both = transferFormats.filter((format) => format.read && format.write);

function tripOf(format: TransferFormat): Promise<Trip> {
  const trip = trips.get(format.name) ?? travel(format);
  trips.set(format.name, trip);
  return trip;
}

const isAsked = ({ says }: Row) => says.kind === "written" || says.kind === "gap";
const withId = (rows: readonly Row[]) => rows.filter(({ id }) => id !== null).length;
const withSource = (rows: readonly Row[]) => rows.filter(({ source }) => source !== "").length;

describe.each(both)("$label", (format) => {
  test("brings back what it took along: in the same set nothing is new and nothing changed", { timeout: 60_000 }, async () => {
    const { counts } = await tripOf(format);
    expect({ ...counts, unchanged: 0 }).toEqual({ new: 0, changed: 0, unchanged: 0, skipped: 0 });
    expect(counts.unchanged).toBeGreaterThan(100);
  });
});

const share = (part: number, whole: number) => (whole === 0 ? "none" : part === whole ? "all" : `${part} of ${whole}`);

function lineOf({ label, rows, facts, counts }: Trip): string {
  if (facts > 0) return `| ${label} | all ${facts} facts, with everything about them | all | all | all | ${counts.unchanged} unchanged |`;
  const kinds = [rows.filter((row) => !isAsked(row)).length, rows.filter(isAsked).length];
  const held = [kinds[0]! > 0 ? `${kinds[0]} cards or facts` : "", kinds[1]! > 0 ? `${kinds[1]} questions` : ""].filter(Boolean).join(", ");
  return `| ${label} | ${held} | ${share(withId(rows), rows.length)} | ${share(withSource(rows), rows.length)} | ${share(rows.filter(({ topic }) => topic.length > 0).length, rows.length)} | ${counts.unchanged} unchanged |`;
}

// After a change: npx vitest run --project lib lib/transfer/round-trips.test.ts -u
test("the table in the documentation says what came back", { timeout: 120_000 }, async () => {
  const lines = [];
  for (const format of both) lines.push(lineOf(await tripOf(format)));
  const text = [
    "# There and back",
    `The bundled set (${SET.facts.length} facts, ${LEAVING.questions.length} questions that can be asked of it) written in every format and read again, into the same set. Nothing may be new, changed or skipped then. This table is made by \`lib/transfer/round-trips.test.ts\`, and the test fails where it is out of date.`,
    "",
    "| format | what it holds | with their ids | with the sentence they rest on | with their topic | back in the same set |",
    "|---|---|---|---|---|---|",
    ...lines,
    "",
    "What a format has no place for is left out of its file: Aiken has neither ids nor sources (its questions are known again by their words), question banks hold no cards that another question asks already, and no format but the fact set keeps facts as facts: statuses, conflicts, closed lists, dates of validity and proofs. What each format reads, writes and does not keep stands in [tables](tables.md), [Anki](anki.md), [question banks](question-banks.md) and [QTI](qti.md).",
    "",
  ].join("\n");
  await expect(text).toMatchFileSnapshot(FILE);
});
