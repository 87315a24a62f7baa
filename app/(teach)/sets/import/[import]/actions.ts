"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/components/facts/form-state";
import { transferFormatNamed } from "@/lib/transfer/registry";
import { readColumns, readImportWish, readSeen } from "@/lib/transfer/import-form.schema";
import { words } from "@/messages";
import { applyImport } from "@/server/import-apply";
import { undoImport } from "@/server/import-undo";
import { chooseForImport, discardImport, readImportAgain } from "@/server/imports";
import { whoIsChanging } from "@/server/session";

const DONE: FormState = { problems: [], done: null };
const notYours = (): FormState => ({ problems: [{ where: "form", message: words("transfer").notYours }], done: null });
const pathOf = (id: string) => `/sets/import/${id}`;

/** Keeps what somebody says of the rows of a file. */
export async function chooseForFile(id: string, _: FormState, form: FormData): Promise<FormState> {
  const wish = readImportWish(form);
  if (!wish.ok) return { problems: wish.problems, done: null };
  const who = await whoIsChanging();
  if (!who || !(await chooseForImport(who, String(id), wish.value))) return notYours();
  revalidatePath(pathOf(id));
  return DONE;
}

/** Reads a file once more: as another kind of file, or with other columns. */
export async function readFileAgain(id: string, _: FormState, form: FormData): Promise<FormState> {
  const [who, format] = [await whoIsChanging(), form.get("format")];
  const named = typeof format === "string" && transferFormatNamed(format)?.read ? format : null;
  if (!who || !(await readImportAgain(who, String(id), { format: named, options: readColumns(form) ?? {} }))) return notYours();
  revalidatePath(pathOf(id));
  return DONE;
}

/** Stores what was shown of a file. */
export async function importFile(id: string, sent: unknown): Promise<FormState> {
  const seen = readSeen(sent);
  const who = seen && (await whoIsChanging());
  const done = who && (await applyImport(who, String(id), seen));
  revalidatePath(pathOf(id));
  if (!done) return notYours();
  return done.ok ? DONE : { problems: done.problems, done: null };
}

/** Takes an import back. */
export async function undoThisImport(id: string): Promise<FormState> {
  const who = await whoIsChanging();
  const done = who && (await undoImport(who, String(id)));
  if (!done) return { problems: [{ where: "form", message: words("transfer").notUndone }], done: null };
  if (!done.ok) return { problems: done.problems, done: null };
  revalidatePath(pathOf(id));
  return DONE;
}

/** Throws away a file that was not stored. */
export async function discardFile(id: string): Promise<FormState> {
  const who = await whoIsChanging();
  if (!who || !(await discardImport(who, String(id)))) return notYours();
  redirect("/sets/import");
}
