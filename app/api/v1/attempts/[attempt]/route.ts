import { findAttempt } from "@/server/attempts";
import { notHere, signedOut } from "@/server/json-requests";
import { findPractice } from "@/server/practice";
import { whoIsAsking } from "@/server/session";

/** An attempt, or a session of practice, as its learner may see it now: what a page that was left alone goes on from. */
export async function GET(_request: Request, { params }: RouteContext<"/api/v1/attempts/[attempt]">): Promise<Response> {
  const who = await whoIsAsking();
  if (!who) return signedOut();
  const { attempt: id } = await params;
  const attempt = (await findAttempt(who, id)) ?? (await findPractice(who, id));
  return attempt ? Response.json(attempt) : notHere();
}
