"use server";

import { redirect } from "next/navigation";
import type { Problem } from "@/lib/problem";
import { words } from "@/messages";
import { copySet } from "@/server/edits";
import { whoIsWriting } from "@/server/session";

/** Makes a copy that belongs to whoever asks, and goes there. */
export async function copyThisSet(slug: string): Promise<Problem[]> {
  const copy = await copySet(await whoIsWriting(), slug);
  if (copy === null) return [{ where: "set", message: words("sets").copyFailed }];
  redirect(`/sets/${copy}/edit`);
}
