"use server";

import { revalidatePath } from "next/cache";
import type { RegradeAnswer } from "@/components/healing/regrade-state";
import { readRegradeWish } from "@/lib/quizzes/regrade.schema";
import { fill, plural } from "@/lib/words";
import { language, words } from "@/messages";
import { isUuid } from "@/server/ids";
import { applyRegrade, undoRegrade } from "@/server/regrades";
import { whoIsChanging } from "@/server/session";

const refusedBy = (message: string): RegradeAnswer => ({ problem: message, done: null, regradeId: null });

/** Marks the answers again that whoever asks looked at. */
export async function markAgain(slug: string, sent: unknown): Promise<RegradeAnswer> {
  const text = words("healing");
  const wish = readRegradeWish(sent);
  const who = wish && (await whoIsChanging());
  const applied = who && (await applyRegrade(who, String(slug), wish.cause, wish.choice, wish.seen));
  if (!applied) return refusedBy(text.notYours);
  if (!applied.ok) return refusedBy(applied.problems[0]!.message);
  const { regradeId, summary, since } = applied.value;
  revalidatePath(`/sets/${slug}/regrade`);
  const said = fill(text.applied, { gained: summary.gained, lost: summary.lost, same: summary.unchanged + summary.left });
  return { problem: null, done: since > 0 ? `${said} ${plural(language(), since, text.since)}` : said, regradeId };
}

/** Takes it back. */
export async function undoMarking(slug: string, regradeId: string): Promise<RegradeAnswer> {
  const text = words("healing");
  const who = isUuid(regradeId) ? await whoIsChanging() : null;
  const count = who && (await undoRegrade(who, String(slug), regradeId));
  if (count === null) return refusedBy(text.notYours);
  revalidatePath(`/sets/${slug}/regrade`);
  return { problem: null, done: count > 0 ? plural(language(), count, text.undone) : text.undoneNothing, regradeId: null };
}
