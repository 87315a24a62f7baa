import type { Sentence, Span } from "./article";
import { DESCRIPTIONS, HONORIFICS, OFFICE_HEADS, OFFICE_MODIFIERS, RANKS } from "./vocabulary";
import { wordsOf, type Word } from "./words-of";

/** A word list for finding its longest member at a place: by first word, the other words of each member, the longest first. */
type Phrases = ReadonlyMap<string, readonly string[][]>;

function phrasesOf(list: readonly string[]): Phrases {
  const byFirst = new Map<string, string[][]>();
  for (const words of list.map((phrase) => phrase.split(/[ -]/)))
    byFirst.set(words[0]!, [...(byFirst.get(words[0]!) ?? []), words.slice(1)]);
  for (const rests of byFirst.values()) rests.sort((a, b) => b.length - a.length);
  return byFirst;
}

const HEADS = phrasesOf(OFFICE_HEADS);
const MODIFIERS = phrasesOf([...OFFICE_MODIFIERS, "ex", "vice", "under"]);
const DESCRIBED = new Set(DESCRIPTIONS);
const ADDRESS = new Set([...HONORIFICS, ...RANKS]);

const MOST_MODIFIERS = 4;

type Sequence = { words: readonly Word[]; lower: readonly string[]; joined: readonly boolean[] };

function sequenceOf(text: string, words: readonly Word[]): Sequence {
  const joined = words.map((word, i) => i > 0 && /^[ -]$/.test(text.slice(words[i - 1]!.end, word.start)));
  return { words, lower: words.map((word) => word.text.toLowerCase()), joined };
}

/** How many words a phrase of the list takes at a place; 0 where none stands there. */
function lengthAt({ lower, joined }: Sequence, phrases: Phrases, at: number, plural = false): number {
  const isLast = (rest: readonly string[], i: number) => plural && i === rest.length - 1;
  const fits = (rest: readonly string[]) =>
    rest.every((word, i) => joined[at + 1 + i] === true && lower[at + 1 + i] === (isLast(rest, i) ? `${word}s` : word));
  const first = lower[at];
  if (first === undefined) return 0;
  const whole = phrases.get(first)?.find((rest) => (!plural || rest.length > 0) && fits(rest));
  if (whole) return whole.length + 1;
  return plural && first.endsWith("s") && phrases.get(first.slice(0, -1))?.some((rest) => rest.length === 0) ? 1 : 0;
}

/** The end of the longest title at a place: modifiers, then the noun of an office. `at` itself where none is there. */
function titleEnd(sequence: Sequence, at: number, plural: boolean, modifiers = 0): number {
  const head = lengthAt(sequence, HEADS, at, plural);
  const modifier = modifiers < MOST_MODIFIERS ? lengthAt(sequence, MODIFIERS, at) : 0;
  const next = at + modifier;
  const further = modifier > 0 && sequence.joined[next] === true ? titleEnd(sequence, next, plural, modifiers + 1) : next;
  return Math.max(head > 0 ? at + head : at, further > next ? further : at);
}

function titleSpans(text: string, words: readonly Word[], plural: boolean): Span[] {
  const sequence = sequenceOf(text, words);
  const found: Span[] = [];
  for (let at = 0; at < words.length;) {
    const end = titleEnd(sequence, at, plural);
    if (end > at) found.push({ start: words[at]!.start, end: words[end - 1]!.end });
    at = Math.max(end, at + 1);
  }
  return found;
}

/** Where a sentence has a title of an office, of one holder ("defence secretary") or of several ("foreign ministers"). */
export const officeTitles = (text: string, sentence: Span, plural = false): Span[] => titleSpans(text, wordsOf(text, sentence), plural);

/** Where a sentence has a word that says what somebody is, and where a form of address. */
export type Titles = { titles: Span[]; forms: Span[] };

const isCapital = (word: string) => /^\p{Lu}/u.test(word);

/** The titles, descriptions and forms of address in a sentence. */
export function titlesIn(text: string, sentence: Sentence): Titles {
  const words = wordsOf(text, sentence);
  const descriptions = words.filter((word) => DESCRIBED.has(word.text.toLowerCase()));
  const forms = words.filter(
    (word, i) =>
      isCapital(word.text) &&
      ADDRESS.has(word.text.toLowerCase().replace(".", "")) &&
      isCapital(words[i + 1]?.text ?? "") &&
      /^\.? $/.test(text.slice(word.end, words[i + 1]!.start)),
  );
  return { titles: [...titleSpans(text, words, false), ...descriptions], forms };
}
