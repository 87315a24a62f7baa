import "server-only";
import { wasRightAtTheTime } from "@/lib/facts/change";
import type { Fact } from "@/lib/facts/fact";
import type { Graph } from "@/lib/facts/graph";
import { stateFact } from "@/lib/facts/wording";
import { generateQuestions } from "@/lib/questions/generate";
import type { Question, Reply } from "@/lib/questions/question";
import { FORMATS } from "@/lib/questions/registry";
import { rekey } from "@/lib/questions/rekey";
import type { Correction } from "@/lib/quizzes/answer";
import { db, pool } from "./db";
import { toFact, WITH_EVIDENCE } from "./fact-rows";
import type { AskedQuestion } from "./questions";
import { POOL_SEED, type StandingSet } from "./sets";

/** What became of one fact that a question asked, and the fact as it stands now: undefined where it was taken out. */
export type FactCorrection = Omit<Correction, "evidence"> & { factId: string; now: Fact | undefined };

type Rest = { factKey: string; versionId: string; number: number };
type Since = { changedAt: Date | null; deletedAt: Date | null };

const RESTS = `SELECT v."factKey", v.id AS "versionId", v.number FROM "QuestionVersionFact" r JOIN "FactVersion" v ON v.id = r."factVersionId" WHERE r."questionVersionId" = $1 ORDER BY v."factKey"`;
const SINCE = `
  SELECT f."deletedAt", (SELECT max(v."createdAt") FROM "FactVersion" v WHERE v."setId" = f."setId" AND v."factKey" = f.key AND v.change = 'meaning' AND v.number > $3) AS "changedAt"
  FROM "Fact" f WHERE f."setId" = $1 AND f.key = $2`;

const dateOf = (at: Date) => at.toISOString().slice(0, 10);

/** What stands in a fact’s place now: what replaced it, or itself. */
const standingFor = (graph: Graph, fact: Fact): Fact => graph.replacementOf(fact) ?? fact;

async function changedFact({ setId, graph }: StandingSet, rest: Rest, at: Date): Promise<FactCorrection[]> {
  const now = graph.fact(rest.factKey);
  const before = await db.factVersion.findUnique({ where: { id: rest.versionId }, include: WITH_EVIDENCE });
  if (!now || !before || before.setId !== setId) return [];
  const was = toFact(rest.factKey, before);
  const isNewer = wasRightAtTheTime(was, now);
  const shown = isNewer ? standingFor(graph, now) : now;
  const statement = stateFact(graph, shown);
  // Merged names, or an end of what held: said in the same words, there is nothing to tell.
  return statement === stateFact(graph, was)
    ? []
    : [{ kind: isNewer ? "newer" : "corrected", on: dateOf(at), statement, factId: rest.factKey, now: shown }];
}

async function correctionOf(set: StandingSet, rest: Rest): Promise<FactCorrection[]> {
  const { rows } = await pool.query<Since>({ name: "fact-since", text: SINCE, values: [set.setId, rest.factKey, rest.number] });
  const since = rows[0];
  if (since?.deletedAt) return [{ kind: "taken-out", on: dateOf(since.deletedAt), statement: null, factId: rest.factKey, now: undefined }];
  return since?.changedAt ? changedFact(set, rest, since.changedAt) : [];
}

/** What a question says rests on these facts: those it asks, and those its context tells. */
async function restsOf({ id, question }: AskedQuestion): Promise<Rest[]> {
  const told = new Set([...question.factIds, ...question.restsOn]);
  const { rows } = await pool.query<Rest>({ name: "question-rests", text: RESTS, values: [id] });
  return rows.filter((rest) => told.has(rest.factKey));
}

/** What is known of a question version: what it rests on never changes, what became of that is known for one revision of its set. */
type Kept = { rests: readonly Rest[]; revision: number; corrections: readonly FactCorrection[] };

const KEPT = 5_000;
const kept = new Map<string, Kept>();

function keep(id: string, known: Kept): readonly FactCorrection[] {
  kept.delete(id);
  kept.set(id, known);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
  return known.corrections;
}

/** What became of the facts of a question since it was asked: nothing for most. */
export async function correctionsSince(asked: AskedQuestion, set: StandingSet): Promise<readonly FactCorrection[]> {
  const known = kept.get(asked.id);
  if (known?.revision === set.revision) return known.corrections;
  const rests = known?.rests ?? (await restsOf(asked));
  const changed = rests.filter((rest) => set.versions.get(rest.factKey) !== rest.versionId);
  const corrections = (await Promise.all(changed.map((rest) => correctionOf(set, rest)))).flat();
  return keep(asked.id, { rests, revision: set.revision, corrections });
}

/** Kinds whose parts are told by the question as it can be asked now. */
const TOLD_BY_NOW: readonly Reply["kind"][] = ["order", "pairs", "boxes", "grid"];

function askedNow(graph: Graph, question: Question): Question | null {
  if (!TOLD_BY_NOW.includes(question.reply.kind)) return null;
  const formats = FORMATS.filter((format) => format.name === question.format);
  for (const made of generateQuestions(graph, { formats, seed: POOL_SEED, about: new Set(question.factIds) }))
    if (made.id === question.id) return made;
  return null;
}

/** What is right of a question by what is known now. */
export type Healed = { key: Reply["key"]; accepted: readonly string[]; explanation: string };

/** No option: nothing that was offered is right. */
const NOTHING = "";

/**
 * What a question that was asked tells once a fact it asks was corrected: its key, where that can be told in what was offered, and what is
 * so. Null where nothing it asks was corrected.
 */
export async function healedBy(
  { question }: AskedQuestion,
  set: StandingSet,
  corrections: readonly FactCorrection[],
): Promise<Healed | null> {
  const asked = corrections.filter(({ kind, factId }) => kind === "corrected" && question.factIds.includes(factId));
  if (asked.length === 0) return null;
  const { question: rekeyed, why } = rekey(set.graph, question, askedNow(set.graph, question));
  const explanation = question.factIds
    .map((id) => set.graph.fact(id))
    .flatMap((fact) => (fact ? (stateFact(set.graph, fact) ?? []) : []))
    .join(" ");
  const reply = rekeyed?.reply ?? question.reply;
  const isChoice = reply.kind === "choice" || reply.kind === "place";
  return { key: why === "not-offered" && isChoice ? NOTHING : reply.key, accepted: "accepted" in reply ? reply.accepted : [], explanation };
}
