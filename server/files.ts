import "server-only";
import { slugWords } from "./slug-words";

/** Part of the name of a file that every system takes, of any name. */
export const slugOfFile = (name: string): string => slugWords(name.replace(/\.[a-z0-9]{1,8}$/i, "")) || "file";

/**
 * A file to be kept, under a name of letters, digits, hyphens and dots; nobody but whoever asks gets it, and no browser guesses what it is.
 */
export function asFile(body: string | Uint8Array<ArrayBuffer> | ReadableStream, name: string, mediaType: string): Response {
  const headers = {
    "content-type": mediaType,
    "content-disposition": `attachment; filename="${name}"`,
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store",
  };
  return new Response(body, { headers });
}
