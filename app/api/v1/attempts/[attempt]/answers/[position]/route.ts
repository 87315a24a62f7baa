import { readAnswerBody } from "@/lib/quizzes/answer.schema";
import { recordAnswer } from "@/server/answers";
import { notHere, positionOf, readJson, refusal, signedOut } from "@/server/json-requests";
import { whoIsAsking } from "@/server/session";

/** Stores one answer. The response comes after the commit; sent again with the same key it is the same. */
export async function PUT(request: Request, { params }: RouteContext<"/api/v1/attempts/[attempt]/answers/[position]">): Promise<Response> {
  const who = await whoIsAsking();
  if (!who) return signedOut();
  const { attempt, position } = await params;
  const number = positionOf(position);
  const read = await readJson(request, readAnswerBody);
  if ("response" in read) return read.response;
  const result = number === null ? null : await recordAnswer(who, attempt, number, read.value);
  if (!result) return notHere();
  if (result.outcome === "refused") return refusal(result.problems);
  return Response.json(result.response, { status: result.outcome === "stored" ? 200 : 409 });
}
