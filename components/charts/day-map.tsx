import type { DayCell } from "@/lib/charts/days";

type DayMapProps = { days: readonly DayCell[]; /** Says in words what the picture shows. */ label: string };

const CELL = 18;
const STEP = 23;

const LEVELS = ["fill-line", "fill-accent opacity-30", "fill-accent opacity-55", "fill-accent opacity-80", "fill-accent"] as const;

/** The last weeks as squares, a column each, Monday on top, darker where more was answered. */
export function DayMap({ days, label }: DayMapProps) {
  const columns = Math.max(1, ...days.map((day) => day.column + 1));
  const width = columns * STEP - (STEP - CELL);
  const height = 7 * STEP - (STEP - CELL);
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} className="h-auto w-full" style={{ maxWidth: width * 1.25 }}>
      {days.map(({ date, column, row, level }) => (
        <rect key={date} x={column * STEP} y={row * STEP} width={CELL} height={CELL} rx="4" className={`${LEVELS[level]} forced-colors:stroke-[CanvasText]`} />
      ))}
    </svg>
  );
}
