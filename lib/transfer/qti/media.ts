import type { Problem } from "../../problem";
import type { Archive } from "../archive";
import type { MediaFile } from "../material";
import { placeOf } from "./places";

/** Endings of files by the types that a picture or sound within a text may have. */
const ENDINGS: Readonly<Record<string, string>> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/webp": "webp",
  "image/svg+xml": "svg",
  "audio/mpeg": "mp3",
  "audio/ogg": "ogg",
  "audio/wav": "wav",
  "audio/mp4": "m4a",
};

/** The bytes of a picture or sound that stands in an address itself, and the ending its type has; null for everything else. */
function withinAddress(address: string): { bytes: Uint8Array; ending: string } | null {
  const comma = address.indexOf(",");
  const [type, ...more] = address.slice("data:".length, Math.max(comma, 0)).toLowerCase().split(";");
  const ending = ENDINGS[type?.trim() ?? ""];
  if (comma < 0 || !ending || more.at(-1)?.trim() !== "base64") return null;
  try {
    return { bytes: Uint8Array.from(atob(address.slice(comma + 1).replace(/\s/g, "")), (sign) => sign.charCodeAt(0)), ending };
  } catch {
    return null;
  }
}

/** A name for a file beside a text: plain letters, and an ending. */
const plainName = (path: string) =>
  (path.split("/").at(-1) ?? "")
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9._-]+/g, "_")
    .replace(/^[._]+/, "")
    .slice(-100) || "file";

/** The pictures and sounds of a package that its texts name: only these are unpacked, each once. */
export class Media {
  readonly files: MediaFile[] = [];
  readonly problems: Problem[] = [];
  private readonly byKey = new Map<string, string | null>();
  private readonly names = new Set<string>();

  constructor(private readonly archive: Archive | null) {}

  /**
   * The name under which the file that an address means is taken along, when it stands in the file `from`; null when there is no such file.
   */
  named(address: string, from: string): string | null {
    const isWithin = /^data:/i.test(address);
    const key = isWithin ? address : placeOf(address, from);
    if (key === null) return null;
    if (!this.byKey.has(key)) this.byKey.set(key, isWithin ? this.takeWithin(address) : this.takePlace(key));
    return this.byKey.get(key)!;
  }

  private takeWithin(address: string): string | null {
    const found = withinAddress(address);
    return found && this.add(`within-text.${found.ending}`, found.bytes);
  }

  private takePlace(place: string): string | null {
    const read = this.archive?.read(place) ?? null;
    if (read?.ok) return this.add(plainName(place), read.value);
    if (read) this.problems.push(...read.problems);
    return null;
  }

  private add(wanted: string, bytes: Uint8Array): string {
    let name = wanted;
    for (let i = 2; this.names.has(name); i += 1) name = `${i}-${wanted}`;
    this.names.add(name);
    this.files.push({ name, bytes });
    return name;
  }
}
