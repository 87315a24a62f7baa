import { z } from "zod";
import type { Result } from "../problem";

const uuid = z.string("must be a UUID").regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i, "must be a UUID");

const keySchema = z.strictObject({ key: uuid.transform((key) => key.toLowerCase()) });

/** The body of a hint (any key) and of taking an answer back (the key of the answer). */
export function readKeyBody(body: unknown): Result<{ key: string }> {
  const parsed = keySchema.safeParse(body);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, problems: parsed.error.issues.map((issue) => ({ where: issue.path.join(".") || "body", message: issue.message })) };
}
