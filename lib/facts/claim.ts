import type { FactObject, Layer, Mode } from "./fact";

/** A statement whose truth can be asked: subject, relation, object, and optionally how somebody took part and who says so. */
export type Claim = { layer: Layer; subject: string; relation: string; object: FactObject; mode?: Mode; by?: string; saidOn?: string; event?: string; from?: string; to?: string; asOf?: string };

/** Why a claim is false: the rule and the facts it rests on. */
export type FalseProof = { kind: "functional" | "negated" | "closed" | "disjoint" | "mode"; factIds: string[] };

/**
 * Three values. `true` carries the facts that make it so (pending ones too: `pending` says that only pending facts do); `false` carries a
 * proof; everything else is unknown, and unknown is never used as false.
 */
export type Truth =
  | { value: "true"; factIds: string[]; pending: boolean }
  | { value: "false"; proof: FalseProof }
  | { value: "unknown" };
