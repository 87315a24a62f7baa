import { notHere } from "@/server/json-requests";
import { fileOfSet } from "@/server/set-files";
import { whoIsAsking } from "@/server/session";

/** A set as a file of any kind that can be written. */
export async function GET(_: Request, { params }: RouteContext<"/api/v1/sets/[slug]/files/[format]">): Promise<Response> {
  const { slug, format } = await params;
  return (await fileOfSet(await whoIsAsking(), slug, format)) ?? notHere();
}
