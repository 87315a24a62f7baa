import type { Fact } from "../facts/fact";
import { objectKey, type Graph } from "../facts/graph";
import { overlapOf, wordsOf } from "../questions/lint/words";
import type { Question } from "../questions/question";
import { random, type Random } from "../random";

/** What to choose: how many, from which seed, and of which kinds and topics (all, where left out). */
export type Choice = { length: number; seed: string; formats?: readonly string[]; topics?: readonly string[] };

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
type Sheet = { asks: readonly string[]; tells: readonly string[]; event: string; relation: string; topics: ReadonlySet<string>; longestKey: boolean; wrong: readonly string[]; front: readonly string[] };

const sheets = new WeakMap<Question, Sheet>();

/** What a fact says, whatever its id: a plan and what came of it say the same. */
const sayingOf = (fact: Fact) => `${fact.subject}|${fact.relation}|${objectKey(fact.object)}`;

function endsOf(fact: Fact): (string | undefined)[] {
  return [fact.subject, "entity" in fact.object ? fact.object.entity : undefined, fact.event];
}

const isOpenChoice = (question: Question) => question.reply.kind === "choice" && !FIXED_OPTIONS.includes(question.format);

function isKeyLongest({ reply }: Question): boolean {
  if (reply.kind !== "choice") return false;
  const longest = (isKey: boolean) => Math.max(0, ...reply.options.filter((option) => (option.id === reply.key) === isKey).map((option) => option.text.length));
  return longest(true) > longest(false);
}

function wrongTexts({ reply, format }: Question): string[] {
  if (FIXED_OPTIONS.includes(format) || (reply.kind !== "choice" && reply.kind !== "choices")) return [];
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
  private trueBalance = 0;
  private choices = 0;
  private longest = 0;

  constructor(
    private readonly graph: Graph,
    private readonly length: number,
  ) {}

  private tellsNothing({ asks, tells }: Sheet): boolean {
    return asks.every((saying) => this.told.of(saying) === 0) && tells.every((saying) => this.asked.of(saying) === 0);
  }

  /** Statements: as many true ones as false ones, give or take one. */
  private keepsBalance(question: Question): boolean {
    const step = truthOfStatement(question);
    return step === 0 || Math.abs(this.trueBalance + step) <= 1;
  }

  private keepsKeysShort(question: Question, sheet: Sheet): boolean {
    if (!isOpenChoice(question) || !sheet.longestKey) return true;
    return this.longest + 1 <= Math.max(1, 0.4 * (this.choices + 1));
  }

  private isNewFront(question: Question, { front }: Sheet): boolean {
    return front.length === 0 || this.chosen.every((other) => other.reply.kind !== "grade" || overlapOf(front, sheetOf(this.graph, other).front) < ALIKE);
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
    return this.events.of(event) < most && this.relations.of(relation) < most && wrong.every((text) => this.wrong.of(text) < Math.max(2, Math.floor(this.length * 0.25)));
  }

  /** Whether a question may join: always by the rules (E), and where `strictly`, with variety too. */
  takes(question: Question, strictly: boolean): boolean {
    const sheet = sheetOf(this.graph, question);
    const fits = this.tellsNothing(sheet) && this.keepsBalance(question) && this.keepsKeysShort(question, sheet) && this.isNewFront(question, sheet);
    return fits && !this.askedBefore(question, strictly ? 1 : 2) && (!strictly || this.isVaried(sheet));
  }

  add(question: Question): void {
    const sheet = sheetOf(this.graph, question);
    this.chosen.push(question);
    for (const saying of new Set(sheet.asks)) this.asked.add(saying);
    for (const saying of new Set(sheet.tells)) this.told.add(saying);
    for (const id of question.factIds) this.byFact.set(id, [...(this.byFact.get(id) ?? []), question.format]);
    this.events.add(sheet.event);
    this.relations.add(sheet.relation);
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

/** The questions of each format in an order of their own, the formats in another. */
function bucketsOf(questions: readonly Question[], chance: Random): Question[][] {
  const byFormat = new Map<string, Question[]>();
  for (const question of questions) byFormat.set(question.format, [...(byFormat.get(question.format) ?? []), question]);
  return chance.shuffle([...byFormat.values()].map((bucket) => chance.shuffle(bucket)));
}

/** Takes one of each format in turn until there are enough, or none that fits is left. */
function fill(draw: Draw, buckets: readonly Question[][], enough: number, strictly: boolean): void {
  const left = buckets.map((bucket) => bucket.filter((question) => !draw.chosen.includes(question)));
  for (let found = true; found && draw.chosen.length < enough; ) {
    found = false;
    for (const bucket of left) {
      if (draw.chosen.length >= enough) return;
      const at = bucket.findIndex((question) => draw.takes(question, strictly));
      if (at < 0) continue;
      draw.add(bucket[at]!);
      bucket.splice(0, at + 1);
      found = true;
    }
  }
}

function wanted(graph: Graph, pool: readonly Question[], { formats, topics }: Choice): readonly Question[] {
  const isWanted = (question: Question) => (formats ? formats.includes(question.format) : !NOT_BY_DEFAULT.includes(question.format));
  const isOnTopic = (question: Question) => !topics || [...sheetOf(graph, question).topics].some((topic) => topics.includes(topic));
  return pool.filter((question) => isWanted(question) && isOnTopic(question));
}

/**
 * Questions for one quiz, drawn from a pool by a seed: no question tells what another asks, statements are balanced, the key is seldom the
 * longest option, and facts, events and kinds of question vary. Without `formats`, two in five or more ask for more than one fact, where the
 * pool has them. Fewer than `length`, or none, where the pool has no more that go together; never more, and never an error.
 */
export function chooseQuiz(graph: Graph, pool: readonly Question[], choice: Choice): Question[] {
  const chance = random(`quiz|${choice.seed}`);
  const questions = wanted(graph, pool, choice);
  const isDeep = ({ format }: Question) => (DEEP_FORMATS as readonly string[]).includes(format);
  const [deep, plain] = [bucketsOf(questions.filter(isDeep), chance), bucketsOf(questions.filter((question) => !isDeep(question)), chance)];
  const draw = new Draw(graph, choice.length);
  if (!choice.formats) for (const strictly of [true, false]) fill(draw, deep, Math.ceil(choice.length * DEEP_SHARE), strictly);
  for (const strictly of [true, false]) fill(draw, choice.formats ? [...plain, ...deep] : plain, choice.length, strictly);
  if (!choice.formats) fill(draw, deep, choice.length, false);
  return chance.shuffle(draw.chosen);
}
