import { hash32 } from "../random";

/** From recognising to producing: which questions fit a memory of which strength. */
export type Level = "recognise" | "pick" | "produce";
const CARD = "flashcard";
/** How much faces vary: a card at every second turn, or where minutes are short, at three of four. */
export type Variety = "varied" | "quick";
const OTHERS_EVERY: Readonly<Record<Variety, number>> = { varied: 2, quick: 4 };
/** What takes longer than this is slow, and stands at every fourth of the turns that are not the card’s. */
const SLOW_SECONDS = 18;
const SLOW_EVERY = 4;
const LEVELS: readonly Level[] = ["recognise", "pick", "produce"];

/**
 * What planning knows of a format: the levels it fits, its credit (lib/memory/credit.ts, for the usual number of options), seconds at
 * first.
 */
export type Face = { levels: readonly Level[]; credit: number; seconds: number };

/**
 * The faces by name of format. Seconds are a guess to begin with, of one question with the reading of what it says; the learner's own take
 * its place (pace.ts). A card is at home everywhere: it asks for recall and costs little.
 */
const FACES: Readonly<Record<string, Face>> = {
  flashcard: { levels: LEVELS, credit: 1, seconds: 11 },
  "multiple-choice": { levels: ["recognise", "pick"], credit: 0.56, seconds: 12 },
  "what-it-means": { levels: ["recognise", "pick"], credit: 0.56, seconds: 13 },
  "who-said": { levels: ["recognise", "pick"], credit: 0.56, seconds: 13 },
  "true-false": { levels: ["recognise"], credit: 0.38, seconds: 9 },
  "gap-from-bank": { levels: ["pick"], credit: 0.6, seconds: 13 },
  matching: { levels: ["pick"], credit: 0.6, seconds: 26 },
  "multiple-select": { levels: ["pick"], credit: 0.38, seconds: 20 },
  "who-was-there": { levels: ["pick"], credit: 0.5, seconds: 28 },
  "how-sure": { levels: ["pick", "produce"], credit: 0.56, seconds: 24 },
  "two-reports": { levels: ["pick", "produce"], credit: 0.5, seconds: 16 },
  "point-to-it": { levels: ["pick", "produce"], credit: 0.6, seconds: 14 },
  "what-comes-first": { levels: ["produce"], credit: 0.5, seconds: 24 },
  "in-order": { levels: ["produce"], credit: 0.38, seconds: 24 },
  numeric: { levels: ["produce"], credit: 1, seconds: 14 },
  "short-answer": { levels: ["produce"], credit: 1, seconds: 15 },
  "fill-the-gap": { levels: ["produce"], credit: 1, seconds: 15 },
  "say-it": { levels: ["produce"], credit: 1, seconds: 40 },
};

/** A format that is not in the table: neither easy nor hard. */
const UNKNOWN: Face = { levels: ["pick"], credit: 0.5, seconds: 15 };

/** What planning knows of the format of this name; of one that it does not know, something in the middle. */
export const faceOf = (format: string): Face => FACES[format] ?? UNKNOWN;

const PICK_FROM_DAYS = 1;
const PRODUCE_FROM_DAYS = 7;

/** The level for a stability in days (null: new): below a day recognise, up to a week pick, then produce (memory-and-statistics.md 5.3). */
export function levelFor(stability: number | null): Level {
  if (stability === null || stability < PICK_FROM_DAYS) return "recognise";
  return stability <= PRODUCE_FROM_DAYS ? "pick" : "produce";
}

/** The levels from the wanted one down, then from it up: what is too easy stands in before what is too hard. */
function levelsFrom(wanted: Level): readonly Level[] {
  const at = LEVELS.indexOf(wanted);
  return [...LEVELS.slice(0, at + 1).reverse(), ...LEVELS.slice(at + 1)];
}

/** The formats of the nearest level that has any, sorted by name; none where there are none. */
function formatsAt(wanted: Level, formats: readonly string[]): readonly string[] {
  for (const level of levelsFrom(wanted)) {
    const fit = formats.filter((format) => faceOf(format).levels.includes(level));
    if (fit.length > 0) return fit.sort();
  }
  return [];
}

/** True or false says next to nothing of a memory: it is asked only where nothing else can be. */
const withoutWeakest = (formats: readonly string[]): readonly string[] =>
  formats.length > 1 ? formats.filter((format) => format !== "true-false") : formats;

const rotated = (formats: readonly string[], turn: number): string | null => formats[turn % Math.max(1, formats.length)] ?? null;

/** The face of one turn: mostly a card, since it asks for recall and costs least; slow questions hardly ever. */
function inTurn(fit: readonly string[], turn: number, variety: Variety): string | null {
  const every = OTHERS_EVERY[variety];
  const others = fit.filter((format) => format !== CARD);
  const hasCard = others.length < fit.length;
  if (hasCard && (others.length === 0 || turn % every !== 0)) return CARD;
  const place = hasCard ? Math.floor(turn / every) : turn;
  const [quick, slow] = [true, false].map((isQuick) => others.filter((format) => faceOf(format).seconds <= SLOW_SECONDS === isQuick)) as [
    string[],
    string[],
  ];
  const isSlowTurn = quick.length === 0 || (slow.length > 0 && place % SLOW_EVERY === SLOW_EVERY - 1);
  return isSlowTurn ? rotated(slow, Math.floor(place / SLOW_EVERY)) : rotated(quick, place);
}

/**
 * The format to ask a fact in: of those of its level, the next in turn, so that with every answer (`reviews`) the face changes (where
 * minutes are short, less often), and facts do not all wear the same face on one day. Null where no format can ask it.
 */
export function formatFor(
  factId: string,
  stability: number | null,
  reviews: number,
  formats: readonly string[],
  variety: Variety = "varied",
): string | null {
  return inTurn(formatsAt(levelFor(stability), withoutWeakest(formats)), (hash32(factId) % 1000) + reviews, variety);
}

/** The format for a fact just missed: an easy one, and another than before where there is another. Null where no format can ask it. */
export function easierFormat(missed: string, formats: readonly string[]): string | null {
  const others = withoutWeakest(formats).filter((format) => format !== missed);
  return formatsAt("recognise", others)[0] ?? formatsAt("recognise", formats)[0] ?? null;
}
