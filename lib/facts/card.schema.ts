import { z } from "zod";
import { ok, refused, type Result } from "../problem";
import { CARD_LIMITS, type Card } from "./card";
import { checkText } from "./json-text";

const text = (most: number, missing: string | null) => {
  const trimmed = z.string().transform((value) => value.trim());
  const long = trimmed.refine((value) => value.length <= most, { error: `Make it shorter: ${most} letters at most.` });
  return missing === null ? long : long.refine((value) => value !== "", { error: missing });
};

const cardSchema = z.strictObject({
  front: text(CARD_LIMITS.front, "Write what is asked."),
  back: text(CARD_LIMITS.back, "Write the answer."),
  source: text(CARD_LIMITS.source, null),
  tags: z.array(text(CARD_LIMITS.tag, "A tag is empty.")).max(CARD_LIMITS.tags, { error: `Give ${CARD_LIMITS.tags} tags at most.` }),
  bothWays: z.boolean(),
});

/** Tags as written in one line: "verbs, chapter 3". Each once. */
export const readTags = (line: string): string[] => [
  ...new Set(
    line
      .split(",")
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
];

/** A card from a form; problems name the field. Signs that no screen can show are refused. */
export function readCard(given: unknown): Result<Card> {
  const parsed = cardSchema.safeParse(given);
  if (!parsed.success)
    return { ok: false, problems: parsed.error.issues.map(({ path, message }) => ({ where: String(path[0] ?? "front"), message })) };
  const strange = checkText(parsed.data).map(({ where, message }) => ({ where: where.replace(/\[.*/, ""), message }));
  return strange.length > 0 ? refused(...strange) : ok(parsed.data);
}
