import { afterComeback, afterRecall, afterSameDay, daysUntilDue, firstStrength, partOfTheWay, recallAfter, type Strength } from "./growth";
import type { Weights } from "./memory";

/**
 * What is to be expected of facts that are asked whenever they are due: how often on which day, and what is known of them at the end. Facts
 * of about the same strength flow together through a grid of stability and difficulty, known and missed in the parts that FSRS gives; no
 * chance is drawn.
 */

/** So many of the facts not met before are missed at their first asking. */
export const NEW_MISSED = 0.6;
/** Below a week of stability many questions are only recognised: what a success is worth on average. */
const CREDIT_WHEN_YOUNG = 0.85;
const YOUNG_DAYS = 7;

/** Looking ahead over whole days from today, at a wanted retention. */
export type Outlook = { days: number; wanted: number; weights: Weights };

/** Facts that begin the course alike: met before, so many days ago, or (null) not met, to be met on a day. `times`: how many they are. */
export type Start = { strength: Strength; daysAgo: number; times: number } | { strength: null; day: number; times: number };

/**
 * Expected askings by day, from today (the coming back after a miss included), and how many of the facts would be known after the last day.
 */
export type Course = { asks: number[]; known: number };

const ROWS = 48;
const COLUMNS = 10;
const LEAST_LOG = Math.log(0.1);
const LOG_STEP = (Math.log(4000) - LEAST_LOG) / (ROWS - 1);

const strengthAt = (row: number, column: number): Strength => ({ stability: Math.exp(LEAST_LOG + row * LOG_STEP), difficulty: 1 + column });

/** Where a strength lies in the grid: rows and columns with parts between them. */
const rowOf = ({ stability }: Strength) => Math.min(Math.max((Math.log(stability) - LEAST_LOG) / LOG_STEP, 0), ROWS - 1.001);
const columnOf = ({ difficulty }: Strength) => Math.min(Math.max(difficulty - 1, 0), COLUMNS - 1.001);

const credited = (from: Strength, to: Strength) => partOfTheWay(from, to, from.stability < YOUNG_DAYS ? CREDIT_WHEN_YOUNG : 1);

/** A point of the grid: what becomes of facts there when they are due. */
type Point = { recall: number; known: Strength; missed: Strength };

function gridOf({ weights, wanted }: Outlook): Point[] {
  return Array.from({ length: ROWS * COLUMNS }, (_, at) => {
    const strength = strengthAt(Math.floor(at / COLUMNS), at % COLUMNS);
    const recall = recallAfter(weights, strength, daysUntilDue(weights, strength, wanted));
    return { recall, known: credited(strength, afterRecall(weights, strength, recall)), missed: afterComeback(weights, strength, recall) };
  });
}

/** Facts on their way: how many are due on each day at each point of the grid, and what has been counted so far. */
class Flow {
  readonly asks: number[];
  known = 0;
  private readonly due: Float64Array[];

  constructor(private readonly outlook: Outlook) {
    this.asks = Array.from({ length: outlook.days }, () => 0);
    this.due = this.asks.map(() => new Float64Array(ROWS * COLUMNS));
  }

  /** So many facts of this strength were asked on a day and wait until they are due. */
  wait(strength: Strength, day: number, times: number): void {
    const { weights, wanted, days } = this.outlook;
    const due = day + daysUntilDue(weights, strength, wanted);
    if (due >= days) this.fade(strength, day, times);
    else this.share(this.due[due]!, strength, times);
  }

  /** So many facts of this strength, last asked on a day, are not asked any more. */
  fade(strength: Strength, day: number, times: number): void {
    this.known += times * recallAfter(this.outlook.weights, strength, this.outlook.days - day);
  }

  private share(points: Float64Array, strength: Strength, times: number): void {
    const [row, column] = [rowOf(strength), columnOf(strength)];
    const [top, left] = [Math.floor(row), Math.floor(column)];
    const [down, right] = [row - top, column - left];
    const at = top * COLUMNS + left;
    points[at]! += times * (1 - down) * (1 - right);
    points[at + 1]! += times * (1 - down) * right;
    points[at + COLUMNS]! += times * down * (1 - right);
    points[at + COLUMNS + 1]! += times * down * right;
  }

  /** So many facts of this strength and recall are asked on a day; the missed ones come back once. */
  ask({ recall, known, missed }: Point, day: number, times: number): void {
    this.asks[day]! += times * (2 - recall);
    this.wait(known, day, times * recall);
    this.wait(missed, day, times * (1 - recall));
  }

  run(grid: readonly Point[]): void {
    this.due.forEach((points, day) => points.forEach((times, at) => void (times > 0 && this.ask(grid[at]!, day, times))));
  }
}

/** Facts met before begin where they are: what is overdue is asked today, and what is due after the last day only fades. */
function begin(flow: Flow, start: Start, { days, wanted, weights }: Outlook): void {
  if (start.strength === null) return beginNew(flow, start.day, start.times, days, weights);
  const { strength, daysAgo, times } = start;
  const due = Math.max(0, daysUntilDue(weights, strength, wanted) - daysAgo);
  if (due >= days) return flow.fade(strength, -daysAgo, times);
  const recall = recallAfter(weights, strength, due + daysAgo);
  flow.ask(
    { recall, known: credited(strength, afterRecall(weights, strength, recall)), missed: afterComeback(weights, strength, recall) },
    due,
    times,
  );
}

function beginNew(flow: Flow, day: number, times: number, days: number, weights: Weights): void {
  if (day >= days) return;
  flow.ask(
    { recall: 1 - NEW_MISSED, known: firstStrength(weights, 3), missed: afterSameDay(weights, firstStrength(weights, 1)) },
    day,
    times,
  );
}

/** The expected course of these facts together. Over no days nothing is asked, and `known` is what is known now of those met. */
export function courseOf(starts: readonly Start[], outlook: Outlook): Course {
  const flow = new Flow(outlook);
  for (const start of starts) begin(flow, start, outlook);
  flow.run(gridOf(outlook));
  return { asks: flow.asks, known: flow.known };
}
