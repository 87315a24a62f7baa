import { framesOf } from "../../facts/frames/frames";
import type { Entity, Fact, Source } from "../../facts/fact";
import { plainWords, type Graph } from "../../facts/graph";
import { keeping } from "../../facts/kept";
import type { Proof } from "../question";
import { SENTENCE_END } from "../sentence-end";
import { surnameOf } from "../typed";
import type { Trial } from "./proofs";
import { endAsked } from "./proofs";
import { keptIn, namesOf, type Reading } from "./reading";
import { endsRead } from "./values";
import { lineOf } from "./words";

/** A claim about words: who or what a report names, or leaves out, is read from its text and from nothing else. */

/** Whether the question says which report it speaks of: by its title, or by the date it appeared. */
function namesReport(reading: Reading, source: Source): boolean {
  const date = source.of?.date ?? source.date;
  return reading.standing.includes(source.title) || (date !== undefined && reading.standing.includes(framesOf(reading.graph).day(date)));
}

const STOP = new RegExp(SENTENCE_END);
const LAST_STOP = new RegExp(`[^]*${SENTENCE_END}\\s`);

/** Start and end of the sentences that a span touches. */
function sentencesAround(text: string, start: number, end: number): string {
  const before = LAST_STOP.exec(text.slice(0, start))?.[0].length ?? 0;
  const after = STOP.exec(text.slice(Math.max(start, end - 1)));
  const stop = after ? Math.max(start, end - 1) + after.index + after[0].length : text.length;
  return text.slice(before, stop);
}

const naming = new WeakMap<Entity, string[]>();

/** Every word or words a text could name an entity by, each with a space at either end: names, aliases, and a person’s surname. */
function namingLines(entity: Entity): string[] {
  const known = naming.get(entity);
  if (known) return known;
  const surname = entity.kind === "person" ? surnameOf(entity.name) : null;
  const lines = [...namesOf(entity), ...(surname ? [surname] : [])].map(lineOf).filter((line) => line.trim() !== "");
  naming.set(entity, lines);
  return lines;
}

/** Whether a text names the entity, in any of its ways; `line` is the text as `lineOf` has it. */
export function isNamedIn(entity: Entity, line: string): boolean {
  return namingLines(entity).some((name) => line.includes(name));
}

/** The whole text of a source, as `lineOf` has it. */
export const lineOfSource: (source: Source) => string = keeping((source) => ` ${plainWords(source.text).join(" ")} `, 100);

function entitiesOf(graph: Graph, trial: Trial, slot: "subject" | "object"): Entity[] {
  const ends = endsRead(graph, trial.fact, slot, trial.option.text);
  return ends.flatMap((end) => ("entity" in end ? [graph.entity(end.entity)] : [])).filter((entity) => entity !== undefined);
}

/** The sentences of one report that say the facts, as `lineOf` has them. */
function sentencesOf(facts: readonly Fact[], source: Source): string {
  const spans = facts.flatMap((fact) => fact.evidence).filter((one) => one.source === source.id);
  return lineOf(spans.map((one) => sentencesAround(source.text, one.start, one.end)).join(" "));
}

/**
 * The sentences that close an item, or the options, by these facts: of the one report that the question names; null where it names none, or
 * more.
 */
function closingSentences(reading: Reading, trial: Trial, facts: readonly Fact[]): string | null {
  const sources = new Set([...facts, ...reading.asked].flatMap((fact) => fact.evidence.map((one) => one.source)));
  const named = [...sources].map((id) => reading.graph.source(id)).filter((source) => source !== undefined && namesReport(reading, source));
  if (facts.length === 0 || named.length !== 1) return null;
  // Of several items each has a sentence of its own; the options of a list are on one.
  const sentences = sentencesOf(trial.itemId === undefined ? [...reading.asked, ...facts] : [trial.fact], named[0]!);
  return sentences.trim() === "" ? null : sentences;
}

/**
 * "Which of these does the report of 17 February name …?": an option is wrong when the sentences of that report that the question rests on
 * name it in no way, and the question says which report it means.
 */
export function isTextClosed(reading: Reading, trial: Trial, proof: Proof): boolean {
  const { graph } = reading;
  const entities = entitiesOf(graph, trial, endAsked(reading.question));
  if (entities.length === 0) return false;
  const sentences = keptIn(reading, `closing ${trial.itemId === undefined ? "all" : trial.fact.id} ${proof.factIds.join(" ")}`, () => {
    return closingSentences(
      reading,
      trial,
      proof.factIds.map((id) => graph.fact(id)).filter((fact) => fact !== undefined),
    );
  });
  return sentences !== null && entities.every((entity) => !isNamedIn(entity, sentences));
}

/** "In these reports": an option is wrong when no report that the question rests on names it. */
export function isSilentIn(reading: Reading, trial: Trial, proof: Proof): boolean {
  if (!/\bin (?:these|the two|both) reports\b/i.test(reading.standing)) return false;
  const facts = [...reading.asked, ...proof.factIds.map((id) => reading.graph.fact(id)).filter((fact) => fact !== undefined)];
  const sources = new Set(facts.flatMap((fact) => fact.evidence.map((one) => one.source)));
  const entities = entitiesOf(reading.graph, trial, endAsked(reading.question));
  return (
    entities.length > 0 &&
    [...sources].every((id) => {
      const source = reading.graph.source(id);
      return source !== undefined && entities.every((entity) => !isNamedIn(entity, lineOfSource(source)));
    })
  );
}
