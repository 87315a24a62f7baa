import { readFlagBody } from "@/lib/quizzes/answer.schema";
import { flagItem } from "@/server/attempts";
import { notHere, positionOf, readJson, signedOut } from "@/server/json-requests";
import { whoIsAsking } from "@/server/session";

/** Marks a question to come back to, or takes the mark away. */
export async function PUT(request: Request, { params }: RouteContext<"/api/v1/attempts/[attempt]/flags/[position]">): Promise<Response> {
  const who = await whoIsAsking();
  if (!who) return signedOut();
  const { attempt, position } = await params;
  const number = positionOf(position);
  const read = await readJson(request, readFlagBody);
  if ("response" in read) return read.response;
  const done = number !== null && (await flagItem(who, attempt, number, read.value.flagged));
  return done ? Response.json(read.value) : notHere();
}
