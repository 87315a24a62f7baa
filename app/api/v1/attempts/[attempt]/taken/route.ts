import { notHere, signedOut } from "@/server/json-requests";
import { whoIsAsking } from "@/server/session";
import { takeAlong } from "@/server/taken";

/** A session of practice to take along: with its keys, since it is marked on the device while there is no network. */
export async function POST(_request: Request, { params }: RouteContext<"/api/v1/attempts/[attempt]/taken">): Promise<Response> {
  const who = await whoIsAsking();
  if (!who) return signedOut();
  const taken = await takeAlong(who, (await params).attempt);
  return taken ? Response.json(taken) : notHere();
}
