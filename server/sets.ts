import "server-only";
import { cache } from "react";
import { FORMATS } from "@/lib/questions/registry";
import type { FactSet } from "@/lib/facts/fact";
import { graphOf, type Graph } from "@/lib/facts/graph";
import { generateQuestions } from "@/lib/questions/generate";
import { isSound } from "@/lib/questions/lint";
import { evidenceNow } from "@/lib/questions/make-question";
import type { Question } from "@/lib/questions/question";
import { countsOfSets } from "./counts";
import { db, pool } from "./db";
import { currentVersions, readWholeSet, toFactSet } from "./whole-set";
import type { Prisma } from "./generated/prisma/client";
import { isWithdrawn } from "./handling";
import { named } from "./ids";
import { setsOpenedTo, viewableBy, type Asking } from "./set-rights";

/** A set as a list shows it. */
export type SetCard = {
  id: string;
  slug: string;
  title: string;
  description: string;
  facts: number;
  sources: number;
  bundled: boolean;
  own: boolean;
  /** Whether they may change it, and make a copy of it. */ mayEdit: boolean;
  mayCopy: boolean;
  language: string;
  licence: string;
};

/** What somebody was given of a set; `who` is null for nobody. */
const sharesOf = (who: Asking) => ({ where: { takenById: who?.personId ?? "", revokedAt: null }, select: { allows: true } }) as const;
const cardOf = (who: Asking) => ({ ...CARD, shares: sharesOf(who) });

const CARD = {
  id: true,
  slug: true,
  title: true,
  description: true,
  language: true,
  licence: true,
  ownerId: true,
  visibility: true,
} as const satisfies Prisma.FactSetSelect;

type CardRow = Prisma.FactSetGetPayload<{ select: ReturnType<typeof cardOf> }>;
type Counted = ReadonlyMap<string, { facts: number; sources: number }>;

function toCard(
  { id, slug, title, description, language, licence, ownerId, visibility, shares }: CardRow,
  who: Asking,
  counted: Counted,
): SetCard {
  const { facts, sources } = counted.get(id) ?? { facts: 0, sources: 0 };
  const own = who !== null && ownerId === who.personId;
  const mayEdit = own || shares.some(({ allows }) => allows === "edit");
  const mayCopy = mayEdit || ownerId === null || visibility === "link" || shares.some(({ allows }) => allows === "copy");
  return { id, slug, title, description, language, licence, facts, sources, bundled: ownerId === null, own, mayEdit, mayCopy };
}

/** Bundled sets, then the person's own and those that others opened to them, each by title. A link is followed, never listed. */
export async function listSets(who: Asking): Promise<SetCard[]> {
  const rows = await db.factSet.findMany({
    where: {
      deletedAt: null,
      OR: [{ ownerId: null }, ...(who ? [{ ownerId: who.personId }, { id: { in: await setsOpenedTo(who.personId) } }] : [])],
    },
    select: cardOf(who),
    orderBy: [{ createdAt: "asc" }, { title: "asc" }],
  });
  const counted = await countsOfSets(rows.map(({ id }) => id));
  const cards = rows.map((row) => toCard(row, who, counted));
  return [...cards.filter((card) => card.bundled), ...cards.filter((card) => !card.bundled)];
}

/** The set with this slug, or null when there is none or it is not for this person. Read once for all parts of a page. */
export const findSet = cache(async (who: Asking, slug: string): Promise<SetCard | null> => {
  const row = await db.factSet.findFirst({ where: { slug: named(slug), ...viewableBy(who) }, select: cardOf(who) });
  return row && toCard(row, who, await countsOfSets([row.id]));
});

/** The set with this id, or null when there is none or it is not for this person. */
export async function findSetById(who: Asking, id: string): Promise<SetCard | null> {
  const row = await db.factSet.findFirst({ where: { id, ...viewableBy(who) }, select: cardOf(who) });
  return row && toCard(row, who, await countsOfSets([row.id]));
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
  const row = await readWholeSet(db, { id: setId });
  return row && keep(standing, setId, { setId, revision: row.revision, graph: graphOf(toFactSet(row)), versions: currentVersions(row) });
}

/** The set as it stands now; null when there is none. Read from the database once a revision. The caller has checked who may see it. */
export async function standingSet(setId: string): Promise<StandingSet | null> {
  const { rows } = await pool.query<{ revision: number }>({
    name: "set-revision",
    text: `SELECT revision FROM "FactSet" WHERE id = $1`,
    values: [setId],
  });
  const revision = rows[0]?.revision;
  if (revision === undefined) return null;
  return keptSet(setId, revision) ?? once(`set ${setId} ${revision}`, () => readStandingSet(setId));
}

/** The set as it was at a revision, where this process has it in memory; else null. */
export function keptSet(setId: string, revision: number): StandingSet | null {
  const kept = standing.get(setId);
  return kept?.revision === revision ? keep(standing, setId, kept) : null;
}

/** The set as it was at a revision that was read just now; read anew where this process knows another one. Null when there is none. */
export async function standingSetAt(setId: string, revision: number): Promise<StandingSet | null> {
  return keptSet(setId, revision) ?? standingSet(setId);
}

/**
 * The set as this process read it last, however long ago, so that nobody waits for the database: whoever uses it has its revision checked
 * in the statement that the work ends with. Null when there is none.
 */
export async function presumedSet(setId: string): Promise<StandingSet | null> {
  const kept = standing.get(setId);
  return kept ? keep(standing, setId, kept) : standingSet(setId);
}

/** The set as the file has it; null when there is none. Within a transaction, where one is given. */
export async function readSet(setId: string, within: Prisma.TransactionClient = db): Promise<FactSet | null> {
  const row = await readWholeSet(within, { id: setId });
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
    const edits = await editsOf(setId);
    const questions = withEdits(set, generated, edits, await lastMeanings(setId, edits));
    return keep(pools, setId, { revision: set.revision, questions }).questions;
  });
}

/**
 * What somebody did by hand to single questions: taken out, or with words or options of their own, and the versions of facts that these
 * rest on.
 */
type Edits = { dropped: ReadonlySet<string>; byHand: ReadonlyMap<string, ByHand> };
type ByHand = { question: Question; facts: readonly { factKey: string; number: number }[] };

async function editsOf(setId: string): Promise<Edits> {
  const rows = await db.question.findMany({
    where: { setId, OR: [{ droppedAt: { not: null } }, { versions: { some: { origin: { not: "generated" } } } }] },
    include: {
      versions: {
        where: { origin: { not: "generated" } },
        orderBy: { number: "desc" },
        take: 1,
        include: { facts: { select: { factVersion: { select: { factKey: true, number: true } } } } },
      },
    },
  });
  const kept = rows.flatMap((row) =>
    row.versions
      .filter((version) => !isWithdrawn(version))
      .map(
        (version) =>
          [row.id, { question: version.content as unknown as Question, facts: version.facts.map((fact) => fact.factVersion) }] as const,
      ),
  );
  return { dropped: new Set(rows.filter((row) => row.droppedAt !== null).map((row) => row.id)), byHand: new Map(kept) };
}

/** The number of the last version in which each of these facts came to mean something else. */
async function lastMeanings(setId: string, { byHand }: Edits): Promise<Map<string, number>> {
  const factKeys = [...new Set([...byHand.values()].flatMap(({ facts }) => facts.map(({ factKey }) => factKey)))];
  const rows =
    factKeys.length === 0
      ? []
      : await db.factVersion.groupBy({
          by: ["factKey"],
          where: { setId, factKey: { in: factKeys }, change: "meaning" },
          _max: { number: true },
        });
  return new Map(rows.map((row) => [row.factKey, row._max.number ?? 0]));
}

/**
 * A question by hand stands while no fact it rests on is gone or came to mean something else, and no rule is broken by what was learnt
 * since. Where it does not, the generated one takes its place, if there is one, and its owner is told to look at it. The words of the
 * sources it shows are always those that hold now.
 */
function withEdits(
  set: StandingSet,
  generated: readonly Question[],
  { dropped, byHand }: Edits,
  meanings: ReadonlyMap<string, number>,
): Question[] {
  const standsOn = ({ factKey, number }: { factKey: string; number: number }) =>
    set.versions.has(factKey) && (meanings.get(factKey) ?? 0) <= number;
  const asItStands = (id: string, made: Question | undefined): Question | undefined => {
    const hand = byHand.get(id);
    if (!hand?.facts.every(standsOn)) return undefined;
    const question = { ...hand.question, evidence: made?.evidence ?? evidenceNow(set.graph, hand.question) };
    return isSound(set.graph, question) ? question : undefined;
  };
  const asked = generated.filter((question) => !dropped.has(question.id)).map((question) => asItStands(question.id, question) ?? question);
  const known = new Set(generated.map((question) => question.id));
  const added = [...byHand.keys()].filter((id) => !known.has(id) && !dropped.has(id)).flatMap((id) => asItStands(id, undefined) ?? []);
  return [...asked, ...added];
}
