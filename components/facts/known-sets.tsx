import type { KnownEvents } from "@/lib/charts/known-events";
import type { EventLine, PlaceLine } from "@/lib/facts/overview";
import type { Messages } from "@/messages";
import { Places, Timeline } from "./set-overview";

/** A set that somebody has met, with how well they know its events today. */
export type KnownSetLine = { slug: string; title: string; events: readonly EventLine[]; places: readonly PlaceLine[]; known: KnownEvents };

/** The timeline and the map of each set, darker where more is known; nothing where no set has events. */
export function KnownSets({ sets, words }: { sets: readonly KnownSetLine[]; words: Messages["sets"] }) {
  return sets.map(({ slug, title, events, places, known }) => (
    <section key={slug} aria-labelledby={`known-${slug}`} className="far mt-4 grid min-w-0 gap-6">
      <h2 id={`known-${slug}`}>{title}</h2>
      {places.length > 0 && <Places places={places} known={known} words={words} />}
      <details>
        <summary className="min-h-11 w-fit content-center text-small font-[550] text-accent">{words.whenList}</summary>
        <div className="grid gap-4 pt-4">
          <Timeline events={events} known={known} words={words} />
        </div>
      </details>
    </section>
  ));
}
