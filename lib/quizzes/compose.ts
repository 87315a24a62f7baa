import type { Graph } from "../facts/graph";
import { plainText } from "../facts/plain-text";
import { keyWords } from "../questions/key-words";
import type { Question } from "../questions/question";
import { random } from "../random";
import { chooseBeside, type Choice } from "./choose";
import { poolsFor, type Facility } from "./difficulty";
import { keepsRules } from "./rules";
import type { QuizSettings } from "./settings";

/** What quizzes are made of: the set, its questions, and what is known of how they were answered. */
export type Material = { graph: Graph; pool: readonly Question[]; facilityOf: (questionId: string) => Facility | undefined };

/** Which questions are wished for. Empty lists mean all. */
export type Wish = Pick<QuizSettings, "length" | "topics" | "formats" | "facts" | "difficulty">;

const some = (list: readonly string[]): readonly string[] | undefined => (list.length > 0 ? list : undefined);

function choiceOf({ length, topics, formats, facts }: Wish, seed: string): Choice {
  const [onTopics, inFormats, aboutFacts] = [some(topics), some(formats), some(facts)];
  return {
    length,
    seed,
    ...(onTopics && { topics: onTopics }),
    ...(inFormats && { formats: inFormats }),
    ...(aboutFacts && { facts: aboutFacts }),
  };
}

/** Puts new questions into the places that are not kept, and what is left of them at the end. */
function between(kept: readonly (Question | null)[], fresh: readonly Question[]): Question[] {
  const left = [...fresh];
  const filled = kept.flatMap((question) => question ?? left.shift() ?? []);
  return [...filled, ...left];
}

/**
 * A quiz as wished. `kept` has a question for each place that stays as it is and null for each that is made anew; `without` are ids that
 * are not taken while there are others: those that were just there. By the rules of `chooseQuiz`; shorter where there are not enough
 * questions that go together.
 */
export function makeQuiz(
  { graph, pool, facilityOf }: Material,
  wish: Wish,
  seed: string,
  kept: readonly (Question | null)[] = [],
  without: ReadonlySet<string> = new Set(),
): Question[] {
  const stays = kept.filter((question) => question !== null);
  const choice = choiceOf({ ...wish, length: Math.max(wish.length, stays.length) }, seed);
  const fresh = pool.filter((question) => !without.has(question.id));
  const pools = [...poolsFor(fresh, wish.difficulty, facilityOf), pool.filter((question) => without.has(question.id))];
  return between(
    kept.slice(0, Math.max(wish.length, 0)).concat(kept.slice(wish.length).filter((question) => question !== null)),
    chooseBeside(graph, stays, pools, choice),
  );
}

/** So many are offered, and so many tried before giving up. */
const OFFERED = 5;
const TRIED = 150;

const nameOfFacts = ({ factIds }: Question): string => [...factIds].sort().join();

/** The first of each name, in their order. */
function firstOfEach(questions: readonly Question[], nameOf: (question: Question) => string): Question[] {
  const met = new Map<string, Question>();
  for (const question of questions) if (!met.has(nameOf(question))) met.set(nameOf(question), question);
  return [...met.values()];
}

/** The quiz with another question at a place. */
export const withQuestionAt = (quiz: readonly Question[], at: number, question: Question): Question[] =>
  quiz.map((one, i) => (i === at ? question : one));

/**
 * What may take the place of a question: another on the same fact, or one about another fact. None of them breaks a rule that the quiz
 * keeps.
 */
export type Swaps = { sameFact: Question[]; otherFact: Question[] };

/**
 * What may stand at a place of a quiz instead, by the wish for the quiz: five on the same facts, one of each format first, and five on
 * other facts, those of the same topic first. Another seed shows others. None where the quiz has no such place.
 */
export function swapsFor(
  { graph, pool }: Material,
  quiz: readonly Question[],
  at: number,
  wish: Pick<Wish, "topics" | "formats" | "facts">,
  seed: string,
): Swaps {
  const now = quiz[at];
  if (!now) return { sameFact: [], otherFact: [] };
  const chance = random(`swap|${seed}|${now.id}`);
  const inQuiz = new Set(quiz.map((question) => question.id));
  const free = chance.shuffle(pool.filter((question) => !inQuiz.has(question.id)));
  const fits = (question: Question) => keepsRules(graph, quiz, withQuestionAt(quiz, at, question));
  const asked = new Set(quiz.filter((_, i) => i !== at).flatMap((question) => question.factIds));
  const topicOf = (question: Question) => graph.fact(question.factIds[0] ?? "")?.topic;
  const same = free.filter(
    (question) => nameOfFacts(question) === nameOfFacts(now) && isWished(graph, question, { topics: [], facts: [], formats: wish.formats }),
  );
  const byFormat = firstOfEach(same, (question) => question.format);
  const other = firstOfEach(
    free.filter(
      (question) => question.factIds.every((id) => !now.factIds.includes(id) && !asked.has(id)) && isWished(graph, question, wish),
    ),
    nameOfFacts,
  );
  const nearest = [
    ...other.filter((question) => topicOf(question) === topicOf(now)),
    ...other.filter((question) => topicOf(question) !== topicOf(now)),
  ];
  return {
    sameFact: firstThat(fits, [...byFormat, ...same.filter((question) => !byFormat.includes(question))]),
    otherFact: firstThat(fits, nearest),
  };
}

function isWished(
  graph: Graph,
  { factIds, format }: Question,
  { topics, formats, facts }: Pick<Wish, "topics" | "formats" | "facts">,
): boolean {
  const onTopic = topics.length === 0 || factIds.some((id) => topics.includes(graph.fact(id)?.topic ?? ""));
  const isKind = formats.length === 0 ? format !== "flashcard" : formats.includes(format);
  return onTopic && isKind && (facts.length === 0 || factIds.every((id) => facts.includes(id)));
}

function firstThat(fits: (question: Question) => boolean, questions: readonly Question[]): Question[] {
  const found: Question[] = [];
  for (const question of questions.slice(0, TRIED)) {
    if (found.length >= OFFERED) break;
    if (fits(question)) found.push(question);
  }
  return found;
}

/** Everything of a question that a search looks through. */
const searched = ({ context, stem, reply, explanation }: Question): string =>
  plainText(`${context} ${stem} ${keyWords(reply).join(" ")} ${explanation}`);

/** Questions that hold every word of a search, in the pool's order, without those in `quiz`; at most `limit`. None for an empty search. */
export function findQuestions(pool: readonly Question[], quiz: readonly Question[], search: string, limit: number): Question[] {
  const wanted = plainText(search).split(" ").filter(Boolean);
  const inQuiz = new Set(quiz.map((question) => question.id));
  if (wanted.length === 0) return [];
  const found: Question[] = [];
  for (const question of pool) {
    if (found.length >= limit) break;
    if (inQuiz.has(question.id)) continue;
    const text = searched(question);
    if (wanted.every((word) => text.includes(word))) found.push(question);
  }
  return found;
}
