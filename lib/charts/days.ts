/** One day of the heat map: column 0 is the earliest week, row 0 its Monday. `level` runs from 0 (nothing) to 4. */
export type DayCell = { date: string; column: number; row: number; level: 0 | 1 | 2 | 3 | 4; answers: number; minutes: number };

export type HeatMap = { columns: number; cells: readonly DayCell[] };
