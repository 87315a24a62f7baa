"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/components/facts/form-state";
import { readEntityForm, readFactForm, readRewordForm } from "@/lib/facts/read-form.schema";
import { words } from "@/messages";
import { deleteSet, dropQuestion, editEntity, editFact, removeFact, renameSet, rewordQuestion } from "@/server/edits";
import { whoIsChanging } from "@/server/session";

const said = (done: string): FormState => ({ problems: [], done });
const notYours = (): FormState => ({ problems: [{ where: "set", message: words("edit").notYours }], done: null });

/** Brings every screen of the set up to date. */
const renew = (slug: string) => revalidatePath(`/sets/${slug}`, "layout");

export async function saveFactForm(slug: string, factId: string | null, _: FormState, form: FormData): Promise<FormState> {
  const read = readFactForm(form);
  if (!read.ok) return { problems: read.problems, done: null };
  const who = await whoIsChanging();
  const saved = who && (await editFact(who, slug, factId, read.value));
  if (!saved) return notYours();
  if (!saved.ok) return { problems: saved.problems, done: null };
  renew(slug);
  if (factId === null) redirect(`/sets/${slug}/edit/facts/${saved.value.factId}`);
  const { unchanged, savedMeaning, saved: stored } = words("edit");
  return said(saved.value.change === null ? unchanged : saved.value.change === "meaning" ? `${savedMeaning} ${stored.replace(/^\S+ /, "")}` : stored);
}

export async function takeFactOut(slug: string, factId: string, back: boolean): Promise<FormState> {
  // The page is not made anew: the fact is gone from it, and with it the way to bring it back.
  const who = await whoIsChanging();
  if (!who || !(await removeFact(who, slug, factId, back))) return notYours();
  return said(back ? words("edit").restored : words("edit").removed);
}

export async function saveEntryForm(slug: string, entryId: string | null, _: FormState, form: FormData): Promise<FormState> {
  const read = readEntityForm(form);
  if (!read.ok) return { problems: read.problems, done: null };
  const who = await whoIsChanging();
  const saved = who && (await editEntity(who, slug, entryId, read.value));
  if (!saved) return notYours();
  if (!saved.ok) return { problems: saved.problems, done: null };
  renew(slug);
  if (entryId === null) redirect(`/sets/${slug}/edit?show=entries`);
  return said(words("edit").entrySaved);
}

export async function saveRewording(slug: string, questionId: string, _: FormState, form: FormData): Promise<FormState> {
  const read = readRewordForm(form);
  if (!read.ok) return { problems: read.problems, done: null };
  const who = await whoIsChanging();
  const saved = who && (await rewordQuestion(who, slug, questionId, read.value));
  if (!saved) return notYours();
  if (!saved.ok) return { problems: saved.problems, done: null };
  renew(slug);
  return said(words("edit").questionSaved);
}

export async function takeQuestionOut(slug: string, questionId: string, back: boolean): Promise<FormState> {
  const who = await whoIsChanging();
  if (!who || !(await dropQuestion(who, slug, questionId, back))) return notYours();
  renew(slug);
  return said(back ? words("edit").broughtBack : words("edit").dropped);
}

export async function saveSetName(slug: string, _: FormState, form: FormData): Promise<FormState> {
  const title = form.get("title");
  const who = await whoIsChanging();
  const saved = who && (await renameSet(who, slug, typeof title === "string" ? title : ""));
  if (!saved) return notYours();
  if (!saved.ok) return { problems: saved.problems, done: null };
  renew(slug);
  return said(words("edit").renamed);
}

export async function takeSetAway(slug: string, back: boolean): Promise<FormState> {
  const who = await whoIsChanging();
  if (!who || !(await deleteSet(who, slug, back))) return notYours();
  return said(back ? words("edit").restoredSet : words("edit").deletedSet);
}
