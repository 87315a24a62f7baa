import { z } from "zod";
import { refused, type Result } from "../problem";
import { LANGUAGES, PSEUDO_LANGUAGE } from "./languages";
import { DEFAULT_SETTINGS, SPACINGS, TEXT_SIZES, THEMES, TIME_MULTIPLIERS, type Settings } from "./settings";

const settingsSchema = z.strictObject({
  language: z.enum([...LANGUAGES, PSEUDO_LANGUAGE]).nullable(),
  theme: z.enum(THEMES),
  textSize: z.enum(TEXT_SIZES),
  spacing: z.enum(SPACINGS),
  readAloud: z.boolean(),
  shortcuts: z.boolean(),
  timeMultiplier: z.union(TIME_MULTIPLIERS.map((value) => z.literal(value))),
  ownDevice: z.boolean().nullable(),
}) satisfies z.ZodType<Settings>;

/** Settings as they were stored: what is missing, or no longer allowed, is as for somebody who set nothing. */
export function toSettings(stored: unknown): Settings {
  const known = typeof stored === "object" && stored !== null ? (stored as Record<string, unknown>) : {};
  const kept = Object.entries(settingsSchema.shape).flatMap(([name, schema]) => {
    const parsed = Object.hasOwn(known, name) ? schema.safeParse(known[name]) : null;
    return parsed?.success ? [[name, parsed.data] as const] : [];
  });
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(kept) };
}

/** A change of some settings, as somebody sent it: unknown names and values are problems. */
export function readSettingsChange(body: unknown): Result<Partial<Settings>> {
  const parsed = settingsSchema.partial().safeParse(body);
  if (parsed.success) return { ok: true, value: parsed.data };
  return refused(...parsed.error.issues.map((issue) => ({ where: issue.path.join(".") || "settings", message: issue.message })));
}
