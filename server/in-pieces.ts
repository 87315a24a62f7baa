import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";

/** So many rows go in one statement: of large sets no more than this is held in memory twice. */
const AT_ONCE = 5_000;

/** Begins a statement that writes rows. */
export type Statement = () => PromiseLike<unknown>;

/**
 * Statements that each write some of many items, in order. The rows go to the database as JSON; those of a statement are made when it is
 * asked for.
 */
export function* inPieces<T>(
  items: readonly T[],
  rowOf: (item: T) => unknown,
  run: (json: string) => PromiseLike<unknown>,
): Generator<Statement, void> {
  for (let at = 0; at < items.length; at += AT_ONCE) {
    const json = JSON.stringify(items.slice(at, at + AT_ONCE).map(rowOf));
    yield () => run(json);
  }
}

/** Waits until everything that was begun is done: whoever yields it may then ask the database something else. */
export const DONE = null;

type Work<T> = Generator<Statement | typeof DONE, T> | AsyncGenerator<Statement | typeof DONE, T>;

const workedOut = async <T>(work: Work<T>) => work.next();

/** What comes next, once what runs is done; where both fail, the statement is why. */
async function ended<T>(next: Promise<T>, running: PromiseLike<unknown>): Promise<T> {
  const [made] = await Promise.allSettled([next]);
  await running;
  if (made.status === "rejected") throw made.reason;
  return made.value;
}

/**
 * Runs statements one after another: while one runs, what comes next is worked out. Answers what the work comes to. After one that failed
 * no other is begun.
 */
export async function runInTurn<T>(work: Work<T>): Promise<T> {
  let running: PromiseLike<unknown> = Promise.resolve();
  for (;;) {
    const next = await ended(workedOut(work), running);
    if (next.done) return next.value;
    if (next.value === DONE) continue;
    running = Promise.resolve(next.value());
    running.then(null, () => {}); // what it throws is thrown where it is awaited
    await nextTurn(); // it goes out before the next is made
  }
}
