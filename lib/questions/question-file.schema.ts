import type { AuthoredQuestion } from "../facts/fact";
import type { Graph } from "../facts/graph";
import { refused, type Problem, type Result } from "../problem";
import { digest } from "./digest";
import { gapsIn } from "./lint/stem";
import { evidenceNow, questionId } from "./make-question";
import type { Proof, Question, Reply } from "./question";
import { proofSchema, replySchema } from "./question.schema";

const FORMATS: Readonly<Record<Reply["kind"], string>> = {
  choice: "multiple-choice",
  choices: "multiple-select",
  text: "short-answer",
  number: "numeric",
  order: "in-order",
  pairs: "matching",
  boxes: "how-sure",
  grid: "who-was-there",
  points: "say-it",
  grade: "flashcard",
  place: "point-to-it",
};
const WITH_GAP: Readonly<Record<string, string>> = { "multiple-choice": "gap-from-bank", "short-answer": "fill-the-gap" };

/** The format that a reply and a stem are asked in where nothing says otherwise: a stem with one gap is filled. */
export function usualFormat(reply: Pick<Reply, "kind">, stem: string): string {
  const format = FORMATS[reply.kind];
  return gapsIn(stem) === 1 ? (WITH_GAP[format] ?? format) : format;
}

/** Options that are not right: each is wrong for this question because its author says so. */
export function statedProofs(reply: Reply, factIds: readonly string[]): Proof[] {
  if (reply.kind !== "choice" && reply.kind !== "choices") return [];
  const keys = new Set(typeof reply.key === "string" ? [reply.key] : reply.key);
  return reply.options.filter(({ id }) => !keys.has(id)).map(({ id }) => ({ optionId: id, kind: "stated", factIds: [...factIds] }));
}

/** What is wrong inside a reply, whatever the shape of it: a key that is no option. */
function strayKey(reply: Reply): string | null {
  const options = "options" in reply ? new Set(reply.options.map(({ id }) => id)) : null;
  if (!options || !("key" in reply)) return null;
  const keys = typeof reply.key === "string" ? [reply.key] : Array.isArray(reply.key) ? reply.key : Object.values(reply.key);
  return keys.length === 0
    ? "Nothing is right here: name the right answer."
    : keys.every((key) => options.has(key))
      ? null
      : "The right answer is not among the options.";
}

/** The id of a question in this set where the file was written for another slug: no two sets share one. */
function idHere(graph: Graph, { id, factIds, slot = "object" }: AuthoredQuestion, format: string, slugThere: string): string {
  if (slugThere === graph.set.slug) return id;
  const variant = [0, 1, 2, 3].find((one) => questionId(slugThere, format, slot, factIds, one) === id);
  return variant === undefined ? digest(JSON.stringify([graph.set.slug, id])) : questionId(graph.set.slug, format, slot, factIds, variant);
}

/**
 * A question of a fact-set file as it is asked; `slugThere` is the slug in the file. Refused, with places inside the question, where its
 * reply has no shape or no right answer.
 */
export function questionOfFile(graph: Graph, written: AuthoredQuestion, slugThere: string): Result<Question> {
  const reply = replySchema.safeParse(written.reply);
  if (!reply.success)
    return {
      ok: false,
      problems: reply.error.issues.slice(0, 5).map(({ path, message }): Problem => ({ where: ["reply", ...path].join("."), message })),
    };
  const stray = strayKey(reply.data as Reply);
  if (stray) return refused({ where: "reply.key", message: stray });
  const proofs = proofSchema.array().safeParse(written.proofs ?? statedProofs(reply.data as Reply, written.factIds));
  if (!proofs.success)
    return refused({ where: "proofs", message: "Say of what kind each proof is, as the documentation of the file lists them." });
  const format = written.format ?? usualFormat(reply.data as Reply, written.stem);
  const { context, stem, slot = "object", layer = "happened", restsOn = [], explanation = "" } = written;
  const factIds = [...written.factIds].sort();
  const marked = graph.set.markup ? { markup: true as const } : {};
  const asked = {
    id: idHere(graph, written, format, slugThere),
    format,
    slot,
    layer,
    factIds,
    restsOn,
    context,
    stem,
    reply: reply.data as Reply,
    explanation,
  };
  return { ok: true, value: { ...asked, evidence: evidenceNow(graph, asked), proofs: proofs.data as Proof[], ...marked } };
}

/**
 * A question that somebody wrote, or reworded (`isReworded`), as the fact-set file has it: `questionOfFile` gives the same question back.
 */
export function fileOfQuestion(question: Question, isReworded: boolean): AuthoredQuestion {
  const { id, format, slot, layer, context, stem, reply, factIds, restsOn, explanation, proofs } = question;
  return { id, format, slot, layer, context, stem, reply, factIds, restsOn, explanation, proofs, ...(isReworded && { replaces: id }) };
}
