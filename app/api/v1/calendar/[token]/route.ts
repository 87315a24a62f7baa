import { notHere } from "@/server/json-requests";
import { calendarOf } from "@/server/reminders";
import { originHere } from "@/server/session";

/** The calendar behind a secret address: asked for by calendars, which have no session. */
export async function GET(_request: Request, { params }: RouteContext<"/api/v1/calendar/[token]">): Promise<Response> {
  const { token } = await params;
  const calendar = /^[\w-]{32}$/.test(token) ? await calendarOf(token, await originHere()) : null;
  return calendar === null
    ? notHere()
    : new Response(calendar, {
        headers: { "content-type": "text/calendar; charset=utf-8", "content-disposition": 'inline; filename="footing.ics"' },
      });
}
