import { readiness } from "@/server/readiness";

export const dynamic = "force-dynamic";

/**
 * Whether this process can serve people: its database answers, can be written, and has every migration. What else should be looked at makes
 * it "degraded".
 */
export async function GET(): Promise<Response> {
  const told = await readiness();
  return Response.json(told, { status: told.status === "not ready" ? 503 : 200 });
}
