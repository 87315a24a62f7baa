import type { Fact } from "./fact";

export const CHANGES = ["wording", "evidence", "meaning"] as const;
/** What a new version of a fact changed. Only `meaning` tells the learner and makes the fact due again. */
export type Change = (typeof CHANGES)[number];

/** Fields that say how a fact is filed, not what it says. */
const FILING = ["topic", "tags", "trivial", "note", "reviewBy", "review"] as const;

/** The same value for equal content, whatever the order of its keys; undefined fields count as absent. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner)
            .filter(([, one]) => one !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : inner,
  );
}

/** The fact without evidence and filing: what it says. `false` counts as absent, as the file leaves it out. */
function meaningOf(fact: Fact): string {
  const { evidence: _evidence, ...rest } = fact;
  const said = Object.fromEntries(
    Object.entries(rest).filter(([name, value]) => value !== false && !(FILING as readonly string[]).includes(name)),
  );
  return canonical(said);
}

/** What changed between two versions of one fact: the weightiest kind, or null when they say the same in every respect. */
export function changeBetween(before: Fact, after: Fact): Change | null {
  if (meaningOf(before) !== meaningOf(after)) return "meaning";
  if (canonical(before.evidence) !== canonical(after.evidence)) return "evidence";
  const filing = (fact: Fact) => canonical(FILING.map((name) => fact[name] || null));
  const review = (fact: Fact) => fact.review ?? "approved";
  return filing({ ...before, review: review(before) }) !== filing({ ...after, review: review(after) }) ? "wording" : null;
}

/** Fields that say until when something held, and what came after it. */
const SUPERSEDING = ["replacedBy", "to", "asOf"] as const;

/**
 * Whether a change of meaning leaves the value right for its time: only what took its place, or until when it held, was added. Answers
 * given before it were right.
 */
export function wasRightAtTheTime(before: Fact, after: Fact): boolean {
  const without = (fact: Fact): Fact => ({ ...fact, ...Object.fromEntries(SUPERSEDING.map((name) => [name, undefined])) });
  const isSuperseded = SUPERSEDING.some((name) => after[name] !== undefined && after[name] !== before[name]);
  return isSuperseded && meaningOf(without(before)) === meaningOf(without(after));
}
