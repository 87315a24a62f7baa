import { notHere, signedOut } from "@/server/json-requests";
import { pulseOf } from "@/server/results";
import { whoIsAsking } from "@/server/session";

/** Whether there is anything new in the results of an assignment: `{ pulse }`, another text whenever there is. */
export async function GET(_request: Request, { params }: RouteContext<"/api/v1/assignments/[assignment]/pulse">): Promise<Response> {
  const who = await whoIsAsking();
  if (!who) return signedOut();
  const pulse = await pulseOf(who, (await params).assignment);
  return pulse === null ? notHere() : Response.json({ pulse });
}
