import type { Entity, Fact } from "../../facts/fact";
import type { Graph } from "../../facts/graph";
import type { Option, Question } from "../question";
import { readOption, type OptionReading } from "./overlap";
import { endsRead, entitiesRead } from "./values";
import { bareWordsOf, wordsOf } from "./words";

/** How often each option, by id, was shown to somebody and chosen. */
export type Statistics = Readonly<Record<string, { shown: number; chosen: number }>>;

/** A question with what the rules ask of it again and again, each worked out once and only when it is asked for. */
export type Reading = {
  readonly graph: Graph;
  readonly question: Question;
  /** The facts asked, and the facts its context rests on, that the set still has. */
  readonly asked: readonly Fact[];
  readonly rests: readonly Fact[];
  /** Context and stem: what the rules mean by "stem". */
  readonly standing: string;
  readonly stemWords: readonly string[];
  readonly words: readonly string[];
  /** The stem without quotations and without the names and values of its own facts: the words that are ours. */
  readonly ownWords: string;
  /** Options, none where the answer is typed or the learner’s own mark. */
  readonly options: readonly Option[];
  /** The options, read as what the question asks for. */
  readonly optionReadings: readonly OptionReading[];
  readonly statistics: Statistics | undefined;
  /** Ids of the options that are right (of any item). */
  readonly right: ReadonlySet<string>;
  /** Texts of items, rows and columns. */
  readonly items: readonly string[];
  /** Answers that several rules ask for, by a name of theirs: worked out once. */
  readonly kept: Map<string, unknown>;
};

/** The answer kept under this name, or else made and kept. */
export function keptIn<T>(reading: Reading, name: string, make: () => T): T {
  if (!reading.kept.has(name)) reading.kept.set(name, make());
  return reading.kept.get(name) as T;
}

/** Formats whose options are the same in every question: no rule about options is for them. */
export const FIXED_OPTIONS = ["true-false", "two-reports", "how-sure", "who-was-there"];

/** Formats whose stem is a question or has one gap (L20). */
export const ASKING = ["multiple-choice", "multiple-select", "short-answer", "numeric", "who-said", "what-it-means", "fill-the-gap", "gap-from-bank"];

/** Formats in which a gap is filled. */
export const GAPS = ["fill-the-gap", "gap-from-bank"];

/** Context and stem as one text. */
export function standingOf(question: Question): string {
  return `${question.context} ${question.stem}`;
}

/** A value worked out at the first call and kept. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

const present = (graph: Graph, ids: readonly string[]) => ids.map((id) => graph.fact(id)).filter((fact) => fact !== undefined);

function optionsOf({ reply }: Question): readonly Option[] {
  return "options" in reply ? reply.options : [];
}

function rightOf({ reply }: Question): ReadonlySet<string> {
  switch (reply.kind) {
    case "choice":
      return new Set([reply.key]);
    case "choices":
    case "order":
    case "points":
      return new Set(reply.key);
    case "pairs":
    case "boxes":
    case "grid":
      return new Set(Object.values(reply.key));
    default:
      return new Set();
  }
}

function itemsOf({ reply }: Question): readonly string[] {
  if (reply.kind === "grid") return [...reply.rows, ...reply.columns].map((item) => item.text);
  return "items" in reply ? reply.items.map((item) => item.text) : [];
}

/** Every name of an entity, the longest first. */
export function namesOf(entity: Entity | undefined): string[] {
  if (!entity) return [];
  return [entity.name, ...(entity.aliases ?? [])].sort((one, other) => other.length - one.length);
}

function namesIn(graph: Graph, fact: Fact): string[] {
  const ends = [fact.subject, "entity" in fact.object ? fact.object.entity : undefined, fact.by, fact.event, fact.saidIn];
  const names = ends.flatMap((id) => (id === undefined ? [] : namesOf(graph.entity(id))));
  return "text" in fact.object ? [fact.object.text, ...names] : names;
}

/** The text with each of these taken out, whatever the case of its letters. */
function without(text: string, parts: readonly string[]): string {
  let left = text;
  let lower = text.toLowerCase();
  for (const part of parts) {
    const wanted = part.toLowerCase();
    for (let at = lower.indexOf(wanted); wanted !== "" && at >= 0; at = lower.indexOf(wanted, at + 1)) {
      left = `${left.slice(0, at)}◦${left.slice(at + part.length)}`;
      lower = `${lower.slice(0, at)}◦${lower.slice(at + part.length)}`;
    }
  }
  return left;
}

const QUOTED = /“[^”]*”|"[^"]*"|«[^»]*»/g;

function ownWordsOf(graph: Graph, question: Question, facts: readonly Fact[]): string {
  const unquoted = question.stem.replace(QUOTED, "◦");
  return without(unquoted, facts.flatMap((fact) => namesIn(graph, fact)));
}

function entitiesOf(graph: Graph, question: Question, fact: Fact, text: string): Entity[] {
  if (question.reply.kind === "order") return entitiesRead(graph, ["event"], text.split(",")[0]!);
  const ends = endsRead(graph, fact, question.slot === "subject" ? "subject" : "object", text);
  return ends.flatMap((end) => ("entity" in end ? [graph.entity(end.entity)] : [])).filter((entity) => entity !== undefined);
}

function readOptions(graph: Graph, question: Question, fact: Fact | undefined): OptionReading[] {
  return optionsOf(question).map(({ text }, i) => readOption(text, `options[${i}]`, bareWordsOf(text), fact ? entitiesOf(graph, question, fact, text) : []));
}

/** Reads a question once for all the rules. */
export function readingOf(graph: Graph, question: Question, statistics?: Statistics): Reading {
  const asked = once(() => present(graph, question.factIds));
  const rests = once(() => present(graph, question.restsOn));
  const standing = standingOf(question);
  const words = once(() => wordsOf(standing));
  const stemWords = once(() => wordsOf(question.stem));
  const ownWords = once(() => ownWordsOf(graph, question, [...asked(), ...rests()]));
  const options = optionsOf(question);
  const optionReadings = once(() => readOptions(graph, question, asked()[0]));
  const right = once(() => rightOf(question));
  const items = once(() => itemsOf(question));
  return {
    graph,
    question,
    standing,
    options,
    statistics,
    kept: new Map(),
    get optionReadings() {
      return optionReadings();
    },
    get asked() {
      return asked();
    },
    get rests() {
      return rests();
    },
    get words() {
      return words();
    },
    get stemWords() {
      return stemWords();
    },
    get ownWords() {
      return ownWords();
    },
    get right() {
      return right();
    },
    get items() {
      return items();
    },
  };
}
