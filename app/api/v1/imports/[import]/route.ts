import { followImport } from "@/server/imports";
import { notHere } from "@/server/json-requests";
import { whoIsAsking } from "@/server/session";

/** How far an import has come. */
export async function GET(_: Request, { params }: RouteContext<"/api/v1/imports/[import]">): Promise<Response> {
  const state = await followImport(await whoIsAsking(), (await params).import);
  return state === null ? notHere() : Response.json({ state }, { headers: { "cache-control": "no-store" } });
}
