"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/components/facts/form-state";
import { readSetTitle } from "@/lib/facts/set-title";
import { makeSet } from "@/server/set-edits";
import { whoIsWriting } from "@/server/session";

export async function makeNewSet(_: FormState, form: FormData): Promise<FormState> {
  const title = form.get("title");
  const read = readSetTitle(typeof title === "string" ? title : "");
  if (!read.ok) return { problems: read.problems, done: null };
  redirect(`/sets/${await makeSet(await whoIsWriting(), read.value)}/edit`);
}
