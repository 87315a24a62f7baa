import { readRevealBody } from "@/lib/quizzes/answer.schema";
import { recordReveal } from "@/server/answers";
import { notHere, positionOf, readJson, refusal, signedOut } from "@/server/json-requests";
import { whoIsAsking } from "@/server/session";

/** Shows the back of a card, or the points of say-it. */
export async function PUT(
  request: Request,
  { params }: RouteContext<"/api/v1/attempts/[attempt]/answers/[position]/reveal">,
): Promise<Response> {
  const who = await whoIsAsking();
  if (!who) return signedOut();
  const { attempt, position } = await params;
  const number = positionOf(position);
  const read = await readJson(request, readRevealBody);
  if ("response" in read) return read.response;
  const result = number === null ? null : await recordReveal(who, attempt, number, read.value);
  if (!result) return notHere();
  if (result.outcome === "revealed") return Response.json(result.response);
  return result.outcome === "refused" ? refusal(result.problems) : Response.json({ problems: result.problems }, { status: 409 });
}
