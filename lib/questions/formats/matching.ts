import type { FalseProof } from "../../facts/claim";
import { describeEvent } from "../../facts/description";
import { AUTHORED_ROLE } from "../../facts/authored-role";
import { isCardRelation } from "../../facts/card";
import type { Entity, Fact, FactObject, Layer, Relation } from "../../facts/fact";
import { layerOf, objectKey, type Graph } from "../../facts/graph";
import { nameAlone, objectAlone, stateFact } from "../../facts/wording";
import { distinct, holding, isAskable } from "../askable";
import { setContext } from "../context";
import { truthWith } from "../claims";
import { contentStemsOf } from "../lint/words";
import { itemOf, optionOf } from "../opaque-id";
import { pairsOf } from "../pairs";
import type { Proof } from "../question";
import type { Ask, Draft, Making, QuestionFormat } from "../question-format";
import { framesOf } from "../../facts/frames/frames";

const LEAST = 4;
const MOST = 5;
/** How far a group looks for its next pair, and a question for options that fit nothing. */
const TRIES = 14;

/** Facts of one relation whose ends look alike, so that no pair stands out. */
type Family = { layer: Layer; facts: Fact[] };

const looksOf = (entity: Entity | undefined) => `${entity?.kind}/${entity?.subtype ?? ""}`;

/** On the left, people and events go together whatever their subtype; the others only with their like. */
function looksOfSubject(entity: Entity | undefined): string {
  return entity?.kind === "person" || entity?.kind === "event" ? entity.kind : looksOf(entity);
}

function looksOfObject(graph: Graph, object: FactObject): string {
  if ("entity" in object) return looksOf(graph.entity(object.entity));
  if ("number" in object) return `number/${object.unit}`;
  return "from" in object ? `date/${object.precision}` : "text";
}

const looksOfPair = (graph: Graph, fact: Fact) => `${looksOfSubject(graph.entity(fact.subject))}|${looksOfObject(graph, fact.object)}`;

/** Cards and the answers of authors: two of them may fit one another, and nothing says that they do not. */
const isAskedAlone = (relation: Relation) => isCardRelation(relation) || relation.role === AUTHORED_ROLE;

/** Whether a word of the subject’s name stands in the value too, so that the pair gives itself away. */
function givesItselfAway(graph: Graph, fact: Fact): boolean {
  const names = new Set(contentStemsOf(nameAlone(graph, fact.subject)));
  return contentStemsOf(objectAlone(graph, fact.object)).some((stem) => names.has(stem));
}

/** Words that depend on the day they are read: a definition may hold them, an option may not (question-rules.md L10). */
const RELATIVE = /\b(?:later|next|last|earlier|today|tomorrow|yesterday|now|recent(?:ly)?|soon)\b/i;

const isTimeless = (graph: Graph, fact: Fact) => !RELATIVE.test(objectAlone(graph, fact.object));

/** Told by the set itself as something that is so. */
const isPlain = (fact: Fact) => fact.status === "asserted" && !fact.negated && !fact.by && !fact.mode && !fact.hedge;

function familiesOf(graph: Graph): Iterable<Family> {
  const families = new Map<string, Family>();
  for (const fact of graph.facts("happened")) {
    const relation = graph.relation(fact.relation);
    if (!relation || !(relation.functional || relation.inverseFunctional) || isAskedAlone(relation) || !isPlain(fact)) continue;
    const layer = layerOf(graph, fact);
    if (
      !isAskable(graph, layer, fact) ||
      givesItselfAway(graph, fact) ||
      !isTimeless(graph, fact) ||
      !leftOf(graph, layer, fact, new Set([fact.id]))
    )
      continue;
    const key = `${layer}|${fact.relation}|${looksOfPair(graph, fact)}`;
    const family = families.get(key) ?? { layer, facts: [] };
    family.facts.push(fact);
    families.set(key, family);
  }
  return families.values();
}

/** Why a fact’s subject does not go with the value of another fact: null where that is not shown. */
function whyApart(graph: Graph, layer: Layer, fact: Fact, other: Fact): FalseProof | null {
  const truth = truthWith(graph, layer, fact, "object", other.object);
  return truth.value === "false" ? truth.proof : null;
}

const keyOf = (fact: Fact) => objectKey(fact.object);

/** Whether two facts make two pairs that cannot be swapped. */
function areApart(graph: Graph, layer: Layer, one: Fact, other: Fact): boolean {
  if (one.subject === other.subject || keyOf(one) === keyOf(other)) return false;
  return whyApart(graph, layer, one, other) !== null && whyApart(graph, layer, other, one) !== null;
}

/** The first group of pairs from `start` on, every `stride`th fact, all apart from one another. */
function groupFrom(graph: Graph, { layer, facts }: Family, start: number, stride: number): Fact[] {
  const group: Fact[] = [];
  for (let i = 0; i < TRIES && group.length < MOST; i++) {
    const fact = facts[(start + i * stride) % facts.length]!;
    if (!group.includes(fact) && group.every((other) => areApart(graph, layer, fact, other))) group.push(fact);
  }
  return group;
}

/** How many facts of the relation a question looks at for values that fit nothing. */
const LOOKED_AT = 40;

/** A value that goes with none of the subjects, of a subject that is not among them. */
function fitsNone(graph: Graph, layer: Layer, facts: readonly Fact[], candidate: Fact): boolean {
  if (
    !isPlain(candidate) ||
    !isTimeless(graph, candidate) ||
    facts.some((fact) => fact.subject === candidate.subject || keyOf(fact) === keyOf(candidate))
  )
    return false;
  return facts.every((fact) => whyApart(graph, layer, fact, candidate) !== null);
}

/**
 * One or two facts that look like the pairs, and whose values go with none of the subjects; looked for from a place in [0, 1) of all facts
 * of the relation.
 */
function extrasFor(graph: Graph, layer: Layer, facts: readonly Fact[], start: number): Fact[] {
  const pool = graph.factsOf(layer, facts[0]!.relation);
  const looks = looksOfPair(graph, facts[0]!);
  const from = Math.floor(start * pool.length);
  const extras: Fact[] = [];
  for (let i = 0; i < Math.min(LOOKED_AT, pool.length) && extras.length < 2; i++) {
    const candidate = pool[(from + i) % pool.length]!;
    const isNew = extras.every((extra) => extra.subject !== candidate.subject && keyOf(extra) !== keyOf(candidate));
    if (isNew && looksOfPair(graph, candidate) === looks && fitsNone(graph, layer, facts, candidate)) extras.push(candidate);
  }
  return extras;
}

/** The group, or all but its last, so that a value is left that fits nothing. */
function leavingSome(graph: Graph, { layer }: Family, group: Fact[]): Fact[] {
  if (group.length < LEAST) return group;
  const leaves = (some: readonly Fact[]) => extrasFor(graph, layer, some, 0).length > 0;
  return leaves(group) ? group : group.length > LEAST && leaves(group.slice(0, -1)) ? group.slice(0, -1) : [];
}

function* asksOf(graph: Graph): Generator<Ask> {
  for (const family of familiesOf(graph)) {
    for (let start = 0; start < family.facts.length; start += MOST) {
      for (const stride of family.facts.length > 2 * MOST ? [1, 3] : [1]) {
        const group = leavingSome(graph, family, groupFrom(graph, family, start, stride));
        if (group.length >= LEAST) yield { factIds: group.map((fact) => fact.id), slot: "object", layer: family.layer, variant: 0 };
      }
    }
  }
}

/** What stands on the left: an event with a description that does not tell what is asked. */
function leftOf(graph: Graph, layer: Layer, fact: Fact, without: ReadonlySet<string>): { text: string; restsOn: string[] } | null {
  if (graph.entity(fact.subject)?.kind !== "event") return { text: nameAlone(graph, fact.subject), restsOn: [] };
  const description = describeEvent(graph, layer, fact.subject, without);
  return description && { text: `${nameAlone(graph, fact.subject)}, ${description.context}`, restsOn: description.factIds };
}

const nounOfEntity = (graph: Graph, id: string): string => framesOf(graph).nouns[graph.entity(id)?.kind ?? "thing"];

function nounOf(graph: Graph, object: FactObject): string {
  if ("entity" in object) return nounOfEntity(graph, object.entity);
  if ("number" in object) return framesOf(graph).nouns.number;
  return framesOf(graph).nouns["from" in object ? "date" : "description"];
}

/** What is asked of all subjects at once: the relation’s own wording, or what kinds of thing go together. */
function stemOf(graph: Graph, fact: Fact): string {
  const relation = graph.relation(fact.relation);
  const wording = relation?.wording?.[graph.language] ?? relation?.wording?.en;
  return (
    wording?.askEach ?? framesOf(graph).matchEach(nounOfEntity(graph, fact.subject), nounOf(graph, fact.object), relation?.label ?? "")
  );
}

function draftOf(making: Making): Draft | null {
  const { graph, ask, facts, random } = making;
  const without = new Set(ask.factIds);
  const lefts = facts.map((fact) => leftOf(graph, ask.layer, fact, without));
  if (facts.length < LEAST || lefts.includes(null)) return null;
  const items = lefts.map((left) => itemOf(left!.text));
  const extras = extrasFor(graph, ask.layer, facts, random.next());
  const options = [...facts, ...extras].map(({ object }) => optionOf(objectAlone(graph, object)));
  if (extras.length === 0 || new Set(options.map((option) => option.id)).size < options.length) return null;
  const proofs: Proof[] = [];
  for (const [i, fact] of facts.entries()) {
    for (const [j, other] of [...facts, ...extras].entries()) {
      const proof = i === j ? null : whyApart(graph, ask.layer, fact, other);
      if (i !== j && !proof) return null;
      if (proof) proofs.push({ itemId: items[i]!.id, optionId: options[j]!.id, kind: proof.kind, factIds: [...proof.factIds] });
    }
  }
  return {
    context: setContext(graph, ask.layer, facts),
    stem: stemOf(graph, facts[0]!),
    reply: pairsOf(items, options, facts, random),
    explanation: facts.map((fact) => stateFact(graph, fact)).join(" "),
    restsOn: [...new Set(lefts.flatMap((left) => left!.restsOn))],
    proofs,
  };
}

/** Four or five things on the left, each with its own value on the right, where one or two more fit nothing. */
export const matching: QuestionFormat = {
  name: "matching",
  label: "Match the pairs",
  reply: "pairs",
  production: false,
  guess: (question) => ("options" in question.reply ? 1 / question.reply.options.length : 1),
  asks: (graph, about) => holding(distinct(asksOf(graph)), about),
  draft: draftOf,
};
