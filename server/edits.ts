import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { ENTITY_KINDS, type Entity, type EntityKind, type Fact, type FactSet, type Source } from "@/lib/facts/fact";
import { factOfForm, type FactForm } from "@/lib/facts/fact-form";
import type { EntityForm, RewordForm } from "@/lib/facts/fact-form.schema";
import { checkFactSet } from "@/lib/facts/fact-set.schema";
import { readSetTitle } from "@/lib/facts/set-title";
import { STARTER_RELATIONS } from "@/lib/facts/starter-relations";
import { lintQuestion, type Finding } from "@/lib/questions/lint";
import type { Question } from "@/lib/questions/question";
import { ok, refused, type Problem, type Result } from "@/lib/problem";
import { db } from "./db";
import { entityColumns } from "./fact-rows";
import { saveFact, storeFactSet } from "./facts";
import { Prisma } from "./generated/prisma/client";
import { keepQuestions } from "./questions";
import { poolOfSet, readSet, standingSet, type StandingSet } from "./sets";

/** Who is editing. */
type Editor = { personId: string };
type Transaction = Prisma.TransactionClient;

/** A set that belongs to the person, as it stands. */
export type OwnSet = { set: FactSet; standing: StandingSet };

const code = () => randomBytes(4).toString("hex");
const words = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40);

/** The person’s own set with this slug; null when it is missing, deleted, or somebody else’s. */
export async function findOwnSet(who: Editor, slug: string): Promise<OwnSet | null> {
  const row = await db.factSet.findFirst({ where: { slug, ownerId: who.personId, deletedAt: null }, select: { id: true } });
  if (!row) return null;
  const standing = await standingSet(row.id);
  return standing && { set: standing.graph.set, standing };
}

/** Makes a copy that belongs to the person and says its slug; null when there is no such set for them. */
export async function copySet(who: Editor, slug: string): Promise<string | null> {
  const row = await db.factSet.findFirst({ where: { slug, deletedAt: null, OR: [{ ownerId: null }, { visibility: "link" }, { ownerId: who.personId }] }, select: { id: true } });
  const set = row && (await readSet(row.id));
  if (!row || !set) return null;
  const copy = { ...set, slug: `${slug.slice(0, 40)}-${code()}`, title: `${set.title} (my copy)` };
  await storeFactSet(copy, { ownerId: who.personId, personId: who.personId, copiedFromId: row.id });
  return copy.slug;
}

/** Makes an empty set with the usual kinds of fact under a title that was read (lib/facts/set-title), and says its slug. */
export async function makeSet(who: Editor, title: string): Promise<string> {
  const slug = `${words(title) || "set"}-${code()}`;
  const set: FactSet = { format: "footing-fact-set/1", slug, title, language: "en", licence: "CC-BY-4.0", sources: [], entities: [], relations: [...STARTER_RELATIONS], facts: [], closures: [], questions: [] };
  await storeFactSet(set, { ownerId: who.personId, personId: who.personId });
  return slug;
}

/** The name of a set; null when it is not theirs. */
export async function renameSet(who: Editor, slug: string, title: string): Promise<Result<string> | null> {
  const read = readSetTitle(title);
  if (!read.ok) return read;
  const { count } = await db.factSet.updateMany({ where: { slug, ownerId: who.personId, deletedAt: null }, data: { title: read.value, revision: { increment: 1 } } });
  return count === 1 ? read : null;
}

/** Takes a set away, or brings it back while the thirty days last. False when it is not theirs. */
export async function deleteSet(who: Editor, slug: string, back = false): Promise<boolean> {
  const { count } = await db.factSet.updateMany({ where: { slug, ownerId: who.personId }, data: { deletedAt: back ? null : new Date() } });
  return count === 1;
}

/** Runs a change on the person’s own set with its row held, so that two changes follow one another; null when it is not theirs. */
async function onOwnSet<T>(who: Editor, slug: string, work: (transaction: Transaction, setId: string, set: FactSet) => Promise<T>): Promise<T | null> {
  return db.$transaction(async (transaction) => {
    const [row] = await transaction.$queryRaw<{ id: string }[]>`SELECT id FROM "FactSet" WHERE slug = ${slug} AND "ownerId" = ${who.personId} AND "deletedAt" IS NULL FOR NO KEY UPDATE`;
    const set = row && (await readSet(row.id));
    return row && set ? work(transaction, row.id, set) : null;
  });
}

const renew = (transaction: Transaction, setId: string) => transaction.factSet.update({ where: { id: setId }, data: { revision: { increment: 1 } } });

/** The problems of a changed set in the form’s words: the place inside the fact is the field. */
function fieldProblems(problems: readonly Problem[]): Problem[] {
  return problems.map(({ where, message }) => ({ where: /^[a-z]+\[\d+\]\.(\w+)/.exec(where)?.[1] ?? "subject", message }));
}

function withFact(set: FactSet, fact: Fact, source: Source | null): FactSet {
  const others = set.facts.filter((one) => one.id !== fact.id);
  return { ...set, sources: source ? [...set.sources, source] : set.sources, facts: [...others, fact] };
}

async function addSource(transaction: Transaction, setId: string, source: Source): Promise<void> {
  const position = await transaction.source.count({ where: { setId } });
  const sha256 = createHash("sha256").update(source.text).digest("hex");
  await transaction.source.create({ data: { setId, key: source.id, position, kind: source.kind, title: source.title, text: source.text, sha256 } });
}

/** What saving a fact did: its id, and what kind of change it was (null: nothing had changed). */
export type SavedFact = { factId: string; change: string | null };

/** Saves a fact of the person’s own set, or adds one where `factId` is null. Null when set or fact is not theirs. */
export async function editFact(who: Editor, slug: string, factId: string | null, form: FactForm): Promise<Result<SavedFact> | null> {
  return onOwnSet(who, slug, async (transaction, setId, set) => {
    const before = factId === null ? undefined : set.facts.find((fact) => fact.id === factId);
    if (factId !== null && !before) return null;
    const id = factId ?? `own-${code()}`;
    const formed = factOfForm(set, form, id, before, { id: `words-${code()}`, title: "Words of the set’s owner" });
    if (!formed.ok) return formed;
    const { fact, source } = formed.value;
    const checked = checkFactSet(withFact(set, fact, source));
    if (!checked.ok) return { ok: false, problems: fieldProblems(checked.problems) };
    if (source) await addSource(transaction, setId, source);
    return ok({ factId: id, change: await saveFact(transaction, setId, before, fact, who.personId) });
  });
}

/** Takes a fact out of the person’s own set, or brings it back. False when it is not theirs. */
export async function removeFact(who: Editor, slug: string, factId: string, back = false): Promise<boolean> {
  const done = await onOwnSet(who, slug, async (transaction, setId) => {
    const { count } = await transaction.fact.updateMany({ where: { setId, key: factId }, data: { deletedAt: back ? null : new Date() } });
    if (count === 1) await renew(transaction, setId);
    return count === 1;
  });
  return done ?? false;
}

/** One version of a fact, newest first in a list. */
export type FactHistory = { number: number; change: string; at: Date; mine: boolean; current: boolean };

/** The versions of a fact, newest first; empty when it is not theirs. */
export async function listVersions(who: Editor, slug: string, factId: string): Promise<FactHistory[]> {
  const rows = await db.factVersion.findMany({ where: { factKey: factId, fact: { set: { slug, ownerId: who.personId, deletedAt: null } } }, orderBy: { number: "desc" } });
  return rows.map(({ number, change, createdAt, personId, isCurrent }) => ({ number, change, at: createdAt, mine: personId === who.personId, current: isCurrent }));
}

function entityOfForm(form: EntityForm, id: string, before: Entity | undefined): Entity {
  const aliases = form.aliases.split(/\n/).map((alias) => alias.trim()).filter(Boolean);
  return { ...before, id, kind: (before?.kind ?? form.kind) as EntityKind, subtype: form.subtype || undefined, name: form.name, article: form.article || undefined, aliases: aliases.length ? aliases : undefined, note: form.note || undefined };
}

/** Saves a person, place or term of the person’s own set, or adds one where `entityId` is null. Null when it is not theirs. */
export async function editEntity(who: Editor, slug: string, entityId: string | null, form: EntityForm): Promise<Result<string> | null> {
  return onOwnSet(who, slug, async (transaction, setId, set) => {
    const before = entityId === null ? undefined : set.entities.find((entity) => entity.id === entityId);
    if (entityId !== null && !before) return null;
    if (!before && !(ENTITY_KINDS as readonly string[]).includes(form.kind)) return refused({ where: "kind", message: "Choose what it is." });
    const entity = entityOfForm(form, entityId ?? `${words(form.name) || "entry"}-${code()}`, before);
    const checked = checkFactSet({ ...set, entities: [...set.entities.filter((one) => one.id !== entity.id), entity] });
    if (!checked.ok) return { ok: false, problems: fieldProblems(checked.problems) };
    const key = { setId, key: entity.id };
    await transaction.entity.upsert({ where: { setId_key: key }, update: entityColumns(entity), create: { ...key, position: set.entities.length, ...entityColumns(entity) } });
    await renew(transaction, setId);
    return ok(entity.id);
  });
}

/** A question of the person’s own set as its owner sees it: the key, what the linter says, and whether it is taken out. */
export type OwnQuestion = { question: Question; findings: Finding[]; dropped: boolean };

type Standing = StandingSet & { questions: readonly Question[] };

/** The last version of each question that the owner took out; of one question, where an id is given. */
async function droppedOf(setId: string, id?: string): Promise<OwnQuestion[]> {
  const rows = await db.question.findMany({ where: { setId, ...(id !== undefined && { id }), droppedAt: { not: null } }, include: { versions: { orderBy: { number: "desc" }, take: 1 } } });
  return rows.flatMap((row) => row.versions.map((version) => ({ question: version.content as unknown as Question, findings: [], dropped: true })));
}

async function standingOf(who: Editor, slug: string): Promise<Standing | null> {
  const own = await findOwnSet(who, slug);
  return own && { ...own.standing, questions: await poolOfSet(own.standing.setId) };
}

/** Every question of the person’s own set, the ones taken out last; null when it is not theirs. */
export async function listOwnQuestions(who: Editor, slug: string): Promise<OwnQuestion[] | null> {
  const own = await standingOf(who, slug);
  if (!own) return null;
  const asked = own.questions.map((question) => ({ question, findings: findingsOf(own.graph, question), dropped: false }));
  return [...asked, ...(await droppedOf(own.setId))];
}

const known = new WeakMap<Question, Finding[]>();

/** What the linter says of a question of the pool, worked out once: the pool is made anew with every change of its set. */
function findingsOf(graph: StandingSet["graph"], question: Question): Finding[] {
  const findings = known.get(question) ?? lintQuestion(graph, question);
  known.set(question, findings);
  return findings;
}

/** The question with this id of the person’s own set; null when it is not there or not theirs. */
export async function findOwnQuestion(who: Editor, slug: string, questionId: string): Promise<OwnQuestion | null> {
  const own = await standingOf(who, slug);
  const question = own?.questions.find((one) => one.id === questionId);
  if (own && question) return { question, findings: findingsOf(own.graph, question), dropped: false };
  return own ? ((await droppedOf(own.setId, questionId))[0] ?? null) : null;
}

/**
 * Makes these words the last edit of a question. Words that stood before are found by their digest and not stored again, so going back to them
 * needs a version of its own: the last edited one is the one that is asked.
 */
async function keepEdit(transaction: Transaction, set: StandingSet, question: Question, editorId: string): Promise<void> {
  const versionId = (await keepQuestions(transaction, set, [question], editorId)).get(question.id)!;
  const [last, newest] = await Promise.all([
    transaction.questionVersion.findFirst({ where: { questionId: question.id, origin: { not: "generated" } }, orderBy: { number: "desc" }, select: { id: true } }),
    transaction.questionVersion.aggregate({ where: { questionId: question.id }, _max: { number: true } }),
  ]);
  if (last?.id === versionId) return;
  const { digest, content, facts } = await transaction.questionVersion.findUniqueOrThrow({ where: { id: versionId }, include: { facts: { select: { factVersionId: true } } } });
  const number = (newest._max.number ?? 0) + 1;
  await transaction.questionVersion.create({
    data: { questionId: question.id, number, origin: "edited", digest: `${digest} again as ${number}`, content: content as Prisma.InputJsonValue, personId: editorId, facts: { create: facts } },
  });
}

/** Puts other words in place of a question’s. Refused where a rule is broken, in the linter’s words; null when it is not theirs. */
export async function rewordQuestion(who: Editor, slug: string, questionId: string, form: RewordForm): Promise<Result<Finding[]> | null> {
  const own = await findOwnSet(who, slug);
  const found = own && (await findOwnQuestion(who, slug, questionId));
  if (!own || !found || found.dropped) return null;
  const question = { ...found.question, ...form };
  const findings = lintQuestion(own.standing.graph, question);
  const broken = findings.filter((finding) => finding.level === "E");
  if (broken.length > 0) return { ok: false, problems: broken.map(({ message }) => ({ where: "stem", message })) };
  await onOwnSet(who, slug, async (transaction, setId) => {
    await keepEdit(transaction, own.standing, question, who.personId);
    await renew(transaction, setId);
  });
  return ok(findings);
}

/** Takes a question out, or brings it back. False when it is not theirs. */
export async function dropQuestion(who: Editor, slug: string, questionId: string, back = false): Promise<boolean> {
  const own = await findOwnSet(who, slug);
  const found = own && (await findOwnQuestion(who, slug, questionId));
  if (!own || !found) return false;
  const done = await onOwnSet(who, slug, async (transaction, setId) => {
    if (!found.dropped) await keepQuestions(transaction, own.standing, [found.question]);
    await transaction.question.update({ where: { id: questionId }, data: { droppedAt: back ? null : new Date() } });
    await renew(transaction, setId);
    return true;
  });
  return done ?? false;
}

/** What learners said is wrong with the questions of the person’s own set, newest first; empty when it is not theirs. */
export async function listReports(who: Editor, slug: string): Promise<{ questionId: string; stem: string; note: string; at: Date }[]> {
  const rows = await db.questionReport.findMany({
    where: { questionVersion: { question: { set: { slug, ownerId: who.personId, deletedAt: null } } } },
    include: { questionVersion: { select: { questionId: true, content: true } } },
    orderBy: { createdAt: "desc" },
    take: 200,
  });
  return rows.map((row) => ({ questionId: row.questionVersion.questionId, stem: (row.questionVersion.content as unknown as Question).stem, note: row.note, at: row.createdAt }));
}
