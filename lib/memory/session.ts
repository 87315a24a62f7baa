import type { Memory, MemoryKey } from "./memory";

/** Why something is asked: to keep it, to learn it, because it was just missed, or beside what it was taken for. */
export type AskReason = "due" | "new" | "missed" | "contrast";

/** Something that could be asked today: a memory, or (with none) a fact and slot that the learner has not met. */
export type Candidate = {
  key: MemoryKey;
  /** Null for what was never answered. */
  memory: Memory | null;
  /** Ids of the events it belongs to: facts that share one are kept apart. */
  siblings: readonly string[];
  /** Names of the formats that can ask it now; none means that it cannot be asked. */
  formats: readonly string[];
  /** Facts of the same set that this learner took it for, or took for it. */
  confusedWith: readonly string[];
};

/** One thing to ask, with the seconds it should take this learner. */
export type Ask = { key: MemoryKey; format: string; seconds: number; reason: AskReason };
