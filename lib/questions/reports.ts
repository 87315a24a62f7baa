import type { Entity, Fact, Source } from "../facts/fact";
import { plainText, type Graph } from "../facts/graph";
import { keeping } from "../facts/kept";
import { surnameOf } from "./typed";
import { framesOf } from "../facts/frames/frames";

/** The day of a source: of the thing it sums up, or else its own. */
export const dateOf = (source: Source): string | undefined => source.of?.date ?? source.date;

/** The sources of a fact, each once, in the order of its evidence. */
export function sourcesOf(graph: Graph, fact: Fact): Source[] {
  const ids = new Set(fact.evidence.map((one) => one.source));
  return [...ids].map((id) => graph.source(id)).filter((source) => source !== undefined);
}

/** Whether a source reports on something, and so could have said more: not an author’s own page, nor an import. */
export const isReport = (source: Source) => source.kind === "digest" || source.kind === "text";

/** “A week of talks begins” (10 March 2025). */
export function nameReport(graph: Graph, source: Source): string {
  const { quoted, day } = framesOf(graph);
  const date = dateOf(source);
  return date === undefined ? quoted(source.title) : `${quoted(source.title)} (${day(date)})`;
}

/** “A week of talks begins” (10 March 2025) and “Eyes on Saudi Arabia” (11 March 2025). */
export function nameReports(graph: Graph, sources: readonly Source[]): string {
  return framesOf(graph).list(sources.map((source) => nameReport(graph, source)));
}

type Text = { plain: string; words: ReadonlySet<string> };

/** A source made comparable; kept for some, since questions that stand together ask about the same. */
const textOf: (source: Source) => Text = keeping((source) => {
  const plain = plainText(source.text);
  return { plain: ` ${plain} `, words: new Set(plain.split(" ")) };
}, 200);

const holdsPlain = ({ plain, words }: Text, wanted: string) =>
  wanted !== "" && wanted.split(" ").every((word) => words.has(word)) && plain.includes(` ${wanted} `);

/** Whether a source holds these words in one run, whatever their case and marks. */
export const holdsWords = (source: Source, words: string): boolean => holdsPlain(textOf(source), plainText(words));

const names = new WeakMap<Entity, readonly string[]>();

/** Every way a text could name an entity, made comparable: its name, its aliases, a person’s surname. */
export function plainNamesOf(entity: Entity): readonly string[] {
  const known = names.get(entity);
  if (known) return known;
  const surname = entity.kind === "person" ? surnameOf(entity.name) : null;
  const plain = [entity.name, ...(entity.aliases ?? []), ...(surname ? [surname] : [])].map(plainText);
  names.set(entity, plain);
  return plain;
}

/** Whether a source names an entity in any way. */
export function mentions(source: Source, entity: Entity): boolean {
  const text = textOf(source);
  return plainNamesOf(entity).some((name) => holdsPlain(text, name));
}

/**
 * Whether an entity has a name of its own, which a text about it would use: a person, or an organisation all of whose words have a capital.
 * Events, deeds, countries and groups are told in many words, so that the lack of a name shows nothing.
 */
function hasOwnName(entity: Entity): boolean {
  return entity.kind === "person" || (entity.kind === "organisation" && entity.name.split(" ").every((word) => /^\p{Lu}/u.test(word)));
}

const isUnnamed = (source: Source, entity: Entity | undefined) => entity !== undefined && hasOwnName(entity) && !mentions(source, entity);

/** A number as digits, with and without commas; small ones are written out in too many ways to look for. */
function lacksNumber(graph: Graph, source: Source, number: number): boolean {
  return number > 20 && ![String(number), framesOf(graph).number(number)].some((text) => holdsWords(source, text));
}

/**
 * Whether a source is shown to be silent on a fact: it tells nothing of the same subject and relation, and it does not hold the name of one
 * of its ends, or its number, at all.
 */
export function isSilentOn(graph: Graph, source: Source, fact: Fact): boolean {
  if (tells(graph, source, fact)) return false;
  if (isUnnamed(source, graph.entity(fact.subject))) return true;
  if ("entity" in fact.object) return isUnnamed(source, graph.entity(fact.object.entity));
  return "number" in fact.object && lacksNumber(graph, source, fact.object.number);
}

/** Whether a source tells something of the same subject and relation, on either layer, pending or not. */
function tells(graph: Graph, source: Source, fact: Fact): boolean {
  const near = ["reported", "happened"] as const;
  return near.some((layer) =>
    graph.factsOf(layer, fact.relation, { subject: fact.subject }).some((other) => other.evidence.some((one) => one.source === source.id)),
  );
}
