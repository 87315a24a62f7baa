import { z } from "zod";
import type { Problem, Result } from "../problem";
import type { Decision } from "./decision";
import { SETTLEMENTS } from "./keeping";

const id = z.uuid();
const line = z.string().trim().max(300);
const words = z.string().trim().max(2000);

const namedFact = z.strictObject({
  relation: line,
  subject: line,
  subjectKind: line,
  object: words,
  objectKind: line,
  unit: line,
  from: line,
  to: line,
  precision: z.enum(["day", "week", "month", "year"]),
  status: z.enum(["asserted", "planned", "possible"]),
  negated: z.boolean(),
  hedge: line,
  by: line,
  mode: z.enum(["", "in-person", "remote", "representative"]),
  saidOn: line,
});

const person = z.strictObject({
  candidate: line,
  name: line,
  hosted: z.boolean(),
  negated: z.boolean(),
  mode: namedFact.shape.mode,
  keep: z.boolean(),
});
const eventForm = z.strictObject({
  name: line,
  from: line,
  to: line,
  precision: namedFact.shape.precision,
  place: line,
  people: z.array(person).max(200),
  others: words,
  mode: namedFact.shape.mode,
});

const settling = z
  .strictObject({ as: z.enum(SETTLEMENTS), by: line.optional(), otherBy: line.optional() })
  .refine((one) => one.as !== "attributed" || (one.by && one.otherBy && one.by !== one.otherBy), {
    error: "Name who says the one and who says the other: two different ones.",
    path: ["by"],
  });

const decision: z.ZodType<Decision> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("approve"), step: id, id, form: namedFact.optional(), settling: settling.optional() }),
  z.strictObject({ kind: z.literal("reject"), step: id, id }),
  z.strictObject({ kind: z.literal("merge"), step: id, id, into: id }),
  z.strictObject({ kind: z.literal("event"), step: id, id, form: eventForm, settling: settling.optional() }),
  z.strictObject({
    kind: z.literal("write"),
    step: id,
    form: namedFact,
    start: z.int().min(0),
    end: z.int().min(1),
    settling: settling.optional(),
  }),
  z.strictObject({ kind: z.literal("sure"), step: id }),
  z.strictObject({ kind: z.literal("undo"), step: id, undoes: id.nullable() }),
]);

/** A step at the desk as a browser sends it; problems name the field of its form. */
export function readDecision(sent: unknown): Result<Decision> {
  const read = decision.safeParse(sent);
  if (read.success) return { ok: true, value: read.data };
  const problems: Problem[] = read.error.issues.map(({ path, message }) => ({ where: String(path.at(-1) ?? "decision"), message }));
  return { ok: false, problems };
}
