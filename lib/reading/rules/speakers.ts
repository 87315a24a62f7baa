import type { Doubt } from "../article";
import { countryOfAdjective } from "../countries";
import { SPEECH_VERBS, anyOf } from "../vocabulary";
import { ACTOR, MASK, PERSON, dateAt, entityAt, type Ground, type Scene } from "./ground";

/** Whoever speaks: an entity, how it was found, and the day it was said where the words say so. */
export type Speaker = { entity: string; doubts: Doubt[]; saidOn: string | null; start: number; end: number };

export const GROUPS =
  "groups|officials|sources|insiders|aides|experts|police|ministers|leaders|governments|residents|scientists|researchers|teachers|pupils|students|parents|organisers|organizers|officers|analysts|campaigners|critics|families|doctors|firefighters|witnesses|staff|historians|economists|astronomers|engineers|farmers|unions|councillors|lawyers|prosecutors|supporters|fans|players|diplomats|generals|team|company|club|school|university|council|government|ministry|report|study|union|charity|museum|hospital|agency|committee|institute|court|department|trust|board|firm|association|federation|paper|survey|party|administration";
const ONE =
  "official|source|insider|aide|expert|officer|analyst|campaigner|critic|resident|scientist|researcher|teacher|pupil|student|parent|organiser|witness|historian|economist|astronomer|engineer|farmer|councillor|lawyer|prosecutor|supporter|fan|player|diplomat|general|doctor|nurse|spokesman|spokeswoman|spokesperson|minister|author|neighbour";

const VERB = anyOf(SPEECH_VERBS);
const AUXILIARY =
  "(?:(?:also|later|then|again|previously|repeatedly|recently|earlier|once|reportedly|has|have|had|now|further|simply|even|already|publicly|openly|himself|herself)\\s){0,3}";
/** A speaker without a name: "a Ukrainian official", "military sources", "the head teacher". */
const UNNAMED = `(?!(?:[Ww]ith|[Bb]y|[Ii]n|[Oo]n|[Aa]t|[Ff]rom|[Tt]o|[Oo]f|[Ff]or|But|And|So|Yet|However|Meanwhile|Although|While|As|If|When|That|This)\\b)(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Ss]everal|[Ss]ome|[Hh]is|[Hh]er|[Ii]ts)\\s)?(?:[\\p{L}${MASK.place}${MASK.other}${MASK.person}${MASK.adjective}${MASK.title}’'-]+\\s){0,5}?(?:${GROUPS}|${ONE}|${MASK.title}+)`;
const PRONOUN = "(?:[Hh]e|[Ss]he)";
const OF_WHOM = `(?:(?:${MASK.adjective}+|${MASK.place}+(?:['’]s)?|${MASK.person}+['’]s?|${MASK.other}+)\\s)?`;
const SUBJECT = `(?:(?<named>(?:(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)\\s)?(?:${OF_WHOM}${MASK.title}+,?\\s)?${ACTOR})|(?<pronoun>${PRONOUN})|(?<unnamed>${UNNAMED}))`;
const APPOSITION = `(?:,\\s[^,“”"]{2,90}(?:,|(?<=${MASK.title})))?`;
const WHEN = `(?:(?:on\\s|On\\s)?${MASK.date}+\\s)?`;
const AT_START =
  '(?<=^|[,;:”"—–-]\\s?|\\b(?:as|and|but|while|that|when|after|before|because|although|where|which|with|what|[Bb]ut|And|While|As|Meanwhile)\\s)';

/** Somebody said: “…” / that … */
const SUBJECT_VERB = new RegExp(`${AT_START}${SUBJECT}${APPOSITION}\\s${WHEN}${AUXILIARY}(?<verb>${VERB})(?![\\p{L}-])`, "gu");
/** Ada Okoro said, whatever stands before her name: right before a verb of saying she is its subject. */
const PERSON_VERB = new RegExp(
  `(?<!\\b(?:of|with|by|for|to|from|than|against|near|like|and)\\s)(?<named>${PERSON})${APPOSITION}\\s${WHEN}${AUXILIARY}(?<verb>${VERB})(?![\\p{L}-])`,
  "gu",
);
/** … said somebody */
const VERB_SUBJECT = new RegExp(
  `(?<verb>said|says|added|adds|explained|explains|wrote|writes|asked|asks|replied|warned|warns|argued|recalled|joked|insisted|concluded|admitted)\\s(?<named>(?:(?:[\\p{Ll}${MASK.title}${MASK.adjective}${MASK.place}${MASK.other}-]+,?\\s){0,6}?)${PERSON})`,
  "gu",
);

/**
 * A place in a sentence where somebody speaks; `start` and `end` are offsets into its words, `verbEnd` where what is said may begin, unless
 * the speaker stands after the verb.
 */
export type Saying = { speaker: Speaker; verb: string; start: number; end: number; verbEnd: number; isAfter: boolean };

/** People without a name are a person, several an organisation, named as the article calls them. */
export function unnamedId(scene: Scene, words: string): string {
  const name = words.replace(/^(?:the|a|an|one|several|some)\s/i, "").trim();
  const office = officeOf(scene, name) ?? namedBefore(scene, words, name);
  if (office) return office;
  const isOne =
    new RegExp(`(?:^|\\s)(?:${ONE})$`, "u").test(name) ||
    /(?:minister|president|secretary|mayor|head|chief|director|manager|coach|captain)$/i.test(name);
  return scene.book.idFor({ kind: isOne ? "person" : "organisation", name: name.length > 80 ? name.slice(-80) : name });
}

/** "the general" is whoever was "one former European general" before. */
function namedBefore(scene: Scene, words: string, name: string): string | null {
  if (!/^the\s/i.test(words)) return null;
  const same = scene.book
    .list()
    .filter(
      (entity) =>
        entity.isNew &&
        entity.mentions.length === 0 &&
        ["person", "organisation"].includes(entity.kind) &&
        entity.name.endsWith(` ${name}`),
    );
  return same.length === 1 ? same[0]!.id : null;
}

/** "the British Prime Minister": whoever it is, the office speaks. */
function officeOf(scene: Scene, name: string): string | null {
  const [first = "", ...rest] = name.split(" ");
  const country = countryOfAdjective(first);
  const title = rest.join(" ");
  if (!country || title === "" || !/(?:minister|president|chancellor|secretary|king|queen|premier|mayor|governor)$/i.test(title))
    return null;
  const { id: _, ...entity } = country.entity;
  const of = scene.book.idFor(entity);
  return scene.book.idFor({
    kind: "office",
    name: `${title} of ${entity.article ? `${entity.article} ` : ""}${entity.name}`,
    aliases: [name],
    of,
  });
}

const HOLDER = /\b(?:the|his|her|its)\s/i;

/** Whoever the article gives this title to, where it is one person: "the head teacher" after "head teacher Ada Okoro". */
function holderOf(scene: Scene, ground: Ground, start: number, end: number): string | null {
  if (!HOLDER.test(`${ground.words.slice(start, end)} `)) return null;
  const title = /[^’'\s]+(?:\s[^’'\s]+)?$/u.exec(ground.words.slice(start, end))?.[0].toLowerCase() ?? "";
  const before = scene.grounds.filter(({ index }) => index <= ground.index);
  const holders = before.flatMap((one) =>
    [...one.titled.matchAll(new RegExp(`(?<title>${MASK.title}+)\\s(?<person>${PERSON})`, "gu"))].flatMap((match) => {
      const own = one.words.slice(match.index, match.index + match.groups!.title!.length).toLowerCase();
      const person =
        own.endsWith(title) || title.endsWith(own) ? entityAt(one, match.index + match[0].lastIndexOf(match.groups!.person!)) : null;
      return person !== null && one.start + match.index < ground.start + start ? [person] : [];
    }),
  );
  return new Set(holders).size === 1 ? holders[0]! : null;
}

/** How far back a pronoun reaches, in sentences. */
const REACH = 4;

type Meant = { start: number; entity: string };

const latest = (found: readonly Meant[]): Meant | undefined => [...found].sort((a, b) => a.start - b.start).at(-1);

/** Whom "he" or "she" most likely means: whoever spoke last, or was named since outside of a quotation. */
function lastPerson(scene: Scene, ground: Ground, at: number): string | null {
  const isPerson = (id: string) => scene.book.get(id)!.kind === "person";
  const index = scene.grounds.indexOf(ground);
  const before = scene.grounds.slice(Math.max(0, index - REACH), index);
  const spoken = before.flatMap((one) =>
    sayings(scene, one).map(({ speaker }) => ({ start: one.start + speaker.start, entity: speaker.entity })),
  );
  const named = [...before, ground].flatMap((one) =>
    one.mentions.filter(
      ({ start }) => start < ground.start + at && isSubject(one, start - one.start) && !isInQuotation(one, start - one.start),
    ),
  );
  return latest([...spoken, ...named].filter(({ entity }) => isPerson(entity)))?.entity ?? null;
}

/** Between marks, or in a sentence that is all quotation. */
function isInQuotation({ words }: Ground, at: number): boolean {
  const before = words.slice(0, at);
  const opened = (before.match(/[“"]/g) ?? []).length;
  const closed = (before.match(/”/g) ?? []).length;
  return before.includes("“") || closed > 0 ? opened > closed : opened % 2 === 1 || /^[^“"]*[”"]/.test(words.slice(at));
}

const LEADS_TO_SUBJECT = new RegExp(
  `(?:^|[,;:.–—”"]\\s|\\b(?:[Aa]s|[Ww]hile|[Ww]hen|but|[Bb]ut|that|[Aa]fter|because|[Bb]efore|and)\\s|${MASK.title}\\s)${MASK.person}*$`,
  "u",
);

/** Names that a clause begins with: what it is about. */
const isSubject = (ground: Ground, at: number) => LEADS_TO_SUBJECT.test(ground.titled.slice(0, at));

function dayIn(ground: Ground, start: number, end: number): string | null {
  const at = ground.masked.slice(start, end).indexOf(MASK.date);
  const date = at < 0 ? null : dateAt(ground, start + at);
  return date && date.from === date.to ? date.from : null;
}

/** The day something was said: right beside the verb, or opening the sentence before the speaker. */
function saidOn(ground: Ground, start: number, verbEnd: number): string | null {
  // "On Monday, the palace announced that it would open": the day may be that of the opening.
  const isAnnounced = /\b(?:announced|announces|confirmed|revealed)$/.test(ground.masked.slice(start, verbEnd));
  const opening = isAnnounced ? null : new RegExp(`^(?:On\\s)?${MASK.date}+,?\\s$`, "u").exec(ground.masked.slice(0, start));
  const after = new RegExp(`^\\s(?:on\\s)?${MASK.date}+`, "u").exec(ground.masked.slice(verbEnd));
  return dayIn(ground, start, verbEnd + (after?.[0].length ?? 0)) ?? (opening ? dayIn(ground, 0, start) : null);
}

function speakerOf(scene: Scene, ground: Ground, match: RegExpMatchArray): Speaker | null {
  const { named, pronoun, unnamed } = match.groups as Record<string, string | undefined>;
  const said = named ?? pronoun ?? unnamed!;
  const start = match.index! + match[0].indexOf(said);
  const end = start + said.length;
  const when = saidOn(ground, match.index!, match.index! + match[0].length);
  const done = (entity: string | null, doubts: Doubt[]): Speaker | null =>
    entity === null ? null : { entity, doubts, saidOn: when, start, end };
  if (named !== undefined) {
    // After a title stands whose it is: "the US president Ada Okoro" speaks, not the US.
    const entity = entityAt(ground, start + said.length - 1);
    return done(entity, entity !== null && scene.book.get(entity)!.isSure ? [] : ["speaker"]);
  }
  if (pronoun !== undefined) return done(lastPerson(scene, ground, start), ["coref"]);
  const apposed = new RegExp(`^,\\s(?<person>${PERSON}),`, "u").exec(ground.titled.slice(end));
  if (apposed) return done(entityAt(ground, end + apposed[0].length - 2), []);
  const holder = holderOf(scene, ground, start, end);
  return holder ? done(holder, ["coref"]) : done(unnamedId(scene, ground.words.slice(start, end)), ["speaker"]);
}

const KNOWN = new WeakMap<Ground, Saying[]>();

/** The places in a sentence where somebody is said to say something, in order. */
export function sayings(scene: Scene, ground: Ground): Saying[] {
  const there = KNOWN.get(ground);
  if (there) return there;
  const found = findSayings(scene, ground);
  KNOWN.set(ground, found);
  return found;
}

function findSayings(scene: Scene, ground: Ground): Saying[] {
  const found: Saying[] = [];
  for (const [pattern, first] of [
    [PERSON_VERB, true],
    [SUBJECT_VERB, true],
    [VERB_SUBJECT, false],
  ] as const) {
    for (const match of ground.titled.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((one) => one.start < end && start < one.end)) continue;
      const speaker = speakerOf(scene, ground, match);
      if (speaker) found.push({ speaker, verb: match.groups!.verb!, start, end, verbEnd: end, isAfter: !first });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

const CLAIMING = new RegExp(
  `(?<named>${ACTOR}|officials|sources|insiders)\\s(?:${AUXILIARY})?(?:claim(?:s|ed|ing)|said|says|saying|estimat(?:es|ed|ing)|indicat(?:es|ed|ing)|believes?|reckons?|warn(?:s|ed|ing))\\b`,
  "u",
);

/** Who vouches for a clause that is only somebody's claim; undefined where the article says it itself. */
export function speakerOfClause(scene: Scene, ground: Ground): string | undefined {
  const match = CLAIMING.exec(ground.masked);
  if (!match) return undefined;
  const at = match.index + match.groups!.named!.search(/[\uE000-\uE002]/);
  if (/^[\uE000-\uE002]/.test(match.groups!.named!)) return entityAt(ground, at) ?? undefined;
  const start = /(?:[\p{L}]+\s)?$/u.exec(ground.words.slice(0, match.index))![0].length;
  return unnamedId(scene, ground.words.slice(match.index - start, match.index + match.groups!.named!.length));
}
