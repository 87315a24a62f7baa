import "server-only";
import { ok, refused, type Problem, type Result } from "@/lib/problem";
import { isLost } from "@/lib/transfer/lost";
import type { LineOutcome, Plan } from "@/lib/transfer/plan";
import { MOST_TOLD } from "@/lib/transfer/summary";
import { inPrismaTransaction } from "./transactions";
import { afterStoring, makeSetRow } from "./facts";
import { recordEdit } from "./history";
import { storableJson } from "./import-files";
import { keepJson } from "./import-parts";
import { storeImportMedia } from "./import-media";
import { forgetPlans, makePlan, type MadePlan, type PlanBasis } from "./import-plan";
import { basisOf, findImportRow, type ImportRow } from "./imports";
import { runInTurn, type Statement } from "./in-pieces";
import { foldSoon } from "./memories";
import { takeOver } from "./past-reviews";
import { holdSet, renewSet, type Transaction } from "./sets-access";
import { storePart, type Storing, type Trail } from "./store-part";
import { storeQuestions, type QuestionTrail } from "./store-questions";

/** Who brings something into a set. */
export type Importer = { personId: string; zone: string | null };

/** What an import did, by keys, and whether it made its set: what undoing takes back. */
export type ImportTrail = Trail & { questions: QuestionTrail; madeSet: boolean };

/** What an import came to, for a list: how many rows became what, how many earlier answers were taken over, and the first problems. */
export type Told = { counts: Plan["counts"]; reviews: number; problems: readonly Problem[]; problemCount: number };

/** Everything that an import came to, line by line. */
export type FullReport = {
  file: string;
  format: string;
  set: string;
  at: string;
  counts: Plan["counts"];
  reviews: number;
  lines: Plan["lines"];
  problems: readonly Problem[];
};

/** What was shown of a plan when somebody said yes to it: its digest, and its numbers. */
export type Seen = { digest: string; counts: Readonly<Record<LineOutcome, number>> };

/** Sets hold no more facts: what is worked out from one is held in memory as a whole. */
const MOST_FACTS = 200_000;

/** A large file is stored in one go, and what is checked at its end takes its time. */
const TIMES = { timeout: 180_000, maxWait: 10_000 };

/** The set was changed between plan and storing: it is planned once more. */
class Outdated extends Error {}

/** What a plan brings, and the slug of the set that it goes into. */
type Bringing = Pick<MadePlan, "plan" | "into" | "read"> & { slug: string };

/** Stores what a plan brings into a set whose row is held, but for pictures and the head of the set. */
export async function storePlan(
  storing: Storing,
  { plan, into, read, slug }: Bringing,
): Promise<{ trail: Omit<ImportTrail, "madeSet">; problems: Problem[] }> {
  const slugThere = read.understood.kind === "set" ? read.understood.set.slug : plan.part.slug;
  const stored = await storePart(storing, into?.set ?? null, plan.part, "part");
  const questions = await storeQuestions(
    storing,
    () => ({ ...afterStoring(into?.set ?? null, plan.part, stored), slug }),
    plan.part.questions,
    slugThere,
  );
  if (plan.part.markup) await storing.transaction.factSet.update({ where: { id: storing.setId }, data: { markup: true } });
  return { trail: { ...stored.trail, questions: questions.trail }, problems: questions.problems };
}

async function setFor(transaction: Transaction, who: Importer, row: ImportRow, basis: PlanBasis, made: MadePlan): Promise<string | null> {
  if (!row.set) return makeSetRow(transaction, { ...made.plan.part, slug: basis.slug, title: basis.title }, { ownerId: who.personId });
  const setId = await holdSet(transaction, who, row.set.slug);
  const standing = setId && (await transaction.factSet.findUnique({ where: { id: setId }, select: { revision: true } }));
  if (standing && standing.revision !== made.revision) throw new Outdated();
  return setId;
}

const toldOf = (plan: Plan, reviews: number, problems: readonly Problem[]): Told => ({
  counts: plan.counts,
  reviews,
  problems: problems.slice(0, MOST_TOLD),
  problemCount: problems.length,
});

type Conclusion = { report: FullReport; told: Told; trail: ImportTrail };

/** Writes down what was done. What the database checks at the end it checks meanwhile: the keys of ten thousand rows. */
function* conclude(
  transaction: Transaction,
  row: ImportRow,
  setId: string,
  { report, told, trail }: Conclusion,
): Generator<Statement, void> {
  yield () => transaction.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
  const [kept, did, came] = [[...keepJson(transaction, row.id, "report", report)], JSON.stringify(trail), storableJson(told)];
  yield () => transaction.importPart.deleteMany({ where: { importId: row.id } });
  yield* kept;
  yield () => transaction.$executeRaw`
    UPDATE "Import" SET state = 'applied', "appliedAt" = now(), "setId" = ${setId}::uuid, trail = ${did}::jsonb, report = ${came}::jsonb WHERE id = ${row.id}::uuid`;
}

/** The slug of the set that it went into; null where the import or the set is not theirs any more. */
async function applyOnce(
  transaction: Transaction,
  who: Importer,
  row: ImportRow,
  basis: PlanBasis,
  made: MadePlan,
): Promise<string | null> {
  await transaction.$executeRaw`SET LOCAL statement_timeout = '120s'`;
  const [held] = await transaction.$queryRaw<
    { state: string }[]
  >`SELECT state FROM "Import" WHERE id = ${row.id}::uuid AND "personId" = ${who.personId} FOR UPDATE`;
  if (held?.state === "applied") return (await findImportRow(who, row.id))?.set?.slug ?? null;
  const setId = held?.state === "read" ? await setFor(transaction, who, row, basis, made) : null;
  if (setId === null) return null;
  const storing: Storing = { transaction, setId, personId: who.personId };
  await storeImportMedia(transaction, row.id, setId);
  const slug = row.set?.slug ?? basis.slug;
  const { trail, problems } = await storePlan(storing, { ...made, slug });
  const reviews = await takeOver(transaction, { ...who, setId, importId: row.id }, made.plan.reviews);
  await recordEdit(storing as Storing & { personId: string }, { target: "set", targetKey: row.id, action: "imported" }, null, {
    file: row.fileName,
  });
  if (row.set) await renewSet(storing);
  const all = [...made.read.problems.filter((problem) => !isLost(problem)), ...made.plan.problems, ...problems];
  const { counts, lines } = made.plan;
  const report: FullReport = {
    file: row.fileName,
    format: basis.format,
    set: slug,
    at: new Date().toISOString(),
    counts,
    reviews,
    lines,
    problems: all,
  };
  await runInTurn(
    conclude(transaction, row, setId, { report, told: toldOf(made.plan, reviews, all), trail: { ...trail, madeSet: !row.set } }),
  );
  return slug;
}

const numbers = ({ new: fresh, changed, unchanged, skipped }: Seen["counts"]) =>
  `${fresh} new, ${changed} changed, ${unchanged} as they are, ${skipped} left out`;

const changedSince = (seen: Seen, { plan }: MadePlan) =>
  refused({
    where: "plan",
    message: `The set, or what was chosen here, was changed since you looked at this plan. It said: ${numbers(seen.counts)}. Now it would be: ${numbers(plan.counts)}. Nothing was stored: look at it once more.`,
  });

const factsAfter = ({ plan, into }: MadePlan) => new Set([...(into?.set.facts ?? []), ...plan.part.facts].map(({ id }) => id)).size;

/** So often the set may be changed between plan and storing before somebody has to try again. */
const MOST_TRIES = 5;

/** The slug of the set that an import of theirs was stored in, perhaps a moment ago by another press; null where it was not. */
async function storedIn(who: Importer, importId: string): Promise<Result<string> | null> {
  const row = await findImportRow(who, importId);
  return row?.state === "applied" && row.set ? ok(row.set.slug) : null;
}

/**
 * Stores what was planned, all of it or nothing, and says the slug of the set. Refused where the set was changed so that something else
 * would happen than was shown. Null where there is no such import of theirs that can be stored, or the set is not theirs to change.
 */
export async function applyImport(who: Importer, importId: string, seen: Seen): Promise<Result<string> | null> {
  for (let tries = 1; ; tries++) {
    const row = await findImportRow(who, importId);
    const basis = row && basisOf(row);
    const made = basis && (await makePlan(basis));
    if (!row || !made) return storedIn(who, importId);
    if (made.digest !== seen.digest) return changedSince(seen, made);
    if (factsAfter(made) > MOST_FACTS)
      return refused({ where: "plan", message: `A set holds ${MOST_FACTS} facts at most. Divide the file.` });
    try {
      const slug = await inPrismaTransaction((transaction) => applyOnce(transaction, who, row, basis, made), TIMES);
      if (slug === null) return null;
      forgetPlans(importId);
      if (made.plan.reviews.length > 0) foldSoon(who.personId);
      return ok(slug);
    } catch (error) {
      if (!(error instanceof Outdated) || tries === MOST_TRIES) throw error;
    }
  }
}
