"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/components/facts/form-state";
import { makeSet } from "@/server/edits";
import { whoIsWriting } from "@/server/session";

export async function makeNewSet(_: FormState, form: FormData): Promise<FormState> {
  const title = form.get("title");
  const made = await makeSet(await whoIsWriting(), typeof title === "string" ? title : "");
  if (!made.ok) return { problems: made.problems, done: null };
  redirect(`/sets/${made.value}/edit`);
}
