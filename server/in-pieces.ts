import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";

/** So many rows go in one statement: of large sets no more than this is held in memory twice. */
const AT_ONCE = 2_000;

/**
 * Gives many items to the database as rows in JSON, some at a time and in order. While one statement runs, the rows of the next are written.
 * Answers how many rows the statements say they wrote.
 */
export async function inPieces<T>(items: readonly T[], rowOf: (item: T) => unknown, run: (json: string) => PromiseLike<number>): Promise<number> {
  let done = 0;
  let running: Promise<number> | null = null;
  for (let at = 0; at < items.length; at += AT_ONCE) {
    if (running) await nextTurn(); // the statement before goes out first
    const json = JSON.stringify(items.slice(at, at + AT_ONCE).map(rowOf));
    done += (await running) ?? 0;
    running = Promise.resolve(run(json));
    running.catch(() => {}); // what it throws is thrown where it is awaited
  }
  return done + ((await running) ?? 0);
}
