import type { Fact } from "../../facts/fact";
import { keptBy } from "../../facts/kept";
import { FIXED_OPTIONS, namesOf, type Part, type Reading } from "./reading";
import { complaintsOf, FINE, together, when, type Complaint, type Rule } from "./rule";
import { seek } from "./seek";
import { isNobody } from "./nobody";
import { holds, lineOf, Read, readText } from "./words";

/** Rules about how facts are told: what must be said with them, and words that only the report they come from may use. */

const ALWAYS = () => true;

/** Formats that sort facts by how they are told, and so do not tell it themselves. */
const SORTING = ["how-sure", "who-was-there", "two-reports", "say-it"];

/** Everything a learner reads before answering that goes with the right answer: the stem, items, right options; of a card its back too. */
function toldText(reading: Reading): string {
  const { reply } = reading.question;
  const right = reading.options.filter((option) => reading.right.has(option.id)).map((option) => option.text);
  const back = reply.kind === "grade" ? [reply.back] : [];
  return [reading.standing, ...reading.items, ...right, ...back].join(" ");
}

const MODAL = seek(/\b(?:could|might|may|can|possible|possibly|perhaps|would)\b/i, "could might may can possible possibly perhaps would");

/** Who says so must be named, unless that is what is asked for. */
function attribution(reading: Reading, fact: Fact, told: string): readonly Complaint[] {
  if (fact.by === undefined || reading.question.format === "who-said") return FINE;
  const names = namesOf(reading.graph.entity(fact.by));
  return when(!names.some((name) => holds(told, name)), () => `"${fact.id}" is somebody’s claim. Say whose, as in “According to …”.`);
}

function hedging(fact: Fact, told: string): readonly Complaint[] {
  const missing = fact.hedge !== undefined && !holds(told, fact.hedge);
  return when(missing, () => `The fact says “${fact.hedge}”, the question does not. Print it with the value.`);
}

function modality(reading: Reading, fact: Fact): readonly Complaint[] {
  const told = [reading.standing, ...reading.items].join(" ");
  return when(fact.status === "possible" && !MODAL.in(told), () => `"${fact.id}" is only possible. Ask with “could”.`);
}

const hedges: Rule = {
  rule: "L06",
  level: "E",
  name: "hedge, possibility and speaker are told",
  isFor: ({ format }) => !SORTING.includes(format),
  check(reading) {
    if (!reading.asked.some((fact) => fact.hedge !== undefined || fact.by !== undefined || fact.status === "possible")) return FINE;
    const told = toldText(reading);
    return reading.asked.flatMap((fact) => [...hedging(fact, told), ...attribution(reading, fact, told), ...modality(reading, fact)]);
  },
};

const PLAN = seek(
  /\b(?:due|planned|plans?|planning|expected|scheduled|set to|announced|intend(?:s|ed)?|foreseen|will|would|to be|supposed)\b/i,
  "due planned plan plans planning expected scheduled set announced intend intends intended foreseen will would be supposed",
);
const AHEAD = seek(
  /\b(?:was|were|is|are|be|been) (?:due|set|expected|scheduled|planned|supposed|about) to\b|\b(?:will|shall|going to)\b|\bhad been (?:announced|planned|expected)\b|\b(?:plans|planned|due|expected|scheduled) to\b/i,
  "due set expected scheduled planned supposed about will shall going announced plans",
);

/** The words of the stem that are ours, and the items: what carries the tense. */
const tenseOf = (reading: Reading): Read =>
  reading.items.length === 0 ? reading.own : new Read([reading.own.text, ...reading.items].join(" "));

const tense: Rule = {
  rule: "L07",
  level: "E",
  name: "the tense fits what is known",
  isFor: ({ format }) => !SORTING.includes(format),
  check(reading) {
    const status = reading.asked[0]?.status;
    if (!reading.asked.every((fact) => fact.status === status)) return FINE;
    const text = tenseOf(reading);
    if (status === "asserted")
      return when(
        AHEAD.inRead(text) !== null,
        "This happened, and the question speaks of a plan. Ask in the past or present tense.",
        "stem",
      );
    return when(status === "planned" && !PLAN.inRead(text), "This was only planned. Ask with “was due to”.", "stem");
  },
};

const NOISE = seek(
  /\b(?:getty|afp|associated press|pa (?:wire|media|images)|reuters|inkl|subscribe|subscription|newsletter|donate|donation|copyright|all rights reserved|cookies?|sign up|photo(?:graph)? by|photographer|picture desk|byline|caption|live ?blog)\b/i,
  "getty afp associated pa reuters inkl subscribe subscription newsletter donate donation copyright all cookie cookies sign photo photograph photographer picture byline caption live liveblog",
);

/** Texts that name somebody or something: options, items, typed keys. */
function namingTexts({ graph, question: { reply }, parts }: Reading): readonly Part[] {
  return reply.kind === "text" ? [...parts, { read: readText(reply.key), at: "reply.key", isNobody: isNobody(graph, reply.key) }] : parts;
}

function stray({ read, at, isNobody }: Part): readonly Complaint[] {
  if (!isNobody && NOISE.inRead(read) === null) return FINE;
  return [{ at, message: `"${read.text}" is in no fact. Take somebody or something that the facts are about.` }];
}

const noise: Rule = {
  rule: "L08",
  level: "E",
  name: "nothing from captions, bylines or page furniture",
  isFor: ({ format }) => !FIXED_OPTIONS.includes(format) || format === "who-was-there",
  check(reading) {
    const stem = when(
      NOISE.inJoined(reading.context, reading.stem) !== null,
      "The question names a caption, a byline or the furniture of a page. Leave it out.",
      "stem",
    );
    return together(stem, complaintsOf(namingTexts(reading), stray));
  },
};

/** Broken words of a source, made comparable. */
const brokenIn = keptBy((graph, id: string): readonly string[] => {
  const source = graph.source(id);
  return (source?.damaged ?? []).map(([start, end]) => lineOf(source?.text.slice(start, end) ?? "")).filter((words) => words.trim() !== "");
}, 4000);

/** Broken words of the sources quoted, made comparable; most sources have none. */
function damagedWords({ graph, question: { evidence } }: Reading): readonly string[] {
  if (evidence.every(({ source }) => brokenIn(graph, source).length === 0)) return FINE;
  return [...new Set(evidence.map(({ source }) => source))].flatMap((id) => brokenIn(graph, id));
}

const damage: Rule = {
  rule: "L09",
  level: "E",
  name: "no broken words",
  isFor: ALWAYS,
  check(reading) {
    const damaged = damagedWords(reading);
    if (damaged.length === 0) return FINE;
    const shown = lineOf([reading.standing, ...reading.items, ...reading.options.map((option) => option.text)].join(" "));
    return damaged
      .filter((words) => shown.includes(words))
      .map((words) => ({ message: `“${words.trim()}” is broken in its source. Put it in words of your own.` }));
  },
};

const WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
const MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
const RELATIVE = seek(
  new RegExp(
    `\\b(?:today|tonight|tomorrow|yesterday|nowadays|now|currently|recently|lately|soon|ago|later|last|next|this (?:morning|afternoon|evening|week|weekend|month|year|spring|summer|autumn|winter|${WEEKDAY}))\\b`,
    "i",
  ),
  "today tonight tomorrow yesterday nowadays now currently recently lately soon ago later last next this",
);
const DAYS = "monday tuesday wednesday thursday friday saturday sunday";
const BARE_WEEKDAY = seek(new RegExp(`\\b${WEEKDAY}s?\\b(?!,? \\d{1,2} ${MONTH})`, "i"), `${DAYS} ${DAYS.replaceAll("day", "days")}`);

function relativeTime(read: Read, at: string): readonly Complaint[] {
  const found = RELATIVE.inRead(read) ?? BARE_WEEKDAY.inRead(read);
  return found ? [{ at, message: `“${found[0]}” depends on the day it is read. Give the date.` }] : FINE;
}

const relativeIn = ({ read, at }: Part) => relativeTime(read, at);

/** Options and items of one’s own; fixed ones are ours and have been looked at. */
function ownParts(reading: Reading): readonly Part[] {
  if (!FIXED_OPTIONS.includes(reading.question.format)) return reading.parts;
  return reading.items.length === 0 ? FINE : reading.parts.slice(reading.options.length);
}

const relative: Rule = {
  rule: "L10",
  level: "E",
  name: "dates are absolute",
  isFor: ALWAYS,
  check(reading) {
    const parts = ownParts(reading);
    const { context, stem } = reading;
    const undated =
      context.days.year || stem.days.year
        ? FINE
        : [{ read: new Read(reading.standing), at: "stem" }, ...parts].filter(({ read }) => read.days.day && !read.days.year);
    return together(
      relativeTime(reading.own, "stem"),
      relativeTime(context, "context"),
      complaintsOf(parts, relativeIn),
      undated.length === 0
        ? FINE
        : undated.map(({ at }) => ({ at, message: "A day without its year could be of any year. Give the whole date." })),
    );
  },
};

const PRONOUN = seek(/\b(?:he|him|she|they|them|it|the former|the latter|the same)\b/i, "he him she they them it former latter same");
const POSSESSIVE = seek(/\b(?:his|her|hers|its|their|theirs)\b/i, "his her hers its their theirs");
const POINTING = seek(
  /\b(?:this\b(?! (?:statement|sentence|question|quiz|set)\b)|those\b|these\b(?! (?:two |three )?(?:reports|sources|facts)\b))/i,
  "this those these",
);
const BARE_NOUN = seek(
  /\bthe (meetings?|talks|summits?|calls?|gatherings?|events?|announcements?|conference)\b(?! (?:of|between|in|on|about|at|where|that|which|to|with|for|from)\b)/i,
  "meeting meetings talk talks summit summits call calls gathering gatherings event events announcement announcements conference",
);

/** "its" may point back to a name or to "which country" before it in the sentence. */
function isPointingNowhere(text: string, found: RegExpExecArray | null): boolean {
  return found !== null && !/◦|\b(?:which|who|whose|each|every|one)\b/i.test(text.slice(0, found.index));
}

/** “the talks” are clear where the context line says which talks. */
function bareNoun(reading: Reading): string | undefined {
  const found = BARE_NOUN.inRead(reading.own);
  const noun = found?.[1]?.toLowerCase();
  return noun !== undefined && !reading.question.context.toLowerCase().includes(noun) ? found?.[0] : undefined;
}

function danglingWord(reading: Reading): string | undefined {
  const {
    own,
    own: { text },
  } = reading;
  const pronoun = PRONOUN.inRead(own);
  if (pronoun && !/◦[^.?]*\b(?:said|says|say|that|if|whether)\s+(?:that\s+)?$/i.test(text.slice(0, pronoun.index))) return pronoun[0];
  const possessive = POSSESSIVE.inRead(own);
  if (isPointingNowhere(text, possessive)) return possessive?.[0];
  const pointing = POINTING.inRead(own);
  const shown = reading.options.length > 0 || reading.items.length > 0;
  if (pointing && !(shown && /^these/i.test(pointing[0]))) return pointing[0].trim();
  return bareNoun(reading);
}

const anaphora: Rule = {
  rule: "L11",
  level: "E",
  name: "no word points to what is not there",
  isFor: ALWAYS,
  check(reading) {
    const word = danglingWord(reading);
    return word === undefined ? FINE : [{ at: "stem", message: `Nothing here says what “${word}” means. Name it.` }];
  },
};

const trivial: Rule = {
  rule: "L12",
  level: "W",
  name: "worth asking",
  isFor: ALWAYS,
  check: (reading) =>
    reading.asked
      .filter((fact) => fact.trivial)
      .map((fact) => ({ message: `The fact "${fact.id}" is marked as trivial. Ask something that matters.` })),
};

/** How facts are told. */
export const TELLING_RULES: readonly Rule[] = [hedges, tense, noise, damage, relative, anaphora, trivial];
