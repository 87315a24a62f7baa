import { z } from "zod";
import { refused, type Result } from "../problem";
import { WALL_PHASES, type WallPlace } from "./wall";

const place = z.object({ position: z.int().min(0).max(1000), phase: z.enum(WALL_PHASES) });
const moveSchema = z.object({ from: place, to: z.union([place, z.literal("over")]) });

/** Where the class goes on the wall, and from where the teacher saw it; what does not fit is a problem. */
export function readWallMove(body: unknown): Result<{ from: WallPlace; to: WallPlace | "over" }> {
  const read = moveSchema.safeParse(body);
  if (read.success) return { ok: true, value: read.data };
  return refused(...read.error.issues.map((issue) => ({ where: issue.path.join(".") || "body", message: issue.message })));
}
