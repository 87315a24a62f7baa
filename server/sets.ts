import "server-only";
import { FORMATS } from "@/lib/questions/registry";
import type { FactSet } from "@/lib/facts/fact";
import { graphOf, type Graph } from "@/lib/facts/graph";
import { generateQuestions } from "@/lib/questions/generate";
import type { Question } from "@/lib/questions/question";
import { db, pool } from "./db";
import { currentVersions, toFactSet, WHOLE_SET } from "./fact-rows";
import type { Prisma } from "./generated/prisma/client";

/** A set as a list shows it. */
export type SetCard = { id: string; slug: string; title: string; description: string; facts: number; sources: number; bundled: boolean; own: boolean; language: string; licence: string };

/** Who is asking, as far as sets care. */
type Asking = { personId: string } | null;

/** Bundled sets are for everyone; the others are for their owner and, where it says so, for whoever has the link. */
function visibleTo(who: Asking): Prisma.FactSetWhereInput {
  return { deletedAt: null, OR: [{ ownerId: null }, { visibility: "link" }, ...(who ? [{ ownerId: who.personId }] : [])] };
}

const CARD = { id: true, slug: true, title: true, description: true, language: true, licence: true, ownerId: true, _count: { select: { facts: { where: { deletedAt: null } }, sources: { where: { retiredAt: null } } } } } as const satisfies Prisma.FactSetSelect;

function toCard(row: Prisma.FactSetGetPayload<{ select: typeof CARD }>, who: Asking): SetCard {
  const { id, slug, title, description, language, licence, ownerId, _count } = row;
  return { id, slug, title, description, language, licence, facts: _count.facts, sources: _count.sources, bundled: ownerId === null, own: who !== null && ownerId === who.personId };
}

/** Bundled sets, then the person's own, each by title. A link is followed, never listed. */
export async function listSets(who: Asking): Promise<SetCard[]> {
  const rows = await db.factSet.findMany({
    where: { deletedAt: null, OR: [{ ownerId: null }, ...(who ? [{ ownerId: who.personId }] : [])] },
    select: CARD,
    orderBy: [{ createdAt: "asc" }, { title: "asc" }],
  });
  const cards = rows.map((row) => toCard(row, who));
  return [...cards.filter((card) => card.bundled), ...cards.filter((card) => !card.bundled)];
}

/** The set with this slug, or null when there is none or it is not for this person. */
export async function findSet(who: Asking, slug: string): Promise<SetCard | null> {
  const row = await db.factSet.findFirst({ where: { slug, ...visibleTo(who) }, select: CARD });
  return row && toCard(row, who);
}

/** The set with this id, or null when there is none or it is not for this person. */
export async function findSetById(who: Asking, id: string): Promise<SetCard | null> {
  const row = await db.factSet.findFirst({ where: { id, ...visibleTo(who) }, select: CARD });
  return row && toCard(row, who);
}

/** A set as it stands: its graph, and the id of the current version of each fact. */
export type StandingSet = { setId: string; revision: number; graph: Graph; versions: ReadonlyMap<string, string> };

const standing = new Map<string, StandingSet>();
const pools = new Map<string, { revision: number; questions: readonly Question[] }>();
/** So many sets are kept in memory; the one used longest ago goes first. */
const KEPT_SETS = 50;

function keep<T>(kept: Map<string, T>, id: string, value: T): T {
  kept.delete(id);
  kept.set(id, value);
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT_SETS) break;
    kept.delete(oldest);
  }
  return value;
}

/** What is being worked out at this moment, by what it is: a class that starts together waits for one reading instead of making thirty. */
const underWay = new Map<string, Promise<unknown>>();

function once<T>(name: string, work: () => Promise<T>): Promise<T> {
  const going = underWay.get(name) as Promise<T> | undefined;
  if (going) return going;
  const begun = work().finally(() => underWay.delete(name));
  underWay.set(name, begun);
  return begun;
}

async function readStandingSet(setId: string): Promise<StandingSet | null> {
  const row = await db.factSet.findUnique({ where: { id: setId }, include: WHOLE_SET });
  return row && keep(standing, setId, { setId, revision: row.revision, graph: graphOf(toFactSet(row)), versions: currentVersions(row) });
}

/** The set as it stands now; null when there is none. Read from the database once a revision. The caller has checked who may see it. */
export async function standingSet(setId: string): Promise<StandingSet | null> {
  const { rows } = await pool.query<{ revision: number }>({ name: "set-revision", text: `SELECT revision FROM "FactSet" WHERE id = $1`, values: [setId] });
  const revision = rows[0]?.revision;
  if (revision === undefined) return null;
  const kept = standing.get(setId);
  return kept?.revision === revision ? keep(standing, setId, kept) : once(`set ${setId} ${revision}`, () => readStandingSet(setId));
}

/** The set as the file has it; null when there is none. */
export async function readSet(setId: string): Promise<FactSet | null> {
  const row = await db.factSet.findUnique({ where: { id: setId }, include: WHOLE_SET });
  return row && toFactSet(row);
}

/** So long other requests wait for their turn while questions are made, in milliseconds. */
const TURN_MS = 10;

/** Everything that is made, with a pause now and then: whoever answers a question meanwhile is not kept waiting. */
async function collected<T>(making: Iterable<T>): Promise<T[]> {
  const all: T[] = [];
  let since = performance.now();
  for (const one of making) {
    all.push(one);
    if (performance.now() - since < TURN_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  }
  return all;
}

/** Seed of everything that is generated for people: a quiz draws with its own. */
export const POOL_SEED = "1";

/**
 * Every question that can be asked of a set as it stands: generated ones, those that the owner reworded in their place, none that the owner
 * took out. Worked out once a revision.
 */
export async function poolOfSet(setId: string): Promise<readonly Question[]> {
  const set = await standingSet(setId);
  if (!set) return [];
  const kept = pools.get(setId);
  if (kept?.revision === set.revision) return keep(pools, setId, kept).questions;
  return once(`pool ${setId} ${set.revision}`, async () => {
    const generated = await collected(generateQuestions(set.graph, { formats: FORMATS, seed: POOL_SEED }));
    const questions = withEdits(generated, await editsOf(setId), set.versions);
    return keep(pools, setId, { revision: set.revision, questions }).questions;
  });
}

type Edits = { dropped: ReadonlySet<string>; edited: ReadonlyMap<string, { question: Question; facts: readonly string[] }> };

/** What the owner did to single questions: taken out, or written anew (the last version of each). */
async function editsOf(setId: string): Promise<Edits> {
  const rows = await db.question.findMany({
    where: { setId, OR: [{ droppedAt: { not: null } }, { versions: { some: { origin: { not: "generated" } } } }] },
    include: { versions: { where: { origin: { not: "generated" } }, orderBy: { number: "desc" }, take: 1, include: { facts: { select: { factVersionId: true } } } } },
  });
  const edited = rows.flatMap((row) => row.versions.map((version) => [row.id, { question: version.content as unknown as Question, facts: version.facts.map((fact) => fact.factVersionId) }] as const));
  return { dropped: new Set(rows.filter((row) => row.droppedAt !== null).map((row) => row.id)), edited: new Map(edited) };
}

/** An edited question stands while every fact version it rests on is current; after that the generated one comes back. */
function withEdits(generated: readonly Question[], edits: Edits, versions: ReadonlyMap<string, string>): Question[] {
  const current = new Set(versions.values());
  const stands = (id: string) => edits.edited.get(id)?.facts.every((fact) => current.has(fact)) ?? false;
  const asked = generated.filter((question) => !edits.dropped.has(question.id)).map((question) => (stands(question.id) ? edits.edited.get(question.id)!.question : question));
  const known = new Set(generated.map((question) => question.id));
  const added = [...edits.edited].filter(([id]) => !known.has(id) && !edits.dropped.has(id) && stands(id)).map(([, edit]) => edit.question);
  return [...asked, ...added];
}
