import { z } from "zod";
import { CAUSES, POLICIES } from "./regrade";

const wish = z.strictObject({
  cause: z.strictObject({ kind: z.enum(CAUSES), id: z.string().min(1).max(200) }),
  choice: z.strictObject({ policy: z.enum(POLICIES), fullWhereNotOffered: z.boolean() }),
  seen: z.strictObject({ at: z.number().finite(), digest: z.string().regex(/^[0-9a-f]{64}$/) }),
});

/** What whoever looked at a preview wants done: what was corrected, how, and what they saw. */
export type RegradeWish = z.infer<typeof wish>;

/** The wish, or null where something else was sent. */
export function readRegradeWish(sent: unknown): RegradeWish | null {
  const read = wish.safeParse(sent);
  return read.success ? read.data : null;
}
