import { dayText } from "../../facts/date-span";
import type { Fact } from "../../facts/fact";
import type { Graph } from "../../facts/graph";
import { objectAlone } from "../../facts/wording";

const STATUS = { asserted: null, planned: "planned", possible: "possible" } as const;
const MODE = { "in-person": "in person", remote: "by video", representative: "by somebody sent" } as const;

/** Everything that makes a fact something else than the bare statement: without it a plan would read as done, and a denial as a claim. */
function qualifiers(fact: Fact, names: ReadonlyMap<string, string>): string[] {
  const name = (id: string | undefined) => (id === undefined ? undefined : (names.get(id) ?? id));
  const day = (date: string | undefined) => (date === undefined ? undefined : dayText(date));
  const said = (words: string, value: string | undefined) => (value === undefined ? null : `${words} ${value}`);
  const all = [
    fact.negated ? "not" : null,
    STATUS[fact.status],
    fact.mode ? MODE[fact.mode] : null,
    said("at", name(fact.event)),
    said("according to", name(fact.by)),
    said("said on", day(fact.saidOn)),
    said("said in", name(fact.saidIn)),
    said("from", day(fact.from)),
    said("to", day(fact.to)),
  ];
  return all.filter((one) => one !== null);
}

/**
 * A fact as three cells of a table: the relation tells in brackets what else belongs to it ("attended (not, planned)"); a day is written as
 * 2025-03-12.
 */
export function factInWords(
  graph: Graph,
  fact: Fact,
  names: ReadonlyMap<string, string>,
): { subject: string; relation: string; object: string } {
  const { object } = fact;
  const more = qualifiers(fact, names);
  const label = graph.relation(fact.relation)?.label ?? fact.relation;
  const isDay = "from" in object && object.from === object.to && !fact.hedge;
  return {
    subject: names.get(fact.subject) ?? fact.subject,
    relation: more.length === 0 ? label : `${label} (${more.join(", ")})`,
    object: "entity" in object ? (names.get(object.entity) ?? object.entity) : isDay ? object.from : objectAlone(graph, object, fact.hedge),
  };
}
