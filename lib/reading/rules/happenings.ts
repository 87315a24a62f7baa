import { EVENT_NOUNS, anyOf } from "../vocabulary";
import { ACTOR, MASK, PLACE, dateAt, entityAt, type Ground, type Scene } from "./ground";
import type { ReadDate } from "../article";

/** An event as a sentence names it: the noun with the words that belong to it, and its place in the sentence. */
export type Happening = { kind: string; name: string; isBare: boolean; start: number; end: number };

const NOUN = anyOf(EVENT_NOUNS);
const DETERMINER = "(?:[Tt]he|[Aa]n?|[Tt]his|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ur|[Aa]nother|[Nn]ext|[Ll]ast|[Ff]irst|[Ss]econd)";
const eitherCase = (words: string) =>
  words
    .split(" ")
    .map((word) => `[${word[0]!.toUpperCase()}${word[0]}]${word.slice(1)}`)
    .join("|");
/** Words that are no part of what an event is called. */
const OUTSIDE = eitherCase(
  "and or of for in on at to with from by as the a an his her their its our your my this these those another that which who whose is are was were be been being will would could should may might can has have had after before during ahead while if because since when where although though following amid despite also so then there there’s there's begin begins began begun start starts started said says saying took take takes taking hold holds held holding host hosts hosted hosting lead leads led leading attend attends attended attending join joins joined schedule scheduled organise organised open opens opened win won lost play played watch watched discuss but not any no about over into out up down off all both some more most very just only later today yesterday tomorrow tonight earlier now again between agree agreed call called calls wants want wanted seek sought get got give gave make made see saw including until every each",
);
const WORD = `(?:(?!(?:${OUTSIDE})(?![\\p{L}’']))[\\p{L}\\p{N}${MASK.place}${MASK.other}${MASK.person}${MASK.adjective}](?:[\\p{L}\\p{N}’'${MASK.place}${MASK.other}${MASK.person}${MASK.adjective}])*(?:[-–][\\p{L}${MASK.place}${MASK.other}]+)*)`;
const WHOM = `(?:(?:${ACTOR}|${MASK.adjective}+)(?:\\sand\\s(?:${ACTOR}|${MASK.adjective}+))?\\s(?:\\p{Ll}+s|${MASK.titles}+)|${ACTOR}(?:\\s(?:and|with)\\s(?:the\\s)?${ACTOR})?|${MASK.titles}+|(?:[\\p{Ll}-]+\\s){0,2}?\\p{Ll}+s(?=[\\s,.;]))`;
const OF_WHOM = `(?:\\s(?:of|between|with)\\s(?:the\\s)?${WHOM}|\\sof\\sthe\\s(?:\\p{Ll}+\\s)?\\p{Ll}+)?`;
const PHRASE = new RegExp(
  `(?<![\\p{L}'’-])(?:(?<determiner>${DETERMINER})\\s)?(?<modifiers>(?:${WORD}\\s){0,4}?)(?<noun>${NOUN})s?(?![\\p{L}-]|\\s${NOUN})(?<of>${OF_WHOM})`,
  "gu",
);

/** Nouns that are as often verbs count only after a determiner or a word that belongs to them. */
const BOTH =
  /^(?:call|vote|march|strike|visit|launch|match|race|trip|game|play|fair|attack|crash|storm|debate|exam|opening|signing|raid|protest|rally|flood)$/;

/** The events a sentence names. */
export function happeningsIn(ground: Ground): Happening[] {
  return [...ground.titled.matchAll(PHRASE)].flatMap((match) => {
    const { determiner, noun, of } = match.groups!;
    const modifiers = match.groups!.modifiers!.trim();
    if (BOTH.test(noun!) && determiner === undefined && modifiers === "") return [];
    const from = match.index + (determiner ? determiner.length + 1 : 0);
    const name = ground.words
      .slice(from, match.index + match[0].length)
      .replace(/^(?:the|a|an|his|her|their|its|own)\s/i, "")
      .trim();
    if (/^(?:peace|security|key|future|further|other|more|ongoing)$/i.test(modifiers) && of === "")
      return [{ kind: noun!, name, isBare: true, start: match.index, end: match.index + match[0].length }];
    return [{ kind: noun!, name, isBare: modifiers === "" && of === "", start: match.index, end: match.index + match[0].length }];
  });
}

const IN_PLACE = new RegExp(`\\b(?:in|at|near|outside)\\s(?:the\\s(?:\\p{L}+\\s)?)?(?<place>${PLACE}|${MASK.other}+)`, "gu");

const CLAUSE_END =
  /[,;:“”"]|\s(?:as|while|where|when|after|before|ahead of|following|but|because|although|amid|and (?:will|is|was|has))\s/g;

/** The clause around an event in a sentence: from the last break before it to the next one, or to the next event. */
export function clauseAround(ground: Ground, { start, end }: Happening, next: number): { from: number; until: number } {
  const breaks = [...ground.masked.matchAll(CLAUSE_END)].map(({ index }) => index);
  return { from: breaks.findLast((at) => at < start) ?? 0, until: Math.min(next, breaks.find((at) => at >= end) ?? ground.words.length) };
}

/** Where a clause says something takes place: the first place after "in" or "at" that follows the event, else the last before it. */
export function placeIn(scene: Scene, ground: Ground, from: number, clause = { from: 0, until: ground.words.length }): string | null {
  const places = [...ground.masked.matchAll(IN_PLACE)]
    .map((match) => match.index + match[0].length - match.groups!.place!.length)
    .filter((at) => {
      if (at < clause.from || at >= clause.until) return false;
      const entity = entityAt(ground, at);
      return entity !== null && scene.book.get(entity)!.kind === "place";
    });
  const at = places.find((place) => place > from) ?? places.at(-1);
  return at === undefined ? null : entityAt(ground, at);
}

/** The date of an event: the first that follows it in its clause, else one that opens the sentence or stands before it in the clause. */
export function dateFor(ground: Ground, event: number, { from, until }: { from: number; until: number }): ReadDate | null {
  const after = ground.masked.slice(event, until).indexOf(MASK.date);
  if (after >= 0) return dateAt(ground, event + after);
  const before = ground.masked.slice(from, event).lastIndexOf(MASK.date);
  const saying = /\b(?:said|says|told|declared|announced|stated|claimed|added)\s(?:on\s)?$/;
  if (before >= 0 && !saying.test(ground.masked.slice(0, from + before).replace(/[\uE003]+$/, ""))) return dateAt(ground, from + before);
  return /^(?:On\s)?\uE003+,/.test(ground.masked) ? dateAt(ground, ground.masked.indexOf(MASK.date)) : null;
}

/** The entity of an event: a bare "talks" is the event of that kind named last, if there is one. */
export function eventId(scene: Scene, ground: Ground, happening: Happening): string | null {
  if (!happening.isBare) return scene.book.idFor({ kind: "event", subtype: happening.kind, name: happening.name });
  const earlier = scene.grounds.filter(({ index }) => index <= ground.index && ground.index - index <= 8).reverse();
  for (const one of earlier) {
    const same = happeningsIn(one).findLast(
      ({ kind, isBare, start }) => kind === happening.kind && !isBare && (one !== ground || start < happening.start),
    );
    if (same) return scene.book.idFor({ kind: "event", subtype: same.kind, name: same.name });
  }
  return null;
}
