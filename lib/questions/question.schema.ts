import { z } from "zod";
import { ok, refused, type Problem, type Result } from "../problem";
import { LAYERS } from "../facts/fact";
import { PROOF_KINDS, SLOTS, type Question } from "./question";

const text = z.string();
const id = z.string().min(1);
const offset = z.number().int().nonnegative();
const options = z.array(z.strictObject({ id, text }));
const places = z.array(z.strictObject({ id, text, at: z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]) }));
const facts = z.record(z.string(), z.array(id)).optional();
const map = z.record(z.string(), id);

const credit = z.record(z.string(), z.number().min(-1).max(1)).optional();
const share = z.number().positive().max(1);
const alsoText = z.array(z.strictObject({ text, credit: share, wild: z.boolean().optional() })).optional();
const alsoNumber = z.array(z.strictObject({ key: z.number(), tolerance: z.number().nonnegative(), credit: share })).optional();

/** The shape of a reply with its key. */
export const replySchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("choice"), options, key: id, credit, facts }),
  z.strictObject({ kind: z.literal("choices"), options, key: z.array(id), credit, facts }),
  z.strictObject({ kind: z.literal("text"), key: text, accepted: z.array(text), also: alsoText, facts }),
  z.strictObject({ kind: z.literal("number"), key: z.number(), unit: text, tolerance: z.number().nonnegative(), also: alsoNumber, facts }),
  z.strictObject({ kind: z.literal("order"), options, key: z.array(id), facts }),
  z.strictObject({ kind: z.literal("pairs"), items: options, options, key: map, facts }),
  z.strictObject({ kind: z.literal("boxes"), items: options, options, key: map, facts }),
  z.strictObject({
    kind: z.literal("grid"),
    rows: options,
    columns: options,
    items: z.array(z.strictObject({ id, row: id, column: id })),
    options,
    key: map,
    facts,
  }),
  z.strictObject({ kind: z.literal("points"), options, key: z.array(id), facts }),
  z.strictObject({ kind: z.literal("grade"), key: z.literal(3), back: text, facts }),
  z.strictObject({ kind: z.literal("place"), options: places, key: id, facts }),
]);

/** The shape of a proof. */
export const proofSchema = z.strictObject({ itemId: id.optional(), optionId: id, kind: z.enum(PROOF_KINDS), factIds: z.array(id) });

/** The shape of a whole question, key included, as `generate` prints it. What is wrong in its meaning is the linter’s to say. */
export const questionSchema = z.strictObject({
  id,
  format: id,
  slot: z.enum(SLOTS),
  layer: z.enum(LAYERS),
  factIds: z.array(id),
  restsOn: z.array(id),
  context: text,
  stem: text,
  reply: replySchema,
  explanation: text,
  evidence: z.array(z.strictObject({ source: id, title: text, start: offset, end: offset, quote: text })),
  proofs: z.array(proofSchema),
  markup: z.literal(true).optional(),
  language: z.string().max(35).optional(),
});

const fileSchema = z.object({
  set: z.union([id, z.object({ slug: id }).transform(({ slug }) => slug)]).optional(),
  questions: z.array(questionSchema),
});

/** "questions[3].reply.key" for the path of a zod issue. */
function placeOf(path: readonly PropertyKey[]): string {
  return (
    path.reduce<string>(
      (place, part) => (typeof part === "number" ? `${place}[${part}]` : place ? `${place}.${String(part)}` : String(part)),
      "",
    ) || "the file"
  );
}

function problemOf(issue: z.core.$ZodIssue): Problem {
  return { where: placeOf(issue.path), message: issue.message };
}

/**
 * Questions from a file: what `generate --json` prints ({ set, questions }), or a list of questions. `set` is the slug, where the file
 * names it. Every fault of shape is a problem with its place.
 */
export function readQuestions(text: string): Result<{ set?: string; questions: Question[] }> {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return refused({ where: "the file", message: "This is not JSON, or it is cut off. Give the file that generate --json printed." });
  }
  const parsed = fileSchema.safeParse(Array.isArray(body) ? { questions: body } : body);
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.map(problemOf) };
  const { set, questions } = parsed.data;
  return ok({ ...(set === undefined ? {} : { set }), questions: questions as Question[] });
}
