import type { Entity, Fact, Layer } from "../facts/fact";
import type { Graph } from "../facts/graph";
import { describeEvent } from "../facts/description";
import { placesOf } from "../facts/values";
import { atHand } from "../facts/kept";
import { nameInText, objectAlone } from "../facts/wording";
import type { Distractor } from "./distractors";
import { explain } from "./explanation";
import { factContext, type Standing } from "./fact-context";
import { readText } from "./lint/words";
import { optionOf } from "./opaque-id";
import type { Option, Proof, Question, Reply } from "./question";
import type { Draft } from "./question-format";
import { entityAt, valueAt, type End } from "./single-fact";

/** The parts that drafts of one fact have alike, once stem and reply are there. */
type Frame = Pick<Draft, "context" | "restsOn" | "explanation"> & { shownFactIds: string[] };

/** A draft from the parts that drafts of one fact have alike, and its own: without wrong options. */
export const framed = ({ context, restsOn, explanation, shownFactIds }: Frame, stem: string, reply: Reply): Draft => ({
  context,
  stem,
  reply,
  explanation,
  restsOn,
  proofs: [],
  shownFactIds,
});

/** The stem alone has fewer words than this. */
const WORDS_IN_STEM = 20;

/** Whether a stem is short enough. */
export const isShort = (stem: string): boolean => readText(stem).spaced < WORDS_IN_STEM;

/** Context, explanation and what both rest on; null where the fact’s event cannot be told, or the fact cannot be explained. */
export function frameOf(graph: Graph, fact: Fact, standing: Standing): Frame | null {
  const context = factContext(graph, fact, standing);
  const explanation = explain(graph, fact);
  if (!context || !explanation) return null;
  return { context: context.text, restsOn: context.restsOn, explanation: explanation.text, shownFactIds: explanation.factIds };
}

function findSecrets(graph: Graph, fact: Fact, end: End): readonly string[] {
  const entity = entityAt(graph, fact, end);
  return entity ? [entity.name, ...(entity.aliases ?? [])] : [objectAlone(graph, valueAt(fact, end))];
}

const secretsAt = {
  subject: atHand((graph, fact) => findSecrets(graph, fact, "subject")),
  object: atHand((graph, fact) => findSecrets(graph, fact, "object")),
};

/** The words that must stand neither in the context nor in an event’s description: every name of what is asked. */
export const secretsOf = (graph: Graph, fact: Fact, end: End): readonly string[] => secretsAt[end](graph, fact);

/**
 * Facts that tell of the same event where it was more widely: with France in the line above, Paris is the only city that fits. Left out of
 * descriptions where there are options to choose from.
 */
export const widerFacts = (graph: Graph, layer: Layer, fact: Fact, end: End): readonly string[] =>
  end === "object" ? widerOn[layer](graph, fact) : NONE;

const NONE: readonly string[] = [];

const widerOn = {
  reported: atHand((graph, fact) => findWider(graph, "reported", fact)),
  happened: atHand((graph, fact) => findWider(graph, "happened", fact)),
};

function findWider(graph: Graph, layer: Layer, fact: Fact): readonly string[] {
  const key = entityAt(graph, fact, "object");
  if (!key || graph.entity(fact.subject)?.kind !== "event") return NONE;
  const owners = new Set(placesOf(graph, key.id));
  return graph
    .factsAbout(layer, fact.subject)
    .filter(({ object }) => "entity" in object && owners.has(object.entity))
    .map(({ id }) => id);
}

/**
 * The same line cannot be given twice: an event as an option has its day and place where others share its name. In a gap of a sentence a
 * name has its article: "the Netherlands".
 */
function optionText(
  graph: Graph,
  layer: Layer,
  fact: Fact,
  text: string,
  entity: Entity | undefined,
  inGap: boolean,
): { text: string; restsOn: string[] } | null {
  if (inGap && entity?.article) return { text: nameInText(graph, entity.id), restsOn: [] };
  if (entity?.kind !== "event" || graph.entitiesNamed(entity.name).length < 2) return { text, restsOn: [] };
  const description = describeEvent(graph, layer, entity.id, new Set([fact.id]));
  return description && { text: `${text}, ${description.context}`, restsOn: description.factIds };
}

/** An option with what it stands for. */
export type Choice = { option: Option; factId?: string; proof?: Distractor["proof"]; rank: number | string | null };

function rankOf({ object }: { object: Distractor["object"] }): number | string | null {
  if ("number" in object) return object.number;
  return "from" in object ? object.from : null;
}

/** The right answer of a fact as an option; null where it is an event that cannot be told from others. */
export function rightChoice(graph: Graph, layer: Layer, fact: Fact, end: End, inGap = false): (Choice & { restsOn: string[] }) | null {
  const object = valueAt(fact, end);
  const made = optionText(
    graph,
    layer,
    fact,
    objectAlone(graph, object, end === "object" ? fact.hedge : undefined),
    entityAt(graph, fact, end),
    inGap,
  );
  return made && { option: optionOf(made.text), factId: fact.id, rank: rankOf({ object }), restsOn: made.restsOn };
}

/** Wrong answers as options, without those that cannot be told from others. */
export function wrongChoices(
  graph: Graph,
  layer: Layer,
  fact: Fact,
  distractors: readonly Distractor[],
  inGap = false,
): (Choice & { restsOn: string[] })[] {
  const choices: (Choice & { restsOn: string[] })[] = [];
  for (const distractor of distractors) {
    const made = optionText(graph, layer, fact, distractor.text, distractor.entity, inGap);
    if (made) choices.push({ option: optionOf(made.text), proof: distractor.proof, rank: rankOf(distractor), restsOn: made.restsOn });
  }
  return choices;
}

/** Numbers and dates ascending, everything else in an order of chance. */
export function inOrder<T extends Choice>(choices: readonly T[], shuffle: (choices: readonly T[]) => T[]): T[] {
  if (choices.some(({ rank }) => rank === null)) return shuffle(choices);
  return [...choices].sort((one, other) => (one.rank! < other.rank! ? -1 : 1));
}

/** The proof of each wrong option. */
export function proofsOf(choices: readonly Choice[]): Proof[] {
  const proofs: Proof[] = [];
  for (const { option, proof } of choices) if (proof) proofs.push({ optionId: option.id, kind: proof.kind, factIds: [...proof.factIds] });
  return proofs;
}

/** The facts that a context and the options below it rest on: mostly the options rest on none. */
export function restingOn(context: string[], choices: readonly { restsOn: readonly string[] }[]): string[] {
  return choices.every(({ restsOn }) => restsOn.length === 0) ? context : [...context, ...choices.flatMap(({ restsOn }) => restsOn)];
}

/** One in as many as there are options. */
export function oneInOptions({ reply }: Question): number {
  return "options" in reply ? 1 / reply.options.length : 0;
}
