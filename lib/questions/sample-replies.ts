import type { Item, Option, Question, Reply } from "./question";

const options: Option[] = [
  { id: "a", text: "Alpha" },
  { id: "b", text: "Beta" },
  { id: "c", text: "Gamma" },
];
const items: Item[] = [
  { id: "i1", text: "First" },
  { id: "i2", text: "Second" },
];
const rows: Item[] = [
  { id: "r1", text: "Row one" },
  { id: "r2", text: "Row two" },
];
const columns: Item[] = [{ id: "c1", text: "Column" }];

/** One small reply of each kind, with its key and with facts where parts own them: what tests of marking and reading run over. */
export const SAMPLE_REPLIES: readonly Reply[] = [
  { kind: "choice", options, key: "b" },
  { kind: "choices", options, key: ["a", "b"], facts: { a: ["f1"], b: ["f2"] } },
  { kind: "text", key: "Jonathan Powell", accepted: ["Powell"] },
  { kind: "number", key: 150000, unit: "troops", tolerance: 0 },
  { kind: "order", options, key: ["c", "a", "b"], facts: { a: ["f1"], b: ["f2"], c: ["f3"] } },
  { kind: "pairs", items, options, key: { i1: "b", i2: "a" }, facts: { i1: ["f1"], i2: ["f2"] } },
  { kind: "boxes", items, options, key: { i1: "c", i2: "c" }, facts: { i1: ["f1"], i2: ["f2"] } },
  {
    kind: "grid",
    rows,
    columns,
    options,
    key: { i1: "a", i2: "b" },
    facts: { i1: ["f1"] },
    items: [
      { id: "i1", row: "r1", column: "c1" },
      { id: "i2", row: "r2", column: "c1" },
    ],
  },
  { kind: "points", options, key: ["a", "b", "c"], facts: { a: ["f1"], b: ["f2"], c: ["f3"] } },
  { kind: "grade", key: 3, back: "The answer" },
  { kind: "place", options: options.map((option, i) => ({ ...option, at: [48, 20 * i] })), key: "b" },
];

/** The facts that the parts of a reply own; "f1" where the whole reply is about one. */
function factIdsOf(reply: Reply): string[] {
  return reply.facts ? [...new Set(Object.values(reply.facts).flat())].sort() : ["f1"];
}

/** A question around a reply, for tests that only look at the reply. */
export function questionWith(reply: Reply): Question {
  return {
    id: "q",
    format: "sample",
    slot: "object",
    layer: "happened",
    factIds: factIdsOf(reply),
    restsOn: [],
    context: "Context",
    stem: "Stem?",
    reply,
    explanation: "So it is.",
    evidence: [],
    proofs: [],
  };
}
