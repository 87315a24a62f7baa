import type { MediaFile } from "../material";

const same = (one: Uint8Array, other: Uint8Array) => one.length === other.length && one.every((byte, i) => byte === other[i]);

/** A number for some bytes, so that few files are held against each other byte by byte. */
function fingerprint(bytes: Uint8Array): number {
  let sum = bytes.length;
  for (const byte of bytes) sum = (Math.imul(sum, 31) + byte) | 0;
  return sum;
}

const numbered = (name: string, number: number) => {
  const dot = name.lastIndexOf(".");
  return dot <= 0 ? `${name}-${number}` : `${name.slice(0, dot)}-${number}${name.slice(dot)}`;
};

/**
 * The pictures and sounds of a file. Moodle gives each text its own, so that two of one name may differ: the later one is then called
 * "name-2".
 */
export class MediaBook {
  readonly files: MediaFile[] = [];
  private readonly known = new Map<string, MediaFile[]>();
  private readonly names = new Set<string>();
  private readonly counts = new Map<string, number>();

  private freeName(name: string): string {
    let free = name;
    while (this.names.has(free)) {
      const count = (this.counts.get(name) ?? 1) + 1;
      this.counts.set(name, count);
      free = numbered(name, count);
    }
    this.names.add(free);
    return free;
  }

  /** What a file is called among all of them: the same bytes under the same name are one file. */
  add(name: string, bytes: Uint8Array): string {
    const key = `${fingerprint(bytes)} ${name}`;
    const alike = this.known.get(key) ?? [];
    const found = alike.find((file) => same(file.bytes, bytes));
    if (found) return found.name;
    const file = { name: this.freeName(name), bytes };
    this.known.set(key, [...alike, file]);
    this.files.push(file);
    return file.name;
  }
}
