// The only file that knows how zip files are laid out (PKWARE APPNOTE 6.3): what strangers pack is read entry by entry, counted while it
// unpacks.
import { joinBytes } from "../bytes";
import { deflateSync, Inflate } from "fflate";
import { ok, refused, type Problem, type Result } from "../problem";

/**
 * How much of an archive is taken, in bytes: what it may hold packed and unpacked, how many entries, and how many times its size an entry
 * of more than `free` may unpack to.
 */
export type ArchiveLimits = { packed: number; unpacked: number; entries: number; ratio: number; free: number };

/** The limits for files of strangers. */
export const ARCHIVE_LIMITS: ArchiveLimits = { packed: 100_000_000, unpacked: 500_000_000, entries: 10_000, ratio: 100, free: 1_000_000 };

/** An archive that was looked through: its files by name, in the order of its directory (folders are left out). Nothing is unpacked yet. */
export type Archive = {
  names: readonly string[];
  /** The bytes of a file, unpacked anew each time; null when there is none of that name. All that is unpacked counts against one limit. */
  read(name: string): Result<Uint8Array> | null;
};

type Entry = {
  name: string;
  rawName: Uint8Array;
  flags: number;
  method: number;
  crc: number;
  packedSize: number;
  size: number;
  at: number;
  mode: number;
};
/** Where the data of an entry lies: `start` of its own header, `data` of its bytes, `end` after them. */
type Extent = { entry: Entry; start: number; data: number; end: number };

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const IN_64_BITS = 0xffffffff;
/** A piece this long can unpack to 17 MB at most (1,032 to 1), so that a limit is never passed by more. */
const PIECE = 16_384;
/** The longest stretch that real data unpacks nothing from is a block of 64 KB kept as it is: after more, the data has ended. */
const MOST_SILENT_PIECES = 8;

const problem = (where: string, message: string): Problem => ({ where, message });
const whole = (message: string) => refused(problem("file", message));
const shownName = (name: string) => [...name].slice(0, 80).join("").replace(/\p{C}/gu, "�") || "a file without a name";
const inEntry = (name: string, message: string) => problem(shownName(name), message);

const NO_ARCHIVE = whole("This is not a zip file, or its end is missing. Save or download it again.");
const DAMAGED = whole("The list of what is in this file is damaged. Save or download it again.");
const megabytes = (bytes: number) => `${bytes / 1_000_000} MB`;

/** Thrown inside this file where bytes end too early or lie: it becomes a problem at the door. */
class Damage extends Error {}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** A number of 64 bits; what is too large to be a place in a file is damage. */
function longAt(view: DataView, at: number): number {
  const value = view.getUint32(at + 4, true) * 2 ** 32 + view.getUint32(at, true);
  if (!Number.isSafeInteger(value)) throw new Damage();
  return value;
}

/** Whether bytes begin as a zip file does. */
export const looksZipped = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));

/** Where the end of the directory is: the last place where one fits with its remark up to the end of the file; null when there is none. */
function endOfDirectory(bytes: Uint8Array): number | null {
  const view = viewOf(bytes);
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === DIRECTORY_END && at + 22 + view.getUint16(at + 20, true) === bytes.length) return at;
  }
  return null;
}

type Directory = { count: number; size: number; at: number };

/** The directory's number of entries, size and place; from the record of 64 bits where one is named. */
function directoryOf(bytes: Uint8Array, end: number): Directory {
  const view = viewOf(bytes);
  const parts = new Set([view.getUint16(end + 4, true), view.getUint16(end + 6, true)]);
  const directory = { count: view.getUint16(end + 10, true), size: view.getUint32(end + 12, true), at: view.getUint32(end + 16, true) };
  const isLong = directory.count === 0xffff || directory.size === IN_64_BITS || directory.at === IN_64_BITS;
  if (!isLong || end < 20 || view.getUint32(end - 20, true) !== LOCATOR_64) {
    if (parts.size > 1 || !parts.has(0) || view.getUint16(end + 8, true) !== directory.count) throw new Damage();
    return directory;
  }
  const long = longAt(view, end - 12);
  if (view.getUint32(long, true) !== DIRECTORY_END_64) throw new Damage();
  return { count: longAt(view, long + 32), size: longAt(view, long + 40), at: longAt(view, long + 48) };
}

/** The numbers of 64 bits that an entry's extra fields give in place of the ones that did not fit, in their fixed order. */
function withLongNumbers(entry: Entry, extra: Uint8Array): Entry {
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    const long = (short: number) => (short === IN_64_BITS ? longAt(view, (next += 8) - 8) : short);
    return { ...entry, size: long(entry.size), packedSize: long(entry.packedSize), at: long(entry.at) };
  }
  return entry;
}

const sameBytes = (one: Uint8Array, other: Uint8Array) => one.length === other.length && one.every((byte, at) => byte === other[at]);

/** A name in UTF-8, as nearly all are; a name in an old code page is read letter by letter. */
function nameOf(raw: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    return new TextDecoder("windows-1252").decode(raw);
  }
}

function entryAt(bytes: Uint8Array, at: number): { entry: Entry; next: number } {
  const view = viewOf(bytes);
  if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new Damage();
  const nameEnd = at + 46 + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  const next = extraEnd + view.getUint16(at + 32, true);
  if (next > bytes.length) throw new Damage();
  const rawName = bytes.subarray(at + 46, nameEnd);
  const short: Entry = {
    name: nameOf(rawName),
    rawName,
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    at: view.getUint32(at + 42, true),
    mode: view.getUint16(at + 40, true),
  };
  return { entry: withLongNumbers(short, bytes.subarray(nameEnd, extraEnd)), next };
}

/** Every entry of the directory. */
function entriesOf(bytes: Uint8Array, { count, size, at }: Directory, end: number): Entry[] {
  if (at + size > end) throw new Damage();
  const entries: Entry[] = [];
  for (let next = at; entries.length < count;) {
    const read = entryAt(bytes, next);
    entries.push(read.entry);
    next = read.next;
    if (next > at + size) throw new Damage();
  }
  return entries;
}

/** Where an entry's data lies, by its own header, which must name the same file. */
function extentOf(bytes: Uint8Array, entry: Entry): Extent {
  const view = viewOf(bytes);
  const start = entry.at;
  if (view.getUint32(start, true) !== LOCAL_HEADER) throw new Damage();
  const nameEnd = start + 30 + view.getUint16(start + 26, true);
  const data = nameEnd + view.getUint16(start + 28, true);
  if (!sameBytes(bytes.subarray(start + 30, nameEnd), entry.rawName)) throw new Damage();
  return { entry, start, data, end: data + entry.packedSize };
}

const isFolder = ({ name }: Entry) => name.endsWith("/");
const KIND_OF_FILE = 0xf000;
const REGULAR = 0x8000;
const FOLDER = 0x4000;
const isLink = ({ mode }: Entry) => ![0, REGULAR, FOLDER].includes(mode & KIND_OF_FILE);
const ENCRYPTED = 0x2041;
const AES = 99;
const isEncrypted = ({ flags, method }: Entry) => (flags & ENCRYPTED) !== 0 || method === AES;
const leadsOutside = ({ name }: Entry) =>
  /^(?:\/|[A-Za-z]:)|\\/.test(name) || name.split("/").some((part) => part === ".." || part === ".");
const isUnspeakable = ({ name }: Entry) => name === "" || /\p{Cc}/u.test(name);

/** What an entry is refused for, and with it the archive; null for nothing. */
function suspicionOf(entry: Entry): Problem | null {
  const { name } = entry;
  if (isEncrypted(entry)) return inEntry(name, "This file is locked with a password. Save it again without one.");
  if (isLink(entry)) return inEntry(name, "This is a link to another file, and links are not followed. Pack the file itself.");
  if (isUnspeakable(entry))
    return inEntry(name, "This file has no name, or signs in its name that no name has. Pack the files again under plain names.");
  if (leadsOutside(entry))
    return inEntry(
      name,
      "The name of this file leads out of its folder. Pack the files again with plain names, and folders parted by “/”.",
    );
  return null;
}

/** The first name that is there twice, told apart by nothing a person can see; null when all differ. */
function repeatedName(entries: readonly Entry[]): string | null {
  const seen = new Set<string>();
  for (const { name } of entries) {
    const same = name.normalize("NFC");
    if (seen.has(same)) return name;
    seen.add(same);
  }
  return null;
}

/**
 * The first entry whose data lies over another's or over the directory, as in archives that unpack one piece many times; null when none
 * does.
 */
function overlapping(extents: readonly Extent[], directoryAt: number): Extent | null {
  const inOrder = [...extents].sort((one, other) => one.start - other.start);
  return inOrder.find(({ end }, at) => end > (inOrder[at + 1]?.start ?? directoryAt)) ?? null;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

const furtherOn = (table: Uint32Array) => table.map((sum) => CRC_TABLE[sum & 0xff]! ^ (sum >>> 8));
/** What a byte adds to the sum when one, two or three others come after it: four at a time are summed up so. */
const [BEFORE_ONE, BEFORE_TWO, BEFORE_THREE] = [
  furtherOn(CRC_TABLE),
  furtherOn(furtherOn(CRC_TABLE)),
  furtherOn(furtherOn(furtherOn(CRC_TABLE))),
];

/** The check sum of zip files (CRC-32, polynomial EDB88320). */
function checkSum(bytes: Uint8Array): number {
  let sum = ~0;
  let at = 0;
  for (; at + 4 <= bytes.length; at += 4) {
    const four = sum ^ (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24));
    sum = BEFORE_THREE[four & 0xff]! ^ BEFORE_TWO[(four >>> 8) & 0xff]! ^ BEFORE_ONE[(four >>> 16) & 0xff]! ^ CRC_TABLE[four >>> 24]!;
  }
  for (; at < bytes.length; at += 1) sum = CRC_TABLE[(sum ^ bytes[at]!) & 0xff]! ^ (sum >>> 8);
  return ~sum >>> 0;
}

const MORE_THAN_IT_SAYS = "This file unpacks to more than it says. Pack it again.";
const BROKEN = "This file is damaged. Pack or download it again.";

/** The deflated bytes unpacked, piece by piece, to `size` bytes; a problem as soon as there are more, or when there are fewer. */
function inflated(packed: Uint8Array, { name, size }: Entry): Result<Uint8Array> {
  const unpacked = new Uint8Array(size);
  let length = 0;
  let silent = 0;
  const stream = new Inflate((piece) => {
    if (length + piece.length <= size) unpacked.set(piece, length);
    length += piece.length;
    silent = piece.length > 0 ? 0 : silent + 1;
  });
  try {
    // What follows the end is kept by the stream and copied again with each piece: so it is not given to it.
    for (let at = 0; at < packed.length && length <= size && silent <= MOST_SILENT_PIECES; at += PIECE) {
      stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
    }
  } catch {
    return refused(inEntry(name, BROKEN));
  }
  if (length > size) return refused(inEntry(name, MORE_THAN_IT_SAYS));
  return length === size ? ok(unpacked) : refused(inEntry(name, BROKEN));
}

const isBlownUp = ({ size, packedSize }: Entry, { free, ratio }: ArchiveLimits) => size > Math.max(free, packedSize * ratio);

/** The unpacked bytes of one entry. What it may unpack to is what it says, and that is held against the limits first. */
function unpack(bytes: Uint8Array, { entry, data, end }: Extent, limits: ArchiveLimits, room: number): Result<Uint8Array> {
  const { name, method, size, packedSize, crc } = entry;
  if (isBlownUp(entry, limits))
    return refused(inEntry(name, `This file unpacks to more than ${limits.ratio} times its size, as no real one does. It was not read.`));
  if (size > room)
    return refused(inEntry(name, `All files together unpack to more than ${megabytes(limits.unpacked)}. Take some out and try again.`));
  if (method !== STORED && method !== DEFLATED)
    return refused(inEntry(name, "This file is packed in a way that is not understood. Pack it again as an ordinary zip file."));
  if (method === STORED && size !== packedSize) return refused(inEntry(name, BROKEN));
  const read = method === STORED ? ok(bytes.slice(data, end)) : inflated(bytes.subarray(data, end), entry);
  return !read.ok || checkSum(read.value) === crc ? read : refused(inEntry(name, BROKEN));
}

function archiveOf(bytes: Uint8Array, extents: readonly Extent[], limits: ArchiveLimits): Archive {
  const files = new Map(extents.filter(({ entry }) => !isFolder(entry)).map((extent) => [extent.entry.name, extent]));
  let room = limits.unpacked;
  return {
    names: [...files.keys()],
    read(name) {
      const extent = files.get(name);
      if (!extent) return null;
      const read = unpack(bytes, extent, limits, room);
      if (read.ok) room -= read.value.length;
      return read;
    },
  };
}

function looked(bytes: Uint8Array, end: number, limits: ArchiveLimits): Result<Archive> {
  const directory = directoryOf(bytes, end);
  if (directory.count > limits.entries)
    return whole(`There are more than ${limits.entries.toLocaleString("en")} files in this file. Split it and try again.`);
  const entries = entriesOf(bytes, directory, end);
  const suspicions = entries.flatMap((entry) => suspicionOf(entry) ?? []);
  if (suspicions.length > 0) return refused(...suspicions.slice(0, 10));
  const repeated = repeatedName(entries);
  if (repeated !== null)
    return refused(inEntry(repeated, "Two files have this name, so it is not clear which is meant. Pack the files again."));
  const extents = entries.map((entry) => extentOf(bytes, entry));
  const over = overlapping(extents, directory.at);
  return over
    ? refused(inEntry(over.entry.name, "This file lies over another one, or breaks off. Pack or download the whole again."))
    : ok(archiveOf(bytes, extents, limits));
}

/**
 * Looks through a zip file without unpacking anything. Refused as a whole: what is too large or has too many entries, locked entries,
 * links, names that are absolute, lead outside or are there twice, entries that lie over one another, and a damaged directory. Reads zip64.
 */
export function openArchive(bytes: Uint8Array, limits: ArchiveLimits = ARCHIVE_LIMITS): Result<Archive> {
  if (bytes.length > limits.packed) return whole(`This file is larger than ${megabytes(limits.packed)}. Split it and try again.`);
  const end = endOfDirectory(bytes);
  if (end === null) return NO_ARCHIVE;
  try {
    return looked(bytes, end, limits);
  } catch (error) {
    // A place outside the bytes is damage, too: DataView says so by a RangeError.
    if (error instanceof Damage || error instanceof RangeError) return DAMAGED;
    throw error;
  }
}

/** A file to be packed: `stored` keeps its bytes as they are, which is quicker for what is packed already, such as pictures. */
export type ArchiveEntry = { name: string; bytes: Uint8Array; stored?: boolean };

/** 1 January 1980, the first day that a zip file can name: a file that leaves twice is the same bytes twice. */
const FIRST_DAY = 0x0021;
const NAMES_IN_UTF8 = 0x0800;
const READ_BY_2_0 = 20;
const MADE_ON_UNIX = (3 << 8) | READ_BY_2_0;
const ORDINARY_FILE = (REGULAR | 0o644) * 0x10000;

type Packed = { name: Uint8Array; data: Uint8Array; method: number; crc: number; size: number; at: number };

/** Numbers of two (`[value, 2]`) and four bytes, the low byte first. */
function numbers(...fields: [value: number, bytes: 2 | 4][]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((length, [, size]) => length + size, 0));
  const view = viewOf(bytes);
  let at = 0;
  for (const [value, size] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}

/** What the header of an entry and its line in the directory say alike. */
const description = ({ name, data, method, crc, size }: Packed): [number, 2 | 4][] => [
  [READ_BY_2_0, 2],
  [NAMES_IN_UTF8, 2],
  [method, 2],
  [0, 2],
  [FIRST_DAY, 2],
  [crc, 4],
  [data.length, 4],
  [size, 4],
  [name.length, 2],
  [0, 2],
];

const localHeader = (entry: Packed) => numbers([LOCAL_HEADER, 4], ...description(entry));
const directoryEntry = (entry: Packed) =>
  numbers([DIRECTORY_ENTRY, 4], [MADE_ON_UNIX, 2], ...description(entry), [0, 2], [0, 2], [0, 2], [ORDINARY_FILE, 4], [entry.at, 4]);

function packedEntry({ name, bytes, stored }: ArchiveEntry, at: number): Packed {
  const data = stored ? bytes : deflateSync(bytes);
  return { name: new TextEncoder().encode(name), data, method: stored ? STORED : DEFLATED, crc: checkSum(bytes), size: bytes.length, at };
}

const lengthOf = (parts: readonly Uint8Array[]) => parts.reduce((length, part) => length + part.length, 0);

/**
 * A zip file of these files, in this order; the same files give the same bytes. At most 65,534 files and 4 GB, names without repetition.
 */
export function writeArchive(entries: readonly ArchiveEntry[]): Uint8Array {
  const files: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const entry of entries) {
    const packed = packedEntry(entry, at);
    const parts = [localHeader(packed), packed.name, packed.data];
    files.push(...parts);
    directory.push(directoryEntry(packed), packed.name);
    at += lengthOf(parts);
  }
  const end = numbers(
    [DIRECTORY_END, 4],
    [0, 2],
    [0, 2],
    [entries.length, 2],
    [entries.length, 2],
    [lengthOf(directory), 4],
    [at, 4],
    [0, 2],
  );
  return joinBytes([...files, ...directory, end]);
}
