"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/components/facts/form-state";
import { notYours, said, sayingOf } from "@/components/facts/saying";
import { words } from "@/messages";
import { BIN_KINDS, restoreQuiz, type BinKind } from "@/server/bin";
import { removeEntity } from "@/server/entity-edits";
import { removeFact } from "@/server/fact-edits";
import { dropQuestion } from "@/server/question-edits";
import { removeRelation } from "@/server/relation-edits";
import { whoIsChanging, type Who } from "@/server/session";
import { deleteSet } from "@/server/set-edits";

function restore(who: Who, slug: string, kind: BinKind, key: string) {
  switch (kind) {
    case "fact":
      return removeFact(who, slug, key, true);
    case "entity":
      return removeEntity(who, slug, key, true);
    case "relation":
      return removeRelation(who, slug, key, true);
    case "question":
      return dropQuestion(who, slug, key, true);
    case "quiz":
      return restoreQuiz(who, slug, key);
  }
}

export async function bringBackFromBin(slug: string, sent: string, key: string): Promise<FormState> {
  const kind = BIN_KINDS.find((one) => one === sent);
  const who = await whoIsChanging();
  if (!who || !kind || typeof key !== "string") return notYours();
  const saved = await restore(who, slug, kind, key);
  if (saved?.ok) revalidatePath(`/sets/${slug}/edit`, "layout");
  return sayingOf(saved, () => said(words("edit").backAgain));
}

export async function bringSetBack(slug: string): Promise<FormState> {
  const who = await whoIsChanging();
  if (!who || !(await deleteSet(who, slug, true))) return notYours();
  revalidatePath("/sets", "layout");
  return said(words("edit").restoredSet);
}
