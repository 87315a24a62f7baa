import type { Remark } from "./answer";

/** A mark as far as it says why it was given. */
export type ReasonedMark = { reason: string; points: number; note: string | null };

/**
 * What there is to say of the marks of an answer, newest first: given by hand, or raised by a regrade, in points of the attempt. Undefined
 * where the first marking stands, or a regrade that was taken back.
 */
export function remarkOf([latest, before]: readonly ReasonedMark[], maxPoints: number): Remark | undefined {
  if (latest?.reason === "override") return { kind: "by-hand", note: latest.note ?? "" };
  const gain = latest?.reason === "regrade" && before ? (latest.points - before.points) * maxPoints : 0;
  return gain > 0 ? { kind: "raised", points: gain } : undefined;
}
