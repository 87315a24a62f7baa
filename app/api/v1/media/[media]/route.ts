import { byteRangeOf } from "@/lib/byte-range";
import { notHere } from "@/server/json-requests";
import { readMedia } from "@/server/media";
import { whoIsAsking } from "@/server/session";

// A picture or a sound of strangers: shown within a page, and opened by itself it may do nothing, whatever it holds.
const HEADERS = {
  "Content-Security-Policy":
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Content-Disposition": "inline",
};

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
  const headers = {
    ...HEADERS,
    "Content-Type": mediaType,
    "Cache-Control": "private, max-age=31536000, immutable",
    "Accept-Ranges": "bytes",
  };
  const part = mediaType.startsWith("audio/") ? byteRangeOf(request.headers.get("range"), bytes.length) : null;
  if (part === null) return new Response(bytes, { headers: { ...headers, "Content-Length": String(bytes.length) } });
  if (part === "none") return new Response(null, { status: 416, headers: { ...headers, "Content-Range": `bytes */${bytes.length}` } });
  const { from, to } = part;
  return new Response(bytes.slice(from, to + 1), {
    status: 206,
    headers: { ...headers, "Content-Length": String(to + 1 - from), "Content-Range": `bytes ${from}-${to}/${bytes.length}` },
  });
}
