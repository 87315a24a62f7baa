import "server-only";
import type { MemoryKey } from "@/lib/memory/memory";
import { eventsOf, type Graph } from "@/lib/facts/graph";
import type { Question, Slot } from "@/lib/questions/question";
import { pool } from "./db";
import { poolOfSet, standingSet } from "./sets";

/** A fact and the end of it that is asked. */
type Face = { factId: string; slot: Slot };

/** How a face can be asked, and which events it belongs to. */
export type AboutFace = { formats: readonly string[]; siblings: readonly string[] };

/** What can be asked of a set as it stands. */
export type AskableSet = {
  setId: string;
  revision: number;
  graph: Graph;
  /** The questions that ask a fact in a slot, by format; none where it cannot be asked. */
  questionsOf(face: Face): ReadonlyMap<string, readonly Question[]>;
  /** The names of these formats, and the events that the fact belongs to: facts that share one are kept apart. */
  aboutFace(face: Face): AboutFace;
  /**
   * Every face that a question of one fact asks, in the order of the set, one of each fact before the second of any. Of some topics only,
   * where any are named.
   */
  facesOf(topics: readonly string[]): readonly Face[];
};

const NONE: ReadonlyMap<string, readonly Question[]> = new Map();
/** A face to begin with: what is so, before whom it is said of, before the whole. */
const SLOTS_IN_TURN: readonly Slot[] = ["object", "subject", "whole"];

const nameOf = ({ factId, slot }: Face) => `${slot} ${factId}`;

type ByFormat = Map<string, Question[]>;

function indexOf(pool: readonly Question[]): Map<string, ByFormat> {
  const index = new Map<string, ByFormat>();
  for (const question of pool) {
    for (const factId of question.factIds) {
      const name = nameOf({ factId, slot: question.slot });
      const byFormat = index.get(name) ?? new Map<string, Question[]>();
      index.set(name, byFormat);
      byFormat.set(question.format, [...(byFormat.get(question.format) ?? []), question]);
    }
  }
  return index;
}

/** Each fact once with the first of its slots, then with the second, then with the third. */
function facesIn(graph: Graph, index: ReadonlyMap<string, ByFormat>): Face[] {
  const bySlot = SLOTS_IN_TURN.map((slot) => graph.set.facts.map((fact) => ({ factId: fact.id, slot })));
  const askable = bySlot
    .flat()
    .filter((face) =>
      [...(index.get(nameOf(face))?.values() ?? [])].some((questions) => questions.some((question) => question.factIds.length === 1)),
    );
  const turns = new Map<string, number>();
  const inTurn = askable.map((face) => {
    const turn = turns.get(face.factId) ?? 0;
    turns.set(face.factId, turn + 1);
    return { face, turn };
  });
  const place = new Map(graph.set.facts.map((fact, i) => [fact.id, i]));
  return inTurn.sort((a, b) => a.turn - b.turn || place.get(a.face.factId)! - place.get(b.face.factId)!).map(({ face }) => face);
}

function aboutOf(setId: string, graph: Graph, questions: ReadonlyMap<string, readonly Question[]>, { factId }: Face): AboutFace {
  const fact = graph.fact(factId);
  return { formats: fact ? [...questions.keys()] : [], siblings: fact ? eventsOf(graph, fact).map((event) => `${setId} ${event}`) : [] };
}

function toAskable(setId: string, revision: number, graph: Graph, pool: readonly Question[]): AskableSet {
  const index = indexOf(pool);
  const faces = facesIn(graph, index);
  const about = new Map<string, AboutFace>();
  const byTopics = new Map<string, readonly Face[]>();
  return {
    setId,
    revision,
    graph,
    questionsOf: (face) => index.get(nameOf(face)) ?? NONE,
    aboutFace(face) {
      const name = nameOf(face);
      const known = about.get(name) ?? aboutOf(setId, graph, index.get(name) ?? NONE, face);
      about.set(name, known);
      return known;
    },
    facesOf(topics) {
      if (topics.length === 0) return faces;
      const name = JSON.stringify(topics);
      const known = byTopics.get(name) ?? faces.filter(({ factId }) => topics.includes(graph.fact(factId)?.topic ?? ""));
      byTopics.set(name, known);
      return known;
    },
  };
}

const kept = new WeakMap<readonly Question[], AskableSet>();

/** What can be asked of a set; null where there is no such set. Worked out once a revision. The caller has checked who may see it. */
export async function askableSet(setId: string): Promise<AskableSet | null> {
  const set = await standingSet(setId);
  if (!set) return null;
  const questions = await poolOfSet(setId);
  const askable = kept.get(questions) ?? toAskable(setId, set.revision, set.graph, questions);
  kept.set(questions, askable);
  return askable;
}

const REVISIONS = `SELECT id, revision FROM "FactSet" WHERE id = ANY($1)`;
/** What was worked out last, by set: asked for by its revision, without a look at the set itself. */
const latest = new Map<string, AskableSet>();
const KEPT_SETS = 50;

async function askableAt({ id, revision }: { id: string; revision: number }): Promise<AskableSet | null> {
  const known = latest.get(id);
  if (known?.revision === revision) return known;
  const set = await askableSet(id);
  if (set) latest.set(id, set);
  if (latest.size > KEPT_SETS) latest.delete(latest.keys().next().value!);
  return set;
}

/** Several of them, by id of the set. */
export async function askableSets(setIds: Iterable<string>): Promise<Map<string, AskableSet>> {
  const ids = [...new Set(setIds)];
  if (ids.length === 0) return new Map();
  const { rows } = await pool.query<{ id: string; revision: number }>({ name: "set-revisions", text: REVISIONS, values: [ids] });
  const sets = await Promise.all(rows.map(askableAt));
  return new Map(sets.flatMap((set) => (set ? [[set.setId, set] as const] : [])));
}

/** The names of the formats that can ask a memory now. */
export const formatsOf = (sets: ReadonlyMap<string, AskableSet>, key: MemoryKey): readonly string[] =>
  sets.get(key.setId)?.aboutFace(key).formats ?? [];
