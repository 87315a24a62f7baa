import Link from "next/link";
import type { ReactNode } from "react";
import { PlaceMap, type MapPlace } from "../charts/place-map";
import { dayText } from "@/lib/facts/date-span";
import type { EventLine, PlaceLine, SourceLine } from "@/lib/facts/overview";
import type { Source } from "@/lib/facts/fact";
import { fill, plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { LANGUAGE } from "@/messages/language";

type Words = { words: Messages["sets"] };

/** One part of the page of a set, under its heading. */
export function Part({ id, title, note, children }: { id: string; title: string; note?: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="grid gap-4">
      <div className="grid gap-1">
        <h2 id={id}>{title}</h2>
        {note && <p className="text-small text-soft">{note}</p>}
      </div>
      {children}
    </section>
  );
}

/** What the facts are about, where no day and no place says more. */
export function Topics({ topics, words }: Words & { topics: readonly { topic: string; facts: number }[] }) {
  return (
    <ul className="flex flex-wrap gap-x-8 gap-y-2">
      {topics.map(({ topic, facts }) => (
        <li key={topic}>
          <span className="font-[550]">{topic.charAt(0).toUpperCase() + topic.slice(1)}</span> <span className="text-small text-soft">{plural(LANGUAGE, facts, words.facts)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What happened when: one line an event, disagreement said in the line itself. */
export function Timeline({ events, words }: Words & { events: readonly EventLine[] }) {
  if (events.length === 0) return <p className="text-soft">{words.whenNone}</p>;
  return (
    <ol className="relative grid gap-4 before:absolute before:inset-y-2 before:left-[0.3rem] before:w-px before:bg-line">
      {events.map((event) => (
        <li key={event.id} className="relative grid gap-x-6 pl-6 sm:grid-cols-[14rem_1fr]">
          <span aria-hidden="true" className="absolute top-[0.45em] left-0 size-2.5 rounded-full bg-accent forced-colors:border" />
          <span className="text-small font-[550] text-soft sm:pt-px">{event.date || words.undated}</span>
          <span className="grid">
            <span className="font-[550]">
              {event.name}
              {event.places.length > 0 && <span className="font-[400] text-soft">, {event.places.join(", ")}</span>}
            </span>
            {event.otherwise.length > 0 && <span className="text-small text-soft">{fill(words.reportsSaid, { what: event.otherwise.join(", ") })}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** What stands small beside a place on the map: when, or how often. */
const whatThere = ({ events }: PlaceLine, words: Messages["sets"]) => (events.length === 1 ? events[0]!.date.replace(/ \d{4}$/, "") : plural(LANGUAGE, events.length, words.events));

const toMapPlace = (place: PlaceLine, words: Messages["sets"]): MapPlace[] => (place.at ? [{ id: place.id, name: place.name, detail: whatThere(place, words), at: place.at, known: null }] : []);

/** What happened where: a map of the places that are known to be somewhere, and all of them as a list. */
export function Places({ places, words }: Words & { places: readonly PlaceLine[] }) {
  if (places.length === 0) return <p className="text-soft">{words.whereNone}</p>;
  const onMap = places.flatMap((place) => toMapPlace(place, words));
  if (onMap.length === 0) return <PlaceList places={places} />;
  return (
    <>
      <PlaceMap places={onMap} />
      <details className="grid gap-3">
        <summary className="min-h-11 w-fit content-center text-small font-[550] text-accent">{words.whereList}</summary>
        <PlaceList places={places} />
      </details>
    </>
  );
}

function PlaceList({ places }: { places: readonly PlaceLine[] }) {
  return (
    <ul className="grid gap-3 [grid-template-columns:repeat(auto-fill,minmax(min(18rem,100%),1fr))]">
      {places.map((place) => (
        <li key={place.id} className="card grid content-start gap-1 p-4">
          <h3 className="text-base">
            {place.name}
            {place.within && <span className="font-press text-tiny font-[400] text-soft"> {place.within}</span>}
          </h3>
          <ul className="grid gap-0.5 text-small text-soft">
            {place.events.map((event) => (
              <li key={event.id}>{[event.name, event.date].filter(Boolean).join(", ")}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

/** Who published what a source sums up, and when: "The Independent, 10 March 2025". */
export function publication(source: Source, words: Messages["sets"]): string {
  if (!source.of) return source.date ? dayText(source.date) : words.ownWords;
  return [source.of.publisher ?? words.publisherUnknown, dayText(source.of.date)].join(", ");
}

/** The sources of a set, each to read. */
export function Sources({ slug, sources, words }: Words & { slug: string; sources: readonly SourceLine[] }) {
  if (sources.length === 0) return <p className="text-soft">{words.readNone}</p>;
  return (
    <ul className="grid gap-3 [grid-template-columns:repeat(auto-fill,minmax(min(18rem,100%),1fr))]">
      {sources.map(({ source, facts }) => (
        <li key={source.id} className="grid">
          <Link prefetch={false} href={`/sets/${slug}/read/${source.id}`} className="card grid content-start gap-1 p-4 text-ink no-underline hover:border-line-strong">
            <h3 className="text-base">{source.title}</h3>
            <p className="text-tiny text-soft">{[publication(source, words), source.outcome ? words.outcome : "", plural(LANGUAGE, facts, words.facts)].filter(Boolean).join(" · ")}</p>
          </Link>
        </li>
      ))}
    </ul>
  );
}
