import { eventsFitting, type EventMention } from "../../facts/description";
import { plainText } from "../../facts/graph";
import type { Fact } from "../../facts/fact";
import type { OptionReading } from "./overlap";
import type { Reading } from "./reading";
import { judgedIn } from "./statement";
import { seek } from "./seek";
import { readText, type Read } from "./words";
import { complaintsOf, FINE, itemPlace, together, type Complaint, type Rule } from "./rule";

/** Replies whose stem alone says what is asked; in the others items and options name the events. */
const TOLD_IN_STEM = ["choice", "choices", "place", "text", "number", "grade"];

/** The events that the stem has to name so that nobody can take them for others. */
function eventsToTell(reading: Reading, fact: Fact): string[] {
  const { slot } = reading.question;
  const subject = slot === "object" ? fact.subject : undefined;
  const object = slot === "subject" && "entity" in fact.object ? fact.object.entity : undefined;
  const scope = reading.graph.relation(fact.relation)?.scope === "event" ? fact.event : undefined;
  return [subject, object, scope].filter((id) => id !== undefined && reading.graph.entity(id)?.kind === "event") as string[];
}

function unclear(mentions: readonly EventMention[], at: string): readonly Complaint[] {
  if (mentions.every(({ events }) => events.length < 2)) return FINE;
  const vague = mentions.filter(({ events }) => events.length > 1);
  return vague.map(({ name, events }) => ({ message: `“${name}” could be ${events.length} events. Say where and when it was.`, at }));
}

const names = (mentions: readonly EventMention[], id: string) => mentions.some(({ events }) => events.some((event) => event.id === id));

function untold(reading: Reading, mentions: readonly EventMention[]): readonly Complaint[] {
  const missing = new Set<string>();
  for (const fact of reading.asked) for (const id of eventsToTell(reading, fact)) if (!names(mentions, id)) missing.add(id);
  return missing.size === 0
    ? FINE
    : [...missing].map((id) => ({
        at: "stem",
        message: `The question does not name the event it is about (“${reading.graph.entity(id)?.name ?? id}”). Name it, with place or date.`,
      }));
}

const VAGUE = /\bthe ((?:\p{Lu}[\p{L}’'-]+ ){1,2}(?:meeting|talks|summit|call|gathering|conference)s?)\b/gu;

const VAGUE_ONE = seek(
  new RegExp(VAGUE.source, "u"),
  "meeting meetings talks summit summits call calls gathering gatherings conference conferences",
);

/** "the Paris meeting" names a place, and no event by its name. */
function byPlaceOnly(reading: Reading, mentions: readonly EventMention[]): readonly Complaint[] {
  if (!VAGUE_ONE.inJoined(reading.context, reading.stem)) return FINE;
  const phrases = [...reading.standing.matchAll(VAGUE)].map((match) => match[1]!);
  return phrases
    .filter((phrase) => !mentions.some(({ name }) => plainText(name).includes(plainText(phrase))))
    .map((phrase) => ({ at: "stem", message: `“the ${phrase}” could be any of several. Name the event as the set does, with its date.` }));
}

const namesEvent = ({ entities }: OptionReading) => entities.some((entity) => entity.kind === "event");

/** Context and stem; of a statement without the end that may be false, since a wrong place or day tells nothing of the event. */
function tellingParts(reading: Reading): readonly Read[] {
  const { context, stem } = reading;
  const filler = reading.question.format === "true-false" ? judgedIn(reading)?.filler : null;
  if (!filler) return [context, stem];
  const at = stem.text.lastIndexOf(filler);
  return [context, readText(stem.text.slice(0, at)), readText(stem.text.slice(at + filler.length))];
}

/** Every event named fits exactly one of the set. */
export const oneEvent: Rule = {
  rule: "L05",
  level: "E",
  name: "the event described is exactly one",
  isFor: () => true,
  check(reading) {
    const { graph, question } = reading;
    if (graph.entitiesOf("event").length === 0) return FINE;
    const mentions = eventsFitting(graph, question.layer, tellingParts(reading));
    return together(
      unclear(mentions, "stem"),
      TOLD_IN_STEM.includes(question.reply.kind) ? untold(reading, mentions) : FINE,
      byPlaceOnly(reading, mentions),
      complaintsOf(reading.items, (text, i) => unclear(eventsFitting(graph, question.layer, [readText(text)]), itemPlace(i))),
      complaintsOf(reading.optionReadings, (option) =>
        namesEvent(option) ? unclear(eventsFitting(graph, question.layer, [option.read]), option.at) : FINE,
      ),
    );
  },
};
