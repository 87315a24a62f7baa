"use server";

import { words } from "@/messages";
import { endFeed, feedAddress, openFeed } from "@/server/reminders";
import { originHere, whoIsChanging } from "@/server/session";
import type { ReminderState } from "@/components/memory/reminder-form";

const refused = (message: string): ReminderState => ({ address: null, said: message });

/** Makes an address for a calendar, and ends the one before. */
export async function makeAddress(_: ReminderState, form: FormData): Promise<ReminderState> {
  const hour = Number(form.get("hour"));
  if (!Number.isInteger(hour) || hour < 0 || hour > 23 || form.get("hour") === "") return refused(words("reminder").hourProblem);
  const who = await whoIsChanging();
  if (!who) return refused(words("reminder").notKept);
  return { address: feedAddress(await openFeed(who, hour), await originHere()), said: null };
}

/** Ends the address that was made. */
export async function endReminders(): Promise<ReminderState> {
  const who = await whoIsChanging();
  const ended = who !== null && (await endFeed(who));
  return refused(ended ? words("reminder").ended : words("reminder").endedNone);
}
