import type { Fact } from "./fact";
import type { Graph } from "./graph";

/**
 * What is worked out once a graph and kept as long as the graph is. A graph never changes, so what was true of it stays true; nothing here
 * is told by chance or by the clock, so that keeping changes how fast an answer comes and never which. Answers lie in the graph
 * (`Graph.kept`).
 */

let places = 0;

/** The function with its answer kept for each graph: at a place of its own, and asked whose it is, since this file may be loaded twice. */
export function keptFor<T>(make: (graph: Graph) => T): (graph: Graph) => T {
  const place = places++;
  return (graph) => {
    const known = graph.kept[place];
    if (known?.by === make) return known.answer as T;
    const answer = make(graph);
    graph.kept[place] = { by: make, answer };
    return answer;
  };
}

/**
 * The answers of a store by key, up to `most` of them: then keeping starts anew, so that a store never outgrows what is being worked on.
 * The last one lies on top, since the same is often asked several times running.
 */
export function keeping<K, T>(make: (key: K) => T, most: number): (key: K) => T {
  const answers = new Map<K, T>();
  let last: { key: K; answer: T } | null = null;
  const find = (key: K): T => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    if (answers.size >= most) answers.clear();
    answers.set(key, made);
    return made;
  };
  return (key) => {
    if (last === null || last.key !== key) last = { key, answer: find(key) };
    return last.answer;
  };
}

/** Answers by key, with the two that were asked for last on top: a value is mostly compared with one other again and again. */
type Store<K, T> = { all: Map<K, T>; first: K | undefined; firstAnswer: T | undefined; second: K | undefined; secondAnswer: T | undefined };

/** Lays an answer on top of a store, above the one that was there. */
function lay<K, T>(store: Store<K, T>, key: K, answer: T): T {
  store.second = store.first;
  store.secondAnswer = store.firstAnswer;
  store.first = key;
  store.firstAnswer = answer;
  return answer;
}

/**
 * The function of a graph and a key (an id, a fact, a text) with its answers kept for each graph: all of them, or up to `most`. An answer
 * `undefined` is not kept.
 */
export function keptBy<K, T>(make: (graph: Graph, key: K) => T, most: number = Number.POSITIVE_INFINITY): (graph: Graph, key: K) => T {
  const storeOf = keptFor((): Store<K, T> => ({
    all: new Map(),
    first: undefined,
    firstAnswer: undefined,
    second: undefined,
    secondAnswer: undefined,
  }));
  return (graph, key) => {
    const store = storeOf(graph);
    if (store.first === key && store.firstAnswer !== undefined) return store.firstAnswer;
    if (store.second === key && store.secondAnswer !== undefined) return lay(store, key, store.secondAnswer);
    const known = store.all.get(key);
    if (known !== undefined) return lay(store, key, known);
    const made = make(graph, key);
    if (store.all.size >= most) store.all.clear();
    store.all.set(key, made);
    return lay(store, key, made);
  };
}

/** The function of an id with its last two answers on top of what it looks them up in. */
export function onTop<T>(find: (id: string) => T): (id: string) => T {
  let first: string | undefined;
  let second: string | undefined;
  let firstFound: T | undefined;
  let secondFound: T | undefined;
  return (id) => {
    if (first === id) return firstFound as T;
    const found = second === id ? (secondFound as T) : find(id);
    second = first;
    secondFound = firstFound;
    first = id;
    firstFound = found;
    return found;
  };
}

/** So many facts are worked on at a time. */
const FACTS_AT_HAND = 500;

/**
 * What is kept of the facts at hand: of each a list of answers, one for every function of `atHand`. The two that were last asked for lie on
 * top.
 */
type Hand = { fact: Fact | null; answers: unknown[]; under: Fact | null; underAnswers: unknown[]; all: Map<Fact, unknown[]> };

const handOf = keptFor((): Hand => ({ fact: null, answers: [], under: null, underAnswers: [], all: new Map() }));

function answersFor({ all }: Hand, fact: Fact): unknown[] {
  const known = all.get(fact);
  if (known) return known;
  if (all.size >= FACTS_AT_HAND) all.clear();
  const answers: unknown[] = [];
  all.set(fact, answers);
  return answers;
}

/** Lays the answers of a fact on top. */
function takeUp(hand: Hand, fact: Fact): unknown[] {
  const answers = hand.under === fact ? hand.underAnswers : answersFor(hand, fact);
  hand.under = hand.fact;
  hand.underAnswers = hand.answers;
  hand.fact = fact;
  return (hand.answers = answers);
}

let handPlaces = 0;

/**
 * What is kept of a fact while it is worked on: the formats that ask it come one after the other and need the same of it. An answer
 * `undefined` is not kept.
 */
export function atHand<T>(make: (graph: Graph, fact: Fact) => T): (graph: Graph, fact: Fact) => T {
  const place = handPlaces++;
  return (graph, fact) => {
    const hand = handOf(graph);
    const answers = hand.fact === fact ? hand.answers : takeUp(hand, fact);
    const known = answers[place];
    if (known !== undefined) return known as T;
    return (answers[place] = make(graph, fact)) as T;
  };
}
