"use server";

import { revalidatePath } from "next/cache";
import { readSettingsChange } from "@/lib/people/settings.schema";
import type { Problem } from "@/lib/problem";
import { saveSettings } from "@/server/people";
import { enterSession, giveLanguage, sessionToken, whoIsWriting } from "@/server/session";
import { saveOwnDevice } from "@/server/sessions";

/** Keeps a change of some settings; returns what was wrong with it. */
export async function changeSettings(change: unknown): Promise<Problem[]> {
  const parsed = readSettingsChange(change);
  if (!parsed.ok) return parsed.problems;
  const who = await whoIsWriting();
  const { ownDevice, ...settings } = parsed.value;
  await saveSettings(who, settings);
  if (settings.language !== undefined) await giveLanguage(settings.language);
  const token = await sessionToken();
  if (typeof ownDevice === "boolean" && token) {
    await saveOwnDevice(token, ownDevice);
    await enterSession(token, ownDevice);
  }
  revalidatePath("/", "layout");
  return [];
}
