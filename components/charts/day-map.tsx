import type { DayCell } from "@/lib/charts/days";

type DayMapProps = { days: readonly DayCell[]; /** Says in words what the picture shows. */ label: string };

const CELL = 18;
const STEP = 23;
/** A square with round corners, from the left end of its upper edge. */
const SQUARE = "h10a4 4 0 0 1 4 4v10a4 4 0 0 1-4 4h-10a4 4 0 0 1-4-4v-10a4 4 0 0 1 4-4z";

const LEVELS = ["fill-line", "fill-accent opacity-30", "fill-accent opacity-55", "fill-accent opacity-80", "fill-accent"] as const;

const squaresOf = (days: readonly DayCell[]): string =>
  days.map(({ column, row }) => `M${column * STEP + 4} ${row * STEP}${SQUARE}`).join("");

/**
 * The last weeks as squares, a column each, Monday on top, darker where more was answered. All of a shade are one shape: a hundred parts
 * would weigh more than the page.
 */
export function DayMap({ days, label }: DayMapProps) {
  const columns = Math.max(1, ...days.map((day) => day.column + 1));
  const width = columns * STEP - (STEP - CELL);
  const height = 7 * STEP - (STEP - CELL);
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} className="h-auto w-full" style={{ maxWidth: width * 1.25 }}>
      {LEVELS.map((look, level) => (
        <path key={look} d={squaresOf(days.filter((day) => day.level === level))} className={`${look} forced-colors:stroke-[CanvasText]`} />
      ))}
    </svg>
  );
}
