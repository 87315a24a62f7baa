import { dateAfter } from "../memory/due";
import { spreadOver } from "../memory/forecast";

/** One day to come: `x` the place of its bar from 0 to 1, `y` its height as a part of the highest day's minutes. */
export type ForecastBar = { date: string; x: number; y: number; minutes: number; room: number };

/**
 * Minutes of practice on the days to come, the first on `from`: what keeping asks for (lib/memory/forecast, minutesToCome), no day more
 * than its plan has room for, so that nobody sees a mountain. Null where nothing is asked for at all.
 */
export function forecastBars(minutes: readonly number[], room: readonly number[], from: string): ForecastBar[] | null {
  const asked = spreadOver(minutes, room);
  const most = Math.max(0, ...asked, ...room);
  if (!asked.some((one) => one > 0)) return null;
  return asked.map((one, day) => ({
    date: dateAfter(from, day),
    x: (day + 0.5) / asked.length,
    y: one / most,
    minutes: one,
    room: room[day] ?? 0,
  }));
}
