import { countryOfAdjective } from "./countries";
import { guessName, isDictionaryWord, isFirstName } from "./lexicon";
import type { EntityKind } from "../facts/fact";
import type { Sentence, Span } from "./article";
import type { KnownNames, KnownPlace } from "./known-names";
import { titlesIn, type Titles } from "./titles";
import { COMMON_WORDS, DESCRIPTIONS, MONTHS, ORGANISATION_NOUNS, PLACE_NOUNS, SPEECH_VERBS, WEEKDAYS, anyOf } from "./vocabulary";
import { wordsOf, type Word } from "./words-of";

/** A name as it stands in the text. `entity` where the set (or a list of countries) knows whose it is. */
export type NameFound = Span & {
  name: string;
  sentence: number;
  entity: string | null;
  kind: EntityKind | null;
  isSure: boolean;
  /** A form of address or a title stands right before it: "Mr", "Sir", "President". */
  form: string | null;
};

const NOT_NAMES = new Set([
  ...WEEKDAYS,
  ...MONTHS,
  "i",
  "christmas",
  "easter",
  "ramadan",
  "diwali",
  "mr",
  "mrs",
  "ms",
  "dr",
  "sir",
  "pm",
  "am",
  "gmt",
  "bst",
  "cet",
  "est",
  "utc",
  "tv",
  "ok",
  "ceo",
  "mp",
  "mps",
  "pr",
  "cv",
  "id",
  "dna",
  "gdp",
  "phd",
  "ad",
  "bc",
  "ce",
  "tuesdays",
  "mondays",
  "sundays",
  "saturdays",
  "year",
  "grade",
  "stage",
  "phase",
  "part",
  "chapter",
  "class",
  "level",
  "no",
]);
const ORGANISATION_WORDS = new Set(ORGANISATION_NOUNS);
const PLACE_WORDS = new Set(PLACE_NOUNS);
const DESCRIPTION_WORDS = new Set(DESCRIPTIONS);

const isCapital = (word: string) => /^\p{Lu}/u.test(word);
const lowered = (word: string) => word.toLowerCase();

type Run = { words: Word[]; isFirst: boolean };

const JOINS = /^(?: |-|–|’|'| {1}\.|\. )$/;
const PARTICLE_GAP =
  /^ (?:de|del|della|van|van der|van den|von|von der|bin|bint|ibn|al|el|la|le|der|den|dos|da|do|du|di|y|ten|ter|abu|ap) $|^ (?:al|el)-$/;
const OF_GAP = /^ of (?:the )?$|^ for (?:the )?$/;

/** Whether two capitalised words are one name. "of" joins only after the noun of an organisation: "University of Leeds". */
function areJoined(text: string, before: readonly Word[], next: Word): boolean {
  const last = before.at(-1)!;
  const gap = text.slice(last.end, next.start);
  if (before.length > 1 && ORGANISATION_WORDS.has(lowered(last.text)) && isFirstName(next.text)) return false;
  if (OF_GAP.test(gap)) return ORGANISATION_WORDS.has(lowered(last.text)) && !DESCRIPTION_WORDS.has(lowered(last.text));
  if (gap === "-" && (isAcronym(last.text) || isAcronym(next.text) || countryOfAdjective(next.text))) return false;
  return JOINS.test(gap) || PARTICLE_GAP.test(gap);
}

const isAcronym = (word: string) => /^(?:\p{Lu}\.){2,}$|^\p{Lu}[\p{Lu}\p{N}]{1,6}$/u.test(word);

const covers = (spans: readonly Span[], word: Span) => spans.some(({ start, end }) => word.start < end && start < word.end);

/** A capital letter that only begins the sentence, a quotation or a list makes no name. */
function onlyBegins(text: string, word: Word, next: Word | undefined, sentence: Span): boolean {
  if (!COMMON_WORDS.has(lowered(word.text)) || isAcronym(word.text)) return false;
  const before = text.slice(Math.max(sentence.start, word.start - 2), word.start);
  const begins = word.start === sentence.start || /["“‘'(:—–-]\s?$/.test(before);
  const goesOn = next !== undefined && isCapital(next.text) && text.slice(word.end, next.start) === " ";
  return !goesOn || (begins && !PARTS_OF_NAMES.has(lowered(word.text)));
}

/** Common words that names begin with: New York, Old Trafford. */
const PARTS_OF_NAMES = new Set(["new", "old"]);

function runsOf(text: string, sentence: Sentence, words: readonly Word[], taken: readonly Span[]): Run[] {
  const runs: Run[] = [];
  for (const [i, word] of words.entries()) {
    const usable =
      isCapital(word.text) &&
      !covers(taken, word) &&
      !NOT_NAMES.has(lowered(word.text)) &&
      !onlyBegins(text, word, words[i + 1], sentence) &&
      !(word.text === "s" || (word.text.length === 1 && !/^\p{Lu}$/u.test(word.text)));
    if (!usable) continue;
    const last = runs.at(-1);
    if (last && !covers(taken, { start: last.words.at(-1)!.end, end: word.start }) && areJoined(text, last.words, word))
      last.words.push(word);
    else runs.push({ words: [word], isFirst: i === 0 });
  }
  return runs;
}

const SPEAKS = new RegExp(`^,?\\s(?:(?:also|has|had|have|later|then)\\s)?${anyOf(SPEECH_VERBS)}(?![\\p{L}])`, "u");
const AGE_OR_TITLE = /^,\s(?:\d{1,3},|(?:the|a|an|who|whose|its|their|his|her)\s)/;
const AFTER_PLACE_WORD = /(?:^|\s)(?:in|at|near|outside|around|across|from|towards?|reached|visited|visiting|to)\s(?:the\s)?$/i;
const NAMED_PERSON = 5;

/** What a run of capitalised words names, from its own words and those around it. */
function kindOf(text: string, run: Run, form: string | null): { kind: EntityKind | null; isSure: boolean } {
  const [first, last] = [run.words[0]!, run.words.at(-1)!];
  const name = text.slice(first.start, last.end);
  const tail = lowered(last.text);
  if (form !== null && run.words.length <= NAMED_PERSON) return { kind: "person", isSure: true };
  if (run.words.length > 1 && (ORGANISATION_WORDS.has(tail) || /\s(?:of|for)\s/.test(name))) return { kind: "organisation", isSure: true };
  if (run.words.length === 1 && isAcronym(first.text)) return { kind: "organisation", isSure: false };
  if (run.words.length > 1 && PLACE_WORDS.has(tail) && !isFirstName(first.text)) return { kind: "place", isSure: true };
  return kindFromAround(text, run, name);
}

function kindFromAround(text: string, run: Run, name: string): { kind: EntityKind | null; isSure: boolean } {
  const [first, last] = [run.words[0]!, run.words.at(-1)!];
  const [before, after] = [text.slice(Math.max(0, first.start - 24), first.start), text.slice(last.end, last.end + 40)];
  const several = run.words.length > 1;
  if (/\b(?:region|province|city|town|village|state|county|district|island|port) of $/.test(before)) return { kind: "place", isSure: true };
  if (several && isFirstName(first.text) && run.words.length <= NAMED_PERSON) return { kind: "person", isSure: true };
  if (several && (AGE_OR_TITLE.test(after) || SPEAKS.test(after)) && !run.words.some(({ text: word }) => isDictionaryWord(word)))
    return { kind: "person", isSure: true };
  const guess = guessName(name);
  if (guess) return { kind: guess, isSure: guess === "place" };
  if (AFTER_PLACE_WORD.test(before) && !SPEAKS.test(after) && !run.words.some(({ text: word }) => isDictionaryWord(word)))
    return { kind: "place", isSure: false };
  if (several && isAcronym(first.text)) return { kind: "organisation", isSure: false };
  if (!several) return { kind: SPEAKS.test(after) ? "person" : null, isSure: false };
  return run.words.some(({ text: word }) => isDictionaryWord(word)) ? { kind: "thing", isSure: false } : { kind: "person", isSure: false };
}

/** The form of address or title that ends right before a place in the text. */
function formBefore(text: string, { titles, forms }: Titles, start: number): string | null {
  const before = [...forms, ...titles].find(
    ({ end }) => end < start && /^\.?,?\s(?:(?:Sir|Dame|Lord|Lady|Dr)\s)?$/.test(text.slice(end, start)),
  );
  return before ? text.slice(before.start, before.end) : null;
}

/** Words that describe whoever follows, and are no part of the name: adjectives of countries. */
function withoutAdjectives(words: readonly Word[]): Word[] {
  const first = words.findIndex(({ text }) => !countryOfAdjective(text));
  return first < 0 ? [] : words.slice(first);
}

/** A name that a title word ends, after a first name: Stephen King, Judith Chancellor. */
const isSurname = (text: string, title: Span) =>
  /^\p{Lu}\p{Ll}+$/u.test(text.slice(title.start, title.end)) &&
  isFirstName(/(\p{Lu}\p{L}+) $/u.exec(text.slice(Math.max(0, title.start - 30), title.start))?.[1] ?? "");

/** A run of more capitalised words is a title in capitals or a list, and no name. */
const LONGEST_NAME = 9;

function nameOf(text: string, run: Run, sentence: Sentence, titles: Titles): NameFound | null {
  const isOrganisation = run.words.length > 1 && ORGANISATION_WORDS.has(lowered(run.words.at(-1)!.text));
  const words = isOrganisation ? run.words : withoutAdjectives(run.words);
  if (words.length === 0 || words.length > LONGEST_NAME) return null;
  const bare: Run = { words, isFirst: run.isFirst };
  const start = words[0]!.start;
  const form = formBefore(text, titles, start);
  const { kind, isSure } = kindOf(text, bare, form);
  const loneStart = run.isFirst && words.length === 1 && kind !== "person" && kind !== "place";
  if (loneStart && !isAcronym(words[0]!.text)) return null;
  return {
    start,
    end: words.at(-1)!.end,
    name: text.slice(start, words.at(-1)!.end),
    sentence: sentence.index,
    entity: null,
    kind,
    isSure,
    form,
  };
}

/** A known name followed by another capitalised word that makes a longer one of it: Jordan Smith, Washington Post. */
function isPartOfLonger(text: string, { end }: KnownPlace, words: readonly Word[], titles: readonly Span[]): boolean {
  const next = words.find((word) => word.start > end);
  if (!next || text.slice(end, next.start) !== " " || !isCapital(next.text) || covers(titles, next)) return false;
  return ORGANISATION_WORDS.has(lowered(next.text));
}

/** Every name in a sentence, in order. */
export function namesIn(text: string, sentence: Sentence, known: KnownNames): NameFound[] {
  const words = wordsOf(text, sentence);
  const titles = titlesIn(text, sentence);
  const inTitles = titles.titles.filter((title) => !isSurname(text, title));
  const sure = known.find(text, words).filter((place) => !isPartOfLonger(text, place, words, inTitles));
  const asFound = sure.map(({ start, end, entity, kind }): NameFound => ({
    start,
    end,
    name: text.slice(start, end),
    sentence: sentence.index,
    entity,
    kind,
    isSure: true,
    form: formBefore(text, titles, start),
  }));
  const runs = runsOf(text, sentence, words, [...sure, ...inTitles, ...titles.forms]);
  const others = runs.map((run) => nameOf(text, run, sentence, titles)).filter((found) => found !== null);
  return [...asFound, ...others].sort((a, b) => a.start - b.start);
}
