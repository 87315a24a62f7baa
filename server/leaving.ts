import "server-only";
import type { Leaving } from "@/lib/transfer/transfer-format";
import { db } from "./db";
import { mediaOfSet } from "./media";
import { poolOfSet, standingSet } from "./sets";
import { questionsByHand } from "./store-questions";

/**
 * A set as it leaves: with what was written by hand in it, every question that can be asked of it, and its pictures and sounds. Null when
 * there is none. The caller has checked who may have it.
 */
export async function leavingOfSet(setId: string): Promise<Leaving | null> {
  const standing = await standingSet(setId);
  if (!standing) return null;
  const [byHand, questions, media] = await Promise.all([questionsByHand(db, setId), poolOfSet(setId), mediaOfSet(setId)]);
  return { set: { ...standing.graph.set, questions: byHand }, questions, media, at: Date.now() };
}
