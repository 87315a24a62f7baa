import { handIn } from "@/server/attempts";
import { notHere, signedOut } from "@/server/json-requests";
import { whoIsAsking } from "@/server/session";

/** Hands an attempt in. Doing it again changes nothing. */
export async function POST(_request: Request, { params }: RouteContext<"/api/v1/attempts/[attempt]/hand-in">): Promise<Response> {
  const who = await whoIsAsking();
  if (!who) return signedOut();
  return (await handIn(who, (await params).attempt)) ? Response.json({ handedIn: true }) : notHere();
}
