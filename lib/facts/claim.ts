import type { FactObject, Layer, Mode, Status } from "./fact";

/**
 * A statement whose truth can be asked: subject, relation, object, and how it is told.
 * - `status` missing means asserted. Truth is asked within a status: a plan makes no account true or false, nor an account a plan.
 * - `mode` missing means "in whatever way"; `by` missing means "so in the world", not "so says X".
 * - `hedge` is what is printed before the value ("at least"): set it to the fact's hedge when an option is printed with it. A number
 *   without it is never false of a fact that only gives a bound.
 * - `from`, `to`, `asOf` say when; a claim without any is about no time in particular and is false only of facts that hold at all times.
 * - `negated` asks whether the denial is so.
 */
export type Claim = {
  layer: Layer;
  subject: string;
  relation: string;
  object: FactObject;
  negated?: boolean;
  status?: Status;
  mode?: Mode;
  hedge?: string;
  by?: string;
  saidOn?: string;
  event?: string;
  from?: string;
  to?: string;
  asOf?: string;
};

/** Why a claim is false: the rule and the facts it rests on (none for `disjoint`, which rests on the relation alone). */
export type FalseProof = { kind: "functional" | "negated" | "closed" | "disjoint" | "mode"; factIds: string[] };

/**
 * Three values. `true` carries the facts that make it so: `pending` says that only pending facts do, `disputed` that each of them is in
 * conflict, so that the claim is no key. `false` carries a proof; everything else is unknown, and unknown is never used as false.
 */
export type Truth =
  { value: "true"; factIds: string[]; pending: boolean; disputed: boolean } | { value: "false"; proof: FalseProof } | { value: "unknown" };
