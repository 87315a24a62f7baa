import type { Doubt } from "../article";
import { placeOf, wholeOf, type Ground, type Proposal, type Scene } from "./ground";

/** Words between quotation marks that name something: up to six, without a stop inside. */
const QUOTED_TERM = '[“"‘](?<term>[\\p{L}][^“”"‘’.!?]{1,50}?)[”"’]';
/** A meaning up to the end of its clause. */
const MEANING = '(?<meaning>[^.;!?”"]{12,260})';
const END = '(?=[.;!?”"]|$)';
/** What the term is used for in the sentence: “slack tide” timetable. */
const USED_FOR = "(?:\\s(?!of|for|in|on|to|and|that|which|as|at|by|with)[\\p{L}-]+){0,3}";

type Pattern = { pattern: RegExp; sure: boolean; doubts: Doubt[] };

const rule = (source: string, sure: boolean, ...doubts: Doubt[]): Pattern => ({ pattern: new RegExp(source, "gu"), sure, doubts });

/** A word or two in running text, none of them one that only joins. */
const PLAIN_TERM =
  "(?<term>(?!(?:It|This|That|These|Those|He|She|They|There|Here|What|Which|Who|One|Each|Such)\\b)\\p{L}[\\p{L}-]+(?:\\s[\\p{L}-]+){0,3}?)";
const GENUS =
  "(?:process|practice|study|science|method|system|type|kind|form|sort|term|name|word|technique|branch|condition|disease|unit|group|state|situation|phenomenon|measure|tool|device|substance|gas|rock|layer|structure|principle|theory|rule|law|tax|agreement|treaty|period|act|art|ability|idea|policy|strategy|mixture|region|class|family|change|increase|loss|area|place|person|animal|plant|machine|treatment|disorder|custom|festival)";

const PATTERNS: readonly Pattern[] = [
  // a “slack tide” rule, a promise to wait until …
  rule(`${QUOTED_TERM}${USED_FOR},\\s(?<meaning>(?:a|an|the)\\s(?!\\p{Lu})[^.;!?”"]{12,240})${END}`, true),
  // a “slack tide” rule, ensuring that …
  rule(
    `${QUOTED_TERM}${USED_FOR},\\s(?<meaning>(?:ensuring|meaning|whereby|which means|in which|under which|allowing|so that)\\s[^.;!?”"]{12,240})${END}`,
    true,
  ),
  // the “night crew” – people who …
  rule(`${QUOTED_TERM}\\s?[–—]\\s?(?<meaning>(?!and\\b|but\\b|or\\b)[^.;!?–—”"]{12,240})(?:[–—]|${END})`, true),
  // a “dog in the manger” situation where …
  rule(
    `${QUOTED_TERM}\\s(?<noun>situation|dilemma|problem|state|effect|scenario|process|phenomenon|system|arrangement|moment|rule|method|approach)(?::\\s|,?\\s(?=where\\b|in which\\b|whereby\\b|by which\\b))${MEANING}${END}`,
    true,
  ),
  // “biochar” is / means / refers to …
  rule(
    `(?:^|[,;]\\s)(?:[Tt]he\\s|[Aa]n?\\s)?(?:word\\s|term\\s|phrase\\s|so-called\\s)?${QUOTED_TERM},?\\s(?:(?:is|are)(?=\\s(?:an?|the|when|where)\\s)|means|refers to|describes|is defined as|is the name for|is a term for|is used to describe|is short for|stands for)\\s${MEANING}${END}`,
    true,
  ),
  // … known as “rewilding”
  rule(
    `(?<meaning>(?:^|(?:\\b[Aa]n?|\\b[Tt]he)\\s)[^,.;!?“”"]{10,160}?),?\\s(?:is\\s|are\\s)?(?:known as|called|dubbed|nicknamed|termed|referred to as)\\s(?:an?\\s|the\\s)?${QUOTED_TERM}`,
    true,
  ),
  // Photosynthesis is the process by which …
  rule(
    `(?:^|,\\s)${PLAIN_TERM}(?:\\s\\([^)]{1,30}\\))?\\s(?:is|are)\\s(?<meaning>(?:an?|the)\\s(?:[\\p{L}-]+\\s){0,2}?${GENUS}s?\\s(?:of|that|which|by which|in which|where|when|for|used|made|with|whose|to|between|through|on)\\s[^.;!?]{8,220})${END}`,
    true,
  ),
  // … means …, is defined as …
  rule(
    `(?:^|,\\s)${PLAIN_TERM}\\s(?:means|is defined as|refers to|is the name given to|is a term for|is another word for|is short for)\\s${MEANING}${END}`,
    true,
  ),
  // Ocean acidification, a change in …,
  rule(
    `^(?:An?\\s|The\\s)?(?<term>\\p{L}[\\p{Ll}-]{3,}(?:\\s\\p{Ll}[\\p{Ll}-]{2,}){0,2}),\\s(?<meaning>(?:an?|the)\\s(?:[\\p{L}-]+\\s){0,2}?${GENUS}\\s(?:of|that|which|in which|used|made|whose|where|between|by|to|for|in|caused|who)\\s[^,.;!?]{8,160})(?=[,.;!?]|$)`,
    false,
    "heading",
  ),
  // peat, a kind of soil made of …,
  rule(
    `(?:^|\\s)(?<term>\\p{Ll}[\\p{L}-]{2,}(?:\\s\\p{Ll}[\\p{L}-]{2,})?),\\s(?<meaning>(?:an?|the)\\s(?:[\\p{L}-]+\\s){0,2}?${GENUS}\\s(?:of|that|which|in which|used|made|whose|where|between|by|to|for|in|caused|who)\\s[^,.;!?]{8,160})(?=[,.;!?]|$)`,
    false,
    "heading",
  ),
  // bioplastics, or plastics made from plants,
  rule(`(?:^|\\s)(?<term>\\p{Ll}[\\p{L}-]{3,}),\\sor\\s(?<meaning>\\p{Ll}[^,.;!?]{10,120}),`, false, "heading"),
];

const OPENERS = /^(?:(?:so-called|the|a|an|its|their|his|her|this|that|what is|what scientists call)\s)+/i;
/** The names of people and of whole clauses are no terms. */
const isTerm = (term: string) =>
  term.length >= 2 && term.split(/\s/).length <= 6 && !/\b(?:is|are|was|were|has|have|will|said|says)\b/i.test(term);

const withoutFull = (meaning: string) =>
  meaning
    .replace(/\s+/g, " ")
    .replace(/[,\s]+$/, "")
    .trim();

function inSentence(scene: Scene, ground: Ground): Proposal[] {
  const taken = new Set<string>();
  return PATTERNS.flatMap(({ pattern, sure, doubts }) =>
    [...ground.words.matchAll(pattern)].flatMap((match) => {
      const term = match.groups!.term!.replace(OPENERS, "").trim().replace(/,$/, "");
      const { noun } = match.groups!;
      // As the subject of its sentence a term is explained between commas; elsewhere up to the end.
      const opens = match.index < 12 && / [\p{L}]+$/u.test(ground.words.slice(0, match.index)) === false && match[0].includes(",");
      const words = withoutFull(opens && sure ? match.groups!.meaning!.replace(/,\s.*$/u, "") : match.groups!.meaning!);
      const meaning =
        noun && /^(?:where|in which|whereby|by which)\b/.test(words) ? `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun} ${words}` : words;
      const key = term.toLowerCase();
      const isTail = [...taken].some((one) => one === key || one.endsWith(` ${key}`));
      if (!isTerm(term) || isTail || meaning.length < 12) return [];
      taken.add(key);
      const at = match.index + match[0].indexOf(match.groups!.term!);
      const subject = scene.book.idFor({
        kind: "term",
        name: /^\p{Lu}\p{Ll}/u.test(term) && match.index === 0 ? term[0]!.toLowerCase() + term.slice(1) : term,
      });
      scene.book.mention({ ...placeOf(ground, at, at + match.groups!.term!.length), entity: subject, sentence: ground.index }, null);
      return [
        {
          family: "definition" as const,
          sentence: ground.index,
          evidence: wholeOf(ground),
          fact: { subject, relation: "means", object: { text: meaning }, status: "asserted" as const, asOf: scene.article.date },
          sure,
          doubts,
        },
      ];
    }),
  );
}

/** Full names with their short form in brackets: the World Health Organisation (WHO). */
const SHORT_FORM =
  /(?<full>(?:\p{Lu}[\p{L}’'-]+|of|the|for|and|on|in)(?:\s(?:\p{Lu}[\p{L}’'-]+|of|the|for|and|on|in)){1,8})\s\((?<short>\p{Lu}[\p{Lu}\p{N}]{1,7}s?)\)/gu;

const initials = (words: readonly string[]) =>
  words
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .join("");

/** The end of a phrase whose capitals make the short form; null where none does. */
function fullName(phrase: string, short: string): string | null {
  const words = phrase.split(/\s/);
  const from = words.findLastIndex((word, i) => /^\p{Lu}/u.test(word) && initials(words.slice(i)) === short.replace(/s$/, ""));
  return from < 0 || from === words.length - 1 ? null : words.slice(from).join(" ");
}

function shortForms(scene: Scene, ground: Ground): Proposal[] {
  return [...ground.words.matchAll(SHORT_FORM)].flatMap((match) => {
    const short = match.groups!.short!;
    const full = fullName(match.groups!.full!, short);
    if (full === null) return [];
    const subject = scene.book.idFor({ kind: "term", name: short });
    return [
      {
        family: "definition" as const,
        sentence: ground.index,
        evidence: wholeOf(ground),
        fact: { subject, relation: "means", object: { text: full }, status: "asserted" as const, asOf: scene.article.date },
        sure: true,
        doubts: [],
      },
    ];
  });
}

/**
 * What terms mean, where the article explains them: in apposition, after a dash, by "means", "known as", "is the process by which", and
 * short forms.
 */
export function definitions(scene: Scene): Proposal[] {
  return scene.grounds.flatMap((ground) => [...inSentence(scene, ground), ...shortForms(scene, ground)]);
}
