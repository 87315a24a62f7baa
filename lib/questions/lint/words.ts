import type { Worded } from "../../facts/description";
import { plainWords } from "../../facts/graph";
import { keeping } from "../../facts/kept";
import { comparable, withoutTitles } from "../typed";

const DAY_AND_MONTH = /\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b/;
const YEAR = /\b\d{4}\b/;
const NO_DAYS = { day: false, year: false };

const isWordAlone = (sign: string) => /\w/.test(sign);

function spacedIn(text: string): number {
  let words = 0;
  for (let start = 0, end; start <= text.length; start = end + 1) {
    end = text.indexOf(" ", start);
    if (end < 0) end = text.length;
    if (end - start > 1 || (end - start === 1 && isWordAlone(text[start]!))) words += 1;
  }
  return words;
}

/** A text and what is asked of its words, each worked out when it is first asked for. */
export class Read {
  constructor(readonly text: string) {}

  #words: readonly string[] | undefined;
  get words() {
    return (this.#words ??= plainWords(this.text));
  }

  #line: string | undefined;
  get line() {
    return (this.#line ??= ` ${this.words.join(" ")} `);
  }

  #stems: readonly string[] | undefined;
  get stems() {
    return (this.#stems ??= contentStems(this.words));
  }

  #bare: readonly string[] | undefined;
  get bare() {
    if (this.#bare) return this.#bare;
    const whole = comparable(this.text);
    return (this.#bare = (withoutTitles(whole) ?? whole).split(" "));
  }

  #days: { day: boolean; year: boolean } | undefined;
  /** Whether it tells a day with its month, and a year. */
  get days() {
    return (this.#days ??= /\d/.test(this.text) ? { day: DAY_AND_MONTH.test(this.text), year: YEAR.test(this.text) } : NO_DAYS);
  }

  #spaced: number | undefined;
  /** Words as people count them: what stands between spaces, but for a dash or a dot alone. */
  get spaced() {
    return (this.#spaced ??= spacedIn(this.text));
  }

  /** Which sought patterns it could hold (seek.ts). */
  marks: number | undefined;

  /** The events that it names (lib/facts/description.ts). */
  events: Worded["events"];
}

/** So many texts are kept with their words: those of the questions that are being made come again and again. */
const MOST_KEPT = 1500;

/** The function of a text with its answers kept, for texts that are met again and again. */
export const ofText = <T>(make: (text: string) => T): ((text: string) => T) => keeping(make, MOST_KEPT);

/** A text with what is known of its words. */
export const readText = ofText((text) => new Read(text));

/** The words of a text made comparable (lower case, no marks, no punctuation). */
export const wordsOf = (text: string): readonly string[] => readText(text).words;

/** The words of a text in one line with a space at either end, so that a run of words is looked for with spaces around it. */
export const lineOf = (text: string): string => readText(text).line;

/** The words of an option that count: no articles, and no titles before a name. */
export const bareWordsOf = (text: string): readonly string[] => readText(text).bare;

const EMPTY_WORDS = new Set(
  (
    "about above according account after again against also although among another around asked attend attended because been before being below between both called " +
    "came come could date dates does doing down during each else event events ever every fact facts fewer first follow following from further given gave have having " +
    "held here himself hold holds host hosted into itself join joined just kind last least less made make makes many mean meaning means meet meeting meetings met might more " +
    "most much must name named names next none number once only other over part people person place places planned possible reported report reports said same " +
    "says second should since some someone something such take takes taken taking talks than that their them then there these they this those through time " +
    "told took under until upon used very want wants were what when where whether which while whom whose will with within without word words would year years your " +
    "january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday"
  ).split(" "),
);

const SUFFIXES = /(?:ations?|ians?|ings?|ments?|ness|edly|ers?|ies|ied|ese|ish|ian|est|ed|es|ia|ly|an|e|s|y)$/;

/** A word without its commonest English endings, never shorter than four letters: "ukrainian" and "ukraine" are both "ukrain". */
export const stemOf: (word: string) => string = ofText((word) => {
  const stem = word.replace(SUFFIXES, "");
  return stem.length >= 4 ? stem : word;
});

/** Whether a word carries meaning of its own: four letters or more, and not one of the words every question has. */
export function isContentWord(word: string): boolean {
  return word.length >= 4 && !EMPTY_WORDS.has(word) && !/^\d/.test(word);
}

/** The stems of the content words of a text. */
export const contentStemsOf = (text: string): readonly string[] => readText(text).stems;

/** The stems of those of the words that carry meaning. */
export const contentStems = (words: readonly string[]): string[] => words.filter(isContentWord).map(stemOf);

/** Whether the words of one text stand in another in one run. */
export function holds(whole: string, part: string): boolean {
  const { words, line } = readText(part);
  return words.length > 0 && lineOf(whole).includes(line);
}

/** As `lineOf`, with every word cut to its stem. */
export const stemLineOf = (text: string): string => ` ${wordsOf(text).map(stemOf).join(" ")} `;

/** Shared words as a share of all words, 0 to 1 (Jaccard). */
export function overlapOf(one: readonly string[], other: readonly string[]): number {
  const first = new Set(one);
  const second = new Set(other);
  const shared = [...first].filter((word) => second.has(word)).length;
  const all = first.size + second.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** Syllables by counting groups of vowels; a silent final e does not count. At least one. */
export function syllablesOf(word: string): number {
  const groups = word.replace(/e$/, "").match(/[aeiouy]+/g);
  return Math.max(1, groups?.length ?? 1);
}

/**
 * US school grade needed to read a text. Kincaid, Fishburne, Rogers and Chissom 1975, "Derivation of new readability formulas": 0.39 ×
 * words per sentence + 11.8 × syllables per word − 15.59. 0 for a text without words.
 */
export function readingGrade(text: string): number {
  const words = wordsOf(text);
  if (words.length === 0) return 0;
  const sentences = Math.max(1, text.split(/[.?!]+(?:\s|$)/).filter((part) => part.trim() !== "").length);
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}
