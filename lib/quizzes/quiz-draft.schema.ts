import { z } from "zod";
import { refused, type Result } from "../problem";
import { POINTS, type QuizDraft } from "./quiz-draft";
import { LENGTHS } from "./settings";
import { readQuizSettings } from "./settings.schema";

const draftSchema = z.strictObject({
  title: z
    .string()
    .trim()
    .max(200, "must be 200 letters or fewer")
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, "holds characters that cannot be kept"),
  settings: z.unknown(),
  items: z
    .array(
      z.strictObject({
        questionId: z.string().min(1).max(100),
        points: z
          .number()
          .min(POINTS.least, `must be worth ${POINTS.least} or more`)
          .max(POINTS.most, `must be worth ${POINTS.most} or less`),
      }),
    )
    .min(1, "Keep one question at least.")
    .max(LENGTHS.most, `A quiz has ${LENGTHS.most} questions or fewer.`),
});

const NO_DRAFT = { where: "quiz", message: "This is not a quiz." };

/** A quiz as a page sends it; the same question twice is a problem. `settings.length` is the number of its questions. */
export function readQuizDraft(body: unknown): Result<QuizDraft> {
  const read = draftSchema.safeParse(body);
  if (!read.success)
    return {
      ok: false,
      problems: read.error.issues.map((issue) => ({ where: String(issue.path[0] ?? NO_DRAFT.where), message: issue.message })),
    };
  const { title, items, settings } = read.data;
  const ids = new Set(items.map((item) => item.questionId));
  if (ids.size < items.length) return refused({ where: "items", message: "A question is in the quiz twice." });
  const readSettings = readQuizSettings(
    typeof settings === "object" && settings !== null ? { ...settings, length: items.length } : settings,
  );
  return readSettings.ok ? { ok: true, value: { title, items, settings: readSettings.value } } : readSettings;
}
