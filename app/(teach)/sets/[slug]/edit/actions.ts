"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/components/facts/form-state";
import {
  readAuthoredForm,
  readBase,
  readEntityForm,
  readFactForm,
  readOptionsForm,
  readRelationForm,
  readRewordForm,
  readSplitForm,
} from "@/lib/facts/read-form.schema";
import { readListId } from "@/lib/facts/lists";
import { fill, plural } from "@/lib/words";
import { language, words } from "@/messages";
import { checkAuthored, checkOptions, chooseOptions, rewriteQuestion, writeQuestion, type Checked } from "@/server/authored";
import { editEntity, mergeEntity, removeEntity, splitOffEntity } from "@/server/entity-edits";
import { closeList, openList } from "@/server/closure-edits";
import { changeFacts, editFact, removeFact, type BulkChange } from "@/server/fact-edits";
import { undoEdit } from "@/server/history";
import { dropQuestion, letGenerate, lintRewording, pinQuestion, rewordQuestion } from "@/server/question-edits";
import { editRelation, removeRelation } from "@/server/relation-edits";
import { whoIsChanging } from "@/server/session";
import { deleteSet, renameSet } from "@/server/set-edits";
import { notYours, said, sayingOf } from "@/components/facts/saying";

/** Brings every screen of the set up to date. */
const renew = (slug: string) => revalidatePath(`/sets/${slug}`, "layout");

/** An id that somebody sent: anything else names nothing. */
const named = (sent: unknown): string => (typeof sent === "string" ? sent : "");

export async function saveFactForm(slug: string, factId: string | null, _: FormState, form: FormData): Promise<FormState> {
  const read = readFactForm(form);
  if (!read.ok) return { problems: read.problems, done: null };
  const who = await whoIsChanging();
  const saved = who && (await editFact(who, slug, factId, read.value, readBase(form)));
  if (saved?.ok) {
    renew(slug);
    if (factId === null) redirect(`/sets/${slug}/edit/facts/${saved.value.factId}`);
  }
  const { unchanged, savedMeaning, saved: stored } = words("edit");
  const sentence = (change: string | null) =>
    change === null ? unchanged : change === "meaning" ? `${savedMeaning} ${stored.replace(/^\S+ /, "")}` : stored;
  return sayingOf(saved, ({ change, version, editId }) => said(sentence(change), { base: String(version), undo: editId }));
}

export async function takeFactOut(slug: string, factId: string, back: boolean): Promise<FormState> {
  // The page is not made anew: the fact is gone from it, and with it the way to bring it back.
  const who = await whoIsChanging();
  const saved = who && (await removeFact(who, slug, named(factId), back === true));
  return sayingOf(saved, () => said(back ? words("edit").restored : words("edit").removed));
}

/** Takes back one change of the history. */
export async function undoChange(slug: string, editId: string): Promise<FormState> {
  const who = await whoIsChanging();
  const saved = who && (await undoEdit(who, slug, named(editId)));
  if (saved?.ok) renew(slug);
  return sayingOf(saved, () => said(words("edit").undone));
}

export async function saveEntryForm(slug: string, entryId: string | null, _: FormState, form: FormData): Promise<FormState> {
  const read = readEntityForm(form);
  if (!read.ok) return { problems: read.problems, done: null };
  const who = await whoIsChanging();
  const saved = who && (await editEntity(who, slug, entryId, read.value, readBase(form)));
  if (saved?.ok) {
    renew(slug);
    if (entryId === null) redirect(`/sets/${slug}/edit?show=entries`);
  }
  const { unchanged, entrySaved } = words("edit");
  return sayingOf(saved, ({ revision, editId }) =>
    said(editId === null ? unchanged : entrySaved, { base: String(revision), undo: editId }),
  );
}

export async function mergeEntry(slug: string, entryId: string, _: FormState, form: FormData): Promise<FormState> {
  const who = await whoIsChanging();
  const saved = who && (await mergeEntity(who, slug, named(entryId), named(form.get("with"))));
  if (saved?.ok) renew(slug);
  const { merged, mergedUnited } = words("edit");
  const sentence = (facts: number, united: number) =>
    [plural(language(), facts, merged), united > 0 ? plural(language(), united, mergedUnited) : ""].join(" ").trim();
  return sayingOf(saved, ({ facts, united, editId }) => said(sentence(facts, united), { undo: editId }));
}

export async function splitEntry(slug: string, entryId: string, _: FormState, form: FormData): Promise<FormState> {
  const read = readSplitForm(form);
  if (!read.ok) return { problems: read.problems, done: null };
  const who = await whoIsChanging();
  const saved = who && (await splitOffEntity(who, slug, named(entryId), read.value));
  if (saved?.ok) renew(slug);
  return sayingOf(saved, ({ facts, editId }) =>
    said(fill(plural(language(), facts, words("edit").splitDone), { name: read.value.second }), { undo: editId }),
  );
}

export async function takeEntryOut(slug: string, entryId: string, back: boolean): Promise<FormState> {
  const who = await whoIsChanging();
  const saved = who && (await removeEntity(who, slug, named(entryId), back === true));
  return sayingOf(saved, () => said(back ? words("edit").entryBack : words("edit").entryRemoved));
}

export async function saveKind(slug: string, relationId: string | null, _: FormState, form: FormData): Promise<FormState> {
  const read = readRelationForm(form);
  if (!read.ok) return { problems: read.problems, done: null };
  const who = await whoIsChanging();
  const saved = who && (await editRelation(who, slug, relationId, read.value, readBase(form)));
  if (saved?.ok) {
    renew(slug);
    if (relationId === null) redirect(`/sets/${slug}/edit/kinds/${saved.value.relationId}`);
  }
  const { unchanged, kindSaved } = words("edit");
  return sayingOf(saved, ({ revision, editId }) => said(editId === null ? unchanged : kindSaved, { base: String(revision), undo: editId }));
}

export async function takeKindOut(slug: string, relationId: string, back: boolean): Promise<FormState> {
  const who = await whoIsChanging();
  const saved = who && (await removeRelation(who, slug, named(relationId), back === true));
  return sayingOf(saved, () => said(back ? words("edit").kindBack : words("edit").kindRemoved));
}

export async function saveRewording(slug: string, questionId: string, _: FormState, form: FormData): Promise<FormState> {
  const read = readRewordForm(form);
  if (!read.ok) return { problems: read.problems, done: null };
  const who = await whoIsChanging();
  const saved = who && (await rewordQuestion(who, slug, questionId, read.value, readBase(form)));
  if (saved?.ok) renew(slug);
  const { questionSaved, unchanged } = words("edit");
  return sayingOf(saved, ({ version, editId }) =>
    said(editId === null ? unchanged : questionSaved, { base: String(version), undo: editId }),
  );
}

/** What the linter says of words that are not stored yet. */
export async function checkRewording(slug: string, questionId: string, form: FormData): Promise<Checked | null> {
  const read = readRewordForm(form);
  if (!read.ok) return { problems: read.problems, findings: [] };
  const who = await whoIsChanging();
  const findings = who && (await lintRewording(who, slug, named(questionId), read.value));
  return findings && { problems: [], findings };
}

export async function checkOptionsForm(slug: string, questionId: string, form: FormData): Promise<Checked | null> {
  const read = readOptionsForm(form);
  if (!read.ok) return { problems: read.problems, findings: [] };
  const who = await whoIsChanging();
  return who && checkOptions(who, slug, named(questionId), read.value);
}

export async function checkWritten(slug: string, form: FormData): Promise<Checked | null> {
  const read = readAuthoredForm(form);
  if (!read.ok) return { problems: read.problems, findings: [] };
  const who = await whoIsChanging();
  return who && checkAuthored(who, slug, read.value);
}

export async function saveOptions(slug: string, questionId: string, _: FormState, form: FormData): Promise<FormState> {
  const read = readOptionsForm(form);
  if (!read.ok) return { problems: read.problems, done: null };
  const who = await whoIsChanging();
  const saved = who && (await chooseOptions(who, slug, named(questionId), read.value, readBase(form)));
  if (saved?.ok) renew(slug);
  const { optionsSaved, unchanged } = words("edit");
  return sayingOf(saved, ({ version, editId }) =>
    said(editId === null ? unchanged : optionsSaved, { base: String(version), undo: editId }),
  );
}

export async function saveWritten(slug: string, questionId: string | null, _: FormState, form: FormData): Promise<FormState> {
  const read = readAuthoredForm(form);
  if (!read.ok) return { problems: read.problems, done: null };
  const who = await whoIsChanging();
  const saved =
    who &&
    (questionId === null
      ? await writeQuestion(who, slug, read.value)
      : await rewriteQuestion(who, slug, named(questionId), read.value, readBase(form)));
  if (saved?.ok) {
    renew(slug);
    if (questionId === null) redirect(`/sets/${slug}/edit/questions/${saved.value.questionId}`);
  }
  const { ownSaved, unchanged } = words("edit");
  return sayingOf(saved, ({ version, editId }) => said(editId === null ? unchanged : ownSaved, { base: String(version), undo: editId }));
}

export async function holdQuestion(slug: string, questionId: string, release: boolean): Promise<FormState> {
  const who = await whoIsChanging();
  const saved = who && (await pinQuestion(who, slug, named(questionId), release === true));
  if (saved?.ok) renew(slug);
  return sayingOf(saved, () => said(release ? words("edit").unpinned : words("edit").pinned));
}

export async function giveBack(slug: string, questionId: string): Promise<FormState> {
  const who = await whoIsChanging();
  const saved = who && (await letGenerate(who, slug, named(questionId)));
  if (saved?.ok) renew(slug);
  return sayingOf(saved, () => said(words("edit").givenBack));
}

function bulkChange(form: FormData): BulkChange | null {
  const topic = form.get("bulkTopic");
  switch (form.get("what")) {
    case "topic":
      return { kind: "topic", topic: typeof topic === "string" ? topic.slice(0, 200) : "" };
    case "approve":
      return { kind: "approve" };
    case "trivial":
      return { kind: "trivial", trivial: true };
    case "worthwhile":
      return { kind: "trivial", trivial: false };
    case "remove":
      return { kind: "remove" };
    default:
      return null;
  }
}

export async function changeChosen(slug: string, _: FormState, form: FormData): Promise<FormState> {
  const change = bulkChange(form);
  const ids = form.getAll("fact").filter((one) => typeof one === "string");
  const who = await whoIsChanging();
  const saved = who && change && (await changeFacts(who, slug, ids, change));
  if (saved?.ok) renew(slug);
  return sayingOf(saved, (editId) =>
    said(editId === null ? words("edit").unchanged : plural(language(), ids.length, words("edit").bulkDone), { undo: editId }),
  );
}

export async function closeThisList(slug: string, listName: string, _: FormState, form: FormData): Promise<FormState> {
  const list = readListId(named(listName));
  const field = (name: string) => named(form.get(name)).replace(/\r\n/g, "\n").trim().slice(0, 2000);
  const who = await whoIsChanging();
  const saved =
    who &&
    list &&
    (await closeList(who, slug, list, { scope: field("scope").slice(0, 500), source: field("source-0"), quote: field("quote-0") }));
  if (saved?.ok) renew(slug);
  return sayingOf(saved, (editId) => said(editId === null ? words("edit").unchanged : words("edit").listSaved, { undo: editId }));
}

export async function openThisList(slug: string, listName: string): Promise<FormState> {
  const list = readListId(named(listName));
  const who = await whoIsChanging();
  const saved = who && list && (await openList(who, slug, list));
  if (saved?.ok) renew(slug);
  return sayingOf(saved, () => said(words("edit").listOpened));
}

export async function takeQuestionOut(slug: string, questionId: string, back: boolean): Promise<FormState> {
  const who = await whoIsChanging();
  const saved = who && (await dropQuestion(who, slug, named(questionId), back === true));
  if (saved?.ok) renew(slug);
  return sayingOf(saved, () => said(back ? words("edit").broughtBack : words("edit").dropped));
}

export async function saveSetName(slug: string, _: FormState, form: FormData): Promise<FormState> {
  const title = form.get("title");
  const who = await whoIsChanging();
  const saved = who && (await renameSet(who, slug, typeof title === "string" ? title : ""));
  if (saved?.ok) renew(slug);
  return sayingOf(saved, () => said(words("edit").renamed));
}

export async function takeSetAway(slug: string, back: boolean): Promise<FormState> {
  const who = await whoIsChanging();
  if (!who || !(await deleteSet(who, slug, back === true))) return notYours();
  return said(back ? words("edit").restoredSet : words("edit").deletedSet);
}
