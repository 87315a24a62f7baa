import Link from "next/link";
import { PlaceMap, type MapPlace } from "../charts/place-map";
import { darknessOf, knownTogether, type KnownEvents } from "@/lib/charts/known-events";
import type { EventLine, PlaceLine, SourceLine, TopicLine } from "@/lib/facts/overview";
import type { Source } from "@/lib/facts/fact";
import { fill, percent, plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { Shown } from "../questions/shown";
import { dateText } from "../memory/date-text";

type Words = { words: Messages["sets"] };
/** What whoever looks knows of the events; null where nothing is coloured by it. */
type Known = { known?: KnownEvents | null };

/** What the facts are about, where no day and no place says more. */
export function Topics({ topics, words }: Words & { topics: readonly TopicLine[] }) {
  return (
    <ul className="flex flex-wrap gap-x-8 gap-y-2">
      {topics.map(({ topic, facts }) => (
        <li key={topic}>
          <span className="font-[550]">
            <Shown text={topic} otherwise={topic.charAt(0).toUpperCase() + topic.slice(1)} />
          </span>{" "}
          <span className="text-small text-soft">{plural(language(), facts, words.facts)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What darker and hollow dots mean, where dots say how well something is known. */
function KnownLegend({ words }: Words) {
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-small text-soft">
      {[
        { known: 1, text: words.knownDark },
        { known: 0.1, text: words.knownLight },
        { known: null, text: words.knownHollow },
      ].map(({ known, text }) => (
        <span key={text} className="inline-flex items-center gap-2">
          <Dot known={known} />
          {text}
        </span>
      ))}
    </p>
  );
}

/** A dot with a rim, filled the darker the better it is known. */
function Dot({ known, className = "" }: { known: number | null; className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 12 12" className={`size-3 shrink-0 overflow-visible ${className}`}>
      <circle cx="6" cy="6" r="5" className="fill-paper" />
      <circle cx="6" cy="6" r="5" fillOpacity={darknessOf(known)} strokeWidth="2" className="fill-accent stroke-accent" />
    </svg>
  );
}

/** How well it is known, in words; of what was not asked a hollow dot says enough to the eye. */
function KnownShare({ known, words }: Words & { known: number | null }) {
  if (known === null) return <span className="sr-only">{words.notAsked}</span>;
  return <span className="text-small text-soft">{fill(words.knownToday, { share: percent(language(), known) })}</span>;
}

/** What happened when: one line an event, disagreement said in the line itself. */
export function Timeline({ events, known, words }: Words & Known & { events: readonly EventLine[] }) {
  if (events.length === 0) return <p className="text-soft">{words.whenNone}</p>;
  return (
    <>
      {known && <KnownLegend words={words} />}
      <EventList events={events} known={known} words={words} />
    </>
  );
}

function EventList({ events, known, words }: Words & Known & { events: readonly EventLine[] }) {
  return (
    <ol className="relative grid gap-4 before:absolute before:inset-y-2 before:start-[0.3rem] before:w-px before:bg-line">
      {events.map((event) => (
        <li key={event.id} className="relative grid gap-x-6 ps-6 wrap-anywhere sm:grid-cols-[minmax(0,min(14rem,35%))_minmax(0,1fr)]">
          {known ? (
            <Dot known={known.get(event.id) ?? null} className="absolute top-[0.4em] -start-px" />
          ) : (
            <span aria-hidden="true" className="absolute top-[0.45em] start-0 size-2.5 rounded-full bg-accent forced-colors:border" />
          )}
          <span className="text-small font-[550] text-soft first-letter:uppercase sm:pt-px">{event.date || words.undated}</span>
          <span className="grid">
            <span className="font-[550]">
              <Shown text={event.name} />
              {event.places.length > 0 && <span className="font-[400] text-soft">, {event.places.join(", ")}</span>}
            </span>
            {known && <KnownShare known={known.get(event.id) ?? null} words={words} />}
            {event.otherwise.length > 0 && (
              <span className="text-small text-soft">{fill(words.reportsSaid, { what: event.otherwise.join(", ") })}</span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** What stands small beside a place on the map: when, or how often. */
const whatThere = ({ events }: PlaceLine, words: Messages["sets"]) =>
  events.length === 1 ? events[0]!.date.replace(/ \d{4}$/, "") : plural(language(), events.length, words.events);

const toMapPlace = (place: PlaceLine, words: Messages["sets"], known: KnownEvents | null): MapPlace[] =>
  place.at
    ? [
        {
          id: place.id,
          name: place.name,
          detail: whatThere(place, words),
          at: place.at,
          known: known && knownTogether(known, place.events),
        },
      ]
    : [];

/** What happened where: a map of the places that are known to be somewhere, and all of them as a list. */
export function Places({ places, known = null, words }: Words & Known & { places: readonly PlaceLine[] }) {
  if (places.length === 0) return <p className="text-soft">{words.whereNone}</p>;
  const onMap = places.flatMap((place) => toMapPlace(place, words, known));
  if (onMap.length === 0) return <PlaceList places={places} known={known} words={words} />;
  return (
    <>
      {known && <KnownLegend words={words} />}
      <PlaceMap places={onMap} shading={known ? "known" : "none"} />
      <details>
        <summary className="min-h-11 w-fit content-center text-small font-[550] text-accent">{words.whereList}</summary>
        <div className="pt-3">
          <PlaceList places={places} known={known} words={words} />
        </div>
      </details>
    </>
  );
}

function PlaceList({ places, known, words }: Words & { places: readonly PlaceLine[]; known: KnownEvents | null }) {
  return (
    <ul className="grid gap-3 [grid-template-columns:repeat(auto-fill,minmax(min(18rem,100%),1fr))]">
      {places.map((place) => (
        <li key={place.id} className="card grid content-start gap-1 p-4">
          <h3 className="text-base">
            <Shown text={place.name} />
            {place.within && <span className="font-press text-tiny font-[400] text-soft"> {place.within}</span>}
          </h3>
          {known && <KnownShare known={knownTogether(known, place.events)} words={words} />}
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
export function publication(source: Pick<Source, "of" | "date">, words: Messages["sets"]): string {
  if (!source.of) return source.date ? dateText(language(), source.date) : words.ownWords;
  return [source.of.publisher ?? words.publisherUnknown, dateText(language(), source.of.date)].join(", ");
}

/** The sources of a set, each to read. */
export function Sources({ slug, sources, words }: Words & { slug: string; sources: readonly SourceLine[] }) {
  if (sources.length === 0) return <p className="text-soft">{words.readNone}</p>;
  return (
    <ul className="grid gap-3 [grid-template-columns:repeat(auto-fill,minmax(min(18rem,100%),1fr))]">
      {sources.map(({ source, facts }) => (
        <li key={source.id} className="grid">
          <Link
            prefetch={false}
            href={`/sets/${slug}/read/${source.id}`}
            className="card grid content-start gap-1 p-4 text-ink no-underline hover:border-line-strong"
          >
            <h3 className="text-base">{source.title}</h3>
            <p className="text-tiny text-soft">
              {[publication(source, words), source.outcome ? words.outcome : "", plural(language(), facts, words.facts)]
                .filter(Boolean)
                .join(" · ")}
            </p>
          </Link>
        </li>
      ))}
    </ul>
  );
}
