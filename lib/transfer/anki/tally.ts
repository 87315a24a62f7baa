import type { Problem } from "../../problem";
import { lostRow } from "../lost";

/** What is skipped is told one by one up to here, and then by number. */
const MOST_TOLD = 1_000;

/**
 * Problems of a file of very many notes: what is skipped, each with its place, and what is not kept, each kind once with its first place
 * and how often.
 */
export class Tally {
  private readonly skipped: Problem[] = [];
  private readonly kinds = new Map<string, { where: string; times: number }>();

  /** Something was left out as a whole. */
  skip(where: string, message: string): void {
    if (this.skipped.length < MOST_TOLD) this.skipped.push(lostRow(where, message));
    else this.drop(where, message);
  }

  /** Something of a row was not kept, as of many others perhaps. */
  drop(where: string, message: string): void {
    const before = this.kinds.get(message);
    if (before) before.times += 1;
    else this.kinds.set(message, { where, times: 1 });
  }

  /** What was skipped, in order, then what was not kept. */
  problems(): Problem[] {
    const dropped = [...this.kinds].map(([message, { where, times }]) => ({
      where,
      message: times === 1 ? message : `${message} The same in ${(times - 1).toLocaleString("en")} more.`,
    }));
    return [...this.skipped, ...dropped];
  }
}
