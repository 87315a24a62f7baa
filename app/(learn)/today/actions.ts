"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { BeginState } from "@/components/memory/begin-form";
import type { MemoryKey } from "@/lib/memory/memory";
import { SLOTS } from "@/lib/questions/question";
import { words } from "@/messages";
import { noteChangesSeen } from "@/server/changes";
import { isUuid } from "@/server/ids";
import { startPractice } from "@/server/practice";
import { practiceChoices } from "@/server/practice-choices";
import { whoIsAsking, whoIsChanging, whoIsWriting } from "@/server/session";

/** Two facts side by side take no longer than this. */
const BOTH_MINUTES = 2;

const refused = (message: string): BeginState => ({ problems: [{ where: "form", message }] });

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value.slice(0, 100) : "";
};

/** Begins the session of today with the minutes that were chosen. */
export async function beginPractice(_: BeginState, form: FormData): Promise<BeginState> {
  const who = await whoIsChanging();
  if (!who) return refused(words("today").notStarted);
  const minutes = textOf(form, "minutes");
  const started = await startPractice(who, {
    minutes: Number(minutes === "own" ? textOf(form, "ownMinutes") : minutes),
    mode: "practice",
    token: textOf(form, "token"),
  });
  if (!started.ok) return { problems: started.problems };
  redirect(`/practice/${started.value}`);
}

/**
 * Begins a session on some topics of a set, beside the plan unless it is to count. Whoever comes for the first time becomes a person here.
 */
export async function practiseNow(_: BeginState, form: FormData): Promise<BeginState> {
  const setId = textOf(form, "set");
  const choice = (await practiceChoices(await whoIsAsking())).find(({ id }) => id === setId);
  if (!choice) return refused(words("today").nothingToAsk);
  const topics = choice.topics.filter((topic) => form.getAll("topics").includes(topic));
  const who = await whoIsWriting();
  const started = await startPractice(who, {
    minutes: Number(textOf(form, "minutes")),
    mode: form.get("counts") === "true" ? "practice" : "free",
    scope: [{ setId, topics }],
    token: textOf(form, "token"),
  });
  if (!started.ok) return { problems: started.problems };
  redirect(`/practice/${started.value}`);
}

/** Begins today's session, to be taken along; says its id, null when nothing is ready. */
export async function takeToday(minutes: number): Promise<string | null> {
  const who = await whoIsChanging();
  const started = who && (await startPractice(who, { minutes, mode: "practice" }));
  return started?.ok ? started.value : null;
}

/** What was sent as two facts, without what cannot be one. */
function pairOf(sent: unknown): MemoryKey[] {
  const both: unknown[] = Array.isArray(sent) ? sent.slice(0, 2) : [];
  return both.flatMap((one) => {
    const { setId, factId, slot } = { ...(one as Record<string, unknown> | null) };
    const known = SLOTS.find((name) => name === slot);
    return isUuid(setId) && typeof factId === "string" && known ? [{ setId, factId, slot: known }] : [];
  });
}

/** Asks two facts that are taken for one another side by side. */
export async function askBoth(token: unknown, sent: unknown): Promise<void> {
  const who = await whoIsChanging();
  const keys = pairOf(sent);
  const started =
    who &&
    keys.length > 0 &&
    (await startPractice(who, {
      minutes: BOTH_MINUTES,
      mode: "practice",
      keys,
      token: `${String(token).slice(0, 100)} ${keys.map((key) => key.factId).join(" ")}`,
    }));
  redirect(started && started.ok ? `/practice/${started.value}` : "/today");
}

/** What changed was told, and is not told again. */
export async function noteChanges(factVersionIds: unknown): Promise<void> {
  const who = await whoIsChanging();
  if (who && Array.isArray(factVersionIds)) await noteChangesSeen(who, factVersionIds.filter(isUuid));
  revalidatePath("/today");
}
