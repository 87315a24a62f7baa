import "server-only";
import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/canonical-json";
import { sampleOfPlan } from "@/lib/transfer/sample";
import { planOfSet, settle, type Into } from "@/lib/transfer/settle";
import type { Question } from "@/lib/questions/question";
import type { ImportChoices, Plan } from "@/lib/transfer/plan";
import type { KeptMaterial } from "@/lib/transfer/summary";
import { db, pool } from "./db";
import { readKept } from "./import-parts";
import { standingSet, poolOfSet } from "./sets";
import { slugWords } from "./slug-words";
import { questionsByHand } from "./store-questions";

/** What a plan is made of: the import, what was said of it, and where it goes (null: a set of its own under this slug and title). */
export type PlanBasis = {
  importId: string;
  readAt: Date;
  fileName: string;
  format: string;
  choices: ImportChoices;
  setId: string | null;
  slug: string;
  title: string;
};

/** A plan, the set as it stood when it was made (null: it makes one), and a digest of what it would do: the same plan has the same. */
export type MadePlan = { plan: Plan; into: Into | null; revision: number | null; digest: string; read: KeptMaterial };

/** So many are kept in memory, the ones looked at last: their files may be large. */
const KEPT = 3;

function keep<T>(kept: Map<string, T>, name: string, value: T): T {
  kept.delete(name);
  kept.set(name, value);
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return value;
}

const materials = new Map<string, KeptMaterial>();
const plans = new Map<string, MadePlan>();

async function materialOf({ importId, readAt }: PlanBasis): Promise<KeptMaterial | null> {
  const name = `${importId} ${readAt.getTime()}`;
  const known = materials.get(name) ?? (await readKept<KeptMaterial>(importId, "material"));
  return known && keep(materials, name, known);
}

/** What questions that are made from facts are called. */
const MADE_ID = /^[0-9a-z]{22}$/;

/** Every question of a set, where a file may hold one of them; none for a deck of cards, since making them takes a while. */
async function questionsFor({ understood }: KeptMaterial, setId: string): Promise<readonly Question[]> {
  const mayBe =
    understood.kind === "rows" &&
    understood.material.rows.some(({ id, says }) => says.kind === "written" || says.kind === "gap" || (id !== null && MADE_ID.test(id)));
  return mayBe ? poolOfSet(setId) : [];
}

/** The set that an import goes into, as it stands, with what was written by hand in it; null when it is gone. */
export async function intoSet(read: KeptMaterial, setId: string): Promise<(Into & { revision: number }) | null> {
  const standing = await standingSet(setId);
  if (!standing) return null;
  const [byHand, questions] = [await questionsByHand(db, setId), await questionsFor(read, setId)];
  return { set: { ...standing.graph.set, questions: byHand }, questions, revision: standing.revision };
}

function planFrom(read: KeptMaterial, into: Into | null, { choices, slug, title, fileName, format }: PlanBasis): Plan {
  const { understood } = read;
  if (understood.kind === "set") return planOfSet(into, { ...understood.set, ...(into ? {} : { title }) });
  return settle(understood.material, {
    choices,
    into,
    slug: into?.set.slug ?? slug,
    title: into?.set.title ?? title,
    file: fileName,
    format,
    left: read.problems,
  });
}

/** What names a plan by what it would do. */
const digestOf = ({ lines, reviews }: Plan) =>
  createHash("sha256")
    .update(JSON.stringify([lines.map(({ outcome, factId, text }) => [outcome, factId, text]), reviews.length]))
    .digest("hex")
    .slice(0, 32);

async function revisionOf(setId: string): Promise<number | null> {
  const { rows } = await pool.query<{ revision: number }>({
    name: "set-revision",
    text: `SELECT revision FROM "FactSet" WHERE id = $1`,
    values: [setId],
  });
  return rows[0]?.revision ?? null;
}

/** What would become of a file that was read; null when what was understood of it is gone, or the set it was to go into. */
export async function makePlan(basis: PlanBasis): Promise<MadePlan | null> {
  const read = await materialOf(basis);
  if (!read) return null;
  const revision = basis.setId === null ? null : await revisionOf(basis.setId);
  if (basis.setId !== null && revision === null) return null;
  const name = canonicalJson([basis.importId, basis.readAt.getTime(), basis.choices, basis.setId, basis.title, revision]);
  const known = plans.get(name);
  if (known) return keep(plans, name, known);
  const into = basis.setId === null ? null : await intoSet(read, basis.setId);
  if (basis.setId !== null && !into) return null;
  const plan = planFrom(read, into, basis);
  return keep(plans, name, { plan, into, revision: into?.revision ?? null, digest: digestOf(plan), read });
}

/** Forgets what is kept in memory of an import. */
export function forgetPlans(importId: string): void {
  for (const kept of [materials, plans]) for (const name of kept.keys()) if (name.includes(importId)) kept.delete(name);
}

/** The slug of a set that an import makes: of its title, and the same however often it is planned. */
export const slugOfImport = (importId: string, title: string): string => `${slugWords(title) || "set"}-${importId.slice(0, 8)}`;

/** A few of the questions that follow from a plan. */
export const sampleFrom = ({ plan, into }: MadePlan) => sampleOfPlan(plan.part, into?.set ?? null);
