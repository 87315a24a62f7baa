"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { deletePerson } from "@/server/people";
import { enterSession, leaveSession, sessionToken, whoIsAsking, whoIsWriting } from "@/server/session";
import { saveOwnDevice } from "@/server/sessions";

/** Keeps the answer to "Is this your own device?". */
export async function sayWhoseDevice(form: FormData): Promise<void> {
  await whoIsWriting();
  const [token, device] = [await sessionToken(), form.get("device")];
  if (!token || (device !== "own" && device !== "shared")) return;
  await saveOwnDevice(token, device === "own");
  await enterSession(token, device === "own");
  revalidatePath("/", "layout");
}

/** Finish and forget me: an account stays, its session ends; what somebody without one did is deleted. */
export async function finishAndForget(): Promise<void> {
  const who = await whoIsAsking();
  if (who?.anonymous) await deletePerson(who);
  await leaveSession();
  redirect("/");
}

/** Lets the session last from now on again. */
export async function stayHere(): Promise<void> {
  await whoIsAsking();
}
