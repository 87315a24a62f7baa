import type { StandingSet } from "@/server/sets";
import { findSet, standingSet } from "@/server/sets";
import { db } from "@/server/db";
import { refusal, type Answer } from "./command";

/** The set with this slug: whoever has the command line is the administrator and sees every set. Null when there is none. */
export async function setNamed(slug: string): Promise<StandingSet | null> {
  const card = (await findSet(null, slug)) ?? (await db.factSet.findFirst({ where: { slug, deletedAt: null }, select: { id: true } }));
  return card && standingSet(card.id);
}

/** The answer where there is no such set. */
export const noSuchSet = (slug: string): Answer =>
  refusal({ where: "--set", message: `There is no set "${slug}". The command "sets" lists them.` });

/** Orders by code point, so that every machine prints the same bytes. */
export const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
