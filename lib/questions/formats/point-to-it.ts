import type { Entity } from "../../facts/fact";
import type { Graph } from "../../facts/graph";
import { askFact } from "../../facts/wording";
import type { Random } from "../../random";
import { choiceDraft } from "../choice-draft";
import { countFalse } from "../distractors";
import { NEAREST, nearestOf, placeNamed } from "../places";
import type { Option, PlaceOption } from "../question";
import type { Draft, Making, QuestionFormat } from "../question-format";
import { asksOfOne, entityAt, type Askable } from "../single-fact";
import { oneInOptions } from "../single-question";
import { framesOf } from "../../facts/frames/frames";

/** The right place and so many others, at least and at most. */
const OTHERS = { fewest: 3, most: 5 };

/** So many places that are shown wrong are looked at: some lie too near to others. */
const LOOKED_AT = 12;

/** What is done, in words that name no end of the fact. */

const hasAt = (entity: Entity | undefined): boolean => entity?.kind === "place" && entity.at !== undefined;

/** Where an event took place, as far as enough other places are shown wrong. */
function isOnMap(graph: Graph, { fact, relation }: Askable): boolean {
  const isEvent = relation.subject.every((kind) => kind === "event");
  return isEvent && hasAt(entityAt(graph, fact, "object")) && countFalse(graph, fact, "object") >= OTHERS.fewest;
}

const areApart = (places: readonly PlaceOption[]) => nearestOf(places) >= NEAREST;

/** The right place and as many of the others, taken in their order, as are told apart on one map. */
function toldApart(right: PlaceOption, others: readonly PlaceOption[]): PlaceOption[] {
  return others.reduce(
    (chosen, other) => (chosen.length <= OTHERS.most && areApart([...chosen, other]) ? [...chosen, other] : chosen),
    [right],
  );
}

/**
 * The same, beginning with each of the others in turn, until there are enough; the most there are otherwise. A far one may leave room for
 * more, or for fewer.
 */
function choosePlaces(right: PlaceOption, others: readonly PlaceOption[], random: Random): PlaceOption[] {
  for (const first of random.shuffle(others)) {
    const places = toldApart(right, [first, ...others.filter((other) => other !== first)]);
    if (places.length > OTHERS.fewest) return places;
  }
  return [right];
}

/** The options that are places with coordinates. */
function placesAmong(graph: Graph, options: readonly Option[]): PlaceOption[] {
  return options.flatMap((option) => {
    const at = placeNamed(graph, option.text)?.at;
    return at ? [{ ...option, at: [at[0], at[1]] as [number, number] }] : [];
  });
}

function draftOf(making: Making): Draft | null {
  const { graph, facts, random } = making;
  const question = askFact(graph, facts[0]!, "object");
  const draft = question === null ? null : choiceDraft(making, `${question} ${framesOf(graph).onMap}`, { most: LOOKED_AT });
  if (draft?.reply.kind !== "choice") return null;
  const { key } = draft.reply;
  const places = placesAmong(graph, draft.reply.options);
  const right = places.find(({ id }) => id === key);
  if (!right) return null;
  const chosen = choosePlaces(
    right,
    places.filter((place) => place !== right),
    random,
  );
  if (chosen.length <= OTHERS.fewest) return null;
  return {
    ...draft,
    reply: { kind: "place", options: random.shuffle(chosen), key },
    proofs: draft.proofs.filter(({ optionId }) => chosen.some(({ id }) => id === optionId)),
  };
}

/** Where something took place, to be pointed to on a map: dots without names, all but one of them shown wrong by the facts. */
export const pointToIt: QuestionFormat = {
  name: "point-to-it",
  label: "Point to it",
  reply: "place",
  production: false,
  guess: oneInOptions,
  asks: (graph, about) => asksOfOne(graph, about, (one) => (isOnMap(graph, one) ? [{ slot: "object", variant: 0 }] : [])),
  draft: draftOf,
};
