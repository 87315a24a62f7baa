import type { Entity, Fact } from "../../facts/fact";
import type { Graph } from "../../facts/graph";
import { atHand, keptBy } from "../../facts/kept";
import type { Option, Question } from "../question";
import { optionAt, readOption, type OptionReading, type OptionText } from "./overlap";
import { itemPlace, optionPlace } from "./rule";
import { endsRead, entitiesRead } from "./values";
import { ofText, readText, wordsOf, type Read } from "./words";

/** How often each option, by id, was shown to somebody and chosen. */
export type Statistics = Readonly<Record<string, { shown: number; chosen: number }>>;

/** An option or item that is read, and which one it is ("options[2]"). */
export type Part = { read: Read; at: string };

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
  /** Its words in one line, with a space at either end. */
  readonly line: string;
  /** The stem without quotations and without the names and values of its own facts: the words that are ours. */
  readonly ownWords: string;
  /** Options, none where the answer is typed or the learner’s own mark. */
  readonly options: readonly Option[];
  /** Options and items, read: what a learner sees below the stem. */
  readonly parts: readonly Part[];
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

/** Whether context and stem hold these words in one run. */
export function stands(reading: Reading, words: string): boolean {
  const { words: wanted, line } = readText(words);
  return wanted.length > 0 && reading.line.includes(line);
}

/** Formats whose options are the same in every question: no rule about options is for them. */
export const FIXED_OPTIONS = ["true-false", "two-reports", "how-sure", "who-was-there"];

/** Formats whose stem is a question or has one gap (L20). */
export const ASKING = ["multiple-choice", "multiple-select", "short-answer", "numeric", "who-said", "what-it-means", "fill-the-gap", "gap-from-bank"];

/** Formats in which a gap is filled. */
export const GAPS = ["fill-the-gap", "gap-from-bank"];

/** Whether a format has a gap to be filled. */
export const isGap = ({ format }: { format: string }): boolean => GAPS.includes(format);

/** Context and stem as one text. */
export function standingOf(question: Question): string {
  return `${question.context} ${question.stem}`;
}

const NONE: readonly never[] = [];

const present = (graph: Graph, ids: readonly string[]) => ids.map((id) => graph.fact(id)).filter((fact) => fact !== undefined);

function optionsOf({ reply }: Question): readonly Option[] {
  return "options" in reply ? reply.options : [];
}

function rightOf({ reply }: Question): ReadonlySet<string> {
  switch (reply.kind) {
    case "choice":
    case "place":
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
export function namesOf(entity: Entity | undefined): readonly string[] {
  if (!entity) return NONE;
  const known = namesKnown.get(entity) ?? [entity.name, ...(entity.aliases ?? [])].sort((one, other) => other.length - one.length);
  namesKnown.set(entity, known);
  return known;
}

const namesKnown = new WeakMap<Entity, readonly string[]>();

/** The names and words of a fact’s own, in small letters. */
const wordingsOf = atHand((graph, fact): readonly string[] => {
  const ends = [fact.subject, "entity" in fact.object ? fact.object.entity : undefined, fact.by, fact.event, fact.saidIn];
  const names = ends.flatMap((id) => (id === undefined ? [] : namesOf(graph.entity(id))));
  return ("text" in fact.object ? [fact.object.text, ...names] : names).map((name) => name.toLowerCase());
});

/** The text with each of these (in small letters) taken out, whatever the case of its letters. */
function without(text: string, facts: readonly (readonly string[])[]): string {
  let left = text;
  let lower = text.toLowerCase();
  for (const parts of facts) {
    for (const part of parts) {
      for (let at = part === "" ? -1 : lower.indexOf(part); at >= 0; at = lower.indexOf(part, at + 1)) {
        left = `${left.slice(0, at)}◦${left.slice(at + part.length)}`;
        lower = `${lower.slice(0, at)}◦${lower.slice(at + part.length)}`;
      }
    }
  }
  return left;
}

const QUOTED = /“[^”]*”|"[^"]*"|«[^»]*»/g;

function ownWordsOf(graph: Graph, question: Question, facts: readonly Fact[]): string {
  const unquoted = question.stem.replace(QUOTED, "◦");
  return without(unquoted, facts.map((fact) => wordingsOf(graph, fact)));
}

function entitiesNamed(graph: Graph, fact: Fact, end: ReadAs, text: string): readonly Entity[] {
  if (end === "event") return entitiesRead(graph, ["event"], text.split(",")[0]!);
  const ends = endsRead(graph, fact, end, text);
  return ends.flatMap((one) => ("entity" in one ? [graph.entity(one.entity)] : [])).filter((entity) => entity !== undefined);
}

/** What an option is read as: a subject or an object of a relation, or an event. */
type ReadAs = "subject" | "object" | "event";

/** Options read as entities at an end of a relation, by their texts: whichever of its facts is asked. */
const OPTIONS_AT_HAND = 1000;
const optionsRead = keptBy<string, Map<string, OptionText>>(() => new Map());

function readEntityOption(graph: Graph, fact: Fact, as: ReadAs, text: string): OptionText {
  const read = optionsRead(graph, as === "event" ? as : `${fact.relation} ${as}`);
  const known = read.get(text);
  if (known) return known;
  if (read.size >= OPTIONS_AT_HAND) read.clear();
  const made = readOption(text, entitiesNamed(graph, fact, as, text));
  read.set(text, made);
  return made;
}

const valueRead = ofText((text) => readOption(text, NONE));

/** A text read as an end of a fact, or as an event: once, since the formats that ask facts of a relation choose from the same. */
function readAs(graph: Graph, fact: Fact, as: ReadAs, text: string): OptionText {
  const isValue = as === "object" && !("entity" in fact.object);
  return isValue ? valueRead(text) : readEntityOption(graph, fact, as, text);
}

const endRead = ({ reply, slot }: Question) => (reply.kind === "order" ? "event" : slot === "subject" ? "subject" : "object");

/** A question and what rules ask of it, each worked out when it is first asked for. */
class LazyReading implements Reading {
  readonly options: readonly Option[];
  readonly kept = new Map<string, unknown>();

  constructor(
    readonly graph: Graph,
    readonly question: Question,
    readonly statistics: Statistics | undefined,
  ) {
    this.options = optionsOf(question);
  }

  #asked: readonly Fact[] | undefined;
  get asked() {
    return (this.#asked ??= present(this.graph, this.question.factIds));
  }

  #rests: readonly Fact[] | undefined;
  get rests() {
    return (this.#rests ??= present(this.graph, this.question.restsOn));
  }

  #standing: string | undefined;
  get standing() {
    return (this.#standing ??= standingOf(this.question));
  }

  #words: readonly string[] | undefined;
  get words() {
    return (this.#words ??= [...wordsOf(this.question.context), ...wordsOf(this.question.stem)]);
  }

  get stemWords() {
    return wordsOf(this.question.stem);
  }

  #line: string | undefined;
  get line() {
    return (this.#line ??= ` ${this.words.join(" ")} `);
  }

  #ownWords: string | undefined;
  get ownWords() {
    return (this.#ownWords ??= ownWordsOf(this.graph, this.question, [...this.asked, ...this.rests]));
  }

  #parts: readonly Part[] | undefined;
  get parts() {
    return (this.#parts ??= [...this.options.map(({ text }, i) => ({ read: readText(text), at: optionPlace(i) })), ...this.items.map((text, i) => ({ read: readText(text), at: itemPlace(i) }))]);
  }

  #optionReadings: readonly OptionReading[] | undefined;
  get optionReadings() {
    return (this.#optionReadings ??= this.#readOptions());
  }

  #right: ReadonlySet<string> | undefined;
  get right() {
    return (this.#right ??= rightOf(this.question));
  }

  #items: readonly string[] | undefined;
  get items() {
    return (this.#items ??= itemsOf(this.question));
  }

  #readOptions(): OptionReading[] {
    const [fact] = this.asked;
    const end = endRead(this.question);
    return this.options.map(({ text }, i) => optionAt(fact ? readAs(this.graph, fact, end, text) : valueRead(text), optionPlace(i)));
  }
}

/** Reads a question once for all the rules. */
export const readingOf = (graph: Graph, question: Question, statistics?: Statistics): Reading => new LazyReading(graph, question, statistics);
