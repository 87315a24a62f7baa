import type { Fact } from "../facts/fact";
import { objectKey, type Graph } from "../facts/graph";
import { groupBy } from "../group-by";
import { overlapOf, wordsOf } from "../questions/lint/words";
import type { Question } from "../questions/question";
import { random, type Random } from "../random";

/** What to choose: how many, from which seed, and of which kinds, topics and facts (all, where left out). */
export type Choice = { length: number; seed: string; formats?: readonly string[]; topics?: readonly string[]; facts?: readonly string[] };

/** Formats that ask for more than one fact, or for how a fact is known. */
export const DEEP_FORMATS = ["how-sure", "who-was-there", "two-reports", "what-comes-first", "say-it"] as const;

/** Two questions in five, at least, where the learner leaves the formats to us. */
const DEEP_SHARE = 0.4;

/** Cards are for practice: a quiz has them when they are asked for. */
const NOT_BY_DEFAULT = ["flashcard"];

/** Formats whose items or statements tell facts outright (L60). */
const STATING = ["true-false", "how-sure", "two-reports", "what-comes-first"];
const FIXED_OPTIONS = ["true-false", "two-reports", "how-sure", "who-was-there"];

/** Fronts of cards whose words are shared to this degree are taken for one another (L57). */
const ALIKE = 0.8;

/** What the rules for a quiz need to know of a question, worked out once. */
type Sheet = {
  asks: readonly string[];
  tells: readonly string[];
  event: string;
  relation: string;
  topics: ReadonlySet<string>;
  longestKey: boolean;
  wrong: readonly string[];
  front: readonly string[];
  /** Context and stem, where they are all that is asked; empty where the items below say what is asked. */
  words: string;
};

const sheets = new WeakMap<Question, Sheet>();

/** What a fact says, whatever its id: a plan and what came of it say the same. */
const sayingOf = (fact: Fact) => `${fact.subject}|${fact.relation}|${objectKey(fact.object)}`;

function endsOf(fact: Fact): (string | undefined)[] {
  return [fact.subject, "entity" in fact.object ? fact.object.entity : undefined, fact.event];
}

const isOpenChoice = (question: Question) => ["choice", "place"].includes(question.reply.kind) && !FIXED_OPTIONS.includes(question.format);

/** Replies whose items, not the stem, tell one question from another. */
const ITEMISED: readonly Question["reply"]["kind"][] = ["order", "pairs", "boxes", "grid"];

const wordsAsked = ({ context, stem, reply }: Question): string =>
  ITEMISED.includes(reply.kind) ? "" : `${context}|${stem}`.toLowerCase();

function isKeyLongest({ reply }: Question): boolean {
  if (reply.kind !== "choice" && reply.kind !== "place") return false;
  const longest = (isKey: boolean) =>
    Math.max(0, ...reply.options.filter((option) => (option.id === reply.key) === isKey).map((option) => option.text.length));
  return longest(true) > longest(false);
}

function wrongTexts({ reply, format }: Question): string[] {
  if (FIXED_OPTIONS.includes(format) || (reply.kind !== "choice" && reply.kind !== "choices" && reply.kind !== "place")) return [];
  const right = new Set(reply.key === undefined ? [] : [reply.key].flat());
  return reply.options.filter((option) => !right.has(option.id)).map((option) => option.text.toLowerCase());
}

function sheetOf(graph: Graph, question: Question): Sheet {
  const known = sheets.get(question);
  if (known) return known;
  const facts = (ids: readonly string[]) => ids.map((id) => graph.fact(id)).filter((fact) => fact !== undefined);
  const asked = facts(question.factIds);
  const asks = asked.map(sayingOf);
  const sheet: Sheet = {
    asks,
    tells: [...facts(question.restsOn).map(sayingOf), ...(STATING.includes(question.format) ? asks : [])],
    event: asked.flatMap(endsOf).find((id) => id !== undefined && graph.entity(id)?.kind === "event") ?? question.id,
    relation: asked[0]?.relation ?? question.format,
    topics: new Set(asked.flatMap((fact) => fact.topic ?? [])),
    longestKey: isOpenChoice(question) && isKeyLongest(question),
    wrong: wrongTexts(question),
    front: question.reply.kind === "grade" ? wordsOf(`${question.context} ${question.stem}`) : [],
    words: wordsAsked(question),
  };
  sheets.set(question, sheet);
  return sheet;
}

/** Counts by name. */
class Tally {
  private readonly counts = new Map<string, number>();
  of(name: string): number {
    return this.counts.get(name) ?? 0;
  }
  add(name: string): void {
    this.counts.set(name, this.of(name) + 1);
  }
}

/** The questions chosen so far, and what may still join them. */
class Draw {
  readonly chosen: Question[] = [];
  private readonly asked = new Tally();
  private readonly told = new Tally();
  private readonly events = new Tally();
  private readonly relations = new Tally();
  private readonly wrong = new Tally();
  private readonly byFact = new Map<string, string[]>();
  private readonly formats = new Tally();
  private readonly words = new Set<string>();
  private trueBalance = 0;
  private choices = 0;
  private longest = 0;

  /** `lean` says whether the first statement, and every other one after it, is true (1) or false (-1). */
  constructor(
    private readonly graph: Graph,
    private readonly length: number,
    private readonly lean: 1 | -1,
  ) {}

  /** Whether there are as many questions as were wished for. */
  get isFull(): boolean {
    return this.chosen.length >= this.length;
  }

  /** How many questions of a format were chosen. */
  countOf(format: string): number {
    return this.formats.of(format);
  }

  private tellsNothing({ asks, tells }: Sheet): boolean {
    return asks.every((saying) => this.told.of(saying) === 0) && tells.every((saying) => this.asked.of(saying) === 0);
  }

  /** Statements: as many true ones as false ones, give or take one; and `strictly`, the odd one as the lean says, so that no guess pays. */
  private keepsBalance(question: Question, strictly: boolean): boolean {
    const step = truthOfStatement(question);
    if (step === 0) return true;
    return strictly && this.trueBalance === 0 ? step === this.lean : Math.abs(this.trueBalance + step) <= 1;
  }

  /** Nobody is asked the same words twice: statements never, others where there is a choice. */
  private isNewlyWorded(question: Question, { words }: Sheet, strictly: boolean): boolean {
    return words === "" || !this.words.has(words) || (!strictly && truthOfStatement(question) === 0);
  }

  private keepsKeysShort(question: Question, sheet: Sheet): boolean {
    if (!isOpenChoice(question) || !sheet.longestKey) return true;
    return this.longest + 1 <= Math.max(1, 0.4 * (this.choices + 1));
  }

  private isNewFront(question: Question, { front }: Sheet): boolean {
    return (
      front.length === 0 ||
      this.chosen.every((other) => other.reply.kind !== "grade" || overlapOf(front, sheetOf(this.graph, other).front) < ALIKE)
    );
  }

  private askedBefore(question: Question, times: number): boolean {
    return question.factIds.some((id) => {
      const formats = this.byFact.get(id) ?? [];
      return formats.length >= times || formats.includes(question.format);
    });
  }

  /** Variety: no event, kind of fact or wrong option too often. */
  private isVaried({ event, relation, wrong }: Sheet): boolean {
    const most = Math.max(2, Math.floor(this.length * 0.35));
    return (
      this.events.of(event) < most &&
      this.relations.of(relation) < most &&
      wrong.every((text) => this.wrong.of(text) < Math.max(2, Math.floor(this.length * 0.25)))
    );
  }

  /** Whether a question may join: always by the rules (E), and where `strictly`, with variety too. */
  takes(question: Question, strictly: boolean): boolean {
    const sheet = sheetOf(this.graph, question);
    const fits =
      this.tellsNothing(sheet) &&
      this.keepsBalance(question, strictly) &&
      this.keepsKeysShort(question, sheet) &&
      this.isNewFront(question, sheet);
    return (
      fits &&
      this.isNewlyWorded(question, sheet, strictly) &&
      !this.askedBefore(question, strictly ? 1 : 2) &&
      (!strictly || this.isVaried(sheet))
    );
  }

  add(question: Question): void {
    const sheet = sheetOf(this.graph, question);
    this.chosen.push(question);
    for (const saying of new Set(sheet.asks)) this.asked.add(saying);
    for (const saying of new Set(sheet.tells)) this.told.add(saying);
    for (const id of question.factIds) this.byFact.set(id, [...(this.byFact.get(id) ?? []), question.format]);
    this.events.add(sheet.event);
    this.relations.add(sheet.relation);
    this.formats.add(question.format);
    this.words.add(sheet.words);
    for (const text of new Set(sheet.wrong)) this.wrong.add(text);
    this.trueBalance += truthOfStatement(question);
    this.choices += isOpenChoice(question) ? 1 : 0;
    this.longest += sheet.longestKey ? 1 : 0;
  }
}

/** 1 for a statement that is true, -1 for one that is false, 0 for everything else. */
function truthOfStatement({ format, reply }: Question): number {
  if (format !== "true-false" || reply.kind !== "choice") return 0;
  return /^true\b/i.test(reply.options.find((option) => option.id === reply.key)?.text ?? "") ? 1 : -1;
}

/** The questions of one format, in an order by chance. */
type Bucket = { format: string; questions: readonly Question[] };

/**
 * One question of each fact first, so that a fact is as likely as any other, however many ways there are to ask it. Of statements one true
 * and one false: some facts have two false ones, and what a statement is about would say that it is false.
 */
function eachFactOnce(questions: readonly Question[]): Question[] {
  const [first, more]: [Question[], Question[]] = [[], []];
  const met = new Set<string>();
  for (const question of questions) {
    const mark = `${question.factIds.join()}|${truthOfStatement(question)}`;
    (met.has(mark) ? more : first).push(question);
    met.add(mark);
  }
  return [...first, ...more];
}

/** A bucket for each format, the formats in an order by chance too. */
function bucketsOf(questions: readonly Question[], chance: Random): Bucket[] {
  const byFormat = groupBy(questions, (question) => question.format);
  return chance.shuffle([...byFormat].map(([format, some]) => ({ format, questions: eachFactOnce(chance.shuffle(some)) })));
}

/** How many of a pool’s questions tell what a question asks, or ask what it tells: those that cannot be in one quiz with it. */
function rivalsIn(graph: Graph, pool: readonly Question[]): (question: Question) => number {
  const [asked, told] = [new Tally(), new Tally()];
  for (const { asks, tells } of pool.map((question) => sheetOf(graph, question))) {
    for (const saying of asks) asked.add(saying);
    for (const saying of tells) told.add(saying);
  }
  return (question) => {
    const { asks, tells } = sheetOf(graph, question);
    return asks.reduce((sum, saying) => sum + told.of(saying), 0) + tells.reduce((sum, saying) => sum + asked.of(saying), 0);
  };
}

/** The buckets whose questions have the most rivals first: later, nothing of them would fit beside what is chosen. */
function hardestFirst(buckets: readonly Bucket[], rivals: (question: Question) => number): Bucket[] {
  const hardness = new Map(
    buckets.map((bucket) => [bucket, bucket.questions.reduce((sum, question) => sum + rivals(question), 0) / bucket.questions.length]),
  );
  return [...buckets].sort((one, other) => hardness.get(other)! - hardness.get(one)!);
}

/** How many of `enough` questions each format gets: the same number each, and the first ones one more. */
function sharesOf(buckets: readonly Bucket[], enough: number): Map<string, number> {
  return new Map(buckets.map(({ format }, i) => [format, Math.floor(enough / buckets.length) + (i < enough % buckets.length ? 1 : 0)]));
}

/** Takes from each format its share, as far as there are questions that fit. */
function fillShares(draw: Draw, buckets: readonly Bucket[], shares: ReadonlyMap<string, number>): void {
  for (const strictly of [true, false]) {
    for (const { format, questions } of buckets) {
      for (const question of questions) {
        if (draw.isFull || draw.countOf(format) >= shares.get(format)!) break;
        if (draw.takes(question, strictly)) draw.add(question);
      }
    }
  }
}

/** Takes one of each format in turn until there are enough, or none that fits is left. */
function fill(draw: Draw, buckets: readonly Bucket[], enough: () => boolean, strictly: boolean): void {
  const left = buckets.map(({ questions }) => [...questions]);
  for (let found = true; found && !enough();) {
    found = false;
    for (const bucket of left) {
      if (enough()) return;
      const at = bucket.findIndex((question) => draw.takes(question, strictly));
      if (at < 0) continue;
      draw.add(bucket[at]!);
      bucket.splice(0, at + 1);
      found = true;
    }
  }
}

function wanted(graph: Graph, pool: readonly Question[], { formats, topics, facts }: Choice): readonly Question[] {
  const isWanted = (question: Question) => (formats ? formats.includes(question.format) : !NOT_BY_DEFAULT.includes(question.format));
  const isOnTopic = (question: Question) => !topics || [...sheetOf(graph, question).topics].some((topic) => topics.includes(topic));
  const asked = facts && new Set(facts);
  const isAboutThem = (question: Question) => !asked || question.factIds.every((id) => asked.has(id));
  return pool.filter((question) => isWanted(question) && isOnTopic(question) && isAboutThem(question));
}

const isDeep = (format: string): boolean => (DEEP_FORMATS as readonly string[]).includes(format);

/** Each format’s share of a quiz: equal among the formats wished for; else two in five for the deep ones where there are any. */
function sharesIn(buckets: readonly Bucket[], { length, formats }: Choice): Map<string, number> {
  const [deep, plain] = [buckets.filter(({ format }) => isDeep(format)), buckets.filter(({ format }) => !isDeep(format))];
  if (formats || deep.length === 0 || plain.length === 0) return sharesOf(buckets, length);
  const least = Math.ceil(length * DEEP_SHARE);
  return new Map([...sharesOf(deep, least), ...sharesOf(plain, length - least)]);
}

/**
 * Questions for one quiz, drawn from a pool by a seed: no question tells what another asks, statements are balanced, the key is seldom the
 * longest option, and facts, events and kinds of question vary. Each of the `formats` gets an equal share, as far as its questions go
 * together with the others; without `formats`, two in five or more ask for more than one fact, where the pool has them. Fewer than
 * `length`, or none, where the pool has no more that go together; never more, and never an error.
 */
export function chooseQuiz(graph: Graph, pool: readonly Question[], choice: Choice): Question[] {
  const chance = random(`quiz|${choice.seed}`);
  const questions = wanted(graph, pool, choice);
  const buckets = bucketsOf(questions, chance);
  const draw = new Draw(graph, choice.length, chance.below(2) === 0 ? 1 : -1);
  const ordered = hardestFirst(buckets, rivalsIn(graph, questions));
  fillShares(draw, ordered, sharesIn(buckets, choice));
  topUp(draw, ordered, choice);
  return chance.shuffle(draw.chosen);
}

/**
 * Questions to join those that a quiz has: `choice.length` in all, from the first pool as far as its questions go together with the others,
 * then from the next. By the rules of `chooseQuiz`; none of the questions kept is among them.
 */
export function chooseBeside(graph: Graph, kept: readonly Question[], pools: readonly (readonly Question[])[], choice: Choice): Question[] {
  const chance = random(`beside|${choice.seed}`);
  const draw = new Draw(graph, choice.length, chance.below(2) === 0 ? 1 : -1);
  for (const question of kept) draw.add(question);
  const taken = new Set(kept.map((question) => question.id));
  for (const pool of pools) {
    const questions = wanted(graph, pool, choice).filter((question) => !taken.has(question.id));
    const buckets = bucketsOf(questions, chance);
    const ordered = hardestFirst(buckets, rivalsIn(graph, questions));
    fillShares(draw, ordered, sharesIn(buckets, choice));
    topUp(draw, ordered, choice);
  }
  return chance.shuffle(draw.chosen.slice(kept.length));
}

/** What the shares left open is filled with any format: with deep ones first, where two in five are not reached. */
function topUp(draw: Draw, buckets: readonly Bucket[], { length, formats }: Choice): void {
  const deep = buckets.filter(({ format }) => isDeep(format));
  const hasEnough = () => draw.chosen.length >= length;
  const isDeepEnough = () => hasEnough() || draw.chosen.filter(({ format }) => isDeep(format)).length >= Math.ceil(length * DEEP_SHARE);
  if (!formats) for (const strictly of [true, false]) fill(draw, deep, isDeepEnough, strictly);
  for (const strictly of [true, false]) fill(draw, buckets, hasEnough, strictly);
}
