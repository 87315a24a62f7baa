"use server";

import type { InboxAnswer } from "@/components/healing/inbox-state";
import { words } from "@/messages";
import { undoEdit } from "@/server/history";
import { isUuid } from "@/server/ids";
import { acceptTyped, leaveRejected, resolveReports } from "@/server/inbox";
import { whoIsChanging } from "@/server/session";

const said = (done: string, more: Partial<InboxAnswer> = {}): InboxAnswer => ({
  problem: null,
  done,
  editId: null,
  lookAgain: null,
  ...more,
});
const refusedBy = (problem: string): InboxAnswer => ({ problem, done: null, editId: null, lookAgain: null });
const notYours = () => refusedBy(words("healing").notYours);
const isText = (sent: unknown): sent is string => typeof sent === "string";

/** Says what became of flagged questions; null lets them wait again. */
export async function settleReports(slug: string, reportIds: unknown, resolution: unknown): Promise<InboxAnswer> {
  const text = words("healing");
  const ids = Array.isArray(reportIds) ? reportIds.filter(isUuid) : [];
  const known = resolution === "corrected" || resolution === "dismissed" || resolution === null ? resolution : undefined;
  const who = known === undefined ? null : await whoIsChanging();
  if (!who || known === undefined || !(await resolveReports(who, String(slug), ids, known))) return notYours();
  return said(known === null ? text.waitsAgain : known === "corrected" ? text.correctedDone : text.dismissed);
}

/** Leaves a typed answer as wrong, or lets it come up again. */
export async function leaveWrong(slug: string, questionId: unknown, plain: unknown, back: unknown): Promise<InboxAnswer> {
  const text = words("healing");
  const who = isText(questionId) && isText(plain) ? await whoIsChanging() : null;
  if (!who || !(await leaveRejected(who, String(slug), String(questionId), String(plain), back === true))) return notYours();
  return said(back === true ? text.waitsAgain : text.leftDone);
}

/**
 * Takes a typed answer as a further name of what is right. The page is not made anew: the answer is gone from it, and with it the way back.
 */
export async function acceptAnswer(slug: string, questionId: unknown, typed: unknown): Promise<InboxAnswer> {
  const who = isText(questionId) && isText(typed) ? await whoIsChanging() : null;
  const accepted = who && (await acceptTyped(who, String(slug), String(questionId), String(typed)));
  if (!accepted) return notYours();
  if (!accepted.ok) return refusedBy(accepted.problems[0]?.message ?? words("healing").notYours);
  const { entityId, editId } = accepted.value;
  return said(words("healing").acceptedDone, { editId, lookAgain: `/sets/${slug}/regrade/entries/${encodeURIComponent(entityId)}` });
}

/** Takes an accepted name back. */
export async function takeAcceptedBack(slug: string, editId: unknown): Promise<InboxAnswer> {
  const who = isUuid(editId) ? await whoIsChanging() : null;
  const undone = who && isUuid(editId) ? await undoEdit(who, String(slug), editId) : null;
  if (!undone) return notYours();
  if (!undone.ok) return refusedBy(undone.problems[0]?.message ?? words("healing").notYours);
  return said(words("healing").waitsAgain);
}
