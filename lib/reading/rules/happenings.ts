import { EVENT_NOUNS, anyOf } from "../vocabulary";
import { ACTOR, MASK, PLACE, dateAt, entityAt, type Ground, type Scene } from "./ground";
import type { ReadDate } from "../article";

/** An event as a sentence names it: the noun with the words that belong to it, and its place in the sentence. */
export type Happening = { kind: string; name: string; isBare: boolean; start: number; end: number };

const NOUN = anyOf(EVENT_NOUNS);
const DETERMINER = "(?:[Tt]he|[Aa]n?|[Tt]his|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ur|[Aa]nother|[Nn]ext|[Ll]ast|[Ff]irst|[Ss]econd)";
const WORD = `(?:(?!(?:and|or|of|for|in|on|at|to|with|from|by|as|the|that|which|who|is|are|was|were|will|would|has|have|had|after|before|during|ahead|begin|began|said|says|took|take|not|but|any|no)\\b)[\\p{L}\\p{N}’'${MASK.place}${MASK.other}${MASK.person}${MASK.adjective}]+(?:[-–][\\p{L}${MASK.place}${MASK.other}]+)*)`;
const OF_WHOM = `(?:\\s(?:of|between|with|on|about)\\s(?:the\\s)?(?:(?:${ACTOR}|${MASK.adjective}+\\s\\p{Ll}+|${MASK.titles}+|\\p{Ll}+s)(?:\\s(?:and|with)\\s(?:the\\s)?(?:${ACTOR}|${MASK.titles}+))?))?`;
const PHRASE = new RegExp(`(?<![\\p{L}-])(?:(?<determiner>${DETERMINER})\\s)?(?<modifiers>(?:${WORD}\\s){0,4}?)(?<noun>${NOUN})s?(?![\\p{L}-])(?<of>${OF_WHOM})`, "gu");

/** Nouns that are as often verbs count only after a determiner or a word that belongs to them. */
const BOTH = /^(?:call|vote|march|strike|visit|launch|match|race|trip|game|play|fair|attack|crash|storm|debate|exam|opening|signing|raid|protest|rally|flood)$/;

/** The events a sentence names. */
export function happeningsIn(ground: Ground): Happening[] {
  return [...ground.titled.matchAll(PHRASE)].flatMap((match) => {
    const { determiner, noun, of } = match.groups!;
    const modifiers = match.groups!.modifiers!.trim();
    if (BOTH.test(noun!) && determiner === undefined && modifiers === "") return [];
    const from = match.index + (determiner ? determiner.length + 1 : 0);
    const name = ground.words.slice(from, match.index + match[0].length).replace(/^(?:the|a|an|his|her|their|its|own)\s/i, "").trim();
    if (/^(?:peace|security|key|future|further|other|more|ongoing)$/i.test(modifiers) && of === "") return [{ kind: noun!, name, isBare: true, start: match.index, end: match.index + match[0].length }];
    return [{ kind: noun!, name, isBare: modifiers === "" && of === "", start: match.index, end: match.index + match[0].length }];
  });
}

const IN_PLACE = new RegExp(`\\b(?:in|at|near|outside)\\s(?:the\\s(?:\\p{L}+\\s)?)?(?<place>${PLACE}|${MASK.other}+)`, "gu");

/** Where a sentence says something takes place: the first place after "in" or "at" that follows, else the last before. */
export function placeIn(scene: Scene, ground: Ground, from: number): string | null {
  const places = [...ground.masked.matchAll(IN_PLACE)].map((match) => match.index + match[0].length - match.groups!.place!.length).filter((at) => {
    const entity = entityAt(ground, at);
    return entity !== null && scene.book.get(entity)!.kind === "place";
  });
  const at = places.find((place) => place > from) ?? places.at(-1);
  return at === undefined ? null : entityAt(ground, at);
}

/** The date that belongs to a place in a sentence: the first that follows before another event does, else the only one. */
export function dateFor(ground: Ground, from: number, until: number): ReadDate | null {
  const after = ground.masked.slice(from, until).indexOf(MASK.date);
  if (after >= 0) return dateAt(ground, from + after);
  return ground.dates.length === 1 && ground.dates[0]!.start - ground.start < from ? ground.dates[0]! : null;
}

/** The entity of an event: a bare "talks" is the event of that kind named last, if there is one. */
export function eventId(scene: Scene, ground: Ground, happening: Happening): string | null {
  if (!happening.isBare) return scene.book.idFor({ kind: "event", subtype: happening.kind, name: happening.name });
  const earlier = scene.grounds.filter(({ index }) => index <= ground.index && ground.index - index <= 4).reverse();
  for (const one of earlier) {
    const same = happeningsIn(one).findLast(({ kind, isBare, start }) => kind === happening.kind && !isBare && (one !== ground || start < happening.start));
    if (same) return scene.book.idFor({ kind: "event", subtype: same.kind, name: same.name });
  }
  return null;
}
