import { z } from "zod";
import type { Result } from "../problem";
import { ATTEMPTS, DIFFICULTIES, FEEDBACKS, LENGTHS, MINUTES, USUAL_SETTINGS, type QuizSettings } from "./settings";

const name = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, "holds characters that cannot be kept");

const settingsSchema = z.strictObject({
  length: z
    .int("must be a whole number")
    .min(LENGTHS.least, `must be ${LENGTHS.least} or more`)
    .max(LENGTHS.most, `must be ${LENGTHS.most} or fewer`)
    .default(USUAL_SETTINGS.length),
  topics: z.array(name).max(100).default([]),
  formats: z.array(name).max(50).default([]),
  feedback: z.enum(FEEDBACKS, "must be “each” or “end”").default(USUAL_SETTINGS.feedback),
  minutes: z
    .int("must be a whole number")
    .min(MINUTES.least, `must be ${MINUTES.least} or more`)
    .max(MINUTES.most, `must be ${MINUTES.most} or fewer`)
    .nullable()
    .default(null),
  strict: z.boolean().default(false),
  attempts: z
    .int("must be a whole number")
    .min(ATTEMPTS.least, `must be ${ATTEMPTS.least} or more`)
    .max(ATTEMPTS.most, `must be ${ATTEMPTS.most} or fewer`)
    .nullable()
    .default(null),
  shuffleQuestions: z.boolean().default(USUAL_SETTINGS.shuffleQuestions),
  shuffleOptions: z.boolean().default(USUAL_SETTINGS.shuffleOptions),
  facts: z.array(name).max(500).default([]),
  difficulty: z.enum(DIFFICULTIES).default(USUAL_SETTINGS.difficulty),
});

/** A quiz's settings as a form or a row gives them: what is missing is as usual, what does not belong is a problem. */
export function readQuizSettings(body: unknown): Result<QuizSettings> {
  const read = settingsSchema.safeParse(body);
  if (read.success) return { ok: true, value: read.data };
  return { ok: false, problems: read.error.issues.map((issue) => ({ where: issue.path.join(".") || "settings", message: issue.message })) };
}
