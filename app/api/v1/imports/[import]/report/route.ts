import { reportFile } from "@/server/import-report";
import { notHere } from "@/server/json-requests";
import { whoIsAsking } from "@/server/session";

/** What an import came to, line by line: JSON, or with ?as=csv a table for a spreadsheet. */
export async function GET(request: Request, { params }: RouteContext<"/api/v1/imports/[import]/report">): Promise<Response> {
  const as = new URL(request.url).searchParams.get("as") === "csv" ? "csv" : "json";
  return (await reportFile(await whoIsAsking(), (await params).import, as)) ?? notHere();
}
