import type { Entity, Fact, Relation, Source } from "./fact";
import { ENTITY_KINDS } from "./fact";

/**
 * Relations of this role hold what an author states to be wrong as the answer to one question: nothing asks them, and they show nothing
 * about any other question.
 */
export const STATED_ROLE = "statement";

/** What an author states: these words are no answer to that question (`note` names it). */
export const STATED_RELATION: Relation = {
  id: "not-an-answer",
  label: "is no answer",
  subject: [...ENTITY_KINDS],
  object: "text",
  role: STATED_ROLE,
  wording: { en: {} },
};

/** A statement that a text is no right answer to a question: its source in the author’s words, and the fact. */
export function partsOfStatement(
  id: string,
  question: { id: string; stem: string },
  subject: Entity["id"],
  text: string,
): { source: Source; fact: Fact } {
  const words = `“${text}” is not a right answer to “${question.stem}”`;
  const sourceId = `statement-${id}`;
  return {
    source: { id: sourceId, kind: "author", title: "Stated by the set’s owner", text: words },
    fact: {
      id: `stated-${id}`,
      subject,
      relation: STATED_RELATION.id,
      object: { text },
      status: "asserted",
      note: question.id,
      evidence: [{ source: sourceId, start: 0, end: words.length }],
    },
  };
}

/** Whether a fact states that these words are no answer to this question. */
export function statesFalse(relation: Relation | undefined, fact: Fact, questionId: string, text: string): boolean {
  return (
    relation?.role === STATED_ROLE &&
    (fact.review ?? "approved") === "approved" &&
    fact.note === questionId &&
    "text" in fact.object &&
    fact.object.text === text
  );
}
