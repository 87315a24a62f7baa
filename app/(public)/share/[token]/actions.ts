"use server";

import { redirect } from "next/navigation";
import type { Problem } from "@/lib/problem";
import { words } from "@/messages";
import { whoIsChanging } from "@/server/session";
import { takeShare } from "@/server/shares";

export async function takeThis(token: string): Promise<Problem[]> {
  const who = await whoIsChanging();
  const slug = who && !who.anonymous && typeof token === "string" ? await takeShare(who, token) : null;
  if (!slug) return [{ where: "share", message: words("edit").offerGone }];
  redirect(`/sets/${slug}`);
}
