import type { DateSpan } from "./date-span";

/** Before and after every date. */
const EVER: DateSpan = { from: "", to: "\uffff" };

/** Whether a span has no start and no end. */
export const isEver = (span: DateSpan) => span.from === EVER.from && span.to === EVER.to;

/** When it holds: a missing end is open; both missing, the day of `asOf`, and without that one, at all times. */
export function holdsDuring(told: { from?: string | undefined; to?: string | undefined; asOf?: string | undefined }): DateSpan {
  if (told.from !== undefined || told.to !== undefined) return { from: told.from ?? EVER.from, to: told.to ?? EVER.to };
  return told.asOf === undefined ? EVER : { from: told.asOf, to: told.asOf };
}

/** As `holdsDuring`, where the day of `asOf` says nothing of when it holds. */
export function heldBetween(told: { from?: string | undefined; to?: string | undefined }): DateSpan {
  return told.from === undefined && told.to === undefined ? EVER : { from: told.from ?? EVER.from, to: told.to ?? EVER.to };
}

/** Things sorted by when they begin, so that those of a span are found without reading the others. */
export type Timeline<T> = { during(span: DateSpan): readonly T[] };

/** The first place in an ascending list whose text is not before the given one. */
function firstFrom(ascending: readonly string[], text: string): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

const byStart = (one: { span: DateSpan }, other: { span: DateSpan }) =>
  one.span.from < other.span.from ? -1 : one.span.from > other.span.from ? 1 : 0;

/** A timeline. Before the first place up to which something reaches into the span, nothing does. */
export function timelineOf<T>(things: readonly T[], spanOf: (thing: T) => DateSpan): Timeline<T> {
  const sorted = things.map((thing) => ({ thing, span: spanOf(thing) })).sort(byStart);
  let latest = "";
  const reaches = sorted.map(({ span }) => (latest = span.to > latest ? span.to : latest));
  return {
    during: (span) => {
      const found: T[] = [];
      for (let i = firstFrom(reaches, span.from); i < sorted.length && sorted[i]!.span.from <= span.to; i++) {
        if (sorted[i]!.span.to >= span.from) found.push(sorted[i]!.thing);
      }
      return found;
    },
  };
}
