import { shortDigest } from "./digest";
import type { Alternative } from "./alternatives";
import { optionOf } from "./opaque-id";
import type { Option, Proof, Question } from "./question";

/** Words that an author states to be wrong in one question, and the fact that says so. */
export type StatedOption = { text: string; factId: string };

const ownId = (question: Question, text: string) => shortDigest(`${question.id}|${optionOf(text).id}`);

const numberIn = (text: string) => (/\d/.test(text) ? Number.parseFloat(text.replace(/,/g, "").replace(/^[^\d-]*/, "")) : Number.NaN);
const dayIn = (text: string) => (/\b\d{4}$/.test(text) ? Date.parse(`${text.replace(/^.* to /, "")} UTC`) : Number.NaN);

/** Numbers and dates ascending; everything else by text, since the order on screen belongs to whoever is asked. */
function inOrder(options: readonly Option[]): Option[] {
  const rank = [dayIn, numberIn].find((one) => options.every(({ text }) => Number.isFinite(one(text))));
  return [...options].sort((one, other) => (rank ? rank(one.text) - rank(other.text) : one.text < other.text ? -1 : 1));
}

const unique = (ids: readonly string[]) => [...new Set(ids)].sort();

/**
 * The question with these wrong options in place of those it had: some that the facts show wrong, some that its author states to be. What
 * is right stays. The question as it is, where it has no options to choose.
 */
export function withWrongOptions(question: Question, proven: readonly Alternative[], stated: readonly StatedOption[]): Question {
  const { reply } = question;
  if (reply.kind !== "choice" && reply.kind !== "choices") return question;
  const keys = typeof reply.key === "string" ? [reply.key] : reply.key;
  const right = reply.options.filter(({ id }) => keys.includes(id));
  const own = stated.map(({ text, factId }) => ({
    option: { id: ownId(question, text), text },
    proof: { optionId: ownId(question, text), kind: "stated", factIds: [factId] } satisfies Proof,
  }));
  const options = inOrder([...right, ...proven.map(({ option }) => option), ...own.map(({ option }) => option)]);
  return {
    ...question,
    reply: { ...reply, options } as typeof reply,
    restsOn: unique([...question.restsOn, ...proven.flatMap(({ restsOn }) => restsOn)]),
    proofs: [...proven.map(({ proof }) => proof), ...own.map(({ proof }) => proof)],
  };
}
