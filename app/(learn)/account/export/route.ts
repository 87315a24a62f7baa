import { exportPerson } from "@/server/person-export";
import { whoHasThisSession } from "@/server/session";

/** Everything about whoever asks, as a file. */
export async function GET(): Promise<Response> {
  const who = await whoHasThisSession();
  if (!who) return new Response(null, { status: 401 });
  return new Response(`${JSON.stringify(await exportPerson(who), null, 2)}\n`, {
    headers: { "Content-Type": "application/json; charset=utf-8", "Content-Disposition": 'attachment; filename="footing-export.json"', "Cache-Control": "private, no-store" },
  });
}
