import { dateAfter, daysBetween, weekdayOf } from "../memory/due";

/** One day of the heat map: column 0 is the earliest week, row 0 its Monday. `level` runs from 0 (nothing) to 4. */
export type DayCell = { date: string; column: number; row: number; level: 0 | 1 | 2 | 3 | 4; answers: number; minutes: number };

/** Cells in order of date, no day after today. */
export type HeatMap = { columns: number; cells: readonly DayCell[] };

/** What was done on one local date. */
export type PractisedDay = { date: string; answers: number; minutes: number };

/** One week in the table of the heat map: its Monday, the days with practice, and what was done. */
export type WeekRow = { from: string; days: number; answers: number; minutes: number };

const WEEKS = 20;
const ROWS = 7;
/** Least minutes for each level above 0. */
const LEVELS = [0, 4, 9, 16] as const;

function levelOf({ answers, minutes }: PractisedDay): DayCell["level"] {
  if (answers === 0) return 0;
  return LEVELS.filter((least) => minutes >= least).length as DayCell["level"];
}

/**
 * The last weeks up to today as a map of days; days in the future and before the first week are left out, days without practice are there.
 */
export function heatMap(days: readonly PractisedDay[], today: string, weeks = WEEKS): HeatMap {
  const byDate = new Map(days.map((day) => [day.date, day]));
  const first = dateAfter(today, 1 - weekdayOf(today) - ROWS * (weeks - 1));
  const cells = Array.from({ length: daysBetween(first, today) + 1 }, (_, at) => {
    const date = dateAfter(first, at);
    const day = byDate.get(date) ?? { date, answers: 0, minutes: 0 };
    return { date, column: Math.floor(at / ROWS), row: at % ROWS, level: levelOf(day), answers: day.answers, minutes: day.minutes };
  });
  return { columns: weeks, cells };
}

/** The map as a table, a row for each week, the latest first. */
export function weekRows({ columns, cells }: HeatMap): WeekRow[] {
  const sum = (week: readonly DayCell[], pick: "answers" | "minutes") => week.reduce((total, cell) => total + cell[pick], 0);
  const weeks = Array.from({ length: columns }, (_, column) => cells.filter((cell) => cell.column === column));
  return weeks
    .map((week) => ({
      from: week[0]?.date ?? "",
      days: week.filter(({ answers }) => answers > 0).length,
      answers: sum(week, "answers"),
      minutes: sum(week, "minutes"),
    }))
    .reverse();
}
