import { describeEvent } from "../facts/description";
import type { Entity, Fact, Layer } from "../facts/fact";
import { layerOf, objectKey, plainText, type Graph } from "../facts/graph";
import { layerPhrase, nameAlone, nameInText, objectAlone, stateFact } from "../facts/wording";
import { isAskable } from "./askable";
import { capital } from "./phrase";
import type { Ask } from "./question-format";

/** What the formats of one fact have alike: which facts they ask, the line above the question, and what is told after the answer. */

/** The end of a fact that a question asks for. */
export type End = "subject" | "object";

const ENDS: readonly End[] = ["subject", "object"];
export const otherEnd = (end: End): End => (end === "subject" ? "object" : "subject");

function isOnLayer(graph: Graph, layer: Layer, fact: Fact): boolean {
  return graph.factsOf(layer, fact.relation, { subject: fact.subject }).includes(fact);
}

function* candidates(graph: Graph, about: ReadonlySet<string> | undefined): Iterable<Fact> {
  if (!about) return yield* graph.set.facts;
  for (const id of about) {
    const fact = graph.fact(id);
    if (fact) yield fact;
  }
}

/** Which ends of a fact a format asks for, and in how many faces each. */
export type Fits = (graph: Graph, layer: Layer, fact: Fact, end: End) => number;

/** One ask for each askable fact, end and face that `faces` allows; the layer is the fact’s own. */
export function* asksOfOneFact(graph: Graph, about: ReadonlySet<string> | undefined, faces: Fits): Generator<Ask> {
  for (const fact of candidates(graph, about)) {
    const layer = layerOf(graph, fact);
    const wanted = ENDS.map((end) => ({ end, faces: faces(graph, layer, fact, end) })).filter((one) => one.faces > 0);
    if (wanted.length === 0 || fact.review === "rejected" || !isOnLayer(graph, layer, fact) || !isAskable(graph, layer, fact)) continue;
    for (const { end, faces: count } of wanted) {
      for (let variant = 0; variant < count; variant++) yield { factIds: [fact.id], slot: end, layer, variant };
    }
  }
}

/** The entity at an end; undefined where there is a value. */
export function entityAt(graph: Graph, fact: Fact, end: End): Entity | undefined {
  if (end === "subject") return graph.entity(fact.subject);
  return "entity" in fact.object ? graph.entity(fact.object.entity) : undefined;
}

/** The words of an end as an answer: "Paris", "around 30 countries", "12 March 2025". */
export function answerText(graph: Graph, fact: Fact, end: End): string {
  return end === "subject" ? nameAlone(graph, fact.subject) : objectAlone(graph, fact.object, fact.hedge);
}

/** Whether nothing else on the layer stands at this end of the same statement: only then is there one answer to type or turn over. */
export function isOnlyAnswer(graph: Graph, layer: Layer, fact: Fact, end: End): boolean {
  const alike = graph.factsOf(layer, fact.relation, end === "subject" ? { object: fact.object } : { subject: fact.subject });
  const valueOf = (one: Fact) => (end === "subject" ? one.subject : objectKey(one.object));
  return alike.every((one) => valueOf(one) === valueOf(fact) || Boolean(one.negated) !== Boolean(fact.negated));
}

/** Words that depend on the day they are read have no place in a context line. */
const RELATIVE = /\b(?:today|now|next|last|later|recently|soon|ago|week)\b/i;

const contentWords = (text: string) => plainText(text).split(" ").filter((word) => word.length >= 4);

function sharesWords(text: string, answer: string): boolean {
  const words = new Set(contentWords(text));
  return contentWords(answer).some((word) => words.has(word));
}

/** Whether a line holds the day that is the answer. */
const tellsAnswer = (line: string, answer: string) => answer !== "" && line.includes(answer);

/** What a question says of where it stands when it names no event: its topic, how it was reported, or the page it is on. */
function placelessContext(graph: Graph, fact: Fact, answer: string): string {
  const phrase = layerPhrase(graph, fact);
  const source = graph.source(fact.evidence[0]?.source ?? "");
  const topic = fact.topic && !RELATIVE.test(fact.topic) ? fact.topic : undefined;
  const lines = [topic && phrase ? `${topic}, ${phrase}` : topic, phrase && capital(phrase), source?.title, graph.set.title];
  const told = lines.filter((line): line is string => Boolean(line) && !RELATIVE.test(line!));
  return told.find((line) => !sharesWords(line, answer)) ?? capital(phrase || "in this set");
}

/** The line above a question, and the facts it rests on. */
export type Frame = { context: string; restsOn: string[] };

/** Events that the question names and the learner must be able to tell from others: the ends that are shown, and the event it belongs to. */
function eventsShown(graph: Graph, fact: Fact, shown: readonly End[]): { id: string; isEnd: boolean }[] {
  const ends = shown.map((end) => entityAt(graph, fact, end)).filter((entity) => entity?.kind === "event");
  const found = ends.map((entity) => ({ id: entity!.id, isEnd: true }));
  if (fact.event !== undefined && !found.some(({ id }) => id === fact.event)) found.push({ id: fact.event, isEnd: false });
  return found;
}

/**
 * The line above a question about one fact, where these ends are shown: the events told so that nobody can take them for others, and how it is
 * known. Null when an event cannot be told apart without the fact itself. `answer` is kept out of the line where there is a choice.
 */
export function frameOf(graph: Graph, layer: Layer, fact: Fact, shown: readonly End[], answer: string): Frame | null {
  const without = new Set([fact.id]);
  const events = eventsShown(graph, fact, shown);
  const told = events.map(({ id, isEnd }) => ({ isEnd, description: describeEvent(graph, layer, id, without) }));
  if (told.some(({ description }) => description === null)) return null;
  if (told.length === 0) return { context: placelessContext(graph, fact, answer), restsOn: [] };
  const lines = told.map(({ isEnd, description }) => (isEnd && told.length === 1 ? description!.context : `${capital(description!.name.replace(/^the /, ""))}, ${description!.context}`));
  const phrase = tellsAnswer(layerPhrase(graph, fact), answer) ? "as reported" : layerPhrase(graph, fact);
  return { context: [lines.join("; "), phrase].filter(Boolean).join(", "), restsOn: [...new Set(told.flatMap(({ description }) => description!.factIds))] };
}

/** The same line for a text-closed question, which speaks of one report and names it by its title. */
export function reportFrame(graph: Graph, layer: Layer, fact: Fact, shown: readonly End[], title: string): Frame | null {
  const bare = frameOf(graph, layer, { ...fact, evidence: [] }, shown, "");
  const hasEvent = eventsShown(graph, fact, shown).length > 0;
  return bare && { ...bare, context: hasEvent ? `${bare.context.replace(/, as reported$/, "")}: “${title}”` : `“${title}”` };
}

/** What is so, and what had been reported before, or came of it. */
export function explain(graph: Graph, fact: Fact): string {
  const state = (one: Fact) => stateFact(graph, one) ?? `${nameInText(graph, one.subject)}: ${objectAlone(graph, one.object, one.hedge)}.`;
  const before = graph.replacedBy(fact).map((old) => `${capital(layerPhrase(graph, old) || "as first told")}: ${state(old)}`);
  return [state(fact), ...before].join(" ");
}
