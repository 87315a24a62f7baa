"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/components/facts/form-state";
import { notYours, said } from "@/components/facts/saying";
import type { ShareState } from "@/components/facts/share-form";
import { words } from "@/messages";
import { whoIsChanging } from "@/server/session";
import { openSetTo, VISIBILITIES } from "@/server/set-edits";
import { endShare, giveShare, isShareRight } from "@/server/shares";

const renew = (slug: string) => revalidatePath(`/sets/${slug}`, "layout");

export async function openTo(slug: string, _: FormState, form: FormData): Promise<FormState> {
  const visibility = VISIBILITIES.find((one) => one === form.get("visibility"));
  const who = await whoIsChanging();
  if (!who || !visibility || !(await openSetTo(who, slug, visibility))) return notYours();
  renew(slug);
  return said(words("edit").visibilitySaved);
}

export async function makeShare(slug: string, _: ShareState, form: FormData): Promise<ShareState> {
  const allows = form.get("allows");
  const who = await whoIsChanging();
  const token = who && isShareRight(allows) ? await giveShare(who, slug, allows) : null;
  if (!token) return { path: null, problem: words("edit").shareFailed };
  renew(slug);
  return { path: `/share/${token}`, problem: null };
}

export async function endThisShare(slug: string, shareId: string): Promise<FormState> {
  const who = await whoIsChanging();
  if (!who || !(await endShare(who, slug, shareId))) return notYours();
  renew(slug);
  return said(words("edit").shareEndedNow);
}
