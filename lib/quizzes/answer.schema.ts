import { z } from "zod";
import type { Problem, Result } from "../problem";
import type { AnswerBody } from "./answer";

/** The longest note with "this question is wrong", and the longest text before the points of say-it, in UTF-16 units. */
export const LONGEST_NOTE = 2_000;

const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i, "must be a UUID");
const YEAR_MS = 366 * 86_400_000;
/** The database keeps 31 bits: a quiz that lies open for more than 24 days is as good as one of 24. */
const MOST_MS = 2_000_000_000;
const milliseconds = (most: number) =>
  z
    .number("must be a number of milliseconds")
    .min(0, "must be 0 or more")
    .max(most, "is too great")
    .transform((ms) => Math.min(Math.round(ms), MOST_MS));

/** Text as it may be kept: whole characters, no control characters but line ends. */
const plainText = z
  .string("must be a text")
  .max(LONGEST_NOTE, `must have ${LONGEST_NOTE} characters or fewer`)
  .refine((text) => !/\p{Surrogate}/u.test(text), "holds half of a character (a lone surrogate)")
  .refine((text) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text), "holds a control character");

/** A point in time as ISO 8601 or as milliseconds since 1970, read to milliseconds. */
const moment = z
  .union([z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)), z.int()], "must be a time like 2025-03-12T09:30:00.000Z")
  .refine((at) => at >= 0 && at < 4e12, "is not a time that can be kept");

const answerSchema = z.strictObject({
  key: uuid.transform((key) => key.toLowerCase()),
  sequence: z.int("must be a whole number").min(0, "must be 0 or more").max(2_147_483_647, "is too great"),
  reply: z.unknown().refine((reply) => reply !== undefined, "is missing"),
  answeredAt: moment,
  elapsedMs: milliseconds(YEAR_MS * 5),
  itemMs: milliseconds(YEAR_MS * 5).optional(),
  zone: z
    .string()
    .max(64, "is too long")
    .regex(/^[A-Za-z0-9_+\-/]*$/, "is not a time zone like Europe/Paris")
    .optional(),
  hints: z.int("must be a whole number").min(0, "must be 0 or more").max(100, "is too great").default(0),
});

const revealSchema = z.strictObject({ key: uuid.transform((key) => key.toLowerCase()), text: plainText.optional() });
const flagSchema = z.strictObject({ flagged: z.boolean("must be true or false") });
const reportSchema = z.strictObject({ note: plainText.default("") });

const isObject = (body: unknown): body is Record<string, unknown> => typeof body === "object" && body !== null && !Array.isArray(body);

/** Looked for by hand, since an object that was built anew would have dropped it in silence. */
const hidden = (body: unknown): Problem[] =>
  isObject(body) && Object.hasOwn(body, "__proto__") ? [{ where: "__proto__", message: "does not belong here" }] : [];

function problemsOf(error: z.ZodError): Problem[] {
  return error.issues.slice(0, 20).flatMap((issue): Problem[] => {
    if (issue.code === "unrecognized_keys") return issue.keys.map((key) => ({ where: key.slice(0, 60), message: "does not belong here" }));
    return [{ where: issue.path.join(".") || "body", message: issue.message }];
  });
}

function read<T>(schema: z.ZodType<T>, body: unknown): Result<T> {
  const problems = hidden(body);
  const parsed = schema.safeParse(body);
  if (parsed.success && problems.length === 0) return { ok: true, value: parsed.data };
  return { ok: false, problems: [...problems, ...(parsed.success ? [] : problemsOf(parsed.error))] };
}

/** The body of an answer: every field of the right type, none that does not belong. The reply itself is checked by `readGiven`. */
export const readAnswerBody = (body: unknown): Result<AnswerBody> => read<AnswerBody>(answerSchema, body);

/** The body of a reveal. */
export const readRevealBody = (body: unknown): Result<{ key: string; text?: string }> => read(revealSchema, body);

/** The body of a flag. */
export const readFlagBody = (body: unknown): Result<{ flagged: boolean }> => read(flagSchema, body);

/** The body of "this question is wrong". */
export const readReportBody = (body: unknown): Result<{ note: string }> => read(reportSchema, body);
