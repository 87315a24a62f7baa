import { conflictsWith, isPending } from "../../facts/conflicts";
import { describeEvent } from "../../facts/description";
import type { Entity, Fact, Source } from "../../facts/fact";
import type { Graph } from "../../facts/graph";
import { nameAlone, stateFact } from "../../facts/wording";
import { distinct, holding, isReady } from "../askable";
import { opaqueId, optionOf } from "../opaque-id";
import type { Cell, Item, Proof, ProofKind } from "../question";
import type { Ask, Draft, Making, QuestionFormat } from "../question-format";
import { isReport, mentions, nameReports, sourcesOf } from "../reports";
import { relationsFor } from "../roles";
import type { Random } from "../../random";
import { framesOf } from "../../facts/frames/frames";
import { recordOf } from "../../record";

/** The answers, in the order of the screen. Plans and accounts stand side by side in one grid, so each says both. */
const NAMES = ["there", "video", "away", "silent"] as const;
type Answer = (typeof NAMES)[number];

/** Fewest cells that are asked. */
const LEAST = 4;
const MOST_REPORTS = 3;
/** How many are taken from each event’s list. */
const FROM_EACH = 2;
/** How many other events each is put beside. */
const PARTNERS = 3;
/** How many people are looked at for one whom the reports do not name. */
const LOOKED_AT = 40;

const attendance = (graph: Graph, end: { subject: string; object: string } | { object: string } | { subject: string }): Fact[] =>
  relationsFor(graph, "attendance").flatMap((relation) => [...graph.factsOf("reported", relation.id, end)]);

/** How a fact says that somebody took part; null where it does not say how, where that is in doubt, or where they only sent somebody. */
function answerOf(graph: Graph, fact: Fact): Answer | null {
  if (!isReady(fact) || fact.by !== undefined || fact.status === "possible" || fact.mode === "representative") return null;
  if (attendanceOf(graph, fact).length > 1 || conflictsWith(graph, "reported", fact).length > 0) return null;
  if (fact.negated) return "away";
  return fact.mode === undefined ? null : fact.mode === "remote" ? "video" : "there";
}

const eventOf = (fact: Fact): string => ("entity" in fact.object ? fact.object.entity : "");
const attendanceOf = (graph: Graph, fact: Fact) => attendance(graph, { subject: fact.subject, object: eventOf(fact) });

const reportsOf = (graph: Graph, facts: readonly Fact[]): Source[] =>
  [...new Set(facts.flatMap((fact) => sourcesOf(graph, fact)))].filter((source) => isReport(source) && !source.outcome);

/** Every event with the facts that a cell of its column can rest on, in the order of the set. */
function columnsOf(graph: Graph): Map<string, Fact[]> {
  const columns = new Map<string, Fact[]>();
  for (const relation of relationsFor(graph, "attendance")) {
    for (const fact of graph.factsOf("reported", relation.id)) {
      if (graph.entity(eventOf(fact))?.kind !== "event" || answerOf(graph, fact) === null) continue;
      const column = columns.get(eventOf(fact));
      if (column) column.push(fact);
      else columns.set(eventOf(fact), [fact]);
    }
  }
  return columns;
}

const taken = (facts: readonly Fact[], turn: number): Fact[] =>
  Array.from({ length: Math.min(FROM_EACH, facts.length) }, (_, i) => facts[(turn * FROM_EACH + i) % facts.length]!);

/** Some of each column, and whatever the same people did in the other one. */
function groupOf(one: readonly Fact[], other: readonly Fact[], turn: number): Fact[] {
  const people = new Set([...taken(one, turn), ...taken(other, turn)].map((fact) => fact.subject));
  return [...one, ...other].filter((fact) => people.has(fact.subject));
}

/** Whether all took part in the same way: then nothing is left to tell apart. */
const isUniform = (graph: Graph, facts: readonly Fact[]) => new Set(facts.map((fact) => answerOf(graph, fact))).size < 2;

function* asksOf(graph: Graph): Generator<Ask> {
  const columns = [...columnsOf(graph).values()];
  const allAlike = isUniform(graph, columns.flat());
  for (const [place, one] of columns.entries()) {
    for (const other of columns.slice(place + 1, place + 1 + PARTNERS)) {
      for (let turn = 0; turn < Math.min(3, Math.ceil(Math.max(one.length, other.length) / FROM_EACH)); turn++) {
        const group = groupOf(one, other, turn);
        if (isUniform(graph, group) && !allAlike) continue;
        if (group.length >= LEAST - 1 && reportsOf(graph, group).length <= MOST_REPORTS)
          yield { factIds: group.map((fact) => fact.id), slot: "whole", layer: "reported", variant: 0 };
      }
    }
  }
}

/** People of other events whom none of these reports names: the reports are silent on them. */
function strangers(graph: Graph, reports: readonly Source[], random: Random, wanted: number): Entity[] {
  const people = graph.entitiesOf("person");
  const found = new Set<Entity>();
  for (let i = 0; i < LOOKED_AT && found.size < wanted; i++) {
    const person = random.pick(people);
    const known = person && attendance(graph, { subject: person.id }).some((fact) => !isPending(fact));
    if (known && !reports.some((report) => mentions(report, person))) found.add(person);
  }
  return [...found];
}

/** Whether anything at all, of whatever day, puts the person at the event: then a reader may know better than these reports. */
function isEverAt(graph: Graph, person: string, event: string): boolean {
  return relationsFor(graph, "attendance").some((relation) =>
    (["reported", "happened"] as const).some((layer) => graph.factsOf(layer, relation.id, { subject: person, object: event }).length > 0),
  );
}

/** A cell that is asked: who, where, what is right, and the fact that says so, where one does. */
type Asked = { who: string; event: string; answer: Answer; fact?: Fact };

/** Whether a group came that people belong to: whoever it was, the reports may mean them by it. */
function hasUnnamedGuests(graph: Graph, event: string): boolean {
  return attendance(graph, { object: event }).some(
    (fact) => !fact.negated && fact.mode !== "representative" && graph.entity(fact.subject)?.kind === "organisation",
  );
}

/** One cell for each stranger, in turn in each column where everybody is named. */
function silentCells(graph: Graph, people: readonly Entity[], columns: readonly string[], random: Random): Asked[] {
  const events = columns.filter((event) => !hasUnnamedGuests(graph, event));
  const from = random.below(events.length);
  return people.flatMap((person, i): Asked[] => {
    const event = events[(from + i) % events.length];
    if (event === undefined) return [];
    return isEverAt(graph, person.id, event) ? [] : [{ who: person.id, event, answer: "silent" }];
  });
}

/** Why another answer is wrong in a cell. */
function proofKind(right: Answer, wrong: Answer): ProofKind {
  if (right === "silent") return "silent";
  if (wrong === "silent") return "text-closed";
  return right === "away" || wrong === "away" ? "negated" : "mode";
}

const rowOf = (graph: Graph, who: string): Item => ({ id: opaqueId("row", nameAlone(graph, who)), text: nameAlone(graph, who) });

function columnItems(
  graph: Graph,
  events: readonly string[],
  without: ReadonlySet<string>,
): { items: Map<string, Item>; restsOn: string[] } | null {
  const items = new Map<string, Item>();
  const restsOn: string[] = [];
  for (const event of events) {
    const description = describeEvent(graph, "reported", event, without);
    if (!description) return null;
    const text = `${nameAlone(graph, event)}, ${description.context}`;
    items.set(event, { id: opaqueId("column", text), text });
    restsOn.push(...description.factIds);
  }
  return { items, restsOn };
}

const cellOf = (row: Item, column: Item): Cell => ({ id: opaqueId("cell", `${row.id}|${column.id}`), row: row.id, column: column.id });

/** The reports that a question goes by: those of its facts, and of the descriptions where that is only one. */
function reportsFor(graph: Graph, facts: readonly Fact[], restsOn: readonly string[]): Source[] {
  const own = reportsOf(graph, facts);
  return own.length > 1
    ? own
    : reportsOf(graph, [...facts, ...restsOn.map((id) => graph.fact(id)).filter((fact) => fact !== undefined)]).slice(0, MOST_REPORTS);
}

function askedCells({ graph, facts, random }: Making, reports: readonly Source[]): Asked[] | null {
  const told = facts.map((fact) => ({ who: fact.subject, event: eventOf(fact), answer: answerOf(graph, fact), fact }));
  if (told.some((cell) => cell.answer === null)) return null;
  const events = [...new Set(told.map((cell) => cell.event))];
  const people = strangers(graph, reports, random, 2);
  return [...(told as Asked[]), ...silentCells(graph, people, events, random)];
}

function draftOf(making: Making): Draft | null {
  const { graph, facts, random } = making;
  const columns = columnItems(graph, [...new Set(facts.map(eventOf))], new Set(facts.map((fact) => fact.id)));
  if (!columns || columns.items.size < 2) return null;
  const reports = reportsFor(graph, facts, columns.restsOn);
  const cells = reports.length > 1 && reports.length <= MOST_REPORTS ? askedCells(making, reports) : null;
  if (!cells || cells.length < LEAST || new Set(cells.map((cell) => cell.answer)).size < 2) return null;
  const rows = new Map([...new Set(cells.map((cell) => cell.who))].map((who) => [who, rowOf(graph, who)]));
  const options = NAMES.map((name) => optionOf(framesOf(graph).there[name]));
  const idOf = (answer: Answer) => options[NAMES.indexOf(answer)]!.id;
  const placed = cells.map((cell) => ({ ...cell, cell: cellOf(rows.get(cell.who)!, columns.items.get(cell.event)!) }));
  const proofs = placed.flatMap(({ cell, answer, fact }): Proof[] =>
    NAMES.filter((name) => name !== answer).map((name) => ({
      itemId: cell.id,
      optionId: idOf(name),
      kind: proofKind(answer, name),
      factIds: fact ? [fact.id] : [],
    })),
  );
  return {
    context: nameReports(graph, reports),
    stem: framesOf(graph).whoWasThere,
    reply: {
      kind: "grid",
      rows: random.shuffle([...rows.values()]),
      columns: [...columns.items.values()],
      items: placed.map((one) => one.cell),
      options,
      key: recordOf(placed.map((one) => [one.cell.id, idOf(one.answer)])),
      facts: recordOf(placed.flatMap((one) => (one.fact ? [[one.cell.id, [one.fact.id]]] : []))),
    },
    explanation: explain(graph, placed),
    restsOn: [...new Set(columns.restsOn)],
    proofs,
  };
}

function explain(graph: Graph, cells: readonly Asked[]): string {
  const silent = [...new Set(cells.filter((cell) => cell.answer === "silent").map((cell) => nameAlone(graph, cell.who)))];
  const told = cells.flatMap((cell) => (cell.fact ? [stateFact(graph, cell.fact)] : []));
  return [...told, ...silent.map((name) => framesOf(graph).notNamed(name))].filter(Boolean).join(" ");
}

/**
 * Events against people: who was there, who by video, who stayed away, and of whom the reports say nothing. Cells in doubt are left blank.
 */
export const whoWasThere: QuestionFormat = {
  name: "who-was-there",
  label: "Who was there?",
  reply: "grid",
  production: false,
  guess: () => 1 / NAMES.length,
  asks: (graph, about) => holding(distinct(asksOf(graph)), about),
  draft: draftOf,
};
