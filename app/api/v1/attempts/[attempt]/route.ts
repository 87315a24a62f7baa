import { findAttempt } from "@/server/attempts";
import { notHere, signedOut } from "@/server/json-requests";
import { whoIsAsking } from "@/server/session";

/** An attempt as its learner may see it now: what a page that was left alone goes on from. */
export async function GET(_request: Request, { params }: RouteContext<"/api/v1/attempts/[attempt]">): Promise<Response> {
  const who = await whoIsAsking();
  if (!who) return signedOut();
  const attempt = await findAttempt(who, (await params).attempt);
  return attempt ? Response.json(attempt) : notHere();
}
