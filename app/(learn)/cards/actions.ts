"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/components/facts/form-state";
import { readCard, readTags } from "@/lib/facts/card.schema";
import { readSetTitle } from "@/lib/facts/set-title";
import { readPastedCards } from "@/lib/transfer/pasted-cards";
import { fill, plural } from "@/lib/words";
import { language, words } from "@/messages";
import { addCards, bringCardBack, changeCard, makeDeck } from "@/server/cards";
import { removeFact } from "@/server/fact-edits";
import { whoIsChanging, whoIsWriting } from "@/server/session";

const said = (done: string): FormState => ({ problems: [], done });
const notYours = (): FormState => ({ problems: [{ where: "cards", message: words("cards").notYours }], done: null });
const renew = (slug: string) => revalidatePath(`/cards/${slug}`, "layout");

const text = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value.replace(/\r\n/g, "\n") : "";
};

const cardOf = (form: FormData) =>
  readCard({
    front: text(form, "front"),
    back: text(form, "back"),
    source: text(form, "source"),
    tags: readTags(text(form, "tags")),
    bothWays: form.get("bothWays") !== null,
  });

export async function makeNewDeck(_: FormState, form: FormData): Promise<FormState> {
  const title = readSetTitle(text(form, "title"), words("cards").needsName);
  if (!title.ok) return { problems: title.problems, done: null };
  redirect(`/cards/${await makeDeck(await whoIsWriting(), title.value)}`);
}

export async function addCard(slug: string, _: FormState, form: FormData): Promise<FormState> {
  const card = cardOf(form);
  if (!card.ok) return { problems: card.problems, done: null };
  const who = await whoIsChanging();
  const added = who && (await addCards(who, slug, [card.value]));
  if (!added) return notYours();
  if (!added.ok) return { problems: added.problems, done: null };
  renew(slug);
  return said(fill(words("cards").added, { front: card.value.front }));
}

export async function saveCard(slug: string, cardId: string, _: FormState, form: FormData): Promise<FormState> {
  const card = cardOf(form);
  if (!card.ok) return { problems: card.problems, done: null };
  const who = await whoIsChanging();
  const changed = who && (await changeCard(who, slug, cardId, card.value));
  if (!changed) return notYours();
  renew(slug);
  return said(words("cards").changed);
}

export async function addPasted(slug: string, _: FormState, form: FormData): Promise<FormState> {
  const read = readPastedCards(text(form, "list"), text(form, "tags"));
  if (!read.ok) return { problems: read.problems, done: null };
  const who = await whoIsChanging();
  const added = who && (await addCards(who, slug, read.value));
  if (!added) return notYours();
  if (!added.ok) return { problems: added.problems, done: null };
  renew(slug);
  return said(plural(language(), added.value.length, words("cards").pasted));
}

export async function takeCardOut(slug: string, cardId: string, back: boolean): Promise<FormState> {
  const who = await whoIsChanging();
  if (!who || !(await removeFact(who, slug, cardId, back))?.ok) return notYours();
  return said(back ? words("cards").putBack : words("cards").taken);
}

export async function bringBack(slug: string, cardId: string): Promise<void> {
  const who = await whoIsChanging();
  if (who) await bringCardBack(who, slug, cardId);
  renew(slug);
}
