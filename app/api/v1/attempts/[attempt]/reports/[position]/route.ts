import { readReportBody } from "@/lib/quizzes/answer.schema";
import { reportQuestion } from "@/server/attempts";
import { notHere, positionOf, readJson, signedOut } from "@/server/json-requests";
import { whoIsAsking } from "@/server/session";

/** Keeps "this question is wrong", with a note where one was written. */
export async function POST(request: Request, { params }: RouteContext<"/api/v1/attempts/[attempt]/reports/[position]">): Promise<Response> {
  const who = await whoIsAsking();
  if (!who) return signedOut();
  const { attempt, position } = await params;
  const number = positionOf(position);
  const read = await readJson(request, readReportBody);
  if ("response" in read) return read.response;
  const done = number !== null && (await reportQuestion(who, attempt, number, read.value.note));
  return done ? Response.json({ kept: true }) : notHere();
}
