import type { Entity, Fact } from "../../facts/fact";
import type { Graph } from "../../facts/graph";
import { atHand, keptBy } from "../../facts/kept";
import type { Option, Question } from "../question";
import { optionAt, readOption, type OptionReading, type OptionText } from "./overlap";
import { itemPlace } from "./rule";
import { endsRead, entitiesRead } from "./values";
import { isNobody } from "./nobody";
import { Read, readText } from "./words";

/** How often each option, by id, was shown to somebody and chosen. */
export type Statistics = Readonly<Record<string, { shown: number; chosen: number }>>;

/** An option or item that is read, which one it is ("options[2]"), and whether it names somebody or something that no fact is about. */
export type Part = { read: Read; at: string; isNobody: boolean };

/** A question with what the rules ask of it again and again, each worked out once and only when it is asked for. */
export type Reading = {
  readonly graph: Graph;
  readonly question: Question;
  /** The facts asked, and the facts its context rests on, that the set still has. */
  readonly asked: readonly Fact[];
  readonly rests: readonly Fact[];
  /** Context and stem: what the rules mean by "stem". */
  readonly standing: string;
  readonly context: Read;
  readonly stem: Read;
  /** The words of both, and the same in one line, with a space at either end. */
  readonly words: readonly string[];
  readonly line: string;
  /** The stem without quotations and without the names and values of its own facts: the words that are ours. */
  readonly own: Read;
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
  /** Answers that several rules ask for, by a name of theirs: worked out once. There are few. */
  readonly kept: { name: string; answer: unknown }[];
};

/** The answer kept under this name, or else made and kept. */
export function keptIn<T>(reading: Reading, name: string, make: (reading: Reading) => T): T {
  for (const one of reading.kept) if (one.name === name) return one.answer as T;
  const answer = make(reading);
  reading.kept.push({ name, answer });
  return answer;
}

/** Whether context and stem hold these words in one run. */
export function stands(reading: Reading, words: string): boolean {
  const { words: wanted, line } = readText(words);
  return wanted.length > 0 && reading.line.includes(line);
}

/** Formats whose options are the same in every question: no rule about options is for them. */
export const FIXED_OPTIONS = ["true-false", "two-reports", "how-sure", "who-was-there"];

/** Formats whose stem is a question or has one gap (L20). */
export const ASKING = [
  "multiple-choice",
  "multiple-select",
  "short-answer",
  "numeric",
  "who-said",
  "what-it-means",
  "fill-the-gap",
  "gap-from-bank",
];

/** Formats in which a gap is filled. */
export const GAPS = ["fill-the-gap", "gap-from-bank"];

/** Whether a format has a gap to be filled. */
export const isGap = ({ format }: { format: string }): boolean => GAPS.includes(format);

/** Context and stem as one text. */
export function standingOf(question: Question): string {
  return `${question.context} ${question.stem}`;
}

const NONE: readonly never[] = [];

function present(graph: Graph, ids: readonly string[]): readonly Fact[] {
  if (ids.length === 0) return NONE;
  const facts: Fact[] = [];
  for (const id of ids) {
    const fact = graph.fact(id);
    if (fact) facts.push(fact);
  }
  return facts;
}

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
  return "items" in reply ? reply.items.map((item) => item.text) : NONE;
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

const QUOTED = /„[^“”]*[“”]|“[^”]*”|"[^"]*"|«[^»]*»/g;

const isQuoting = /["“„«]/;

function ownWordsOf(graph: Graph, stem: string, facts: readonly Fact[]): string {
  const unquoted = isQuoting.test(stem) ? stem.replace(QUOTED, "◦") : stem;
  return without(
    unquoted,
    facts.map((fact) => wordingsOf(graph, fact)),
  );
}

/** What stands above the options, and what is read in it. */
class Above {
  constructor(
    readonly graph: Graph,
    readonly context: Read,
    readonly stem: Read,
    readonly facts: readonly Fact[],
  ) {}

  #words: readonly string[] | undefined;
  get words() {
    return (this.#words ??= [...this.context.words, ...this.stem.words]);
  }

  #line: string | undefined;
  get line() {
    return (this.#line ??= ` ${this.words.join(" ")} `);
  }

  #own: Read | undefined;
  get own() {
    return (this.#own ??= new Read(ownWordsOf(this.graph, this.stem.text, this.facts)));
  }
}

/** What stood above the options of questions of a fact: formats that ask it in the same words share it. */
const aboveOf = atHand((): Above[] => []);

/** So many are kept of a fact. */
const MOST_ABOVE = 12;

const isSame = (one: readonly Fact[], other: readonly Fact[]) => one.length === other.length && one.every((fact, i) => fact === other[i]);

/** What stands above a question, read once for all questions of one fact that it stands above. */
function readAbove(graph: Graph, { context, stem }: Question, asked: readonly Fact[], rests: readonly Fact[]): Above {
  const facts = rests.length === 0 ? asked : [...asked, ...rests];
  if (asked.length !== 1) return new Above(graph, readText(context), readText(stem), facts);
  const kept = aboveOf(graph, asked[0]!);
  for (const one of kept) if (one.stem.text === stem && one.context.text === context && isSame(one.facts, facts)) return one;
  const above = new Above(graph, readText(context), readText(stem), facts);
  if (kept.length >= MOST_ABOVE) kept.length = 0;
  kept.push(above);
  return above;
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

/** Those of the relation of a fact. */
const optionsAt: Readonly<Record<ReadAs, (graph: Graph, fact: Fact) => Map<string, OptionText>>> = {
  subject: atHand((graph, fact) => optionsRead(graph, `${fact.relation} subject`)),
  object: atHand((graph, fact) => optionsRead(graph, `${fact.relation} object`)),
  event: (graph) => optionsRead(graph, "event"),
};

function readEntityOption(graph: Graph, fact: Fact, as: ReadAs, text: string): OptionText {
  const read = optionsAt[as](graph, fact);
  const known = read.get(text);
  if (known) return known;
  if (read.size >= OPTIONS_AT_HAND) read.clear();
  const made = readOption(graph, text, entitiesNamed(graph, fact, as, text));
  read.set(text, made);
  return made;
}

const valueRead = keptBy((graph, text: string) => readOption(graph, text, NONE), OPTIONS_AT_HAND);

/** A text read as an end of a fact, or as an event: once, since the formats that ask facts of a relation choose from the same. */
function readAs(graph: Graph, fact: Fact, as: ReadAs, text: string): OptionText {
  const isValue = as === "object" && !("entity" in fact.object);
  return isValue ? valueRead(graph, text) : readEntityOption(graph, fact, as, text);
}

const endRead = ({ reply, slot }: Question) => (reply.kind === "order" ? "event" : slot === "subject" ? "subject" : "object");

/** A question and what rules ask of it, each worked out when it is first asked for. */
class LazyReading implements Reading {
  readonly options: readonly Option[];
  readonly kept: { name: string; answer: unknown }[] = [];

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

  #above: Above | undefined;
  get above() {
    return (this.#above ??= readAbove(this.graph, this.question, this.asked, this.rests));
  }

  get context() {
    return this.above.context;
  }

  get stem() {
    return this.above.stem;
  }

  get words() {
    return this.above.words;
  }

  get line() {
    return this.above.line;
  }

  get own() {
    return this.above.own;
  }

  #parts: readonly Part[] | undefined;
  get parts() {
    return (this.#parts ??= this.#readParts());
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
    return this.options.map(({ text }, i) => optionAt(fact ? readAs(this.graph, fact, end, text) : valueRead(this.graph, text), i));
  }

  #readParts(): readonly Part[] {
    if (this.items.length === 0) return this.optionReadings;
    return [
      ...this.optionReadings,
      ...this.items.map((text, i) => ({ read: readText(text), at: itemPlace(i), isNobody: isNobody(this.graph, text) })),
    ];
  }
}

/** Reads a question once for all the rules. */
export const readingOf = (graph: Graph, question: Question, statistics?: Statistics): Reading =>
  new LazyReading(graph, question, statistics);
