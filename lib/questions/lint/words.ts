import { plainText } from "../../facts/graph";

/** The words of a text made comparable (lower case, no marks, no punctuation). */
export function wordsOf(text: string): string[] {
  const plain = plainText(text);
  return plain === "" ? [] : plain.split(" ");
}

const TITLES = new Set(["mr", "mrs", "ms", "miss", "sir", "dame", "dr", "lord", "lady", "general", "gen", "admiral", "president", "prime", "minister"]);
const ARTICLES = new Set(["the", "a", "an"]);

/** Words without articles, and without titles where other words are left. */
export function bareWordsOf(text: string): string[] {
  const words = wordsOf(text).filter((word) => !ARTICLES.has(word));
  const untitled = words.filter((word) => !TITLES.has(word));
  return untitled.length > 0 ? untitled : words;
}

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
export function stemOf(word: string): string {
  const stem = word.replace(SUFFIXES, "");
  return stem.length >= 4 ? stem : word;
}

/** Whether a word carries meaning of its own: four letters or more, and not one of the words every question has. */
export function isContentWord(word: string): boolean {
  return word.length >= 4 && !EMPTY_WORDS.has(word) && !/^\d/.test(word);
}

/** The stems of the content words. */
export function contentStems(words: readonly string[]): string[] {
  return words.filter(isContentWord).map(stemOf);
}

/** Whether the words of `part` stand in `whole` in one run. */
export function holdsRun(whole: readonly string[], part: readonly string[]): boolean {
  if (part.length === 0 || part.length > whole.length) return false;
  return ` ${whole.join(" ")} `.includes(` ${part.join(" ")} `);
}

/** Length of the longest run of words that both lists share. Time is the product of the lengths: for sentences. */
export function longestSharedRun(one: readonly string[], other: readonly string[]): number {
  let longest = 0;
  let above = new Array<number>(other.length + 1).fill(0);
  for (const word of one) {
    const row = new Array<number>(other.length + 1).fill(0);
    for (let j = 0; j < other.length; j++) {
      if (other[j] !== word) continue;
      row[j + 1] = above[j]! + 1;
      if (row[j + 1]! > longest) longest = row[j + 1]!;
    }
    above = row;
  }
  return longest;
}

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
 * US school grade needed to read a text. Kincaid, Fishburne, Rogers and Chissom 1975, "Derivation of new readability formulas": 0.39 × words per
 * sentence + 11.8 × syllables per word − 15.59. 0 for a text without words.
 */
export function readingGrade(text: string): number {
  const words = wordsOf(text);
  if (words.length === 0) return 0;
  const sentences = Math.max(1, text.split(/[.?!]+(?:\s|$)/).filter((part) => part.trim() !== "").length);
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}
