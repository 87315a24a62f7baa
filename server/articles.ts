import "server-only";
import { createHash, randomBytes } from "node:crypto";
import type { Relation, SourceOf } from "@/lib/facts/fact";
import type { Article, Known, Reading } from "@/lib/reading/article";
import { isReadable } from "@/lib/reading/layout";
import { readAlso, readArticle } from "@/lib/reading/read-article";
import { slugOf } from "@/lib/reading/slug";
import { readPart, type ArticleForm } from "@/lib/review/article-form";
import { suggestionsOf } from "@/lib/review/suggestion";
import { openCandidates } from "./counts";
import { db } from "./db";
import { Prisma } from "./generated/prisma/client";
import { modelExtractor } from "./model-extractor";
import { deleteSet, makeSet } from "./set-edits";
import { editableSet, editableSetId, onEditableSet, renewSet, type Editor, type HeldSet, type Transaction } from "./sets-access";
import { standingSet } from "./sets";
import { localDateAt } from "./zones";

/** Where an article went: the set, its key there, and whether the set had this very text before. */
export type AddedArticle = { slug: string; source: string; again: boolean };

/** Today where somebody is: the day that a new article is from, unless they say otherwise. */
export const articleDay = (who: { zone: string | null } | null): string => localDateAt(who?.zone ?? null, Date.now());

/** How an article is read; another one only in tests. */
type Reader = (article: Article, known?: Known, relations?: readonly Relation[]) => Reading | Promise<Reading>;

/** Reads by rules and, where one is configured, lets a model propose more. The model finds nothing where it fails or is slow. */
async function readFully(article: Article, known?: Known, relations?: readonly Relation[]): Promise<Reading> {
  const reading = readArticle(article, known, relations);
  const model = modelExtractor();
  return model && isReadable(reading.language) ? readAlso(reading, model, relations) : reading;
}

/** So many suggestions of one article are kept: the most telling ones. */
const MOST_SUGGESTIONS = 400;

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const json = (value: unknown) => value as Prisma.InputJsonValue;

const findText = (transaction: Transaction, setId: string, digest: string) =>
  transaction.source.findFirst({ where: { setId, sha256: digest, kind: "text", retiredAt: null }, select: { key: true } });

async function storeArticle(
  { transaction, setId, set, personId }: HeldSet,
  form: ArticleForm,
  digest: string,
  reading: Reading,
): Promise<string> {
  const key = `${slugOf(form.title).slice(0, 40)}-${randomBytes(4).toString("hex")}`;
  const of: SourceOf = { publisher: form.publisher || null, date: form.date, title: form.title, url: form.url || null };
  const language = reading.language === set.language ? null : reading.language;
  await transaction.source.create({
    data: {
      setId,
      key,
      position: set.sources.length,
      kind: "text",
      title: form.title,
      date: form.date,
      text: form.text,
      sha256: digest,
      of: json(of),
      language,
    },
  });
  const suggestions = suggestionsOf(reading).slice(0, MOST_SUGGESTIONS);
  await transaction.candidate.createMany({
    data: suggestions.map((content, i) => ({ setId, sourceKey: key, position: i + 1, content: json(content) })),
  });
  await transaction.edit.create({ data: { setId, personId, target: "source", targetKey: key, action: "added" } });
  await renewSet({ transaction, setId });
  return key;
}

/**
 * Takes an article into a set that the person may change, unchanged and with its digest, together with what is suggested of it. The same
 * text twice leads to the first. Null when the set is not theirs to change.
 */
export async function addArticle(who: Editor, slug: string, form: ArticleForm, read: Reader = readFully): Promise<AddedArticle | null> {
  const found = await editableSet(who, slug);
  if (!found) return null;
  const digest = sha256(form.text);
  const before = await findText(db, found.standing.setId, digest);
  if (before) return { slug, source: before.key, again: true };
  const reading = await read(
    { text: readPart(form.text), date: form.date, title: form.title },
    { entities: found.set.entities },
    found.set.relations,
  );
  return onEditableSet(who, slug, async (held) => {
    const twin = await findText(held.transaction, held.setId, digest);
    return twin ? { slug, source: twin.key, again: true } : { slug, source: await storeArticle(held, form, digest, reading), again: false };
  });
}

/** Makes a set of the person’s own of an article, under its title. Nothing is left of it where the article could not be stored. */
export async function beginWithArticle(who: Editor, form: ArticleForm, read: Reader = readFully): Promise<AddedArticle> {
  const slug = await makeSet(who, form.title.slice(0, 200));
  try {
    return (await addArticle(who, slug, form, read))!;
  } catch (error) {
    await deleteSet(who, slug);
    throw error;
  }
}

/** An article of a set as a list shows it: `left` suggestions nobody has decided about, facts that stand on it. */
export type ArticleLine = { source: string; title: string; publisher: string | null; date: string | null; left: number; facts: number };

/** The articles of a set that the person may change, the newest first; null when they may not. */
export async function listArticles(who: Editor, slug: string): Promise<ArticleLine[] | null> {
  const setId = await editableSetId(who, slug);
  const standing = setId && (await standingSet(setId));
  if (!setId || !standing) return null;
  const rows = await db.source.findMany({
    where: { setId, kind: "text", retiredAt: null },
    select: { key: true, title: true, date: true, of: true },
    orderBy: { createdAt: "desc" },
  });
  const open = await openCandidates(setId);
  return rows.map(({ key, title, date, of }) => ({
    source: key,
    title,
    publisher: (of as SourceOf | null)?.publisher ?? null,
    date,
    left: open.get(key) ?? 0,
    facts: standing.graph.factsIn(key).length,
  }));
}
