import type { Source } from "../../facts/fact";
import type { Graph } from "../../facts/graph";
import { framesOf } from "../../facts/frames/frames";
import { keptFor } from "../../facts/kept";
import { wordsOf } from "./words";

/** Which reports a text names: found by its words, so that a set of many reports costs no more than one of a few. */

const longestOf = (words: readonly string[]) => words.reduce((longest, word) => (word.length > longest.length ? word : longest), "");

function add(lists: Map<string, Source[]>, key: string, source: Source): void {
  const list = lists.get(key);
  if (list) list.push(source);
  else lists.set(key, [source]);
}

/** Sources by the longest word of their titles; those without a word under "". */
const byTitleWord = keptFor((graph) => {
  const lists = new Map<string, Source[]>();
  for (const source of graph.set.sources) add(lists, longestOf(wordsOf(source.title)), source);
  return lists;
});

/** Sources by the days that they, or what they sum up, appeared on. */
const byDay = keptFor((graph) => {
  const lists = new Map<string, Source[]>();
  for (const source of graph.set.sources) {
    for (const date of new Set([source.of?.date, source.date])) if (date !== undefined) add(lists, framesOf(graph).day(date), source);
  }
  return lists;
});

const places = keptFor((graph) => new Map(graph.set.sources.map((source, place) => [source, place])));

const inSetOrder = (graph: Graph, sources: readonly Source[]) =>
  [...new Set(sources)].sort((one, other) => places(graph).get(one)! - places(graph).get(other)!);

/** The sources whose title, with what is put around it, stands in a text; in the order of the set. */
export function titledIn(graph: Graph, text: string, written: (title: string) => string = (title) => title): readonly Source[] {
  const candidates = [...new Set(["", ...wordsOf(text)])].flatMap((word) => byTitleWord(graph).get(word) ?? []);
  return inSetOrder(
    graph,
    candidates.filter((source) => text.includes(written(source.title))),
  );
}

const DAY = /\d{1,2}\.? \p{Lu}\p{L}+ \d{4}/gu;

/** The sources of a day that a text names; in the order of the set. */
export function datedIn(graph: Graph, text: string): readonly Source[] {
  const days = new Set([...text.matchAll(DAY)].map(([day]) => day));
  return inSetOrder(
    graph,
    [...days].flatMap((day) => byDay(graph).get(day) ?? []),
  );
}
