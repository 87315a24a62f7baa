import { HEDGES, MAGNITUDES, MONTHS, NUMBER_WORDS, anyOf } from "../vocabulary";
import { MASK, statusOf, wholeOf, type Ground, type Proposal, type Scene } from "./ground";
import { speakerOfClause } from "./speakers";

const WORDS = anyOf([...Object.keys(NUMBER_WORDS)]);
const MAGNITUDE = anyOf(Object.keys(MAGNITUDES));
const HEDGE = `(?:(?<hedge>${anyOf(HEDGES)})\\s)?`;
const FIGURES = `(?<currency>[£$€])?(?<number>\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?|${WORDS})(?:[\\s-]?(?<magnitude>${MAGNITUDE})\\b)?`;
const PERCENT = "(?<percent>\\s?%|\\sper\\s?cent|\\spercent)?";
const STOP = "(?![\\p{L}\\p{N}:/]|[.,]\\d|-\\d)";

/** A number with its hedge: at least 150,000; around 30; £3.2m; 12 per cent. */
const NUMBER = new RegExp(`(?<![\\p{L}\\p{N}.,:/-])${HEDGE}${FIGURES}${PERCENT}${STOP}`, "giu");
/** three-year-old war, 30-day ceasefire, 400-metre race */
const MEASURE = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?<number>\\d{1,4}|${WORDS})-(?<unit>year|month|week|day|hour|minute|mile|kilometre|metre|point|seat|page|storey|acre|hectare|tonne)(?<old>-old)?\\s(?<things>[\\p{L}-]+(?:\\s[\\p{L}-]+){0,2})`,
  "giu",
);
/** No casualties were reported */
const NONE =
  /(?:^|[,;]\s|\b(?:and|but|with)\s)(?:no|No)\s(?<unit>[\p{Ll}-]+(?:\s[\p{Ll}-]+)?)\s(?:were|was|have been|has been|are|is)\s(?<verb>reported|injured|hurt|killed|damaged|found|recorded|cancelled|lost|harmed|affected|known)/gu;

const DEFINITE =
  /\b(?:the|these|those|his|her|their|its|our|both|between|all|other|of|page|chapter|year|grade|level|number|no\.?|room|route|section|article|phase|round|stage|day|week|week's|group|division|aged|at|age)\s$/i;
/** After these a number is a year, an hour or a date. */
const TIME_BEFORE = new RegExp(`\\b(?:in|since|by|until|from|of|during|before|after|early|late|mid|${MONTHS.join("|")})\\s$`, "i");

const FUNCTION_WORDS = new Set(
  "of to in on at by for from with and or but who that which while as if when where after before since than the a an is are was were be been being has have had will would could may might should can not no it its they their he she his her this these those there here more less most least each per during under over into out up off about against between through across within without until because so yet then said says told saying added".split(
    " ",
  ),
);
const TIMES =
  /^(?:days?|weeks?|months?|years?|hours?|minutes?|seconds?|nights?|decades?|centur(?:y|ies)|times?|o['’]clock|am|pm|a\.m|p\.m|gmt|bst)$/i;
const TOO_VAGUE =
  /^(?:sides?|ways?|things?|ones?|others?|former|latter|point|halves|thirds?|quarters?|of|foes|presidents|leaders|parties|parts)$/i;

export function valueOf(number: string, magnitude: string | undefined): number {
  const plain = NUMBER_WORDS[number.toLowerCase()] ?? Number(number.replaceAll(",", ""));
  return Number((plain * (magnitude ? MAGNITUDES[magnitude.toLowerCase()]! : 1)).toPrecision(12));
}

/** The noun phrase right after a number, in words of the text: "Ukrainian drones". Null where none begins there. */
function countedAfter(words: string): string | null {
  const found: string[] = [];
  let length = 0;
  for (const match of words.slice(0, 90).matchAll(/(?<gap>^\s|\s|,\s)(?<word>[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*)/gu)) {
    const { gap, word } = match.groups!;
    if (
      match.index !== length ||
      (gap !== " " &&
        !(gap === ", " && found.length > 0 && /^(?:\p{Ll}+)\s\p{Ll}+s\b/u.test(words.slice(match.index + 2)) && found.length < 2))
    )
      break;
    if (FUNCTION_WORDS.has(word!.toLowerCase()) || found.length >= 5) break;
    found.push(gap === ", " ? `, ${word}` : word!);
    length = match.index + match[0].length;
    if (isPlural(word!) && !isPlural(/^\s([\p{L}-]+)/u.exec(words.slice(length))?.[1] ?? "")) break;
  }
  const last = found.at(-1) ?? "";
  return found.length > 0 && isPlural(last) ? found.join(" ").replaceAll(" ,", ",") : null;
}

const IRREGULAR = new Set(
  "people children men women police staff sheep fish deer aircraft species teeth feet mice geese crew troops personnel cattle series data media alumni fungi bacteria stimuli offspring salmon trout".split(
    " ",
  ),
);
const isPlural = (word: string) =>
  IRREGULAR.has(word.toLowerCase()) || (/[^s’']s$/i.test(word) && word.length > 3 && !/(?:ous|ics|ness)$/i.test(word));

/** What is told of the counted things, as far as it belongs to them: "shot down over the capital", "who have expressed an interest". */
function toldOf(after: string): string {
  const clause = /^[^,;:.!?“”"–—]*/
    .exec(after)![0]
    .replace(/(?:^|\s+)(?:as|while|and|but|when|before|after|although|because|if|hours|amid|despite|following)\b.*$/u, "")
    .trim();
  return clause
    .replace(/^(?:were|was|are|is|have been|has been|had been)\s/, "")
    .replace(/^(?=(?:could|would|will|may|might|can|should|have|had)\s)/, "that ");
}

/** At most sixteen words, the last of them no "in" or "of". */
function shortened(name: string): string {
  const words = name.slice(0, 150).trim().split(/\s+/).slice(0, 16);
  const last = words.findLastIndex((word) => !FUNCTION_WORDS.has(word.toLowerCase()));
  return words.slice(0, last + 1).join(" ");
}

type Counted = { thing: string; unit: string };

/** What the number counts, and the unit it is given in. Null where that cannot be told. */
function countedBy(ground: Ground, match: RegExpMatchArray): Counted | null {
  const groups = match.groups!;
  const end = match.index! + match[0].length;
  const after = ground.words.slice(end);
  if (groups.percent) return shareOf(after);
  if (groups.currency) return moneyFor(ground.words, match.index!, after, groups.currency);
  const noun = countedAfter(after);
  if (noun === null) return bareNumber(ground, match);
  const unit = noun.split(" ").at(-1)!.toLowerCase();
  if (TIMES.test(unit) || TOO_VAGUE.test(unit)) return null;
  const rest = toldOf(after.slice(noun.length + 1).trimStart());
  return { thing: shortened(`${noun} ${rest}`.trim()), unit };
}

function shareOf(after: string): Counted | null {
  const of = /^\sof\s(?:the\s|all\s|its\s|their\s)?(?<whole>[^,;.:!?“”"]{3,80})/u.exec(after)?.groups!.whole;
  return of ? { thing: shortened(of.trim()), unit: "per cent" } : null;
}

const CURRENCIES: Readonly<Record<string, string>> = { "£": "pounds", $: "dollars", "€": "euros" };

function moneyFor(words: string, start: number, after: string, currency: string): Counted | null {
  const purpose = /^\s(?:for|on|towards|in prizes for)\s(?<what>[^,;.:!?“”"]{3,80})/u.exec(after)?.groups!.what;
  const before =
    /(?<what>\p{L}[^,;.:!?“”"]{2,80}\s(?:costs?|cost us|paid|worth|raised|raises|spent|spend|spends|earned|earns|donated|gave|lost|won|owed|for|price of|budget of|fine of|bill of|grant of|debt of))\s$/u.exec(
      words.slice(0, start),
    )?.groups!.what;
  const what = purpose ?? before?.replace(/^.*\b(?:that|said|says|but|and)\s/u, "");
  return what ? { thing: shortened(purpose ? `money for ${what}` : what.trim()), unit: CURRENCIES[currency]! } : null;
}

/** "would need to number at least 150,000": the noun stands before. */
function bareNumber(ground: Ground, match: RegExpMatchArray): Counted | null {
  const before = ground.words.slice(0, match.index);
  if (!/\b(?:number|numbered|numbering|totalled|totalling|total|total of|reach|reached|exceed|exceeded)\s$/i.test(before)) return null;
  const thing =
    /(?:^|\s)(?:an?|the)\s(?<thing>(?:[\p{L}-]+\s){0,2}(?:force|army|crowd|population|membership|group|team|audience|total|attendance|fleet|herd|colony|workforce|mission))\b/giu;
  const last = [...before.matchAll(thing)].at(-1)?.groups!.thing;
  return last ? { thing: last.trim(), unit: /force|army|mission/i.test(last) ? "troops" : "people" } : null;
}

const isTime = (ground: Ground, { index, groups }: RegExpMatchArray) => {
  const before = ground.words.slice(Math.max(0, index! - 14), index);
  const isYear = /^(?:1[0-9]|20)\d\d$/.test(groups!.number!) && !groups!.hedge;
  return (
    ground.masked[index!] === MASK.date ||
    (isYear && (TIME_BEFORE.test(before) || /^[\s,.)]/.test(ground.words.slice(index! + 4)))) ||
    /^(?:st|nd|rd|th)\b|^[ap]m\b/.test(ground.words.slice(index! + groups!.number!.length))
  );
};

function proposal(
  scene: Scene,
  ground: Ground,
  clause: string,
  found: { counted: Counted; number: number; hedge?: string | undefined },
): Proposal {
  const subject = scene.book.idFor({ kind: "thing", name: found.counted.thing });
  const by = speakerOfClause(scene, ground);
  const status = statusOf(clause);
  const { hedge } = found;
  const fact = {
    subject,
    relation: "number-of",
    object: { number: found.number, unit: found.counted.unit },
    status,
    ...(hedge ? { hedge: hedge.toLowerCase() } : {}),
    ...(by ? { by } : {}),
    asOf: scene.article.date,
  };
  // "60 pupils" alone leaves open which pupils.
  const isFirm = status === "asserted" && (found.counted.thing.includes(" ") || found.number === 0);
  return { family: "quantity", sentence: ground.index, evidence: wholeOf(ground), fact, sure: isFirm, doubts: isFirm ? [] : ["words-cut"] };
}

/** The clause a number stands in: what decides how firmly it is told. */
function clauseAt(words: string, at: number, thing: string): string {
  const start = Math.max(words.lastIndexOf(", ", at), words.lastIndexOf(";", at), words.lastIndexOf("“", at)) + 1;
  return `${words.slice(start, at)} ${thing}`;
}

const VAGUE_HEDGE = /^(?:only|exactly|a record|hundreds of|tens of|on average|an average of)$/i;

function counts(scene: Scene, ground: Ground): Proposal[] {
  return [...ground.words.matchAll(NUMBER)].flatMap((match) => {
    const { hedge, number, magnitude } = match.groups!;
    const before = ground.words.slice(0, match.index);
    if (isTime(ground, match) || (DEFINITE.test(before) && !hedge && !match.groups!.percent && !match.groups!.currency)) return [];
    const counted = countedBy(ground, match);
    const value = valueOf(number!, magnitude);
    if (counted === null || !Number.isFinite(value)) return [];
    return [
      proposal(scene, ground, clauseAt(ground.words, match.index, counted.thing), {
        counted,
        number: value,
        hedge: hedge && !VAGUE_HEDGE.test(hedge) ? hedge : undefined,
      }),
    ];
  });
}

function measures(scene: Scene, ground: Ground): Proposal[] {
  return [...ground.words.matchAll(MEASURE)].flatMap((match) => {
    const { number, unit, old, things } = match.groups!;
    const words = things!.split(" ");
    const end = words.findIndex((word) => FUNCTION_WORDS.has(word.toLowerCase()) || /(?:ed|ing)$/.test(word));
    const thing = words.slice(0, end < 0 ? undefined : end).join(" ");
    if (thing === "") return [];
    const value = valueOf(number!, undefined);
    const name = /^(?:boy|girl|man|woman|pupil|student|child|son|daughter)$/i.test(thing) ? null : thing;
    if (name === null) return [];
    const counted = { thing: old ? `age of the ${name}` : name, unit: value === 1 ? unit!.toLowerCase() : `${unit!.toLowerCase()}s` };
    return [proposal(scene, ground, "", { counted, number: value })];
  });
}

const nothings = (scene: Scene, ground: Ground): Proposal[] =>
  [...ground.words.matchAll(NONE)].map((match) =>
    proposal(scene, ground, "", {
      counted: { thing: `${match.groups!.unit} ${match.groups!.verb}`, unit: match.groups!.unit!.split(" ").at(-1)! },
      number: 0,
    }),
  );

/** How many, how much, how long: numbers with what they count, their hedge and whoever gives them. */
export function quantities(scene: Scene): Proposal[] {
  return scene.grounds.flatMap((ground) => [...counts(scene, ground), ...measures(scene, ground), ...nothings(scene, ground)]);
}
