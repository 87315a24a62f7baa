"use server";

import type { DeskAnswer } from "@/components/reading/desk-state";
import { readDecision } from "@/lib/review/decision.schema";
import { takeDecision } from "@/server/candidates";
import { whoIsChanging } from "@/server/session";

/** Takes one step at the desk of an article. */
export async function decideAtDesk(slug: string, source: string, sent: unknown): Promise<DeskAnswer> {
  const read = readDecision(sent);
  if (!read.ok) return { kind: "problems", problems: read.problems };
  const who = await whoIsChanging();
  const saved = who && typeof slug === "string" && typeof source === "string" ? await takeDecision(who, slug, source, read.value) : null;
  if (!saved) return { kind: "gone" };
  if (!saved.ok) return { kind: "problems", problems: saved.problems };
  if ("conflict" in saved.value) return { kind: "conflict", ...saved.value.conflict };
  return { kind: "done", ...saved.value };
}
