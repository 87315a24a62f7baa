import { readMetrics } from "@/server/metrics";
import { mayReadMetrics } from "@/server/metrics-access";

export const dynamic = "force-dynamic";

/** What is measured, for a Prometheus that may read it; to everybody else there is nothing here. */
export async function GET(request: Request): Promise<Response> {
  if (!mayReadMetrics(request.headers)) return new Response("Not found\n", { status: 404 });
  return new Response(await readMetrics(), { headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" } });
}
