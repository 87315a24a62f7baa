import { isReady } from "@/server/readiness";

export const dynamic = "force-dynamic";

/** Whether this process can serve people: its database answers and has every migration. */
export async function GET(): Promise<Response> {
  return (await isReady()) ? Response.json({ status: "ok" }) : Response.json({ status: "not ready" }, { status: 503 });
}
