import type { Mode } from "../../facts/fact";
import type { CardPerson, DraftFact, EventCard, ReadDate } from "../article";
import { ACTOR, MASK, PERSON, entityAt, statusOf, wholeOf, type Ground, type Proposal, type Scene } from "./ground";
import { clauseAround, dateFor, eventId, happeningsIn, placeIn, type Happening } from "./happenings";

/** A card before its fields have become candidates: each field points to the proposal that holds its evidence. */
export type DraftCard = Omit<EventCard, "id" | "date" | "place" | "people" | "evidence"> & {
  evidence: { start: number; end: number };
  date: { days: ReadDate; proposal: Proposal } | null;
  place: { entity: string; proposal: Proposal } | null;
  people: (Omit<CardPerson, "candidate"> & { proposal: Proposal })[];
};

const ADVERBS = "(?:\\s(?:also|both|all|now|then|later|each|himself|herself))*";
const AUXILIARY =
  "(?:\\s(?:will|is to|are to|was to|would|is set to|are set to|is due to|are due to|is expected to|are expected to|is scheduled to|are scheduled to|are all scheduled to|prepares to|plans to|hopes to|has|have|had))?";
const HOSTS = new RegExp(
  `(?<subject>${ACTOR})(?:,\\s[^,“”"]{2,80},)?${ADVERBS}${AUXILIARY}${ADVERBS}\\s(?:host(?:s|ed)?|lead|leads|led|chair(?:s|ed)?|conven(?:e|es|ed)|open(?:s|ed)?|organis(?:e|es|ed)|held|hold|holds)\\s`,
  "gu",
);
const ATTENDS = new RegExp(
  `(?<subject>${ACTOR}(?:\\s(?:and|,)\\s${PERSON})?)(?:,\\s[^,“”"]{2,80},)?${ADVERBS}${AUXILIARY}${ADVERBS}\\s(?:attend(?:s|ed)?|join(?:s|ed)?|take part|takes part|took part|participat(?:e|es|ed)|meet|meets|met|visit(?:s|ed)?|travel(?:s|led)? to|represent(?:s|ed)?|play(?:s|ed)?|face[sd]?|beat|spoke|speak)\\b(?!\\sby)`,
  "gu",
);
const WITH = new RegExp(
  `\\b(?:with|between|including|met|meets|meet|by)\\s(?:the\\s)?(?:[\\p{Ll}${MASK.title}${MASK.adjective}]+\\s){0,3}(?<subject>${ACTOR})`,
  "gu",
);
const REMOTELY = new RegExp(
  `(?<subject>${ACTOR})\\s(?:is\\s|was\\s|will be\\s)?(?:dialling|dialing|calling|joining by|joined by|taking part by|appearing by)(?:\\sin|\\svideo|\\stelephone|\\sphone)`,
  "gu",
);
const REMOTE_WORDS = /\b(?:virtual|video|online|remote|telephone|phone|zoom)\b/i;

const MEETS =
  "(?<verb>met|meets|will meet|are to meet|will convene|will gather|gathered|convened|spoke (?:to|with)|will speak (?:to|with))";
/** Ada Okoro met Ben Lim */
const TWO_MEET = new RegExp(
  `(?<subject>${PERSON})[^.;“”"]{0,60}?\\s${MEETS}\\s(?<other>(?:with\\s)?(?:[\\p{Ll}’'${MASK.title}${MASK.titles}${MASK.adjective}${MASK.place}-]+\\s){0,4}?${PERSON})`,
  "u",
);
/** Foreign ministers from the G7 … will meet in Canada */
const GROUP_MEETS = new RegExp(
  `(?<group>(?:(?:[\\p{Ll}-]+|${MASK.adjective}+)\\s)?(?:${MASK.titles}+|\\b(?:officials|leaders|delegates|representatives|scientists|teachers|pupils|players|members))(?:\\s(?:from|of)\\s(?:the\\s)?(?:[\\p{Ll}]+\\s){0,2}${ACTOR})?)[^.;]{0,120}?\\s(?:${MEETS})(?=\\s(?:in|on|at)\\s|\\s${MASK.date})`,
  "u",
);

type Person = { entity: string; role: CardPerson["role"]; mode?: Mode };

/** People and states of a sentence by what they do at the event in it. */
function peopleIn(scene: Scene, ground: Ground): Person[] {
  const found = new Map<string, Person>();
  const add = (pattern: RegExp, role: Person["role"], mode?: Mode, kinds: readonly string[] = ["person", "organisation", "place"]) => {
    for (const match of ground.masked.matchAll(pattern)) {
      const at = match.index + match[0].indexOf(match.groups!.subject!);
      const entity = entityAt(ground, at);
      if (entity === null || found.has(entity) || !kinds.includes(scene.book.get(entity)!.kind)) continue;
      found.set(entity, { entity, role, ...(mode ? { mode } : {}) });
    }
  };
  add(REMOTELY, "attended", "remote");
  add(HOSTS, "hosted", undefined, ["person", "organisation"]);
  add(ATTENDS, "attended");
  add(WITH, "attended", undefined, ["person"]);
  return [...found.values()];
}

const STAYS_AWAY = /\bnot\b|n['’]t\b|\bwithout\b|\babsent\b/i;

type Named = { happening: Happening; id: string };

function eventsOf(scene: Scene, ground: Ground): Named[] {
  const named = happeningsIn(ground).flatMap((happening) => {
    const id = eventId(scene, ground, happening);
    return id === null ? [] : [{ happening, id }];
  });
  return [...named, ...meetingOf(scene, ground)];
}

const kindOfMeeting = (verb: string) => (/spoke|speak/.test(verb) ? "conversation" : "meeting");

const withoutNoun = (scene: Scene, kind: string, name: string, at: { start: number; end: number }): Named[] => [
  { happening: { kind, name, isBare: false, ...at }, id: scene.book.idFor({ kind: "event", subtype: kind, name }) },
];

/** Somebody meets somebody, or a group meets somewhere: an event without a noun, named after who meets. */
function meetingOf(scene: Scene, ground: Ground): Named[] {
  const two = TWO_MEET.exec(ground.titled);
  if (two) {
    const otherAt = two.index + two[0].length - /[\uE000]+$/.exec(two[0])![0].length;
    const [subject, other] = [entityAt(ground, two.index), entityAt(ground, otherAt)];
    if (subject === null || other === null || subject === other) return [];
    const kind = kindOfMeeting(two.groups!.verb!);
    return withoutNoun(scene, kind, `${kind} of ${scene.book.get(subject)!.name} and ${scene.book.get(other)!.name}`, {
      start: two.index,
      end: two.index + two[0].length,
    });
  }
  const group = GROUP_MEETS.exec(ground.titled);
  if (!group) return [];
  const words = ground.words.slice(group.index, group.index + group.groups!.group!.length);
  const kind = kindOfMeeting(group.groups!.verb!);
  return withoutNoun(scene, kind, `${kind} of ${words[0]!.toLowerCase()}${words.slice(1)}`, {
    start: group.index,
    end: group.index + group[0].length,
  });
}

function cardOf(scene: Scene, ground: Ground, { happening, id }: Named, until: number): DraftCard | null {
  const clause = clauseAround(ground, happening, until);
  const status = statusOf(ground.words.slice(clause.from, clause.until));
  const evidence = wholeOf(ground);
  const about = (fact: Omit<DraftFact, "status" | "asOf">): Proposal => ({
    family: "event",
    sentence: ground.index,
    evidence,
    fact: { ...fact, status, asOf: scene.article.date },
    sure: false,
    doubts: ["unconfirmed"],
    card: id,
  });
  const days = dateFor(ground, happening.start, clause);
  const place = placeIn(scene, ground, happening.start, clause);
  const people = STAYS_AWAY.test(ground.words) ? [] : peopleIn(scene, ground);
  if (!days && place === null && people.length === 0) return null;
  if (!days && place === null && happening.isBare) return null;
  return {
    event: id,
    kind: happening.kind,
    name: scene.book.get(id)!.name,
    sentence: ground.index,
    evidence,
    status,
    date: days && {
      days,
      proposal: about({ subject: id, relation: "held-on", object: { from: days.from, to: days.to, precision: days.precision } }),
    },
    place: place === null ? null : { entity: place, proposal: about({ subject: id, relation: "held-in", object: { entity: place } }) },
    people: people.map(({ entity, role, mode }) => ({
      entity,
      role,
      negated: false,
      ...(mode ? { mode } : {}),
      proposal: about({ subject: entity, relation: role, object: { entity: id }, ...(mode ? { mode } : {}) }),
    })),
    how: REMOTE_WORDS.test(happening.name) ? "remote" : null,
    salience: 0,
  };
}

/** Fields that one sentence leaves open are filled from the next that names the same event. */
function merged(cards: readonly DraftCard[]): DraftCard[] {
  const byEvent = new Map<string, DraftCard>();
  for (const card of cards) {
    const there = byEvent.get(card.event);
    if (!there) {
      byEvent.set(card.event, card);
      continue;
    }
    there.date ??= card.date;
    there.place ??= card.place;
    there.how ??= card.how;
    there.people.push(...card.people.filter(({ entity }) => !there.people.some((one) => one.entity === entity)));
  }
  return [...byEvent.values()];
}

/** Events as cards to confirm: what, when, where, who and how, as far as sentences say so. A card without any of these is none. */
export function eventCards(scene: Scene): DraftCard[] {
  const cards = scene.grounds.flatMap((ground) => {
    const starts = happeningsIn(ground).map(({ start }) => start);
    return eventsOf(scene, ground).flatMap(
      (one) => cardOf(scene, ground, one, starts.find((start) => start >= one.happening.end) ?? ground.words.length) ?? [],
    );
  });
  return merged(cards);
}
