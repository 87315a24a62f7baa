import { describeEvent } from "../facts/description";
import type { Fact, Layer } from "../facts/fact";
import type { Graph } from "../facts/graph";
import { nameInText, objectInText } from "../facts/wording";
import { framesOf } from "../facts/frames/frames";

/** A fact as a phrase that tells neither when, nor how firmly, nor who says so; and the facts that its descriptions rest on. */
export type Phrase = { text: string; restsOn: string[] };

const MODE_KEYS = { "in-person": "", remote: "Remote", representative: "Representative" } as const;

function templateOf(graph: Graph, fact: Fact): string | null {
  const wordings = graph.relation(fact.relation)?.wording;
  const wording = wordings?.[graph.language] ?? wordings?.en;
  const key = `phrase${fact.negated ? "Negated" : ""}${fact.mode ? MODE_KEYS[fact.mode] : ""}`;
  return wording && Object.hasOwn(wording, key) ? wording[key]! : null;
}

/** Whether the relation has a phrase for a fact of this kind. */
export const hasPhrase = (graph: Graph, fact: Fact): boolean => templateOf(graph, fact) !== null;

const told = (text: string): Phrase => ({ text, restsOn: [] });

/**
 * An entity in running text; an event with its description, none of whose facts is in `without`. Null when the event cannot be told apart.
 */
function endPhrase(graph: Graph, layer: Layer, id: string, without: ReadonlySet<string>): Phrase | null {
  if (graph.entity(id)?.kind !== "event") return told(nameInText(graph, id));
  const description = describeEvent(graph, layer, id, without);
  return description && { text: `${description.name} (${description.context})`, restsOn: description.factIds };
}

/** "on {object}" becomes "from {object}" or "in {object}" where the date is a span or a month. */
function leadIntoDate(graph: Graph, template: string, fact: Fact): string {
  if (!("from" in fact.object)) return template;
  return template.replace(
    framesOf(graph).leads,
    fact.hedge ? "{object}" : `${framesOf(graph).leadIn(fact.object, fact.object.precision)} {object}`,
  );
}

/**
 * The fact as a phrase: "Rustem Umerov joining the defence ministers’ meeting (Paris, 12 March 2025) remotely". Made from the wording
 * `phrase` of the relation (`phraseNegated`, `phraseRemote` …), with its hedge. Null where the relation has none, or an event cannot be
 * told apart.
 */
export function phraseOf(graph: Graph, layer: Layer, fact: Fact, without: ReadonlySet<string>): Phrase | null {
  const template = templateOf(graph, fact);
  if (template === null) return null;
  const kept = new Set([...without, fact.id]);
  const subject = endPhrase(graph, layer, fact.subject, kept);
  const object =
    "entity" in fact.object ? endPhrase(graph, layer, fact.object.entity, kept) : told(objectInText(graph, fact.object, fact.hedge));
  if (!subject || !object) return null;
  const fillings: Readonly<Record<string, string>> = { subject: subject.text, object: object.text };
  const text = leadIntoDate(graph, template, fact).replace(/\{(subject|object)\}/g, (_, end: string) => fillings[end] ?? "");
  return { text, restsOn: [...subject.restsOn, ...object.restsOn] };
}

/** With a capital, as it stands in a list. */
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
