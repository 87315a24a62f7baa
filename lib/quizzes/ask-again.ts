import type { Question } from "../questions/question";
import { makeQuiz, type Material } from "./compose";

/**
 * Questions to ask again: one on each fact in this order that can be asked, until there are `count`. `asked` are the ids of questions that
 * were asked before: they are taken only where a fact has no other. By the rules of a quiz; none where nothing can be asked.
 */
export function questionsAgain(
  material: Material,
  factIds: readonly string[],
  asked: ReadonlySet<string>,
  count: number,
  seed: string,
): Question[] {
  return factIds.reduce<Question[]>((quiz, factId) => {
    if (quiz.length >= count || quiz.some((question) => question.factIds.includes(factId))) return quiz;
    return makeQuiz(
      material,
      { length: quiz.length + 1, topics: [], formats: [], facts: [factId], difficulty: "mixed" },
      seed,
      quiz,
      asked,
    );
  }, []);
}
