import { notHere, signedOut } from "@/server/json-requests";
import { resultsFile } from "@/server/results-file";
import { noteSecurity } from "@/server/security-events";
import { whoIsAsking } from "@/server/session";

/** Who got what in an assignment, as a table for spreadsheets. */
export async function GET(_request: Request, { params }: RouteContext<"/api/v1/assignments/[assignment]/results">): Promise<Response> {
  const who = await whoIsAsking();
  if (!who) return signedOut();
  const file = await resultsFile(who, (await params).assignment);
  if (!file) return notHere();
  noteSecurity("results-exported", { personId: who.personId });
  return new Response(file.text, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${file.name}"`,
      "Cache-Control": "no-store",
    },
  });
}
