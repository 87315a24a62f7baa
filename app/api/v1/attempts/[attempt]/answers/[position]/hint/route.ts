import { readKeyBody } from "@/lib/memory/practice.schema";
import { notHere, positionOf, readJson, signedOut } from "@/server/json-requests";
import { takeHint } from "@/server/practice";
import { whoIsAsking } from "@/server/session";

/** Shows the sentence that a question of a session rests on with the answer hidden; the answer then counts half. */
export async function PUT(
  request: Request,
  { params }: RouteContext<"/api/v1/attempts/[attempt]/answers/[position]/hint">,
): Promise<Response> {
  const who = await whoIsAsking();
  if (!who) return signedOut();
  const { attempt, position } = await params;
  const number = positionOf(position);
  const read = await readJson(request, readKeyBody);
  if ("response" in read) return read.response;
  const hint = number === null ? null : await takeHint(who, attempt, number);
  return hint ? Response.json({ hint }) : notHere();
}
