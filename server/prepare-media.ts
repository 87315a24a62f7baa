import { createHash } from "node:crypto";
import { MEDIA_ENDINGS, mediaTypeOf, type MediaType } from "@/lib/markup/media-kind";
import { withoutMetadata } from "@/lib/markup/without-metadata";
import type { Problem } from "@/lib/problem";
import type { MediaFile } from "@/lib/transfer/material";

// Without the database: the process that reads a file of strangers calls this.

/** A picture or sound ready to be stored: what the file called it (`was`), and its name by content, "SHA-256.ending". */
export type ReadyMedia = { was: string; name: string; mediaType: MediaType; bytes: Uint8Array<ArrayBuffer> };

/** The most that one picture or sound may take, and all that come together, in bytes. */
const LARGEST = 10_000_000;
const LARGEST_TOGETHER = 100_000_000;
const LARGEST_DRAWING = 1_000_000;

const KINDS = "PNG, JPEG, GIF, WebP, AVIF or SVG, MP3, Ogg, WAV or M4A";

function refusalOf(bytes: Uint8Array, type: MediaType | null): string | null {
  if (bytes.length > LARGEST)
    return "This file is larger than 10 MB and was left out: make it smaller and bring it again. Texts say its words in its place.";
  if (type === null)
    return `By its first bytes this is no picture or sound that pages can show (${KINDS}), so it was left out. Texts say its words in its place.`;
  return type === "image/svg+xml" && bytes.length > LARGEST_DRAWING
    ? "This drawing is larger than 1 MB and was left out: save it as PNG and bring it again."
    : null;
}

/**
 * Pictures and sounds looked at by their first bytes, each named by its content and without what a camera wrote into it. What is no such
 * file, is cut off or too large is a problem under its name.
 */
export function prepareMedia(files: readonly MediaFile[]): { ready: ReadyMedia[]; problems: Problem[] } {
  const ready: ReadyMedia[] = [];
  const problems: Problem[] = [];
  let together = 0;
  for (const { name: was, bytes } of files) {
    const type = mediaTypeOf(bytes);
    const refusal = refusalOf(bytes, type);
    const kept = refusal === null && type !== null ? withoutMetadata(bytes, type) : null;
    const message =
      refusal ??
      (kept === null ? "This picture is cut off or damaged and was left out: save it again. Texts say its words in its place." : null);
    if (message !== null || kept === null || type === null) problems.push({ where: was, message: message! });
    else if ((together += kept.length) > LARGEST_TOGETHER)
      problems.push({
        where: was,
        message: "With this file the pictures and sounds are more than 100 MB together, so it was left out: bring them in several files.",
      });
    else
      ready.push({
        was,
        name: `${createHash("sha256").update(kept).digest("hex")}.${MEDIA_ENDINGS[type]}`,
        mediaType: type,
        bytes: new Uint8Array(kept),
      });
  }
  return { ready, problems };
}
