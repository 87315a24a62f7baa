import { z } from "zod";
import { refused, type Result } from "../problem";
import { DEFAULT_PLAN, LEAST_RETENTION, MOST_RETENTION, WEEKDAYS, type Plan } from "./plan";

const weekdays = z
  .array(z.literal(WEEKDAYS))
  .max(7)
  .refine((days) => new Set(days).size === days.length, "names a day twice");
const scope = z.strictObject({ setId: z.uuid(), topics: z.array(z.string().min(1).max(200)).max(200) });

const planSchema = z.strictObject({
  minutes: z.int().min(1).max(120),
  retention: z.number().min(LEAST_RETENTION).max(MOST_RETENTION),
  newShare: z.number().min(0).max(1),
  daysOff: weekdays,
  lightDays: weekdays,
  examOn: z.iso.date().nullable(),
  scopes: z.array(scope).max(200),
  grades: z.literal([2, 4]),
  showIntervals: z.boolean(),
  showStreak: z.boolean(),
  hour: z.int().min(0).max(23),
}) satisfies z.ZodType<Plan>;

/** A plan as it was stored: what is missing, or no longer allowed, is as for somebody who made none. */
export function toPlan(stored: unknown): Plan {
  const known = typeof stored === "object" && stored !== null ? (stored as Record<string, unknown>) : {};
  const kept = Object.entries(planSchema.shape).flatMap(([name, schema]) => {
    const parsed = Object.hasOwn(known, name) ? schema.safeParse(known[name]) : null;
    return parsed?.success ? [[name, parsed.data] as const] : [];
  });
  return { ...DEFAULT_PLAN, ...Object.fromEntries(kept) };
}

/** A change of some parts of a plan, as somebody sent it: unknown names and values are problems, and so are seven days off. */
export function readPlanChange(body: unknown): Result<Partial<Plan>> {
  const parsed = planSchema.partial().safeParse(body);
  if (!parsed.success)
    return refused(...parsed.error.issues.map((issue) => ({ where: issue.path.join(".") || "plan", message: issue.message })));
  if (parsed.data.daysOff?.length === WEEKDAYS.length) return refused({ where: "daysOff", message: "leaves no day to practise" });
  return { ok: true, value: parsed.data };
}
