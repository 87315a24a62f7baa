import { readKeyBody } from "@/lib/memory/practice.schema";
import { notHere, positionOf, readJson, signedOut } from "@/server/json-requests";
import { withdraw } from "@/server/practice";
import { whoIsAsking } from "@/server/session";

/** Takes back an answer of a session. Doing it again changes nothing; answers to a quiz stay. */
export async function PUT(
  request: Request,
  { params }: RouteContext<"/api/v1/attempts/[attempt]/answers/[position]/withdrawal">,
): Promise<Response> {
  const who = await whoIsAsking();
  if (!who) return signedOut();
  const { attempt, position } = await params;
  const number = positionOf(position);
  const read = await readJson(request, readKeyBody);
  if ("response" in read) return read.response;
  const result = number === null ? null : await withdraw(who, attempt, number, read.value.key);
  if (!result) return notHere();
  return result.outcome === "withdrawn" ? Response.json(result.move) : Response.json({ problems: result.problems }, { status: 409 });
}
