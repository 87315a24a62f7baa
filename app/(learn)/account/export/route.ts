import { exportPerson } from "@/server/person-export";
import { exportTables } from "@/server/person-tables";
import { zipOfPerson } from "@/server/person-zip";
import { noteSecurity } from "@/server/security-events";
import { whoHasThisSession } from "@/server/session";

const asFile = (type: string, name: string) => ({
  "Content-Type": type,
  "Content-Disposition": `attachment; filename="${name}"`,
  "Cache-Control": "private, no-store",
});

/**
 * Everything about whoever asks, as a file: JSON, with ?as=csv a ZIP of tables for a spreadsheet, with ?as=zip their sets, answers and
 * memories as files that other programs read.
 */
export async function GET(request: Request): Promise<Response> {
  const who = await whoHasThisSession();
  if (!who) return new Response(null, { status: 401 });
  noteSecurity("person-exported", { personId: who.personId });
  const as = new URL(request.url).searchParams.get("as");
  if (as === "zip") return new Response(await zipOfPerson(who), { headers: asFile("application/zip", "footing-everything.zip") });
  if (as === "csv") return new Response(await exportTables(who), { headers: asFile("application/zip", "footing-export.zip") });
  return new Response(`${JSON.stringify(await exportPerson(who), null, 2)}\n`, {
    headers: asFile("application/json; charset=utf-8", "footing-export.json"),
  });
}
