"use server";

import { redirect } from "next/navigation";
import type { Problem } from "@/lib/problem";
import { words } from "@/messages";
import { copySet } from "@/server/set-edits";
import { whoIsAsking, whoIsWriting } from "@/server/session";
import { findSet } from "@/server/sets";

/** Makes a copy that belongs to whoever asks, and goes there. */
export async function copyThisSet(slug: string): Promise<Problem[]> {
  const copy = (await findSet(await whoIsAsking(), slug)) && (await copySet(await whoIsWriting(), slug));
  if (copy === null) return [{ where: "set", message: words("sets").copyFailed }];
  redirect(`/sets/${copy}/edit`);
}
