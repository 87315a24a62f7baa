import type { HeatMap } from "../charts/days";
import type { ForecastBar } from "../charts/forecast";
import type { MemoryCurve } from "../charts/memory-curve";
import type { RetentionPoint } from "../charts/retention";
import type { StrengthRow } from "../charts/strength";
import type { ConfusedFact } from "./practice";
import type { MemoryKey } from "./memory";
import type { Streak } from "./streak";

/** How well a topic or event of a set is known. */
export type StrengthOfSet = StrengthRow & { set: { slug: string; title: string } };

/** A fact that has fallen below what is wanted: its statement, its chance of recall today (0 to 1), and the local date it comes back. */
export type SlippingFact = { key: MemoryKey; statement: string; recall: number; dueOn: string };

/** Two facts that somebody takes for one another, and how often. `keys` begin a session that asks both. */
export type MixedUp = { setId: string; pair: readonly [ConfusedFact, ConfusedFact]; keys: readonly MemoryKey[]; times: number };

/** A fact whose curve can be shown; `id` names it in an address. */
export type CurveChoice = { id: string; statement: string };

/** The memory of one fact over time, its first and last moment (ms since 1970), and how often it was right. */
export type FactCurve = { id: string; statement: string; curve: MemoryCurve; from: number; until: number; answers: number; right: number };

/** Everything that the progress page shows. `today` is the person's own date; what there is not enough for is null or empty. */
export type Progress = {
  today: string;
  /** The wanted recall, 0 to 1. */
  wanted: number;
  days: HeatMap;
  /** Null where the person hides it. */
  streak: Streak | null;
  retention: readonly RetentionPoint[] | null;
  forecast: readonly ForecastBar[] | null;
  topics: readonly StrengthOfSet[];
  events: readonly StrengthOfSet[];
  slipping: readonly SlippingFact[];
  mixedUp: readonly MixedUp[];
  /** Facts with the most answers first. */
  curves: readonly CurveChoice[];
  /** The one that was chosen, else the first of them. */
  curve: FactCurve | null;
};
