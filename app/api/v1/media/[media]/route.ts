import { notHere } from "@/server/json-requests";
import { readMedia } from "@/server/media";
import { whoIsAsking } from "@/server/session";

// A picture or a sound of strangers: shown within a page, and opened by itself it may do nothing, whatever it holds.
const HEADERS = {
  "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
  "X-Content-Type-Options": "nosniff",
  "Content-Disposition": "inline",
};

/** The part of a file that a player asks for, from 0; null where the whole is wanted, "none" where there is no such part. */
function partOf(range: string | null, size: number): { from: number; to: number } | "none" | null {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range ?? "");
  if (!asked || (asked[1] === "" && asked[2] === "")) return null;
  const last = asked[1] === "" ? Number(asked[2]) : null;
  const from = last === null ? Number(asked[1]) : Math.max(0, size - last);
  const to = last === null && asked[2] !== "" ? Math.min(Number(asked[2]), size - 1) : size - 1;
  return from > to || last === 0 ? "none" : { from, to };
}

/** Nothing that may be kept: what is not here for somebody may be here for them tomorrow. */
function nothing(): Response {
  const response = notHere();
  for (const [name, value] of Object.entries({ ...HEADERS, "Cache-Control": "private, no-store" })) response.headers.set(name, value);
  return response;
}

/** A picture or sound of a text, by its name. It never changes under it. */
export async function GET(request: Request, { params }: RouteContext<"/api/v1/media/[media]">): Promise<Response> {
  const found = await readMedia(await whoIsAsking(), (await params).media);
  if (!found) return nothing();
  const { bytes, mediaType } = found;
  const headers = { ...HEADERS, "Content-Type": mediaType, "Cache-Control": "private, max-age=31536000, immutable", "Accept-Ranges": "bytes" };
  const part = mediaType.startsWith("audio/") ? partOf(request.headers.get("range"), bytes.length) : null;
  if (part === null) return new Response(bytes, { headers: { ...headers, "Content-Length": String(bytes.length) } });
  if (part === "none") return new Response(null, { status: 416, headers: { ...headers, "Content-Range": `bytes */${bytes.length}` } });
  const { from, to } = part;
  return new Response(bytes.slice(from, to + 1), { status: 206, headers: { ...headers, "Content-Length": String(to + 1 - from), "Content-Range": `bytes ${from}-${to}/${bytes.length}` } });
}
