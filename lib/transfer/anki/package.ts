import { ok, refused, type Problem, type Result } from "../../problem";
import { ARCHIVE_LIMITS, openArchive, type Archive } from "../archive";
import { bytesIn, numberIn, readMessage, textIn } from "./protobuf";
import { looksLikeZstd, unzstd } from "./zstd";

/**
 * A package of Anki, opened: its collection as the bytes of a database, and its pictures and sounds by name. `mediaNamed` unpacks one at
 * each call; null when the package has none of that name.
 */
export type Package = { collection: Uint8Array; mediaNamed(name: string): Result<Uint8Array> | null; problems: Problem[] };

/** The newest first: newer packages also hold an old collection whose only note asks for a newer Anki. */
const COLLECTIONS = ["collection.anki21b", "collection.anki21", "collection.anki2"] as const;
/** The version of packages that is understood (the field "version" of "meta"). */
const NEWEST = 3;
const LARGEST_COLLECTION = 200_000_000;
const LARGEST_MEDIA_LIST = 20_000_000;

/** Whether the names of files in an archive are those of a package of Anki. */
export const isPackage = (names: readonly string[]): boolean => COLLECTIONS.some((name) => names.includes(name));

/** Reads an entry, and once more unpacks what is packed with Zstandard within; all that comes out counts against one limit. */
function entryReader(archive: Archive): (name: string, where: string, most: number) => Result<Uint8Array> | null {
  let room = ARCHIVE_LIMITS.unpacked;
  return (name, where, most) => {
    const read = archive.read(name);
    if (!read?.ok || !looksLikeZstd(read.value)) return read;
    const unpacked = unzstd(read.value, where, Math.min(most, room));
    if (unpacked.ok) room -= unpacked.value.length;
    return unpacked;
  };
}

/** The version that a package says it has; null when it says none. */
function versionOf(archive: Archive): number | null {
  const meta = archive.read("meta");
  const fields = meta?.ok ? readMessage(meta.value) : null;
  return fields && numberIn(fields, 1);
}

/** The names of pictures and sounds, each with the name of its entry. */
type MediaList = ReadonlyMap<string, string>;

/** As names are compared: an accent may be written as one sign or two. */
const nameKey = (name: string) => name.normalize("NFC");

function jsonList(bytes: Uint8Array): MediaList | null {
  try {
    const list: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof list !== "object" || list === null || Array.isArray(list)) return null;
    return new Map(Object.entries(list).flatMap(([entry, name]) => (typeof name === "string" ? [[nameKey(name), entry]] : [])));
  } catch {
    return null;
  }
}

/** Each file of the list is the entry of its place, from 0, unless it names another. */
function messageList(bytes: Uint8Array): MediaList | null {
  const files = readMessage(bytes);
  const names =
    files &&
    bytesIn(files, 1).map((file, place): [string, string] | null => {
      const fields = readMessage(file);
      const otherPlace = fields?.find((field) => field.number === 255)?.value;
      return fields && [nameKey(textIn(fields, 1)), String(otherPlace ?? place)];
    });
  return names && new Map(names.filter((entry) => entry !== null));
}

const NO_LIST: Problem = {
  where: "media",
  message: "The list of pictures and sounds is missing or damaged, so they come as words only. Export the deck again.",
};

const TOO_NEW = refused({
  where: "meta",
  message: "This package was made by a newer Anki than is understood. Export it with “Support older Anki versions”.",
});
const NO_COLLECTION = refused({
  where: "file",
  message: "There is no Anki collection in this file. In Anki choose File, Export, and “Anki Deck Package”.",
});
const ONLY_PLACEHOLDER = refused({
  where: "collection.anki21b",
  message: "The collection is missing: only a note that asks for a newer Anki is there. Export the deck again.",
});

/** Chooses the collection by what there is and what the package says of itself. */
function collectionName(archive: Archive): Result<string> {
  const version = versionOf(archive);
  if (version !== null && version > NEWEST) return TOO_NEW;
  const name = COLLECTIONS.find((one) => archive.names.includes(one));
  if (name === undefined) return NO_COLLECTION;
  return version === NEWEST && name !== COLLECTIONS[0] ? ONLY_PLACEHOLDER : ok(name);
}

/** Opens a package: .apkg or .colpkg, old layout or new. */
export function openPackage(bytes: Uint8Array): Result<Package> {
  const archive = openArchive(bytes);
  if (!archive.ok) return archive;
  const name = collectionName(archive.value);
  if (!name.ok) return name;
  const readEntry = entryReader(archive.value);
  const collection = readEntry(name.value, name.value, LARGEST_COLLECTION)!;
  if (!collection.ok) return collection;
  const isNew = name.value === COLLECTIONS[0];
  const listed = readEntry("media", "media", LARGEST_MEDIA_LIST);
  const media = listed?.ok ? (isNew ? messageList : jsonList)(listed.value) : null;
  return ok({
    collection: collection.value,
    mediaNamed(wanted) {
      const entry = media?.get(nameKey(wanted));
      return entry === undefined ? null : isNew ? readEntry(entry, wanted, ARCHIVE_LIMITS.unpacked) : archive.value.read(entry);
    },
    problems: media ? [] : [NO_LIST],
  });
}
