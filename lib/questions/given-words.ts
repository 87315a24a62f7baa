import { keyWords } from "./key-words";
import type { Given, GivenReply, Reply } from "./question";

/** The reply as if what was given were its key; null where it is of another kind, or has no words of its own. */
function withGivenKey(reply: Reply, given: Given): Reply | null {
  if (given.kind !== reply.kind || given.kind === "number" || given.kind === "grade") return null;
  return { ...reply, key: given.value } as Reply;
}

/**
 * What was answered as lines to read, like the right answer's. Empty where somebody gave up. A number stands as it was typed; of a card
 * there is only the grade that the learner gave.
 */
export function givenWords(reply: Reply, given: GivenReply): string[] {
  if ("gaveUp" in given) return [];
  if (given.kind === "number" || given.kind === "grade") return [String(given.value)];
  const answered = withGivenKey(reply, given);
  return answered ? keyWords(answered).filter((line) => line !== "" && !line.endsWith(": ")) : [];
}
