import type { Graph } from "../facts/graph";
import { isSound } from "../questions/lint";
import type { Question } from "../questions/question";
import { keepsRules } from "./rules";

/**
 * A place in a quiz that somebody put together: the question chosen for it, the facts and the format of that question, and what it is
 * worth.
 */
export type QuizPlace = { questionId: string; factIds: readonly string[]; format: string; points: number };

/**
 * A place as it can be asked now. `became`: the question chosen is there ("same"); another about the same facts stands in for it
 * ("replaced"); or none can ("left-out", `question` is null).
 */
export type HeldPlace = { place: QuizPlace; question: Question | null; became: "same" | "replaced" | "left-out" };

const factsOf = (ids: readonly string[]): string => [...ids].sort().join();

/** Questions about the same facts, those of the same format first. */
function standIns(pool: readonly Question[], { factIds, format }: QuizPlace, taken: ReadonlySet<string>): Question[] {
  const facts = factsOf(factIds);
  const same = pool.filter((question) => !taken.has(question.id) && factsOf(question.factIds) === facts);
  return [...same.filter((question) => question.format === format), ...same.filter((question) => question.format !== format)];
}

/**
 * What a quiz asks on a set as it stands, place by place: each question is proved again. One that no longer holds is replaced by one about
 * the same facts that goes with the others, or left out. The same set and places give the same questions.
 */
export function holdPlaces(graph: Graph, pool: readonly Question[], places: readonly QuizPlace[]): HeldPlace[] {
  const byId = new Map(pool.map((question) => [question.id, question]));
  const sound = (question: Question | undefined) => (question && isSound(graph, question) ? question : null);
  const found = places.map((place) => sound(byId.get(place.questionId)));
  const asked = found.filter((question) => question !== null);
  const taken = new Set(places.map((place) => place.questionId));
  return places.map((place, i): HeldPlace => {
    if (found[i]) return { place, question: found[i], became: "same" };
    const standIn = standIns(pool, place, taken).find(
      (question) => isSound(graph, question) && keepsRules(graph, asked, [...asked, question], true),
    );
    if (!standIn) return { place, question: null, became: "left-out" };
    taken.add(standIn.id);
    asked.push(standIn);
    return { place, question: standIn, became: "replaced" };
  });
}
